"""The checks of a program: doctest examples that run one after the other, and stop at the first that raises.

All of them run as one piece of code, so that a check may use what an earlier one has defined; a mark is printed
after each, which tells where its output ends.
"""

from __future__ import annotations

import doctest
from collections.abc import Sequence
from dataclasses import dataclass

import cells

MARK = "\x1e"  # "record separator", which no program prints by accident


@dataclass(frozen=True)
class Check:
    """A check: what runs, and what it is to print."""

    code: str
    want: str


@dataclass(frozen=True)
class Failed:
    """The first check that failed, counted from 0, and what it printed."""

    number: int
    got: str


def read(source: str) -> list[Check]:
    """Return the checks in a text with prompts; a check ends where something is expected."""
    found: list[Check] = []
    code = ""
    for example in doctest.DocTestParser().get_examples(source):
        code += example.source
        if example.want:
            found.append(Check(code, example.want))
            code = ""
    if code:
        raise ValueError(f"the last check expects nothing: {code.strip()}")
    return found


def program(checks: Sequence[Check]) -> str:
    """Return the code that runs all checks."""
    return "".join(f"{check.code}print({MARK!r})\n" for check in checks)


def first_failed(wants: Sequence[str], text: str) -> Failed | None:
    """Return the first check that failed, given what `program` has printed."""
    outputs = text.split(f"{MARK}\n")
    for number, want in enumerate(wants):
        got = outputs[number] if number < len(outputs) else ""
        ended = number < len(outputs) - 1
        if not (ended and cells.agrees(want, got)):
            return Failed(number, got)
    return None
