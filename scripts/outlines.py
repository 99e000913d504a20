"""The letters of a page's drawings: each outline stands once in the page, and all drawings use it.

Letters are drawn as paths (docs/decisions/figures.md). Matplotlib writes the outline of each letter into each drawing,
which would be a third of a page with many of them.
"""

from __future__ import annotations

import re

# Matplotlib writes outlines in font units, and scales them.
_OUTLINE = re.compile(r'<path id="(?P<id>[^"]+)" (?P<shape>d="[^"]*" transform="scale\([\d.]+\)")/>\s*')
_USE = re.compile(r'xlink:href="#([^"]+)"')
_EMPTY = re.compile(r"<defs>\s*</defs>\s*")


def share(html: str) -> str:
    """Return a page's HTML with the outlines of all letters in front, each of them once."""
    ids: dict[str, str] = {}  # of the shapes
    names = {
        outline["id"]: ids.setdefault(outline["shape"], f"outline-{len(ids)}")
        for outline in _OUTLINE.finditer(html)
    }
    if not names:
        return html
    html = _EMPTY.sub("", _OUTLINE.sub("", html))
    html = _USE.sub(lambda use: f'xlink:href="#{names.get(use[1], use[1])}"', html)
    paths = "".join(f'<path id="{id}" {shape}/>' for shape, id in ids.items())
    return (
        f'<svg class="mf-outlines" width="0" height="0" aria-hidden="true"><defs>{paths}</defs></svg>\n{html}'
    )
