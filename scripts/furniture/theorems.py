"""The theorem ledger, docs/reference/theorems.md: written by hand in one form, which the build checks.

## T1.1 A straight line has one slope { #t1-1 }

**Statement.** …

**Hypotheses.** …

**Proof.** … a link to where the book proves it.

**Test.** The cell `ID` of [1.3](…), or `tests/…/test_….py::test_…`: one or more, and each must exist.

**Used in.** … one or more links.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from .errors import FurnitureError

FILE = "reference/theorems.md"
PARTS = ("Statement", "Hypotheses", "Proof", "Test", "Used in")
_HEADING = re.compile(r"^## (?P<text>.*)$", re.MULTILINE)
_TITLE = re.compile(r"T(?P<module>\d)\.(?P<number>\d+) .+ \{ #t(?P=module)-(?P=number) \}")
_PART = re.compile(r"^\*\*(?P<name>[A-Z][a-z ]+)\.\*\*(?P<text>.*(?:\n(?!\*\*|#).*)*)", re.MULTILINE)
_LINK = re.compile(r"\]\((?P<page>[^)#]*\.md)")
_CELL = re.compile(r"cell\s+`(?P<id>[a-z0-9-]+)`\s+of\s+\[[^\]]+\]\((?P<page>[^)#]+\.md)")
_TEST = re.compile(r"`(?P<file>tests/[\w/]+\.py)::(?P<name>\w+)`")


class _Place(NamedTuple):
    """A part of a theorem: its words, and the line of the page where it begins."""

    text: str
    line: int


def check(source: str, docs: Path, root: Path, cells_of: Callable[[str], set[str]]) -> None:
    """Raise FurnitureError for what is missing; `cells_of` gives the ids of the cells in a page's Markdown."""
    counted: Counter[str] = Counter()
    headings = list(_HEADING.finditer(source))
    ends = [*(heading.start() for heading in headings[1:]), len(source)]
    for heading, end in zip(headings, ends, strict=True):
        line = source.count("\n", 0, heading.start()) + 1
        title = _TITLE.fullmatch(heading["text"])
        if not title:
            raise FurnitureError(
                "a theorem's heading needs its number, a title and the anchor: '## T1.1 Title { #t1-1 }'",
                line,
            )
        counted[title["module"]] += 1
        expected = f"T{title['module']}.{counted[title['module']]}"
        name = f"T{title['module']}.{title['number']}"
        if name != expected:
            raise FurnitureError(f"{name} stands where {expected} is expected: number them one by one", line)
        found = {
            part["name"]: _Place(part["text"], source.count("\n", 0, part.start()) + 1)
            for part in _PART.finditer(source, heading.end(), end)
        }
        if tuple(found) != PARTS:
            told = ", ".join(f"**{part}.**" for part in PARTS)
            raise FurnitureError(f"{name} needs exactly these parts, in this order: {told}", line)
        for part in ("Proof", "Used in"):
            if not _LINK.search(found[part].text):
                raise FurnitureError(
                    f"{name} needs a link to a page of the book in **{part}.**", found[part].line
                )
        _check_tests(name, found["Test"], (docs / FILE).parent, root, cells_of)


def _check_tests(
    name: str, test: _Place, folder: Path, root: Path, cells_of: Callable[[str], set[str]]
) -> None:
    tests, cells = list(_TEST.finditer(test.text)), list(_CELL.finditer(test.text))
    if not tests and not cells:
        raise FurnitureError(
            f"{name} needs a test that runs: `tests/…/test_….py::test_…`, or the cell `its-id` of [a page](….md)",
            test.line,
        )
    for each in tests:
        file = root / each["file"]
        if not file.is_file() or each["name"] not in _functions(file):
            raise FurnitureError(f"{name} names the test {each[0]}, which does not exist", test.line)
    for each in cells:
        page = folder / each["page"]
        if not page.is_file() or each["id"] not in cells_of(page.read_text("utf-8")):
            raise FurnitureError(
                f"{name} names the cell {each['id']!r}, which {each['page']} does not have", test.line
            )


def _functions(file: Path) -> Iterator[str]:
    tree = ast.parse(file.read_text("utf-8"))
    return (node.name for node in tree.body if isinstance(node, ast.FunctionDef))
