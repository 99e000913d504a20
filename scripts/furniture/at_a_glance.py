"""What a section asks of the reader, in one line below its title: minutes, figures, live cells.

Reading time is the prose, with what a reader stops at: formulas of their own line and the code of cells. What is
folded away (hints, answers, solutions, the code of interactive figures) and the exercises are work, not reading, and
do not count.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from page_lines import FENCE, end_of_fence

from .errors import FurnitureError

WORDS_A_MINUTE = (
    200  # a slow reader's pace: people read mathematics more slowly than a story (238, Brysbaert 2019)
)
SECONDS_A_FORMULA = 15
SECONDS_A_LINE_OF_CODE = 4
MOST_MINUTES = 15

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_EXERCISES = re.compile(
    r"^## Exercises\b.*?(?=^## |\Z)|^### E\d+\.\d+ .*?(?=^###? |\Z)", re.MULTILINE | re.DOTALL
)
_FOLDED = re.compile(r"^( *)\?\?\? ")
_CODE = re.compile(r"^ *(?:>>>|\.\.\.) ")
_INTERACTIVE = re.compile(r'\{.*[{ ]figure=".*\}')  # the reader sees the figure; its code is folded
_DISPLAYED = re.compile(r"\$\$.*?\$\$", re.DOTALL)
_FORMULA = re.compile(r"\$[^$\n]+\$")
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_ADDRESS = re.compile(r"\]\([^)]*\)|\{[^}]*\}")
_HEADING = re.compile(r"(</h1>)")


def minutes(source: str) -> int:
    """Return how many minutes it takes to read a page, at least 1."""
    text = _EXERCISES.sub("", _FRONT_MATTER.sub("", source))
    prose, code = _parted(text)
    prose, formulas = _DISPLAYED.subn(" ", prose)
    words = len(_WORD.findall(_ADDRESS.sub(" ", _FORMULA.sub(" x ", prose))))
    seconds = 60 * words / WORDS_A_MINUTE + SECONDS_A_FORMULA * formulas + SECONDS_A_LINE_OF_CODE * code
    return max(1, math.ceil(seconds / 60))


def check(source: str) -> None:
    """Raise FurnitureError for a section that takes too long to read."""
    if (found := minutes(source)) > MOST_MINUTES:
        raise FurnitureError(
            f"this section takes {found} minutes to read, and {MOST_MINUTES} is the most: fold a part away or move it "
            "to a section of its own",
            1,
        )


def add_line(page_html: str, source: str, figures: int, cells: int) -> str:
    """Put the line below the title of a page."""
    parts = [
        f"{_counted(minutes(source), 'minute')} to read",
        _counted(figures, "figure"),
        _counted(cells, "live cell"),
    ]
    return _HEADING.sub(rf'\1<p class="mf-at-a-glance">{" · ".join(parts)}</p>', page_html, count=1)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _parted(text: str) -> tuple[str, int]:
    """Return the prose that is not folded away, and the number of its lines of code."""
    prose, code = [], 0
    for line in _open(text.splitlines()):
        if _CODE.match(line):
            code += 1
        else:
            prose.append(line)
    return "\n".join(prose), code


def _open(lines: list[str]) -> Iterator[str]:
    """Yield the lines outside of folded boxes, and of fenced blocks only the code with prompts."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if folded := _FOLDED.match(line):
            at += 1
            while at < len(lines) and (not lines[at].strip() or lines[at].startswith(f"{folded[1]}    ")):
                at += 1
            continue
        if fence := FENCE.fullmatch(line):
            end = end_of_fence(lines, at, fence)
            if not _INTERACTIVE.match(fence["info"]):
                yield from (each for each in lines[at + 1 : end] if _CODE.match(each))
            at = end + 1
            continue
        yield line
        at += 1
