"""The task of differentiating a formula."""

from dataclasses import dataclass
from random import Random

from ._drills_formulas import formula
from ._drills_mistakes import Mistake, mistakes
from ._drills_values import X
from ._rules_expressions import Expression
from .rules import differentiate

__all__ = ["Differentiate", "make"]


@dataclass(frozen=True)
class Differentiate:
    """Find the derivative of a formula of x.

    Attributes
    ----------
    formula : Expression
        What is to be differentiated.
    answer : Expression
        Its derivative, simplified.
    wrong : tuple of Mistake
        Wrong answers that people give, each different from the answer.
    """

    formula: Expression
    answer: Expression
    wrong: tuple[Mistake, ...]


def make(random: Random, level: int) -> Differentiate:
    """Make a task: one rule, two, nested ones, and beasts."""
    task = formula(random, level - 1)
    answer = differentiate(task, X)
    return Differentiate(task, answer, mistakes(task, answer))
