"""The exercises of a page: read them from its HTML as Markdown has converted it, and write their forms into it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import NamedTuple

from page_lines import answer_blocks

from . import answer_html, answers
from .answers import AnswerError
from .fence import PLACEHOLDER

_SECTION = re.compile(r'<section class="mf-exercise" data-mf-exercise="([^"]+)"')


class Exercise(NamedTuple):
    """An exercise as it stands in a page."""

    id: str
    answer: answers.Answer
    line: int
    """Where its answer block opens."""


def find(page_html: str, page_source: str) -> list[Exercise]:
    """Return the exercises of a converted page, in order."""
    found: list[Exercise] = []
    sections = [(match.start(), match[1]) for match in _SECTION.finditer(page_html)]
    blocks = answer_blocks(page_source)
    for block, placeholder in zip(blocks, PLACEHOLDER.finditer(page_html), strict=True):
        try:
            answer = answers.read(html.unescape(placeholder[1]))
        except AnswerError as error:
            raise AnswerError(str(error), block.line + error.line) from error
        ids = [id for start, id in sections if start < placeholder.start()]
        if len(ids) != len(found) + 1:
            raise AnswerError(
                "an answer needs a heading of its own, such as '### E1.5 A product at π ★★'", block.line
            )
        if ids[-1] in {exercise.id for exercise in found}:
            raise AnswerError(f"{ids[-1]} stands twice on this page", block.line)
        found.append(Exercise(ids[-1], answer, block.line))
    return found


def write(page_html: str, exercises: list[Exercise], inline: Callable[[str], str]) -> str:
    """Put the forms in the places of the answer blocks."""
    each = iter(exercises)

    def form(_: re.Match[str]) -> str:
        exercise = next(each)
        return answer_html.render(exercise.id, exercise.answer, inline)

    return PLACEHOLDER.sub(form, page_html)
