"""A whole module on paper: its pages one after the other, with hints and answers at the end.

Each page is taken as the site has it and made static: nothing on the sheet waits for a script. Its ids get the page's
name in front, so that all of them can stand in one page, and links between the pages stay inside it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from html import escape

from bs4 import BeautifulSoup, Tag

from . import paper
from .noted import Noted, moved

HEADINGS = ["h1", "h2", "h3", "h4", "h5"]
_REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
_URL = re.compile(r"url\(#([^)]+)\)")


def write(pages: Sequence[Noted], url: str) -> str:
    """Return the module of the page at `url`; `pages` are all pages of modules, in their order."""
    chosen = [page for page in pages if page.module == url[0] and not page.is_overview and page.url != url]
    prints = [_on_paper(page, tuple(other.url for other in chosen), url) for page in chosen]
    contents = "".join(
        f'<li><a href="#{_name(page.url)}">{escape(page.title)}</a></li>' for page in chosen
    ) + "".join(f'<li><a href="#{kind}">{title}</a></li>' for kind, title in paper.AT_THE_END)
    back = "".join(
        f'<h2 id="{kind}">{title}</h2>'
        + "".join(
            f"<h3>{escape(page.title)}</h3>{getattr(printed, kind)}"
            for page, printed in zip(chosen, prints, strict=True)
            if getattr(printed, kind)
        )
        for kind, title in paper.AT_THE_END
    )
    return (
        f'<ul class="mf-paper__contents">{contents}</ul>{"".join(printed.text for printed in prints)}{back}'
    )


@functools.lru_cache(maxsize=32)  # while the book is served, most pages stay as they are
def _on_paper(page: Noted, together: tuple[str, ...], url: str) -> paper.Printed:
    soup = BeautifulSoup(page.html, "html.parser")
    prefix = _name(page.url)
    paper.make_static(soup)
    for number in range(len(HEADINGS) - 1, -1, -1):
        for heading in soup.find_all(HEADINGS[number]):
            heading.name = f"h{number + 2}"
    title = soup.find("h2")
    if title is None:
        title = soup.new_tag("h2", string=page.title)
        soup.insert(0, title)
    for element in soup.find_all(True):
        _rename(element, prefix)
        for attribute in ("href", "xlink:href", "src"):
            if attribute in element.attrs:
                element[attribute] = _inside(str(element[attribute]), page.url, together, url)
    title["id"] = prefix
    return paper.with_answers_apart(soup, prefix)


def _name(url: str) -> str:
    """Return how the sheet calls a page: the last part of its address."""
    return url.rstrip("/").rpartition("/")[2]


def _rename(element: Tag, prefix: str) -> None:
    """Put the page's name in front of the element's id, and of the ids that it refers to."""
    if "id" in element.attrs:
        element["id"] = f"{prefix}--{element['id']}"
    for attribute in _REFERENCES:
        if attribute in element.attrs:
            element[attribute] = " ".join(f"{prefix}--{name}" for name in str(element[attribute]).split())
    for attribute, value in element.attrs.items():
        if isinstance(value, str) and "url(#" in value:
            element[attribute] = _URL.sub(rf"url(#{prefix}--\1)", value)


def _inside(address: str, source: str, together: Sequence[str], url: str) -> str:
    """Return a link of the page at `source`; one to a page that is on the sheet stays on it."""
    here = moved(address, source, "")
    path, _, anchor = here.partition("#")
    if path in together:
        return f"#{_name(path)}--{anchor}" if anchor else f"#{_name(path)}"
    return moved(address, source, url)
