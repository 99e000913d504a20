"""The toolbox card: the definitions below each section's heading `## Toolbox`, by module.

It grows as sections are written, and furniture.css sets each module on one page of paper, in two columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from itertools import groupby

from .noted import Noted, SheetError, moved

_BOX = re.compile(r'<h2 id="toolbox"[^>]*>.*?</h2>(.*?)(?=<h2|\Z)', re.DOTALL)
_LIST = re.compile(r"<dl>.*?</dl>", re.DOTALL)
_LINK = re.compile(r'(?<= href=")[^"]*')


def tools_of(page: Noted) -> str:
    """Return the lists of definitions in the toolbox of a page; empty if it has none."""
    box = _BOX.search(page.html)
    lists = "".join(_LIST.findall(box[1])) if box else ""
    if box and not lists:
        raise SheetError(
            f"{page.title!r} has no tool below '## Toolbox': write each as a definition, the name on one line and "
            "':   what it is' on the next"
        )
    return lists


def write(pages: Sequence[Noted], url: str) -> str:
    """Return the card as it stands on the page at `url`; `pages` are all pages of modules, in their order."""
    titles = {page.module: page.title for page in pages if page.is_overview}
    sections = [(page, tools) for page in pages if (tools := tools_of(page))]
    return "".join(
        f'<section class="mf-toolbox"><h2 id="module-{module}">{escape(titles.get(module, f"Module {module}"))}</h2>'
        f"{''.join(_section(page, tools, url) for page, tools in group)}</section>"
        for module, group in groupby(sections, lambda section: section[0].module)
    )


def _section(page: Noted, tools: str, url: str) -> str:
    home = escape(moved("#toolbox", page.url, url))
    tools = _LINK.sub(lambda link: moved(link[0], page.url, url), tools)
    return f'<h3><a href="{home}">{escape(page.title)}</a></h3>{tools}'
