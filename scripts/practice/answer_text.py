"""Write an answer block as Markdown for where nothing is checked: in the notebook of a page."""

from __future__ import annotations

from collections.abc import Sequence

from . import answers
from .answer_html import arranged, shuffled


def as_markdown(source: str) -> str:
    """Return what of the block belongs to the question: options, lines, pairs and visible checks, never the answer."""
    answer = answers.read(source)
    match answer:
        case answers.Choice():
            options = [*answer.right, *(option.text for option in answer.wrong)]
            return _bullets(arranged(options, source))
        case answers.Order():
            lines = [*answer.lines, *(line.text for line in answer.distractors)]
            return "Put these lines into an order; not all may belong.\n\n" + _listed(lines, source)
        case answers.Match():
            lefts = _listed([pair.left for pair in answer.pairs], source)
            rights = _listed([*(pair.right for pair in answer.pairs), *answer.left_over], source)
            return f"{lefts}\n\nWhich of these belongs to which?\n\n{rights}"
        case answers.Code():
            return f"Your program is checked with\n\n```\n{answer.tests.strip()}\n```"
        case _:
            return ""


def _listed(items: Sequence[str], seed: str) -> str:
    return _bullets(shuffled(list(items), seed))


def _bullets(items: Sequence[str]) -> str:
    return "\n".join(f"- {' '.join(item.split())}" for item in items)
