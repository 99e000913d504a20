"""The judge of typed formulas against SymPy: 200 rewritings of a right answer pass, and 200 near misses do not."""

import random

import pytest
import sympy

from judge import judge

X = sympy.Symbol("x", real=True)
FUNCTIONS = [sympy.sin, sympy.cos, sympy.exp, sympy.tanh, sympy.atan]
REWRITINGS = [
    sympy.expand,
    sympy.factor,
    sympy.together,
    sympy.simplify,
    lambda f: sympy.expand(f, trig=True),
    lambda f: f * (sympy.sin(X) ** 2 + sympy.cos(X) ** 2),
    lambda f: (f * (X**2 + 1) + f) / (X**2 + 2),
    lambda f: (f + X) - X,
    lambda f: sympy.exp(X) * f * sympy.exp(-X),
    lambda f: f.rewrite(sympy.exp) if f.has(sympy.tanh) else sympy.expand((f + 1) ** 2 - 2 * f - 1) / f,
]


def formula(random, depth=3):
    """Return a random formula in x, without cancelling to a number."""
    if depth == 0:
        return random.choice([X, X, X + random.randint(1, 4), random.randint(2, 5) * X])
    kind = random.choice(["sum", "product", "power", "function", "quotient"])
    u = formula(random, depth - 1)
    if kind == "function":
        return random.choice(FUNCTIONS)(u)
    if kind == "power":
        return u ** random.randint(2, 3)
    v = formula(random, depth - 2 if depth > 1 else 0)
    if kind == "quotient":
        return u / (v**2 + random.randint(1, 3))
    return u + v if kind == "sum" else u * v


def written(f):
    return str(f).replace("atan", "arctan")


def tame(f):
    """Return whether a formula has values of moderate size, which floats can tell apart."""
    values = [abs(complex(f.subs(X, x))) for x in (-2.9, -1.3, 0.4, 1.7, 2.9)]
    return all(1e-4 < value < 1e4 for value in values)


def tame_formula(random):
    while True:
        f = formula(random)
        if f.has(X) and tame(f):
            return f


@pytest.mark.parametrize("seed", range(200))
def test_an_equivalent_rewriting_is_accepted(seed):
    chosen = random.Random(seed)
    f = tame_formula(chosen)
    verdict = judge(written(REWRITINGS[seed % len(REWRITINGS)](f)), written(f))
    assert verdict.result == "correct", verdict.message


def near_miss(random, f):
    """Change one thing that learners change: a number, a sign, an exponent, a function, a factor, a term."""
    other = random.choice([sympy.sin, sympy.cos, sympy.tanh])
    ways = [
        lambda: -f,
        lambda: f + random.choice([-1, 1]),
        lambda: f * random.choice([2, sympy.Rational(1, 2), X]),
        lambda: f.subs(X, -X),
        lambda: f.subs(X, X + 1),
        lambda: f + X / 10,
        lambda: f.replace(lambda e: e.is_Integer and e > 1, lambda e: e + 1),
        lambda: f.replace(lambda e: isinstance(e, sympy.Function), lambda e: other(e.args[0])),
        lambda: sympy.diff(f, X),
        lambda: sympy.diff(f, X) + f,
    ]
    return random.choice(ways)()


@pytest.mark.parametrize("seed", range(200))
def test_a_near_miss_is_refused_with_words(seed):
    chosen = random.Random(1000 + seed)
    while True:
        f = tame_formula(chosen)
        miss = near_miss(chosen, f)
        apart = [
            abs(sympy.N((f - miss).subs(X, x), 30)) for x in (sympy.Rational(1, 3), sympy.Rational(7, 5))
        ]
        if max(apart) > sympy.Rational(1, 10**6):
            break
    verdict = judge(written(miss), written(f))
    assert verdict.result == "wrong"
    assert verdict.message
