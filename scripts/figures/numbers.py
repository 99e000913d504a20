"""Give the drawings of a section their numbers: Figure 1.3.2 is the second one of section 1.3."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

import cells
from fences import Cell

_SECTION = re.compile(r"\d\.\d+(?= )")


def numbered(page_cells: Sequence[Cell], outcomes: Sequence[cells.Outcome], title: str) -> list[Cell]:
    """Return the cells of a page; in a section, each that draws has its number.

    A drawing has it before its caption, an interactive figure before its title. On other pages an interactive figure
    goes by its permanent id, such as Figure 1.1 for F1.1.
    """
    section = _SECTION.match(title)
    if section is None:
        return list(page_cells)
    numbers = count(1)
    return [
        _with_number(cell, f"{section[0]}.{next(numbers)}") if outcome.figures else cell
        for cell, outcome in zip(page_cells, outcomes, strict=True)
    ]


def _with_number(cell: Cell, number: str) -> Cell:
    if cell.figure:
        return replace(cell, number=number)
    return replace(cell, caption=f"Figure {number}. {cell.caption}".rstrip())
