"""Taylor coefficients of random compositions to degree 20, against mpmath with 60 digits.

How wrong may a coefficient be? A sum of large numbers that cancel keeps the rounding of the large ones, so the
fair measure is not the coefficient itself but the sum of the absolute values of the terms it is added up from.
`Running` computes that measure beside the coefficients (a running error bound, N. J. Higham, Accuracy and
Stability of Numerical Algorithms, section 3.3). With |a| for the series of absolute values, ~a for a without its
constant, and e_a for the bound of a:

    a + b      e = e_a + e_b + |a + b|
    a b        e = e_a |b| + |a| e_b + |a| |b|
    g(a)       e = G'(|~a|) e_a + G(|~a|), where G has the absolute values of g's terms at a_0

For G, sin and cos count as two exponentials, and tan, tanh and arctan as the sums over their poles that they are:
what cancels there is ignored too. The bound times half an ulp is what one rounding for each operation can do;
every coefficient follows from those before it, so up to 20 roundings are allowed at degree 20.
"""

import math
import operator
import random
from collections import Counter

import mpmath
import numpy as np
import pytest

from mfml._taylor_series import Series
from mfml.taylor import taylor_coefficients

N = 20
J = np.arange(N + 2)
FACTORIAL = np.array([float(math.factorial(j)) for j in J])
HALVES = np.arange(-200, 200) + 0.5  # the poles of tan lie at these multiples of π
HALF_ULP = 2.0**-53
ROUNDINGS = 20


def _logarithmic(rho):
    """Return the sizes 1 / (j rho**j) of the terms of log(1 + t / rho)."""
    return np.array([0.0, *(1 / (j * rho**j) for j in J[1:])])


def _power(a, r):
    """Return the sizes of the terms of (a + t)**r."""
    binomials = np.cumprod([1.0, *(abs(r - j) / (j + 1) for j in range(N + 1))])
    return np.array([b * abs(a) ** (r - j) if b else 0.0 for j, b in enumerate(binomials)])


def _poles(distances):
    """Return the sizes of the terms of sum 1 / (pole - a - t)."""
    return np.array([np.sum(distances ** -(j + 1.0)) for j in J])


def _arcsin(a):
    return np.array([0.0, *np.convolve(_power(1 - a, -0.5), _power(1 + a, -0.5))[: N + 1] / J[1:]])


# For each function: the arguments it is given, mpmath's version, and the sizes of its terms at a.
FUNCTIONS = {
    "sin": (lambda a: True, mpmath.sin, lambda a: 1 / FACTORIAL),
    "cos": (lambda a: True, mpmath.cos, lambda a: 1 / FACTORIAL),
    "exp": (lambda a: True, mpmath.exp, lambda a: math.exp(a) / FACTORIAL),
    "expm1": (lambda a: True, mpmath.expm1, lambda a: math.exp(a) / FACTORIAL),
    "sinh": (lambda a: True, mpmath.sinh, lambda a: math.cosh(a) / FACTORIAL),
    "cosh": (lambda a: True, mpmath.cosh, lambda a: math.cosh(a) / FACTORIAL),
    "tanh": (lambda a: True, mpmath.tanh, lambda a: _poles(np.hypot(a, HALVES * math.pi))),
    "arctan": (lambda a: True, mpmath.atan, lambda a: _logarithmic(math.hypot(1, a))),
    "tan": (
        lambda a: abs(math.cos(a)) > 0.05,
        mpmath.tan,
        lambda a: _poles(abs(math.remainder(a, math.pi) - HALVES * math.pi)),
    ),
    "log": (lambda a: a > 0.05, mpmath.log, _logarithmic),
    "log1p": (lambda a: a > -0.95, mpmath.log1p, lambda a: _logarithmic(1 + a)),
    "sqrt": (lambda a: a > 0.05, mpmath.sqrt, lambda a: _power(a, 0.5)),
    "arcsin": (lambda a: abs(a) < 0.95, mpmath.asin, _arcsin),
    "arccos": (lambda a: abs(a) < 0.95, mpmath.acos, _arcsin),
    "arctanh": (lambda a: abs(a) < 0.95, mpmath.atanh, lambda a: _logarithmic(1 - a) + _logarithmic(1 + a)),
}
OPERATORS = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "**": operator.pow,
}
BY_NUMPY = {name: getattr(np, name) for name in FUNCTIONS}
BY_MPMATH = {name: function for name, (_, function, _) in FUNCTIONS.items()}


def run(tree, x, functions):
    """Evaluate ("sin", tree), ("+", tree, tree), "x" or a number."""
    if not isinstance(tree, tuple):
        return x if tree == "x" else tree
    values = [run(part, x, functions) for part in tree[1:]]
    return (OPERATORS.get(tree[0]) or functions[tree[0]])(*values)


def _grow(rng, depth, x0):
    """Return a random composition that is smooth at x0, and its value there."""
    if depth == 0 or rng.random() < 0.08:
        leaf = "x" if rng.random() < 0.8 else rng.choice([0.5, 2.0, -1.25, 3.0, 0.7])
        return leaf, x0 if leaf == "x" else leaf
    while True:
        part, a = _grow(rng, depth - 1, x0)
        kind = rng.random()
        if kind < 0.6:
            tree = (rng.choice([name for name, (fits, *_) in FUNCTIONS.items() if fits(a)]), part)
        elif kind < 0.75:
            signs = [2, 3, *([-1, -2] if abs(a) > 0.05 else []), *([0.5, 1.5, -0.7] if a > 0.05 else [])]
            tree = ("**", part, rng.choice(signs))
        else:
            other, b = _grow(rng, depth - 1, x0)
            tree = (rng.choice(["+", "-", "*", "/", "**"]), part, other)
            if (tree[0] == "/" and abs(b) < 0.05) or (tree[0] == "**" and a < 0.05):
                continue
        value = float(run(tree, mpmath.mpf(x0), BY_MPMATH))
        if abs(value) < 8:
            return tree, value


def _names(tree):
    if not isinstance(tree, tuple):
        return [tree]
    return [tree[0], *(name for part in tree[1:] for name in _names(part))]


def _compositions(how_many):
    rng, found = random.Random(2024), []
    while len(found) < how_many:
        x0 = rng.choice([0.3, -0.6, 0.85, 1.7, -2.2])
        tree, _ = _grow(rng, rng.choice([2, 3, 4]), x0)
        if "x" in _names(tree) and isinstance(tree, tuple):
            found.append((tree, x0))
    return found


SINGLE = [
    ((name, "x"), x0) for name, (fits, *_) in FUNCTIONS.items() for x0 in (0.3, -0.6, 0.85, 1.7) if fits(x0)
]
POWERS = [(("**", "x", r), x0) for r in (-1, -2, -5, 3, 0.5, -1.5) for x0 in (0.3, 1.7)]
COMPOSITIONS = _compositions(80)


def _times(a, b):
    return np.convolve(a, b)[: N + 1]


class Running:
    """A series, or a number, and the error bound of each coefficient in roundings."""

    def __init__(self, value, bound):
        self.value, self.bound = value, bound
        constant = not isinstance(value, Series)
        self.sizes = np.abs([float(value), *[0.0] * N] if constant else value.coefficients)

    def __add__(self, other):
        return _sum(self.value + other.value, self, other)

    def __sub__(self, other):
        return _sum(self.value - other.value, self, other)

    def __mul__(self, other):
        a, b = self.sizes, other.sizes
        return Running(
            self.value * other.value, _times(self.bound, b) + _times(a, other.bound) + _times(a, b)
        )

    def __truediv__(self, other):
        inverse, bound = _composed(other, _power(other.sizes[0], -1))
        return Running(self.value / other.value, _times(self.bound, inverse) + _times(self.sizes, bound))

    def __pow__(self, other):
        value = self.value**other.value
        if isinstance(other.value, Series):
            exponent = other * _apply("log", self)
            base = value.coefficients[0] if isinstance(value, Series) else value
            return Running(value, _composed(exponent, base / FACTORIAL)[1])
        return Running(value, _composed(self, _power(self.sizes[0], other.value))[1])


def _sum(value, a, b):
    result = Running(value, a.bound + b.bound)
    result.bound = result.bound + result.sizes
    return result


def _apply(name, a):
    value = BY_NUMPY[name](a.value)
    constant = a.value.coefficients[0] if isinstance(a.value, Series) else a.value
    terms = FUNCTIONS[name][2](constant)
    result = Running(value, None)
    result.bound = _composed(a, np.array([result.sizes[0], *terms[1:]]))[1]
    return result


def _composed(a, terms):
    """Return G(|~a|) and the bound of g(a)."""
    tail = np.array([0.0, *a.sizes[1:]])

    def horner(coefficients):
        total = np.zeros(N + 1)
        for c in coefficients[::-1]:
            total = _times(total, tail)
            total[0] += c
        return total

    sizes = horner(terms[: N + 1])
    return sizes, sizes + _times(horner((J * terms)[1:]), a.bound)


def error_in_roundings(tree, x0):
    """Return how many roundings the worst coefficient is wrong by."""
    got = taylor_coefficients(lambda x: run(tree, x, BY_NUMPY), x0, N)
    with mpmath.workdps(60):
        exact = mpmath.taylor(lambda x: run(tree, x, BY_MPMATH), mpmath.mpf(x0), N)
        errors = np.array([float(abs(mpmath.mpf(c) - e)) for c, e in zip(got.tolist(), exact, strict=True)])
    errors[errors < 1e-40] = 0.0  # mpmath's own
    running = {name: lambda a, name=name: _apply(name, a) for name in FUNCTIONS}
    lifted = _lift(tree)
    bound = run(lifted, Running(Series([x0, 1.0, *[0.0] * (N - 1)]), np.zeros(N + 1)), running).bound
    return float(np.max(errors / (HALF_ULP * np.maximum(bound, 1e-300))))


def _lift(tree):
    """Turn the numbers in a tree into Running."""
    if isinstance(tree, tuple):
        return (tree[0], *map(_lift, tree[1:]))
    return tree if tree == "x" else Running(tree, np.zeros(N + 1))


@pytest.mark.parametrize(("tree", "x0"), COMPOSITIONS + SINGLE + POWERS)
def test_exact_to_rounding(tree, x0) -> None:
    assert error_in_roundings(tree, x0) <= ROUNDINGS


def test_compositions_use_everything() -> None:
    uses = Counter(name for tree, _ in COMPOSITIONS for name in _names(tree))
    assert all(uses[name] >= 2 for name in [*FUNCTIONS, *OPERATORS])
    assert len({str(tree) for tree, _ in COMPOSITIONS}) >= 60
