"""The symbols of docs/notation.md, and where formulas use them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from .errors import FurnitureError

FILE = "notation.md"
_TABLE = re.compile(r"^\| symbol \| read \| meaning \|\n.*\n(?P<rows>(?:\|.*\n)+)", re.MULTILINE)
_FORMULA = re.compile(r"\$(.+?)\$")
_NO_LETTERS = re.compile(r"\\(?:text|mathrm|operatorname)\{[^}]*\}|\\[A-Za-z]+")
_SPACES = re.compile(r"\\[,;:! ]|\\(?:left|right|[bB]igg?[lr]?)(?![A-Za-z])|\s")
_SAME = ((r"\dfrac", r"\frac"), (r"\tfrac", r"\frac"), (r"\lvert", "|"), (r"\rvert", "|"), (r"\neq", r"\ne"))


@dataclass(frozen=True)
class Row:
    """A row of the table: one or more symbols, how they are read, and what they mean, in Markdown."""

    symbols: str
    read: str
    meaning: str

    def is_in(self, formula: str) -> bool:
        """Return whether a formula has one of the symbols."""
        letters = _NO_LETTERS.sub(" ", formula)
        tight = _tight(formula)
        return any(
            symbol in letters if len(symbol) == 1 else _tight(symbol) in tight
            for symbol in _FORMULA.findall(self.symbols)
        )


def read(docs: Path) -> list[Row]:
    """Return the rows of the table of symbols in the folder `docs`."""
    file = docs / FILE
    table = _TABLE.search(file.read_text("utf-8")) if file.is_file() else None
    if file.is_file() and not table:
        raise FurnitureError(
            "there is no table of symbols: begin it with | symbol | read | meaning |", 1, FILE
        )
    return [_row(row) for row in (table["rows"].splitlines() if table else [])]


def _row(line: str) -> Row:
    cells = [cell.strip() for cell in line.strip("|").split(" | ")]
    if len(cells) != 3:
        raise FurnitureError(
            f"the row {line!r} of the table of symbols has {len(cells)} cells: write | symbol | read | meaning |, "
            r"and in a formula \lvert instead of |",
            1,
            FILE,
        )
    return Row(*cells)


def _tight(formula: str) -> str:
    """Return a formula without what only changes its looks."""
    for written, meant in _SAME:
        formula = formula.replace(written, meant)
    return _SPACES.sub("", formula)
