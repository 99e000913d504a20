"""Every live cell of every page prints, in CPython, what the page says, and draws where it has an alt text."""

from pathlib import Path

import pytest

import cells
from fences import cells_in
from run_cells import run_page

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES_WITH_CELLS = [path for path in sorted(DOCS.rglob("*.md")) if cells_in(path.read_text("utf-8"))]


def name(path):
    return path.relative_to(DOCS).as_posix()


@pytest.mark.parametrize("path", PAGES_WITH_CELLS, ids=name)
def test_page_prints_what_it_says(path):
    text = path.read_text("utf-8")
    page_cells = cells_in(text)
    problems = []
    for cell, outcome in zip(page_cells, run_page(page_cells), strict=True):
        where = f"{name(path)}:{cell.line}: cell {cell.id!r}"
        if not cells.agrees(cell.parsed.want, outcome.text):
            problems.append(f"{where} prints\n{outcome.text}but the page says\n{cell.parsed.want}")
        if bool(outcome.figures) != bool(cell.alt):
            problems.append(f"{where}: {len(outcome.figures)} figures, but alt={cell.alt!r}")
    assert not problems, "\n".join(problems)


def test_there_are_pages_with_cells():
    assert {"index.md", "1-what-is-calculus/rise-over-run.md"} <= {name(path) for path in PAGES_WITH_CELLS}
