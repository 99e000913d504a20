"""The terms of a page: the first bold one of each is a link to the glossary that shows its definition.

A link of the author's into the glossary, `[secant](../glossary.md#secant)`, shows it, too. The definition is part of
the page, so it is there for the keyboard and for screen readers; CSS shows it, and docs/assets/js/terms.js adds the
tap and Escape. Material's own tooltips would not do: they cannot hold a formula, be put away, or be opened by a finger.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html import unescape

from .errors import FurnitureError
from .glossary import Glossary

_BOLD = re.compile(
    r"(?P<opens><(?:p|li|td|th|dd|dt|summary)(?: [^>]*)?>\s*)?"
    r"<strong>(?P<text>[^<]+)</strong>(?P<closes>\s*</(?:p|td|th)>)?"
)
_IN_LINK_OR_HEADING = re.compile(r"<(?:a|h[1-6])(?: [^>]*)?>[^<]*\Z")
_LETTER = re.compile(r"[a-z]\)")
_LINK = re.compile(r'<a href="(?P<to>[^"]*glossary/?[^"/]*#(?P<slug>[^"#]+))">(?P<text>.*?)</a>', re.DOTALL)


def link(page_html: str, source: str, glossary: Glossary, to_glossary: str) -> str:
    """Return the page with its terms linked to `to_glossary`; raise FurnitureError for a bold term without entry."""
    seen: set[str] = set()

    def linked(bold: re.Match[str]) -> str:
        text = unescape(bold["text"])
        term = glossary.find(text)
        if term is None:
            if not _is_label(bold, text):
                raise FurnitureError(
                    f"the bold term {text!r} is not in the glossary: write its entry in docs/glossary.md, "
                    "or make it *italic* if it is no term",
                    line_of(source, f"**{text}**"),
                )
            return bold[0]
        if term.slug in seen or _IN_LINK_OR_HEADING.search(
            page_html, max(0, bold.start() - 500), bold.start()
        ):
            return bold[0]
        seen.add(term.slug)
        word = f'<a href="{to_glossary}#{term.slug}"><strong>{bold["text"]}</strong></a>'
        return f"{bold['opens'] or ''}{word}{bold['closes'] or ''}"

    return _BOLD.sub(linked, page_html)


def define(page_html: str, glossary: Glossary, inline: Callable[[str], str]) -> str:
    """Put beside each link to an entry of the glossary its definition."""
    uses: Counter[str] = Counter()

    def defined(word: re.Match[str]) -> str:
        term = glossary.at(word["slug"])
        if term is None:  # MkDocs reports the broken link
            return word[0]
        uses[term.slug] += 1
        name = f"term-{term.slug}" + (f"-{uses[term.slug]}" if uses[term.slug] > 1 else "")
        return (
            f'<span class="mf-term"><a href="{word["to"]}" aria-describedby="{name}">{word["text"]}</a>'
            f'<span class="mf-term__definition" role="tooltip" id="{name}" data-search-exclude hidden>'
            f"{inline(term.says)}</span></span>"
        )

    return _LINK.sub(defined, page_html)


def line_of(source: str, text: str) -> int:
    """Return the line of a page where this text stands, whatever the line breaks in it; 1 if it is not found."""
    words = r"\s+".join(map(re.escape, text.split()))
    found = re.search(words, source)
    return source.count("\n", 0, found.start()) + 1 if found else 1


def _is_label(bold: re.Match[str], text: str) -> bool:
    """Return whether bold words only name the part that they begin: **Predict.**, **b)**, or a cell of a table."""
    first = bool(bold["opens"])
    return bool(_LETTER.match(text)) or (first and (text[-1] in ".:?!)" or bool(bold["closes"])))
