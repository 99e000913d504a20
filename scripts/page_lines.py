"""Where the fenced blocks of a page stand in its Markdown, so that a message about one can name its line."""

from __future__ import annotations

import re
from typing import NamedTuple

FENCE = re.compile(r"(?P<indent> *)(?P<mark>`{3,}|~{3,}) *(?P<info>.*)")
_LIVE = re.compile(r"(?:\{[^.}]*\.)?pycon\b")
_ANSWER = re.compile(r"answer *$")


class Block(NamedTuple):
    """A fenced block as it is written: the line where it opens, and what stands in it."""

    line: int
    body: str


def live_blocks(page: str) -> list[Block]:
    """Return the blocks of a page that are meant to be live cells, in order, also those with a mistake."""
    return _blocks(page, _LIVE)


def answer_blocks(page: str) -> list[Block]:
    """Return the blocks of a page with the answers of its exercises, in order."""
    return _blocks(page, _ANSWER)


def is_answer(info: str) -> bool:
    """Return whether a fence with this info opens the answer of an exercise."""
    return _ANSWER.match(info) is not None


def _blocks(page: str, kind: re.Pattern[str]) -> list[Block]:
    lines = page.expandtabs(4).splitlines()
    found = []
    at = 0
    while at < len(lines):
        if fence := FENCE.fullmatch(lines[at]):
            end = end_of_fence(lines, at, fence)
            if kind.match(fence["info"]):
                found.append(Block(at + 1, "\n".join(lines[at + 1 : end])))
            at = end
        at += 1
    return found


def end_of_fence(lines: list[str], start: int, fence: re.Match[str]) -> int:
    """Return the number of the line that closes the fence."""
    closing = re.compile(rf" *{fence['mark'][0]}{{{len(fence['mark'])},}} *")
    return next((n for n in range(start + 1, len(lines)) if closing.fullmatch(lines[n])), len(lines))
