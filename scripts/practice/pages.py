"""The exercises of a page: read them from its HTML as Markdown has converted it, and write their forms into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import markdown

from fences import CUSTOM_FENCE as CELL_FENCE
from fences import EXTENSIONS as CELL_EXTENSIONS
from fences import Cell, find_placeholders
from page_lines import answer_blocks
from run_cells import run_afresh

from . import answer_html, answers, programs, reader
from .answers import AnswerError
from .fence import CUSTOM_FENCE, PLACEHOLDER
from .programs import Programs
from .sections import Exercises

MOST_PARTS = 8  # of one exercise; the browser keeps a version of each
EXTENSIONS = [*CELL_EXTENSIONS, "pymdownx.superfences", "toc", "tables", "pymdownx.arithmatex"]


@dataclass(frozen=True)
class Exercise:
    """An exercise as it stands in a page."""

    id: str
    title: str
    stars: int
    anchor: str
    parts: list[answers.Answer]
    lines: list[int]
    """Where the answer block of each part opens."""
    hints: list[str]
    solution: str

    @property
    def named_parts(self) -> list[tuple[str, answers.Answer]]:
        """The parts, each with a name of its own in the book, such as E1.5-1."""
        return [(f"{self.id}-{number}", part) for number, part in enumerate(self.parts, 1)]

    @property
    def version(self) -> str:
        """What the exercise asks, in a few letters."""
        return "-".join(answer_html.version(part) for part in self.parts)


def find(page_html: str, page_source: str) -> list[Exercise]:
    """Return the exercises of a converted page, in order."""
    blocks = answer_blocks(page_source)
    if not blocks:
        return []
    written, homeless = reader.read(page_html)
    if homeless:
        raise AnswerError(
            "an answer needs a heading of its own above it, such as '### E1.5 A product at π ★★'",
            blocks[homeless[0]].line,
        )
    if len(blocks) != sum(len(each.blocks) for each in written):
        raise AnswerError("an answer block stands where its line cannot be found: move it", blocks[0].line)
    lines = iter(block.line for block in blocks)
    found: list[Exercise] = []
    for each in written:
        opens = [next(lines) for _ in each.blocks]
        if each.problem:
            raise AnswerError(f"{each.id} {each.problem}", opens[0])
        if len(opens) > MOST_PARTS:
            raise AnswerError(
                f"{each.id} has more than {MOST_PARTS} answer blocks: make it two exercises", opens[0]
            )
        if each.id in {exercise.id for exercise in found}:
            raise AnswerError(f"{each.id} stands twice on this page", opens[0])
        parts = [_read(block, line) for block, line in zip(each.blocks, opens, strict=True)]
        found.append(
            Exercise(each.id, each.title, each.stars, each.anchor, parts, opens, each.hints, each.solution)
        )
    return found


def write(
    page_html: str,
    exercises: list[Exercise],
    ran: Mapping[str, Programs],
    inline: Callable[[str], str],
) -> str:
    """Put the forms in the places of the answer blocks."""
    forms = (
        _form(name, part, line, ran, inline)
        for exercise in exercises
        for (name, part), line in zip(exercise.named_parts, exercise.lines, strict=True)
    )
    return PLACEHOLDER.sub(lambda _: next(forms), page_html)


def _form(
    name: str,
    part: answers.Answer,
    line: int,
    ran: Mapping[str, Programs],
    inline: Callable[[str], str],
) -> str:
    try:
        return answer_html.render(name, part, inline, ran)
    except RuntimeError as error:  # a curve that cannot be drawn
        raise AnswerError(str(error), line) from error


def run_programs(
    exercises: list[Exercise], cells: list[Cell], runner: Callable[[str], str] = run_afresh
) -> dict[str, Programs]:
    """Run the programs of all parts of the kind `code`, by the name of the part."""
    return {
        name: programs.run(part, cells, line, runner)
        for exercise in exercises
        for (name, part), line in zip(exercise.named_parts, exercise.lines, strict=True)
        if isinstance(part, answers.Code)
    }


def exercises_in(page_source: str) -> tuple[list[Exercise], list[Cell]]:
    """Return the exercises and the live cells of a Markdown page."""
    converter = markdown.Markdown(
        extensions=[*EXTENSIONS, Exercises()],
        extension_configs={"pymdownx.superfences": {"custom_fences": [CELL_FENCE, CUSTOM_FENCE]}},
    )
    page_html = converter.convert(page_source)
    return find(page_html, page_source), find_placeholders(page_html, page_source)


def _read(block: str, line: int) -> answers.Answer:
    try:
        return answers.read(block)
    except AnswerError as error:
        raise AnswerError(str(error), line + error.line) from error
