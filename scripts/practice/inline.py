"""Convert a short text of an answer block, such as an option, from Markdown to HTML."""

from __future__ import annotations

import re

import markdown

_CONVERTER = markdown.Markdown(
    extensions=["pymdownx.arithmatex"],
    extension_configs={"pymdownx.arithmatex": {"generic": True}},
)
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!<p>).)*)</p>", re.DOTALL)


def inline(text: str) -> str:
    """Return the text as HTML; a single paragraph without the element around it."""
    converted = _CONVERTER.reset().convert(text)
    paragraph = _ONE_PARAGRAPH.fullmatch(converted)
    return paragraph[1] if paragraph else converted
