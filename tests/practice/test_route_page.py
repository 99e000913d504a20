"""The table of the page Where to begin names its own twelve questions, and every section before the diagnostic."""

import re
from pathlib import Path

from bs4 import BeautifulSoup
from markdown import Markdown

from page_lines import answer_blocks
from practice import pages

PAGE = Path(__file__).resolve().parents[2] / "docs" / "0-foundations" / "where-to-begin.md"
TEXT = PAGE.read_text("utf-8")


def rows():
    html = Markdown(extensions=["tables", "md_in_html", "meta"]).convert(TEXT)
    table = BeautifulSoup(html, "html.parser").select_one("[data-mf-tool=route] table")
    return [[cell.select("a") for cell in row.select("td")] for row in table.select("tbody tr")]


def test_the_table_asks_for_each_question_of_the_page():
    exercises, _ = pages.exercises_in(TEXT)
    assert len(exercises) == len(answer_blocks(TEXT)) == 12, "each has one part, so one answer"
    named = {(link.text, link["href"]) for questions, *_ in rows() for link in questions}
    assert named == {(exercise.id, f"#{exercise.anchor}") for exercise in exercises}


def test_each_section_of_the_module_can_be_skipped_and_then_one_begins():
    sections = [(missed, right) for _, missed, right in rows()]
    numbers = [missed[0].text.split()[0] for missed, right in sections if not right]
    assert numbers == ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6"]
    assert all(len(missed) <= 1 and len(right) <= 1 for missed, right in sections)
    beginnings = [link.text.split()[0] for missed, right in sections if right for link in (*missed, *right)]
    assert beginnings == ["1.1", "1.3", "1.6"]


def test_links_to_sections_have_the_titles_of_those_pages():
    for _, *links in rows():
        for link in (link for cell in links for link in cell):
            other = PAGE.parent / link["href"]
            if other.exists():
                assert re.search(r"^# (.+)$", other.read_text("utf-8"), re.MULTILINE)[1] == link.text
