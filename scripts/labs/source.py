"""Read the source of a lab: a notebook in Jupytext's percent format, with what is to be done and how it is done.

A code cell with the tag `starter` is what the learner gets; the cell after it, with the same name and the tag
`solution`, is what a solution has in its place. All other cells are in both. mkdocs-jupyter leaves out what has the
tag `solution`, too (mkdocs.yml), so that the page is the learner's notebook.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import Any

import jupytext

from fences import CellError

_OPENING = re.compile(r"^# %%(?: |$)", re.MULTILINE)
_OPTIONS = {"alt", "caption", "checks", "tags", "title"}
_JUPYTEXTS = {"lines_to_next_cell"}


@dataclass(frozen=True)
class LabCell:
    """A cell of the source. `line` is where its text begins; `checks` is the part that it checks, such as "L1.2"."""

    kind: str
    id: str
    text: str
    line: int
    tag: str = ""
    alt: str = ""
    caption: str = ""
    checks: str = ""


@dataclass(frozen=True)
class Lab:
    """A lab as its author wrote it."""

    id: str
    description: str
    cells: tuple[LabCell, ...]

    @property
    def learners(self) -> list[LabCell]:
        """What the learner gets."""
        return [cell for cell in self.cells if cell.tag != "solution"]

    @property
    def solution(self) -> list[LabCell]:
        """The same with everything done."""
        return [cell for cell in self.cells if cell.tag != "starter"]


def read(text: str) -> Lab:
    """Return the lab, or raise a CellError with the line of what is wrong."""
    notebook = jupytext.reads(text, fmt="py:percent")
    lines = [text.count("\n", 0, match.start()) + 1 for match in _OPENING.finditer(text)]
    if len(lines) != len(notebook.cells):
        raise CellError("between the header and the first '# %%' stands something that is in no cell", 1)
    about = notebook.metadata.get("mfml", {})
    if not re.fullmatch(r"L[1-9]\d*", about.get("lab", "")) or not about.get("description"):
        raise CellError("the header needs, below jupyter, 'mfml:' with 'lab: L1' and 'description: …'", 1)
    cells = tuple(_cell(cell, line) for cell, line in zip(notebook.cells, lines, strict=True))
    _check_pairs(cells)
    lab = Lab(about["lab"], about["description"], cells)
    _check_names(lab)
    return lab


def _cell(cell: Any, line: int) -> LabCell:
    options = {name: value for name, value in cell.metadata.items() if name not in _JUPYTEXTS}
    if unknown := options.keys() - _OPTIONS:
        raise CellError(f"a cell of a lab has no option {min(unknown)!r}; it knows {sorted(_OPTIONS)}", line)
    tags = options.pop("tags", [])
    if tags not in ([], ["starter"], ["solution"]):
        raise CellError(f'a cell of a lab has no tag, or one: ["starter"] or ["solution"], not {tags}', line)
    name = options.pop("title", "")
    if cell.cell_type == "code":
        if not re.fullmatch(r"[a-z][a-z0-9-]*", name):
            raise CellError("a code cell needs a name: '# %% slope-machine', small letters and hyphens", line)
        try:
            ast.parse(cell.source)
        except SyntaxError as error:
            raise CellError(f"this is no Python: {error.msg}", line + (error.lineno or 1)) from error
    elif tags == ["starter"]:
        raise CellError("text for the learner alone is not foreseen: only code is a starter", line)
    tag = tags[0] if tags else ""
    return LabCell(cell.cell_type, name, cell.source, line + 1, tag, **options)


def _check_pairs(cells: tuple[LabCell, ...]) -> None:
    """See that each starter has its solution at once below it."""
    code = [cell for cell in cells if cell.kind == "code"]
    for cell, after in zip(cells, [*cells[1:], None], strict=False):
        if cell.tag == "starter" and not (after and after.tag == "solution" and after.id == cell.id):
            raise CellError(
                f"the starter {cell.id!r} has no solution: let the next cell be "
                f"'# %% {cell.id} tags=[\"solution\"]'",
                cell.line - 1,
            )
    for before, cell in zip([None, *code], code, strict=False):
        if cell.tag == "solution" and not (before and before.tag == "starter"):
            raise CellError(
                f"the solution {cell.id!r} has no starter above it, which the learner gets in its place",
                cell.line - 1,
            )
    if not any(cell.tag == "starter" for cell in code):
        raise CellError("a lab without a starter and a solution has nothing to do", 1)


def _check_names(lab: Lab) -> None:
    """See that names are not taken twice, and that the checks are numbered from 1."""
    seen: set[str] = set()
    parts = 0
    for cell in lab.learners:
        if cell.kind != "code":
            continue
        if cell.id in seen:
            raise CellError(f"the name {cell.id!r} is taken by a cell above it", cell.line - 1)
        seen.add(cell.id)
        if cell.checks:
            parts += 1
            if cell.checks != f"{lab.id}.{parts}" or cell.tag:
                raise CellError(
                    f"the next check of this lab is a cell without a tag and with checks="
                    f'"{lab.id}.{parts}", not "{cell.checks}"',
                    cell.line - 1,
                )
