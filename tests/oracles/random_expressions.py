"""Random expressions, and points where their derivatives are well conditioned.

An expression is a random tree of + - * / powers and functions over one to four variables. Most random trees have
logarithms of negative numbers, or values of 1e50, or differences of almost equal numbers somewhere. So each is
drawn until it, its gradient and its Hessian are tame at the point that was drawn with it:

    every node has a real value of a size between 1/1000 and 1000, and
    rounding every operation moves no entry of the derivatives by more than `ROUNDINGS` roundings of that entry.

The second is a running error analysis of SymPy's own derivatives, not of what `mfml` does. It allows a loss of at
most two and a half digits of the sixteen, so twelve digits can be asked of any good way to compute the same thing.
"""

import itertools
import math
import operator
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
import sympy as sp

SMALL, LARGE, ROUNDINGS = 1e-3, 1e3, 400.0

# The slope of a function tells how much it amplifies the error of its argument.
_SLOPES = {
    sp.sin: lambda v: math.cos(v),
    sp.cos: lambda v: math.sin(v),
    sp.exp: lambda v: math.exp(v),
    sp.log: lambda v: 1 / v,
    sp.tanh: lambda v: 1 - math.tanh(v) ** 2,
    sp.atan: lambda v: 1 / (1 + v * v),
}
_VALUES = {
    sp.sin: math.sin,
    sp.cos: math.cos,
    sp.exp: math.exp,
    sp.log: math.log,
    sp.tanh: math.tanh,
    sp.atan: math.atan,
}
_FUNCTIONS = [sp.sin, sp.cos, sp.exp, sp.log, sp.sqrt, sp.tanh, sp.atan]
_POWERS = [2, 3, 4, -1, -2, sp.Rational(1, 2), sp.Rational(3, 2), sp.Rational(-1, 2)]
_NUMBERS = [sp.Rational(n, 4) for n in (-7, -4, -3, 1, 2, 3, 5, 6, 8, 12)]  # exact in binary


class Problem(NamedTuple):
    variables: list[sp.Symbol]
    expression: sp.Expr
    gradient: list[sp.Expr]
    hessian: list[list[sp.Expr]]
    point: np.ndarray


class WildError(Exception):
    """A value is too large or too small, not real, or lost in rounding."""


def problems(count: int, seed: int) -> list[Problem]:
    """Return so many tame problems; the sizes and the numbers of variables are spread evenly."""
    rng = np.random.default_rng(seed)
    found: list[Problem] = []
    while len(found) < count:
        variables = list(sp.symbols(f"x:{1 + len(found) % 4}"))
        found.append(next(_tame(rng, variables, depth=3 + len(found) % 3)))
    return found


def _tame(rng: np.random.Generator, variables: list[sp.Symbol], depth: int) -> Iterator[Problem]:
    while True:
        expression = _tree(rng, variables, depth)
        if expression.free_symbols != set(variables) or sp.count_ops(expression) < 2 * depth:
            continue
        point = rng.uniform(0.2, 2.0, len(variables)) * rng.choice([-1.0, 1.0], len(variables))
        values = dict(zip(variables, point.tolist(), strict=True))
        try:
            _refuse_wild([expression], values)
            slopes = [sp.diff(expression, v) for v in variables]
            _refuse_wild(slopes, values)
            curvatures = [[sp.diff(slope, v) for v in variables] for slope in slopes]
            _refuse_wild(itertools.chain(*curvatures), values)
        except WildError:
            continue
        yield Problem(variables, expression, slopes, curvatures, point)


def _tree(rng: np.random.Generator, variables: list[sp.Symbol], depth: int) -> sp.Expr:
    def pick(choices: list[Any]) -> Any:
        return choices[rng.integers(len(choices))]

    if depth == 0:
        return pick(_NUMBERS) if rng.random() < 0.15 else pick(variables)
    branch = _tree(rng, variables, depth - 1)
    kind = rng.random()
    if kind < 0.3:
        return pick(_FUNCTIONS)(branch)
    if kind < 0.4:
        return branch ** pick(_POWERS)
    other = _tree(rng, variables, int(rng.integers(depth)))
    if kind < 0.44:
        return branch**other
    return pick([operator.add, operator.sub, operator.mul, operator.truediv])(branch, other)


def _refuse_wild(expressions: Iterable[sp.Expr], values: dict[sp.Symbol, float]) -> None:
    """Raise an error if an expression cannot be computed in floats to `ROUNDINGS` roundings of its own size."""
    for expression in expressions:
        if expression == 0:
            continue
        try:
            value, error = _run(expression, values)
        except (ArithmeticError, ValueError, TypeError) as reason:
            raise WildError from reason
        if error > ROUNDINGS * abs(value):
            raise WildError


def _run(expression: sp.Expr, values: dict[sp.Symbol, float]) -> tuple[float, float]:
    """Return a value, and a bound of its error in units of the rounding error of 1, to first order."""
    if expression.is_Symbol:
        return values[expression], 0.0
    if expression.is_Number:
        return float(expression), 0.0
    if expression is sp.E or expression is sp.pi:
        return float(expression), abs(float(expression))
    parts = [_run(part, values) for part in expression.args]
    if expression.is_Add:
        value = math.fsum(v for v, _ in parts)
        error = math.fsum(e for _, e in parts) + (len(parts) - 1) * max(abs(v) for v, _ in parts)
    elif expression.is_Mul:
        value = math.prod(v for v, _ in parts)
        error = abs(value) * (len(parts) - 1 + math.fsum(e / abs(v) for v, e in parts))
    elif expression.is_Pow:
        (base, base_error), (power, power_error) = parts
        value = math.pow(base, power)
        error = abs(value) * (abs(power) * base_error / abs(base) + 1)
        error += abs(value * math.log(abs(base))) * power_error
    else:
        ((inner, inner_error),) = parts
        value = _VALUES[expression.func](inner)
        error = abs(_SLOPES[expression.func](inner)) * inner_error + abs(value)
    if not SMALL <= abs(value) <= LARGE:
        raise WildError
    return value, error
