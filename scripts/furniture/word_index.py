"""The index: every word of the glossary and every symbol, with the parts of the book that use it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from .glossary import Glossary
from .headings import Part
from .notation import Row

MOST_PLACES = 3  # of one page; the others are counted
_VERBS = {"rise", "run"}  # also what one does with a cell
_AS_A_NOUN = r"\b(?:the|a|its|no|over) {0}\b|\b{0} over\b"


@dataclass(frozen=True)
class Uses:
    """Where one page uses what: the anchor and the title of each part, by the name of a word or a symbol."""

    url: str
    title: str
    places: dict[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Entry:
    """A line of the index, as HTML; the name is that of the word or the symbol in the pages' uses."""

    name: str
    head: str
    says: str = ""


def uses(url: str, title: str, parts: Sequence[Part], glossary: Glossary, symbols: Iterable[Row]) -> Uses:
    """Find the words and the symbols in the parts of a page."""
    tests: dict[str, Callable[[Part], bool]] = {row.symbols: _has_symbol(row) for row in symbols}
    names = [term.name.casefold() for term in glossary.terms]
    tests |= {term.name: _has_word(term.name.casefold(), names) for term in glossary.terms}
    places = {
        name: [(part.anchor, part.title) for part in parts if is_in(part)] for name, is_in in tests.items()
    }
    return Uses(url, title, {name: found for name, found in places.items() if found})


def listed(entries: Iterable[Entry], book: Sequence[Uses], to: Callable[[str], str]) -> str:
    """Return the index as a list; `to(url)` is the address of a page."""
    items = (f"<dt>{entry.head}</dt><dd>{entry.says}{_pages(entry.name, book, to)}</dd>" for entry in entries)
    return f'<dl class="mf-index">{"".join(items)}</dl>'


def _pages(name: str, book: Sequence[Uses], to: Callable[[str], str]) -> str:
    lines = [
        f"<li>{_places(page, page.places[name], to(page.url))}</li>" for page in book if name in page.places
    ]
    return f"<ul>{''.join(lines)}</ul>" if lines else "not used so far"


def _places(page: Uses, places: Sequence[tuple[str, str]], address: str) -> str:
    """Return one page's places; the part above its first heading is the page itself."""
    below = [(anchor, title) for anchor, title in places if anchor]
    links = [f'<a href="{address}#{anchor}">{escape(title)}</a>' for anchor, title in below[:MOST_PLACES]]
    links += [f"{len(below) - MOST_PLACES} more"] if len(below) > MOST_PLACES else []
    return f'<a href="{address}">{escape(page.title)}</a>' + (f": {', '.join(links)}" if links else "")


def _has_word(name: str, names: Sequence[str]) -> Callable[[Part], bool]:
    """Return a test for a word that is not part of a longer one: "gradient", but not "gradient of a line"."""
    longer = [_words(other) for other in names if other != name and re.search(rf"\b{_words(name)}\b", other)]
    others = re.compile("|".join(longer) or r"(?!)")
    word = re.compile(_AS_A_NOUN.format(_words(name)) if name in _VERBS else rf"\b{_words(name)}s?\b")
    if len(name) == 1:  # the number e, but not "E of t"
        return lambda part: word.search(part.words) is not None
    return lambda part: word.search(others.sub(" ", part.words.casefold())) is not None


def _words(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _has_symbol(row: Row) -> Callable[[Part], bool]:
    return lambda part: any(map(row.is_in, part.formulas))
