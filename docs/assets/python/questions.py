"""Answer the page's questions: text of JSON in, text of JSON out, so that nothing but data passes between the two.

What a reader has typed wrongly is an answer, too, not an error.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import cells
import program_checks as checks
from drill_questions import task
from explain_questions import explained, read
from judge import judge

Reply = dict[str, Any]


def answer(question: str) -> str:
    """Return the answer to a question; its "about" says what is asked, the rest is for whoever knows."""
    fields = json.loads(question)
    return json.dumps(ANSWERS[fields.pop("about")](**fields))


def _judge(
    text: str, value: str, domain: dict[str, list[float]], wrong: list[str], up_to_constant: str
) -> Reply:
    """Say whether a typed formula is right; `wrong` has formulas that are known mistakes: which of them it is."""
    ends = {name: (low, high) for name, (low, high) in domain.items()}
    names = [f"mistake {number}" for number in range(len(wrong))]
    verdict = judge(text, value, ends, list(zip(wrong, names, strict=True)), up_to_constant=up_to_constant)
    known = names.index(verdict.message) if verdict.message in names else None
    return {"result": verdict.result, "message": verdict.message, "known": known}


def _checks(wants: list[str], text: str, wrong: list[dict[str, Any]]) -> Reply:
    """Say which check of a program failed first, counted from 0, what it printed, and which known mistake that is."""
    failed = checks.first_failed(wants, text)
    if not failed:
        return {}
    same = (
        mistake["says"]
        for mistake in wrong
        if mistake["number"] == failed.number and cells.agrees(mistake["got"], failed.got)
    )
    return {"number": failed.number, "got": failed.got, "says": next(same, None)}


ANSWERS: dict[str, Callable[..., Reply]] = {
    "judge": _judge,
    "preview": read,
    "checks": _checks,
    "drill": task,
    "explain": explained,
}
