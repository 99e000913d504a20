"""The list of all exercises, games and parts of labs, for the pages that show how far a reader is.

Each page is noted when its text is converted, which MkDocs does for all pages before it writes the first one.
The list then takes the place of an empty `<div data-mf-tool="progress"></div>`: plain links, which the page's script
marks with what is done. On the page Today it stands in a `<template>`, because there only the script needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape, unescape
from itertools import groupby
from typing import Protocol

from mkdocs.utils import get_relative_url

_PLACEHOLDER = re.compile(r'(<div data-mf-tool="(?P<tool>progress|today)">)\s*(</div>)')
_HEADING_OR_CHECKS = re.compile(
    r'<h[2-4] id="(?P<anchor>[^"]+)"[^>]*>(?P<title>.*?)</h[2-4]>|'
    r'<div [^<>]*data-mf-(?:checks|figure)="(?P<id>L\d+\.\d+|G\d+)"',
    re.DOTALL,
)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_AFTER_ALL_MODULES = 10


class Exercise(Protocol):
    """What is listed of an exercise."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def stars(self) -> int: ...  # noqa: D102
    @property
    def anchor(self) -> str: ...  # noqa: D102


@dataclass(frozen=True)
class Entry:
    """An exercise, a game or a part of a lab, and where it is."""

    id: str
    title: str
    stars: int  # 0 for a game or a part of a lab
    anchor: str


@dataclass(frozen=True)
class _Section:
    title: str
    url: str
    module: int  # in which the page stands
    entries: list[Entry]

    @property
    def place(self) -> tuple[int, str, int]:
        """Return its place in the book: by module, exercises before games before the lab, by the first number."""
        kind, *numbers = re.findall(r"[EGL]|\d+", self.entries[0].id)
        module = numbers[0] if len(numbers) > 1 else self.module  # the number of a game names no module
        return int(module), kind, int(numbers[-1])


class Contents:
    """What the pages of the book ask of the reader, as far as they are noted."""

    def __init__(self) -> None:
        self._sections: dict[str, _Section] = {}
        self._modules: dict[int, str] = {_AFTER_ALL_MODULES: "Elsewhere"}

    def note(self, url: str, titles: Sequence[str], exercises: Iterable[Exercise], page_html: str) -> None:
        """Keep what one page asks; `titles` are the page's own and those above it in the navigation."""
        module = _AFTER_ALL_MODULES
        for title in titles:
            if numbered := re.match(r"(\d) ", title):  # "1 What is calculus?", but not "1.3 Rise over run"
                module = int(numbered[1])
                self._modules[module] = title
        entries = [Entry(each.id, each.title, each.stars, each.anchor) for each in exercises]
        entries += _named_by_headings(page_html)
        self._sections.pop(url, None)
        if entries:
            self._sections[url] = _Section(titles[0], url, module, entries)

    def fill(self, page_html: str, url: str) -> str:
        """Put the list into the page at `url`, if that page has a place for it."""

        def filled(place: re.Match[str]) -> str:
            html = self._list(url)
            return f"{place[1]}{html if place['tool'] == 'progress' else f'<template>{html}</template>'}{place[3]}"

        return _PLACEHOLDER.sub(filled, page_html)

    def _list(self, url: str) -> str:
        in_order = sorted(self._sections.values(), key=lambda section: section.place)
        modules = groupby(in_order, lambda section: section.place[0])
        return "".join(
            f'<h2 id="module-{number}">{escape(self._modules.get(number, f"Module {number}"))}</h2>'
            + "".join(_section(section, url) for section in sections)
            for number, sections in modules
        )


def _named_by_headings(page_html: str) -> list[Entry]:
    """Return the games, and the parts of a lab (cells that check an answer), each named by the heading above it."""
    found: list[Entry] = []
    title = anchor = ""
    for match in _HEADING_OR_CHECKS.finditer(page_html):
        if match["id"]:
            found.append(Entry(match["id"], title, 0, anchor))
        else:
            title, anchor = unescape(_TAG.sub("", _PERMALINK.sub("", match["title"]))), match["anchor"]
    return found


def _section(section: _Section, url: str) -> str:
    home = get_relative_url(section.url, url)
    items = "".join(_item(entry, home) for entry in section.entries)
    return (
        f'<div class="mf-contents" data-mf-section="{escape(section.url)}">'
        f'<h3><a href="{escape(home)}">{escape(section.title)}</a></h3><ul>{items}</ul></div>'
    )


def _item(entry: Entry, home: str) -> str:
    stars = (
        f'<span class="mf-stars" role="img" aria-label="{entry.stars} of 4 stars">{"★" * entry.stars}</span>'
    )
    return (
        f'<li data-mf-item="{entry.id}" data-mf-stars="{entry.stars}">'
        f'<a href="{escape(f"{home}#{entry.anchor}")}">{entry.id} {escape(entry.title)}</a>'
        f"{f' {stars}' if entry.stars else ''}</li>"
    )
