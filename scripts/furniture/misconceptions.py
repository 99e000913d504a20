"""The boxes `!!! warning "You may think: …"`: each gets an anchor, and one page lists all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markdown.extensions.toc import slugify

from .errors import FurnitureError
from .headings import text_of
from .terms import line_of

_BOX = re.compile(
    r'<div class="admonition warning">\s*<p class="admonition-title">You may think: (?P<belief>.*?)</p>',
    re.DOTALL,
)


@dataclass(frozen=True)
class Misconception:
    """What a reader may think, as HTML, and the anchor of the box that answers."""

    belief: str
    anchor: str


def mark(page_html: str, source: str) -> tuple[str, list[Misconception]]:
    """Return the page with an anchor at each box, and the boxes."""
    found: list[Misconception] = []

    def marked(box: re.Match[str]) -> str:
        each = Misconception(box["belief"], f"you-may-think-{slugify(text_of(box['belief']), '-')}")
        if each in found:
            raise FurnitureError(
                f"two boxes say 'You may think: {each.belief}'; say the second one differently",
                line_of(source, f"You may think: {text_of(each.belief)}"),
            )
        found.append(each)
        return box[0].replace("<div ", f'<div id="{each.anchor}" ', 1)

    return _BOX.sub(marked, page_html), found


def listed(pages: Iterable[tuple[str, str, list[Misconception]]]) -> str:
    """Return the list of one module; each page is its address, its title and its boxes."""
    items = (
        f'<li><a href="{address}#{each.anchor}">{each.belief[:1].upper()}{each.belief[1:]}</a>, in {title}</li>'
        for address, title, found in pages
        for each in found
    )
    return f"<ul>{''.join(items)}</ul>"
