"""The glossary as its author writes it: a definition list, so that any Markdown viewer shows it.

    Secant
    :   The straight line through two points of a graph; see [1.3](1-what-is-calculus/rise-over-run.md#…).

What stands before "; see" is the definition that other pages show beside the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from markdown.extensions.toc import slugify

from .errors import FurnitureError

FILE = "glossary.md"
_ENTRY = re.compile(r"^(?P<term>\S.*)\n: +(?P<text>.*(?:\n +.*)*)", re.MULTILINE)
_PARTS = re.compile(r"(?P<says>.+?)[;.] see \[[^\]]+\]\([^)]+\)\.", re.IGNORECASE)
_DT = re.compile(r"<dt>(?P<term>.*?)</dt>")


@dataclass(frozen=True)
class Term:
    """A word with its definition in Markdown."""

    name: str
    says: str

    @property
    def slug(self) -> str:
        """The anchor of its entry."""
        return slug(self.name)


class Glossary:
    """All terms of the book."""

    def __init__(self, terms: list[Term]) -> None:
        self.terms = terms
        self._by_name = {term.name.casefold(): term for term in terms}
        self._by_slug = {term.slug: term for term in terms}

    def find(self, words: str) -> Term | None:
        """Return the term that these words name, in the singular or the plural."""
        name = " ".join(words.split()).casefold()
        return self._by_name.get(name) or self._by_name.get(name.removesuffix("s"))

    def at(self, anchor: str) -> Term | None:
        """Return the term whose entry has this anchor."""
        return self._by_slug.get(anchor)


def slug(name: str) -> str:
    """Return the anchor of the entry with this name."""
    return slugify(name, "-")


def read(docs: Path) -> Glossary:
    """Return the glossary of the book in the folder `docs`; a book without the file has no terms."""
    file = docs / FILE
    terms = list(_terms(file.read_text("utf-8"))) if file.is_file() else []
    return Glossary(terms)


def _terms(source: str) -> Iterator[Term]:
    found = list(_ENTRY.finditer(source))
    for above, entry in pairwise([None, *found]):
        if entry is None:
            continue
        name, line = entry["term"], source.count("\n", 0, entry.start()) + 1
        parts = _PARTS.fullmatch(" ".join(entry["text"].split()))
        if not parts:
            raise FurnitureError(
                f"{name!r} needs one definition that ends in '; see [1.3](…).', a link to where the book explains it",
                line,
                FILE,
            )
        if "](" in parts["says"]:
            raise FurnitureError(
                f"{name!r} has a link inside its definition, which other pages show: move it behind 'see'",
                line,
                FILE,
            )
        if above and above["term"].casefold() >= name.casefold():
            raise FurnitureError(f"{name!r} must stand above {above['term']!r}, by the alphabet", line, FILE)
        yield Term(name, f"{parts['says']}.")


def add_anchors(page_html: str) -> tuple[str, set[str]]:
    """Give each entry of the glossary's own page its anchor; return the page and the anchors."""
    anchors = {slug(entry["term"]) for entry in _DT.finditer(page_html)}
    return _DT.sub(lambda dt: f'<dt id="{slug(dt["term"])}">{dt["term"]}</dt>', page_html), anchors
