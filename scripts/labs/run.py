"""Run a lab from top to bottom while the site is built: as the learner gets it, and with everything done.

Neither may end in an error. With everything done each check says that its part is passed; before, none does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import cells
import run_cells
from fences import Cell, CellError

from .source import Lab, LabCell

Ran = tuple[list[Cell], list[cells.Outcome]]


def run(lab: Lab, runner: Callable[[str], str] = run_cells.run_afresh) -> tuple[Ran, Ran]:
    """Return the live cells and their outcomes, first the learner's, then those of the solution."""
    learners, solution = _run(lab.learners, runner), _run(lab.solution, runner)
    for (page_cells, outcomes), done in ((learners, False), (solution, True)):
        for cell, outcome in zip(page_cells, outcomes, strict=True):
            if cell.checks and is_passed(cell.checks, outcome.text) != done:
                who = "the solution fails" if done else "what the learner gets passes"
                raise CellError(f"{who} the check {cell.checks}: {outcome.text.strip()}", cell.line - 1)
    return learners, solution


def is_passed(part: str, printed: str) -> bool:
    """Return whether a check has printed that its part is passed; `part` is such as "L1.2"."""
    return printed.startswith(f"Part {part.partition('.')[2]}: passed.")


def _run(lab_cells: Sequence[LabCell], runner: Callable[[str], str]) -> Ran:
    written = [_live(cell) for cell in lab_cells if cell.kind == "code"]
    outcomes = run_cells.outcomes_of(written, runner).outcomes
    for cell, outcome in zip(written, outcomes, strict=True):
        if outcome.failed:
            line = cell.line + (outcome.error_at[0] - 1 if outcome.error_at else 0)
            raise CellError(f"the cell {cell.id!r} ends in an error:\n{outcome.text}", line)
    printing = [_printing(cell, outcome) for cell, outcome in zip(written, outcomes, strict=True)]
    return printing, outcomes


def _live(cell: LabCell) -> Cell:
    """Return the live cell: all of its code stands behind one prompt."""
    prompts = ["... "] * cell.text.count("\n")
    lines = zip([">>> ", *prompts], cell.text.split("\n"), strict=True)
    source = "".join(f"{prompt}{line}".rstrip() + "\n" for prompt, line in lines)
    return Cell(source, cell.id, cell.alt, cell.caption, line=cell.line, checks=cell.checks)


def _printing(cell: Cell, outcome: cells.Outcome) -> Cell:
    """Return the cell with what it printed as what it is to print."""
    lines = (line if line.strip() else "<BLANKLINE>" for line in outcome.text.splitlines())
    return replace(cell, source=cell.source + "".join(f"{line}\n" for line in lines))
