"""The two links of a section: the permanent one beside its heading, and one to report a mistake at its end.

The second opens a new issue where the book is kept, with page, section and edition filled in. Nothing is sent before
the reader sends it.
"""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import urlencode, urlsplit

_PERMALINK = re.compile(
    r"<(?P<rank>h[1-6])(?P<attributes>[^>]*)>(?P<title>(?:(?!</?h[1-6]).)*?)"
    r'<a class="headerlink" href="(?P<href>#[^"]*)" title="Permanent link">&para;</a></(?P=rank)>',
    re.DOTALL,
)
_SECTION = re.compile(r'<h2 id="(?P<anchor>[^"]+)"[^>]*>(?P<title>.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_SIGN = "¶"


def name_permalinks(html: str) -> str:
    """Give each permanent link a name to be spoken: "Link to “Recall”"."""

    def named(match: re.Match[str]) -> str:
        title = "this section" if "arithmatex" in match["title"] else f"“{_plain(match['title'])}”"
        return (
            f"<{match['rank']}{match['attributes']}>{match['title']}"
            f'<a class="headerlink" href="{match["href"]}" title="Permanent link" aria-label="Link to {escape(title)}">'
            f"&para;</a></{match['rank']}>"
        )

    return _PERMALINK.sub(named, html)


def issues_of(edit_uri: str | None) -> str:
    """Return where a new issue is written, from where the pages are edited; empty if that cannot be said."""
    parts = urlsplit(edit_uri or "")
    owner, _, rest = parts.path.strip("/").partition("/")
    repository = rest.partition("/")[0]
    known = parts.scheme and parts.netloc and repository
    return f"{parts.scheme}://{parts.netloc}/{owner}/{repository}/issues/new" if known else ""


def add_reports(html: str, issues: str, page: str, address: str, edition: str) -> str:
    """Put a link to report a mistake at the end of each section, the part of a page below an `<h2>`.

    `page` is the title of the page, `address` where it stands, and `edition` what the reader has before them.
    """
    sections = list(_SECTION.finditer(html))
    end = _end(html)
    for section in reversed(sections):
        title = _plain(section["title"])
        body = (
            f"Page: {page}\nSection: {title}\nAddress: {address}#{section['anchor']}\nEdition: {edition}\n\n"
            "What is wrong, and what should it say?\n"
        )
        target = f"{issues}?{urlencode({'title': f'{page}: {title}', 'body': body})}"
        link = (
            f'<p class="mf-report" data-search-exclude><a href="{escape(target)}" rel="noopener" '
            f'aria-label="Report a mistake in “{escape(title)}”">Report a mistake</a></p>'
        )
        html = html[:end] + link + html[end:]
        end = section.start()
    return html


def _end(html: str) -> int:
    """Return where the text of a page ends: before the line that offers it for download."""
    downloads = html.find('<p class="mf-downloads"')
    return downloads if downloads >= 0 else len(html)


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html)).replace(_SIGN, "").strip()
