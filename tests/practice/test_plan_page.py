"""The six-week plan names the sections of the modules as their own pages do, and comes to 22 hours."""

import re
from pathlib import Path

from bs4 import BeautifulSoup
from markdown import Markdown

DOCS = Path(__file__).resolve().parents[2] / "docs"


def rows_of(page):
    html = Markdown(extensions=["tables", "md_in_html", "meta"]).convert((DOCS / page).read_text("utf-8"))
    (found,) = BeautifulSoup(html, "html.parser").select("[data-mf-tool=plan], [data-mf-sheet=lessons]")
    return [row.select("td") for row in found.select("tbody tr")]


def test_each_week_has_the_sections_of_its_module():
    for number, (week, what, _) in enumerate(rows_of("practice/plan.md"), 1):
        assert week.text == str(number)
        module = what.a["href"].removeprefix("../")
        title = re.search(r"^# (.+)$", (DOCS / module).read_text("utf-8"), re.MULTILINE)[1]
        sections = [f"{place.text} {name.text}" for place, name, *_ in rows_of(module)]
        assert list(what.stripped_strings) == [title, *sections]


def test_six_weeks_have_22_hours():
    rows = rows_of("practice/plan.md")
    assert len(rows) == 6
    assert sum(float(hours.text) for _, _, hours in rows) == 22
