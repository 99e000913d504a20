"""Run the programs of an exercise of the kind `code` as a reader's program runs: after the cells above it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import run_cells
from fences import Cell
from program_checks import Check, Failed, first_failed, program, read

from .answers import AnswerError, Code, WrongCode


@dataclass(frozen=True)
class Programs:
    """Of each program the first check that fails, None if all pass."""

    checks: list[Check]
    visible: int
    """So many of them are shown, the rest is hidden."""
    solution: Failed | None
    starter: Failed | None
    wrong: list[Failed | None]


def run(
    answer: Code, page: Sequence[Cell], line: int, runner: Callable[[str], str] = run_cells.run_afresh
) -> Programs:
    """Run the solution, the starter and the wrong programs of an answer whose block opens at `line`."""
    by_id = {cell.id: cell for cell in page}
    for id in (answer.cell, answer.solution):
        if id not in by_id:
            raise AnswerError(f"there is no cell {id!r} on this page", line)
    if by_id[answer.cell].isolated:
        raise AnswerError(f"no check can see the variables of the isolated cell {answer.cell!r}", line)
    try:
        visible, hidden = read(answer.tests), read(answer.hidden)
    except ValueError as error:
        raise AnswerError(str(error), line) from error
    above = [cell for cell in page[: page.index(by_id[answer.cell])] if not cell.isolated]
    all_checks = visible + hidden

    def outcome_of(code: str) -> Failed | None:
        cells = [*above, _cell("answer", code), _cell("checks", program(all_checks))]
        *_, last = run_cells.outcomes_of(cells, runner).outcomes
        return first_failed([check.want for check in all_checks], last.text)

    return Programs(
        all_checks,
        len(visible),
        outcome_of(by_id[answer.solution].parsed.code),
        outcome_of(by_id[answer.cell].parsed.code),
        [
            outcome_of(_wrong_program(wrong, by_id[answer.solution].parsed.code, line))
            for wrong in answer.wrong
        ],
    )


def _wrong_program(wrong: WrongCode, solution: str, line: int) -> str:
    program = wrong.code or solution
    for change in wrong.change:
        if change.of not in program:
            raise AnswerError(f"the solution has no {change.of!r} to change", line)
        program = program.replace(change.of, change.to)
    return program


def _cell(id: str, code: str) -> Cell:
    """Make a cell of code as it is, without prompts."""
    lines = code.rstrip("\n").split("\n")
    return Cell(source="".join(f"{'...' if n else '>>>'} {line}\n" for n, line in enumerate(lines)), id=id)
