"""Put the sheets that are made of other pages into their places.

`<div data-mf-sheet="toolbox"></div>` is the place of the toolbox card, `data-mf-sheet="module"` that of a whole module
for paper, and `<div data-mf-sheet="lessons" markdown>` stands around the table of a module's sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from . import lessons, module_print, toolbox
from .noted import Noted, is_of_a_module

_PLACE = re.compile(
    r'(?P<opens><div data-mf-sheet="(?P<sheet>toolbox|module|lessons)">)(?P<inside>.*?)</div>', re.DOTALL
)


class Sheets:
    """The pages of the modules, in the order of the navigation, as far as they are noted."""

    def __init__(self, urls: Iterable[str]) -> None:
        self._pages: dict[str, Noted | None] = {url: None for url in urls if is_of_a_module(url)}

    def note(self, url: str, title: str, html: str) -> None:
        """Keep a page that has been converted, if a sheet may be made of it."""
        if url in self._pages:
            self._pages[url] = Noted(url, title, html)

    def fill(self, output: str, url: str) -> str:
        """Put the sheets into the page at `url` that have a place there."""
        pages = [page for page in self._pages.values() if page]

        def filled(place: re.Match[str]) -> str:
            match place["sheet"]:
                case "toolbox":
                    inside = toolbox.write(pages, url)
                case "lessons":
                    inside = lessons.write(place["inside"], pages, url)
                case _:
                    inside = module_print.write(pages, url)
            return f"{place['opens']}{inside}</div>"

        return _PLACE.sub(filled, output)
