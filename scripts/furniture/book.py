"""The furniture of the whole book: what each page gives to it, and the pages that show it.

MkDocs converts all pages before it writes the first one. So each page is furnished and noted when it is converted,
and the lists take the places of `<div data-mf-furniture="…"></div>` when pages are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from fences import Cell, cells_in
from practice.inline import inline

from . import at_a_glance, glossary, misconceptions, notation, section_template, terms, theorems, word_index
from .headings import heading, parts

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY_URL = "glossary/"
_AFTER_ALL_MODULES = 10
_PLACEHOLDER = re.compile(r'(<div data-mf-furniture="(?P<list>misconceptions|symbols|words)">)\s*(</div>)')
_MODULE = re.compile(
    r"(?P<module>\d)-|labs/l(?P<of_lab>\d)-"
)  # 1-what-is-calculus/…, labs/l1-slope-machine.py


@dataclass(frozen=True)
class _Noted:
    """What other pages show of a page."""

    place: tuple[int, bool, int]
    """Its module, whether it is a lab, and how many pages stand before it in the navigation."""
    uses: word_index.Uses
    misconceptions: list[misconceptions.Misconception]


class Furniture:
    """Glossary, index, misconceptions and theorems of the book in the folder `docs`."""

    def __init__(self, docs: Path) -> None:
        self._docs = docs
        self._glossary = glossary.read(docs)
        self._symbols = notation.read(docs)
        self._noted: dict[str, _Noted] = {}
        self._modules: dict[int, str] = {}

    def furnish(self, html: str, page: Page, cells: Sequence[Cell]) -> str:
        """Return a converted page with its terms, anchors and reading time; raise FurnitureError for mistakes."""
        file = page.file.src_uri
        shown: object = None
        if file == glossary.FILE:
            self._glossary = glossary.read(self._docs)
            shown = self._glossary.terms
            html, anchors = glossary.add_anchors(html)
            _add_anchors(page, anchors)
        elif file == notation.FILE:
            self._symbols = notation.read(self._docs)
            self._note(html, page, (_AFTER_ALL_MODULES, False, 0), [])
            shown = self._symbols, self._noted[page.url]
        elif file == theorems.FILE:
            theorems.check(page.file.content_string, self._docs, ROOT, _ids_of_cells)
        elif module := _MODULE.match(file):
            place = int(module["module"] or module["of_lab"]), bool(module["of_lab"]), _pages_before(page)
            html, found = misconceptions.mark(html, page.file.content_string)
            _add_anchors(page, {each.anchor for each in found})
            self._note(html, page, place, found)
            shown = self._noted[page.url]
            if section_template.is_section(str(page.title)) and section_template.is_lesson(
                page.file.content_string
            ):
                html = _section(html, page.file.content_string, cells)
        # A page that is saved while the book is served is built alone only if this is as before (one_page.py).
        page.meta["mf_shown_elsewhere"] = shown
        return html if file == glossary.FILE else self._with_terms(html, page)

    def _note(
        self, html: str, page: Page, place: tuple[int, bool, int], found: list[misconceptions.Misconception]
    ) -> None:
        text = [] if page.is_index else list(parts(html))  # an overview only says what others will use
        symbols = [] if page.file.src_uri == notation.FILE else self._symbols  # all of them stand there
        uses = word_index.uses(page.url, heading(html), text, self._glossary, symbols)
        self._noted[page.url] = _Noted(place, uses, found)
        for title in [str(page.title), *(str(above.title) for above in page.ancestors)]:
            if numbered := re.match(r"(\d) ", title):  # "1 What is calculus?", but not "1.3 Rise over run"
                self._modules[int(numbered[1])] = title

    def _with_terms(self, html: str, page: Page) -> str:
        if self._glossary.terms and re.match(rf"\d-|{notation.FILE}", page.file.src_uri):
            to = get_relative_url(GLOSSARY_URL, page.url)
            html = terms.link(html, page.file.content_string, self._glossary, to)
        return terms.define(html, self._glossary, inline)

    def fill(self, page_html: str, url: str) -> str:
        """Put the lists into the page at `url` that has places for them."""
        return _PLACEHOLDER.sub(
            lambda place: f"{place[1]}{self._list(place['list'], url)}{place[3]}", page_html
        )

    def _list(self, name: str, url: str) -> str:
        if name == "misconceptions":
            return "".join(self._misconceptions(url))
        to = get_relative_url(GLOSSARY_URL, url)
        words = (
            word_index.Entry(term.name, f'<a href="{to}#{term.slug}">{escape(term.name)}</a>')
            for term in self._glossary.terms
        )
        symbols = (
            word_index.Entry(row.symbols, inline(row.symbols), inline(f"“{row.read}”: {row.meaning}."))
            for row in self._symbols
        )
        pages = [noted.uses for noted in self._in_order()]
        html = word_index.listed(
            words if name == "words" else symbols, pages, lambda to: get_relative_url(to, url)
        )
        return terms.define(html, self._glossary, inline)

    def _misconceptions(self, url: str) -> Iterator[str]:
        pages = [noted for noted in self._in_order() if noted.misconceptions]
        for number, of_module in groupby(pages, lambda noted: noted.place[0]):
            yield f'<h2 id="module-{number}">{escape(self._modules.get(number, f"Module {number}"))}</h2>'
            yield misconceptions.listed(
                (get_relative_url(noted.uses.url, url), escape(noted.uses.title), noted.misconceptions)
                for noted in of_module
            )

    def _in_order(self) -> list[_Noted]:
        return sorted(self._noted.values(), key=lambda noted: noted.place)


def _section(html: str, source: str, cells: Sequence[Cell]) -> str:
    """Return a section with its line below the title; raise FurnitureError if it is not as sections are."""
    figures = sum(bool(cell.alt) for cell in cells)
    section_template.check(source, figures, len(cells))
    at_a_glance.check(source)
    return at_a_glance.add_line(html, source, figures, len(cells))


def _ids_of_cells(source: str) -> set[str]:
    return {cell.id for cell in cells_in(source)}


def _pages_before(page: Page) -> int:
    before = 0
    while page.previous_page:
        page = page.previous_page
        before += 1
    return before


def _add_anchors(page: Page, anchors: set[str]) -> None:
    """Tell MkDocs, which checks the links to them."""
    if page.present_anchor_ids is not None:
        page.present_anchor_ids |= anchors
