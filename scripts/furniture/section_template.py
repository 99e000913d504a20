"""The template of a section: which parts it has, in which order, and what is in each.

A section is a page whose title begins with its number, such as "1.3 Rise over run". One whose front matter says
`lesson: false`, such as the summary of a module, teaches nothing new: it keeps its number, needs no template, and has
no reading time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mkdocs.utils.meta import get_data

from page_lines import FENCE, end_of_fence

from .errors import FurnitureError

_TITLE = re.compile(r"\d\.\d+ ")
RECALLS = 3
EXERCISES = range(3, 7)
FIGURES = 1
CELLS = 2


class _Part(NamedTuple):
    name: str
    begins: str  # a pattern of its first line
    write: str


PARTS = (
    _Part(
        "the idea",
        r'!!! abstract "The idea in one sentence"',
        'the box !!! abstract "The idea in one sentence"',
    ),
    _Part("the recall", "## Recall", "## Recall with three questions about earlier sections"),
    _Part("the hook", "## (?!Worked example).+", "a heading with the problem that begins the section"),
    _Part("the explanation", "## (?!Worked example).+", "a heading with the explanation and its figure"),
    _Part("the worked example", "## Worked example", "## Worked example, its last steps left to the reader"),
    _Part("the code", "## Work with the code", "## Work with the code"),
    _Part("the prediction", r"\*\*Predict\.\*\*", "**Predict.** with a question before a cell is run"),
    _Part("the investigation", r"\*\*Investigate\.\*\*", "**Investigate.** with a question about the code"),
    _Part("the modification", r"\*\*Modify\.\*\*", "**Modify.** with edits to try"),
    _Part("the making", r"\*\*Make\.\*\*", "**Make.** with something to write"),
    _Part("the misconception", '!!! warning "You may think: .+"', 'a box !!! warning "You may think: …"'),
    _Part("the exercises", "## Exercises", "## Exercises with three to six exercises"),
    _Part("the summary", "## Summary", "## Summary, which the reader writes first"),
    _Part("the toolbox", "## Toolbox", "## Toolbox with each formula and its code"),
    _Part(
        "the search words",
        r"\*\*Search words:\*\*.*",
        "**Search words:** with the names that other books use",
    ),
    _Part("the further reading", "## Further reading", "## Further reading"),
)


def is_section(title: str) -> bool:
    """Return whether the page with this title is a section."""
    return _TITLE.match(title) is not None


def is_lesson(source: str) -> bool:
    """Return whether a section teaches something new; raise FurnitureError if its front matter says neither."""
    lesson = get_data(source)[1].get("lesson", True)
    if not isinstance(lesson, bool):
        raise FurnitureError("the front matter says neither lesson: true nor lesson: false", 1)
    return lesson


def check(source: str, figures: int, cells: int) -> None:
    """Raise FurnitureError if a lesson lacks a part, or has it in another place."""
    lines = _text(source)
    at = _places(lines)
    start, end = at["the recall"], at["the hook"]
    if (found := _count(r"\?\?\? question .+", lines[start:end])) != RECALLS:
        raise FurnitureError(
            f'the recall has {found} questions: write {RECALLS}, each ??? question "…"', start + 1
        )
    start, end = at["the worked example"], at["the code"]
    if not _count(r"\*\*Your turn\b.*", lines[start:end]):
        raise FurnitureError(
            "the worked example leaves nothing to the reader: add **Your turn: …**", start + 1
        )
    start, end = at["the exercises"], at["the summary"]
    if (found := _count("### .+", lines[start:end])) not in EXERCISES:
        raise FurnitureError(
            f"a section has {EXERCISES[0]} to {EXERCISES[-1]} exercises, this one {found}: each is a heading ### …",
            start + 1,
        )
    start, end = at["the summary"], at["the toolbox"]
    if not _count(r"\?\?\? success .+", lines[start:end]):
        raise FurnitureError(
            'the summary has no model to compare with: add ??? success "A model summary"', start + 1
        )
    start, end = at["the toolbox"], at["the search words"]
    if not _count(": +.+", lines[start:end]):
        raise FurnitureError(
            "the toolbox is empty: add a name, and below it ':   the formula and its code'", start + 1
        )
    if figures < FIGURES or cells < CELLS:
        raise FurnitureError(
            f"a section needs at least {FIGURES} figure (a cell that draws, with alt) and {CELLS} live cells; "
            f"this one has {figures} and {cells}",
            1,
        )


def _places(lines: Sequence[str]) -> dict[str, int]:
    """Return where each part begins, counted from 0."""
    at: dict[str, int] = {}
    above, line = "the title", 0
    for part in PARTS:
        found = [number for number, text in enumerate(lines) if re.fullmatch(rf"{part.begins}(?: .*)?", text)]
        below = [number for number in found if number > line]
        if not below:
            told = f"{part.name} stands above {above}: move it below" if found else f"add {part.write}"
            raise FurnitureError(f"{part.name} is missing after {above}: {told}", line + 1)
        at[part.name] = line = below[0]
        above = part.name
    return at


def _text(source: str) -> list[str]:
    """Return the lines of a page; those of fenced blocks are empty."""
    lines = source.splitlines()
    at = 0
    while at < len(lines):
        if fence := FENCE.fullmatch(lines[at]):
            end = end_of_fence(lines, at, fence)
            lines[at : end + 1] = [""] * len(lines[at : end + 1])
            at = end
        at += 1
    return lines


def _count(pattern: str, lines: Sequence[str]) -> int:
    return sum(re.fullmatch(pattern, line) is not None for line in lines)
