"""The lesson map of a module: a table of its sections, each linked and marked as ready once the book has it.

The author writes number and title of every section that is planned, so that the plan can be read in any Markdown
viewer. Which of them are ready is known from the navigation alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape, unescape

from .noted import Noted, SheetError, moved

_ROW = re.compile(r"<td>(?P<number>\d+\.\d+)</td>\s*<td>(?P<name>.*?)</td>")
_HEAD = re.compile(r"</th>(?=\s*</tr>)")


def write(table: str, pages: Sequence[Noted], url: str) -> str:
    """Return the table on the overview at `url` with links and status; `pages` are all pages of modules."""
    (overview,) = (page for page in pages if page.url == url)
    ready = {page.number: page for page in pages if page.number and page.module == overview.module}
    planned = {row["number"]: unescape(row["name"]) for row in _ROW.finditer(table)}
    for number, page in ready.items():
        if planned.get(number) != page.name:
            raise SheetError(
                f"the table of sections has no row '| {number} | {page.name} |', but the navigation has this section: "
                "add the row, or make both titles the same"
            )

    def row(match: re.Match[str]) -> str:
        page = ready.get(match["number"])
        name, status = match["name"], "in preparation"
        if page:
            name = f'<a href="{escape(moved("", page.url, url))}">{name}</a>'
            status = "<strong>ready</strong>"
        return f"<td>{match['number']}</td><td>{name}</td><td>{status}</td>"

    return _ROW.sub(row, _HEAD.sub("</th><th>status</th>", table, count=1))
