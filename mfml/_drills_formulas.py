"""Random formulas for tasks, of a chosen difficulty.

The idea: a formula grows from the outside in. Its difficulty is the number of products, quotients and chains in it,

    0: 3*x**2 + sin(x)     1: x**2*sin(x)     2: x**2*sin(3*x)     3: sqrt(x)*exp(sin(3*x)),

and what comes out is refused, and grown again, unless it looks good, is tame, is no shorter when it is simplified,
and has a derivative that fits on a line.
"""

from collections.abc import Callable
from random import Random

from ._drills_values import X, is_tame
from ._rules_expressions import Expression, Function, Number, Power, Product, Quotient, Symbol, sum_of
from ._rules_simplify import simplify
from .rules import differentiate

__all__ = ["OUTER", "basic", "compose", "formula", "good", "grow", "inside", "is_good", "terms"]

_x = Symbol(X)
_LONGEST = (14, 18, 30, 60)  # nodes of a derivative, by difficulty
_LARGEST_NUMBER = 9

_Map = Callable[[Expression], Expression]
# What can be done with an inside.
OUTER: tuple[_Map, ...] = (
    *(lambda u, name=name: Function(name, u) for name in ("sin", "cos", "exp", "ln", "sqrt")),
    *(lambda u, n=n: Power(u, Number(n)) for n in (2, 3, 4, 5)),
)


def formula(random: Random, difficulty: int) -> Expression:
    """Return a good formula with so many products, quotients and chains."""
    return good(lambda: terms(random) if difficulty == 0 else grow(random, difficulty), difficulty)


def good(make: Callable[[], Expression], difficulty: int) -> Expression:
    """Make formulas until one is good, and return that one, simplified."""
    while True:
        made = make()
        if is_good(made, difficulty):
            return simplify(made)


def is_good(made: Expression, difficulty: int) -> bool:
    """Tell whether a formula and its derivative are fit for a task."""
    simple = simplify(made)
    slope = differentiate(simple, X)
    whole = type(simple) is type(made) and simple.size >= made.size
    is_fit = X in slope.symbols and slope.size <= _LONGEST[difficulty]
    return whole and is_fit and _looks_good(simple) and is_tame(simple) and is_tame(slope)


def _looks_good(formula: Expression) -> bool:
    """Tell whether the numbers are small, and no root or logarithm is left that can be taken apart."""
    match formula:
        case Number(value):
            return isinstance(value, int) and abs(value) <= _LARGEST_NUMBER
        case Function("sqrt" | "ln", Product() | Quotient() | Power()):
            return False
    return all(_looks_good(part) for part in formula.parts)


def grow(random: Random, difficulty: int) -> Expression:
    """Return a product, a quotient or a chain with so many of them in all, or a basic function."""
    if difficulty == 0:
        return basic(random)
    left = random.randrange(difficulty)
    match random.choice(("product", "quotient", "chain", "chain")):
        case "product":
            return grow(random, left) * grow(random, difficulty - 1 - left)
        case "quotient":
            return grow(random, left) / grow(random, difficulty - 1 - left)
    return compose(random, difficulty - 1)


def compose(random: Random, difficulty: int) -> Expression:
    """Return f(u), where u has the difficulty."""
    return random.choice(OUTER)(inside(random) if difficulty == 0 else grow(random, difficulty))


def basic(random: Random) -> Expression:
    """Return a function of x alone, from the table of derivatives."""
    return random.choice(OUTER)(_x)


def inside(random: Random) -> Expression:
    """Return what stands inside a simple chain: something else than x alone."""
    a, b, n = random.randint(2, 5), random.randint(1, 5), random.randint(2, 3)
    return random.choice((a * _x, a * _x + b, b - a * _x, _x**n, _x**n + b, a * _x**n + b, basic(random)))


def terms(random: Random) -> Expression:
    """Return a sum of two or three terms, each a number times a basic function."""
    found = [_multiple(random) for _ in range(random.choice((1, 2, 2)))]
    last = random.choice((_multiple(random), Number(random.randint(1, 9))))
    return sum_of([*found, last if random.random() < 0.5 else -last])


def _multiple(random: Random) -> Expression:
    factor = Number(random.randint(2, 6))
    match random.randrange(6):
        case 0:
            return factor / _x ** random.randint(2, 3)
        case 1:
            return factor * _x
        case 2:
            return basic(random)
    return factor * basic(random)
