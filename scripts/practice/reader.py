"""Read the exercises of a page from its HTML, as Markdown has converted it, before anything is put in its places."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass, field
from html.parser import HTMLParser

from .sections import MARK, PROBLEM

_CELL = "mf-cell-placeholder"
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


@dataclass
class Written:
    """An exercise as it is written: its answer blocks, and its hints and its solution as plain text."""

    id: str
    title: str
    stars: int
    anchor: str = ""
    problem: str = ""
    blocks: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    solution: str = ""
    """What its cells print belongs to it."""


def read(page_html: str) -> tuple[list[Written], list[int]]:
    """Return the exercises of a page, in order, and the answer blocks outside of any, counted from 0."""
    reader = _Reader()
    reader.feed(page_html)
    reader.close()
    return reader.found, reader.homeless


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Written] = []
        self.homeless: list[int] = []
        self._blocks = 0
        self._open: list[str] = []
        """The elements around this place: what they are to us."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self._open.append(_role(tag, given))
        if "data-mf-exercise" in given:
            title, stars = given["data-mf-title"], int(given["data-mf-stars"])
            self.found.append(
                Written(given["data-mf-exercise"], title, stars, problem=given.get(PROBLEM, ""))
            )
        elif given.get("class") == MARK:
            self._answer_block(given["data-source"])
        elif given.get("class") == _CELL:
            self.handle_data(" " + json.loads(given["data-source"])["source"] + " ")
        elif "id" in given and "exercise" in self._open and not self.found[-1].anchor:
            self.found[-1].anchor = given["id"]
        elif "data-mf-hint" in given:
            self.found[-1].hints.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if "hint" in self._open:
            self.found[-1].hints[-1] += data
        elif "solution" in self._open:
            self.found[-1].solution += data

    def _answer_block(self, source: str) -> None:
        if "exercise" in self._open:
            self.found[-1].blocks.append(html.unescape(source))
        else:
            self.homeless.append(self._blocks)
        self._blocks += 1


def _role(tag: str, given: dict[str, str]) -> str:
    roles = {"data-mf-exercise": "exercise", "data-mf-hint": "hint", "data-mf-solution": "solution"}
    return next((role for name, role in roles.items() if name in given), tag)
