"""The task of finding which derivative belongs to which function."""

from dataclasses import dataclass
from random import Random

from ._drills_formulas import OUTER, inside, is_good
from ._drills_mistakes import Mistake, mistakes
from ._drills_values import X, same, values
from ._rules_expressions import Expression, Symbol
from ._rules_simplify import simplify
from .rules import differentiate

__all__ = ["Match", "make"]

_x = Symbol(X)
_FUNCTIONS, _DISTRACTORS = 4, 2


@dataclass(frozen=True)
class Match:
    """Find the derivatives of four functions among six formulas.

    Attributes
    ----------
    functions : tuple of Expression
        The functions of x.
    derivatives : tuple of Expression
        Their derivatives and two others, shuffled; no two are equal.
    right : tuple of int
        For each function the place of its derivative.
    wrong : tuple of (int, int, str)
        A function, the place of a formula that is not its derivative but a usual mistake, and what to say of it.
    """

    functions: tuple[Expression, ...]
    derivatives: tuple[Expression, ...]
    right: tuple[int, ...]
    wrong: tuple[tuple[int, int, str], ...]


def make(random: Random, level: int) -> Match:
    """Make a task; from level 2 on the functions have the same parts, put together in several ways."""
    while True:
        functions = [simplify(made) for made in _candidates(random, level) if is_good(made, min(level, 3))]
        answers = _different([differentiate(function, X) for function in functions])
        if len(functions) >= _FUNCTIONS and len(answers) == len(functions):
            return _shuffled(random, functions[:_FUNCTIONS], answers[:_FUNCTIONS])


def _candidates(random: Random, level: int) -> list[Expression]:
    """Return some functions that are easily taken for one another."""
    f, g = random.sample(OUTER, 2)
    match level:
        case 1:
            return [f(_x) for f in random.sample(OUTER, _FUNCTIONS)]
        case 2:
            u = inside(random)
            return [f(u) for f in random.sample(OUTER, len(OUTER))]
        case 3:
            u, v = f(_x), g(_x)
            made = [u * v, u / v, v / u, f(v), g(u)]
        case _:
            u, v = f(_x), g(inside(random))
            made = [u * v, u / v, v / u, f(v), u + v]
    random.shuffle(made)
    return made


def _different(formulas: list[Expression]) -> list[Expression]:
    """Return the formulas that differ from all before them."""
    found: list[Expression] = []
    for formula in formulas:
        if not any(same(values(formula), values(other)) for other in found):
            found.append(formula)
    return found


def _shuffled(random: Random, functions: list[Expression], answers: list[Expression]) -> Match:
    """Add distractors, and shuffle."""
    distractors: list[tuple[int, Mistake]] = []
    while len(distractors) < _DISTRACTORS:
        left = random.randrange(_FUNCTIONS)
        one = random.choice(_distractors(functions[left], answers[left]))
        together = [*answers, *(mistake.formula for _, mistake in distractors), one.formula]
        if len(_different(together)) == len(together):
            distractors.append((left, one))
    formulas = [*answers, *(mistake.formula for _, mistake in distractors)]
    order = random.sample(range(len(formulas)), len(formulas))
    return Match(
        tuple(functions),
        tuple(formulas[n] for n in order),
        tuple(order.index(n) for n in range(_FUNCTIONS)),
        tuple((left, order.index(_FUNCTIONS + n), one.words) for n, (left, one) in enumerate(distractors)),
    )


def _distractors(function: Expression, answer: Expression) -> list[Mistake]:
    """Return formulas that may be taken for the derivative."""
    return [
        Mistake(simplify(-answer), "The sign is wrong."),
        Mistake(function, "This is the function itself, and not its derivative."),
        *mistakes(function, answer),
    ]
