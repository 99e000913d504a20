"""Make the page of a lab from what mkdocs-jupyter makes of its notebook.

Of that HTML only the text is kept. Its styles and scripts stay behind: they would be half a megabyte, partly from other
origins, and the policy of a page forbids them. Each code cell becomes a live cell as on any other page, and formulas,
permanent links and links to pages become what the book's Markdown makes of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape, unescape

from bs4 import BeautifulSoup, Tag

import cell_html
import cells
from fences import Cell

from .source import Lab

# Says where a link of the page leads from there.
Resolve = Callable[[str], str]

_CODE = re.compile(r"(<(?P<tag>pre|code)\b.*?</(?P=tag)>)", re.DOTALL)
_BLOCK = re.compile(r"<p>\s*\$\$(.+?)\$\$\s*</p>", re.DOTALL)
_INLINE = re.compile(r"\$([^$]+)\$")
_LINK = re.compile(r'(<a href=")([^"]+)(")')


def render(
    notebook_html: str,
    lab: Lab,
    page_cells: Sequence[Cell],
    outcomes: Sequence[cells.Outcome],
    resolve: Resolve,
) -> str:
    """Return the content of the page."""
    notebook = BeautifulSoup(notebook_html, "html.parser").select_one(".jp-Notebook")
    found = notebook.find_all("div", recursive=False) if notebook else []
    if len(found) != len(lab.learners):
        raise RuntimeError(
            f"mkdocs-jupyter shows {len(found)} cells, and the lab has {len(lab.learners)} for the learner: "
            "does mkdocs.yml tell it to leave out the tag 'solution'?"
        )
    live = iter(range(len(page_cells)))
    pieces = []
    for element, cell in zip(found, lab.learners, strict=True):
        if cell.kind == "code":
            number = next(live)
            pieces.append(cell_html.render(page_cells[number], number + 1, outcomes[number]))
        else:
            pieces.append(_text(element, resolve))
    return f'<div class="mf-lab" data-mf-lab="{escape(lab.id)}">\n' + "\n".join(pieces) + "\n</div>"


def _text(element: Tag, resolve: Resolve) -> str:
    """Return the text of a Markdown cell in the book's HTML."""
    text = element.select_one(".jp-RenderedMarkdown")
    if text is None:
        raise RuntimeError("mkdocs-jupyter has changed its HTML: a text cell has no .jp-RenderedMarkdown")
    for link in text.select("a.anchor-link"):
        link["class"] = "headerlink"
        link["title"] = "Permanent link"
    pieces = _CODE.split(text.decode_contents())
    # Of each three pieces the second is code and the third its tag.
    return "".join(piece if n % 3 else _book(piece, resolve) for n, piece in enumerate(pieces) if n % 3 < 2)


def _book(html: str, resolve: Resolve) -> str:
    html = _BLOCK.sub(lambda formula: f'<div class="arithmatex">\\[{formula[1]}\\]</div>', html)
    html = _INLINE.sub(lambda formula: f'<span class="arithmatex">\\({formula[1]}\\)</span>', html)
    return _LINK.sub(lambda link: link[1] + escape(resolve(unescape(link[2]))) + link[3], html)
