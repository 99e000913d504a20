"""A task of the drill, as the page needs it: the parts of a form, what to say, and the way to the answer."""

from __future__ import annotations

from typing import Any

from derivations import steps
from mfml import drill
from mfml.drills import Differentiate, FirstRule, Match
from mfml.rules import Expression

_DOMAIN = {"x": [0.5, 2.0]}  # where all formulas of a task have values


def task(kind: str, level: int, seed: int) -> dict[str, Any]:
    """Return a task, or a `problem` if there is no such kind, level or seed.

    `form` is the kind of answer (docs/assets/js/practice/kinds/) and `data` what that kind needs; `says` has the texts
    that `data` names by their numbers.
    """
    try:
        made = drill(kind, level, seed)
    except (TypeError, ValueError) as error:
        return {"problem": f"The link is damaged: {error}."}
    match made:
        case Differentiate():
            return _differentiate(made)
        case FirstRule():
            return _first_rule(made)
    return _match(made)


def _differentiate(made: Differentiate) -> dict[str, Any]:
    wrong = [{"value": str(mistake.formula), "says": n} for n, mistake in enumerate(made.wrong)]
    return {
        "form": "expression",
        "asks": "What is the derivative of this formula?",
        "formula": made.formula.latex(),
        "data": {"value": str(made.answer), "domain": _DOMAIN, "upToConstant": "", "wrong": wrong},
        "says": [mistake.words for mistake in made.wrong],
        "solutions": _solutions(made.formula),
    }


def _first_rule(made: FirstRule) -> dict[str, Any]:
    return {
        "form": "choice",
        "asks": "You differentiate this formula. Which rule comes first?",
        "formula": made.formula.latex(),
        "options": [f"{option} rule" for option in made.options],
        "data": {"says": [n if words else None for n, words in enumerate(made.says)]},
        "says": list(made.says),
        "solutions": _solutions(made.formula),
    }


def _match(made: Match) -> dict[str, Any]:
    wrong = [[left, right, n] for n, (left, right, _) in enumerate(made.wrong)]
    return {
        "form": "match",
        "asks": "Which formula is the derivative of which function? Two of them are left over.",
        "lefts": [{"latex": function.latex(), "text": str(function)} for function in made.functions],
        "rights": [formula.latex() for formula in made.derivatives],
        "data": {"right": list(made.right), "wrong": wrong},
        "says": [words for *_, words in made.wrong],
        "solutions": _solutions(*made.functions),
    }


def _solutions(*formulas: Expression) -> list[dict[str, Any]]:
    return [{"latex": formula.latex(), "steps": steps(formula, "x")} for formula in formulas]
