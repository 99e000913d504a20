"""The task of finding the rule that comes first.

The idea: the operation that is done last, when you put a number in for x and calculate, decides.
"""

from dataclasses import dataclass
from random import Random

from ._drills_formulas import basic, compose, good, grow, terms
from ._drills_values import X
from ._rules_expressions import Expression, Number, Product, Symbol, sum_of
from ._rules_table import Rule, rule_for

__all__ = ["FirstRule", "make"]

_x = Symbol(X)
_OPTIONS = ("sum", "constant multiple", "product", "quotient", "power", "chain")


@dataclass(frozen=True)
class FirstRule:
    """Find the rule that comes first in differentiating a formula of x.

    Attributes
    ----------
    formula : Expression
        What is to be differentiated.
    options : tuple of str
        The names of rules to choose from.
    right : int
        The place of the right one among the options.
    says : tuple of str
        For each option what to say if it is chosen; nothing for the right one.
    """

    formula: Expression
    options: tuple[str, ...]
    right: int
    says: tuple[str, ...]


def make(random: Random, level: int) -> FirstRule:
    """Make a task; the higher the level, the more lies inside."""
    wanted = random.choice(_OPTIONS if level == 1 else tuple(name for name in _OPTIONS if name != "power"))
    task = _with_first_rule(random, wanted, level - 1)
    rule = rule_for(task, _x)
    inside = _rules_in(task) - {rule.name}
    says = tuple(
        "" if option == rule.name else f"{_lure(option, inside)} {_last(task, rule)}" for option in _OPTIONS
    )
    return FirstRule(task, _OPTIONS, _OPTIONS.index(rule.name), says)


def _with_first_rule(random: Random, wanted: str, difficulty: int) -> Expression:
    """Return a good formula whose last operation has the rule."""
    while True:
        task = good(lambda: _formula(random, wanted, difficulty), min(difficulty + 1, 3))
        if rule_for(task, _x).name == wanted:
            return task


def _formula(random: Random, wanted: str, difficulty: int) -> Expression:
    match wanted:
        case "sum":
            return sum_of([_part(random, difficulty), _part(random, difficulty)])
        case "constant multiple":
            return Number(random.randint(2, 9)) * grow(random, difficulty)
        case "product":
            return _part(random, difficulty) * _part(random, 0)
        case "quotient":
            return _part(random, 0) / _part(random, difficulty)
        case "power":
            return _x ** random.randint(2, 9)
    return compose(random, difficulty)


def _part(random: Random, difficulty: int) -> Expression:
    """Return a part of a sum, a product or a quotient; sums are among the parts, to be looked through."""
    if difficulty == 0:
        return random.choice((basic(random), basic(random), terms(random)))
    return grow(random, random.randint(1, difficulty))


def _rules_in(task: Expression) -> set[str]:
    """Return the names of all rules that the derivative needs."""
    rule = rule_for(task, _x)
    return {rule.name}.union(*(_rules_in(part) for part in rule.parts))


def _lure(option: str, inside: set[str]) -> str:
    """Say whether the chosen rule will be needed at all."""
    return (
        f"The {option} rule comes later here."
        if option in inside
        else f"The {option} rule is not needed here."
    )


def _last(task: Expression, rule: Rule) -> str:
    """Say what the last operation does."""
    match rule.name:
        case "sum":
            return f"The last thing to do is to add or subtract: {_listed(rule.parts)}."
        case "constant multiple":
            number = task.factors[0] if isinstance(task, Product) else "a number"
            return f"The last thing to do is to multiply {rule.parts[0]} by {number}."
        case "product":
            return f"The last thing to do is to multiply: {_listed(rule.parts)}."
        case "quotient":
            return f"The last thing to do is to divide by {task.parts[1]}."
        case "power":
            return "It is a power of x itself."
    outer = rule.outer(Symbol("u")) if rule.outer else task
    return f"The last thing to do is {outer}, and inside stands u = {rule.parts[0]}."


def _listed(parts: tuple[Expression, ...]) -> str:
    """Return a, b and c."""
    *first, last = map(str, parts)
    return f"{', '.join(first)} and {last}"
