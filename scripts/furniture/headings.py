"""What stands below each heading of a converted page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

_TITLE = re.compile(r"<h1\b[^>]*>(?P<title>.*?)</h1>", re.DOTALL)
_HEADING = re.compile(r'<h2 id="(?P<anchor>[^"]+)"[^>]*>(?P<title>.*?)</h2>', re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_FORMULA = re.compile(r'<(span|div) class="arithmatex">(?P<tex>.*?)</\1>', re.DOTALL)
_CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Part:
    """A part of a page: its heading, its words, and the formulas in it. The part above the first h2 has no heading."""

    anchor: str
    title: str
    words: str
    formulas: tuple[str, ...]


def parts(page_html: str) -> Iterator[Part]:
    """Return the parts of a page, one for each h2."""
    headings = list(_HEADING.finditer(page_html))
    starts = [0, *(heading.start() for heading in headings), len(page_html)]
    for number, (start, end) in enumerate(pairwise(starts)):
        heading = headings[number - 1] if number else None
        html = page_html[start:end]
        formulas = tuple(unescape(formula["tex"]) for formula in _FORMULA.finditer(html))
        anchor, title = (heading["anchor"], text_of(heading["title"])) if heading else ("", "")
        yield Part(anchor, title, text_of(_CODE.sub(" ", _FORMULA.sub(" ", html))), formulas)


def heading(page_html: str) -> str:
    """Return the words of the page's own heading."""
    title = _TITLE.search(page_html)
    return text_of(title["title"]) if title else ""


def text_of(html: str) -> str:
    """Return the words of a piece of HTML."""
    return " ".join(unescape(_TAG.sub(" ", _PERMALINK.sub("", html))).split())
