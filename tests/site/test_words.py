"""The words of the book on its built pages: terms, index, misconceptions, theorems, and the line below a title."""

import posixpath
import re
from urllib.parse import unquote

import pytest

from furniture import at_a_glance

SECTION = "1-what-is-calculus/rise-over-run/index.html"


@pytest.fixture
def pages(pages):
    """Return the pages but for those that repeat a whole module on paper."""
    return {path: page for path, page in pages.items() if not path.endswith("/print/index.html")}


def followed(page, link, pages):
    """Return the element that a link of a page leads to, or the page if the link has no anchor."""
    path, _, anchor = link["href"].partition("#")
    target = pages[posixpath.normpath(posixpath.join(posixpath.dirname(page), path, "index.html"))]
    return target.find(id=unquote(anchor)) if anchor else target


def words(element):
    return " ".join(element.get_text().split())


def test_each_term_leads_to_its_entry_and_shows_the_same_definition(pages):
    found = [(path, term) for path, page in pages.items() for term in page.select(".mf-term")]
    assert {words(term.a) for path, term in found if path == SECTION} == {
        "secant",
        "average rate of change",
        "difference quotient",
        "tangent",
        "smooth",
    }
    for path, term in found:
        entry = followed(path, term.a, pages)
        assert words(entry).casefold() in (
            words(term.a).casefold(),
            words(term.a).casefold().removesuffix("s"),
        )
        (tooltip,) = term.select("[role=tooltip]")
        assert tooltip["id"] == term.a["aria-describedby"]
        assert words(entry.find_next_sibling("dd")).startswith(words(tooltip).rstrip("."))


def test_the_glossary_says_of_each_word_where_it_is_explained(pages):
    entries = pages["glossary/index.html"].select("dt")
    assert len(entries) > 20
    for entry in entries:
        assert followed("glossary/index.html", entry.find_next_sibling("dd").a, pages), entry


def test_a_definition_is_found_once_in_the_search(site):
    # The tooltips are on many pages; the search knows the glossary's own.
    assert (site / "search" / "search_index.json").read_text("utf-8").count(
        "straight line through two points of a graph"
    ) == 1


@pytest.mark.parametrize("of", ["words", "symbols"])
def test_the_index_has_every_word_and_symbol_with_its_places(pages, of):
    path = "reference/index-of-words/index.html"
    entries = pages[path].select(f"[data-mf-furniture={of}] dt")
    expected = (
        pages["glossary/index.html"].select("dt")
        if of == "words"
        else pages["notation/index.html"].table.select("tbody tr")
    )
    assert len(entries) == len(expected)
    for entry in entries:
        links = entry.find_next_sibling("dd").select("a")
        assert links, f"{words(entry)} is used nowhere"
        for link in links:
            assert followed(path, link, pages)


def test_each_misconception_is_listed_and_leads_to_its_box(pages):
    path = "reference/misconceptions/index.html"
    boxes = {
        id(box)
        for page in pages.values()
        for box in page.select(".admonition.warning")
        if words(box.p).startswith("You may think: ")
    }
    links = pages[path].select("[data-mf-furniture] a")
    assert boxes == {id(followed(path, link, pages)) for link in links}
    assert [words(heading) for heading in pages[path].select("[data-mf-furniture] h2")] == [
        "0 Foundations",
        "1 What is calculus?",
    ]
    for link in links:
        belief = words(followed(path, link, pages).p).removeprefix("You may think: ")
        assert belief.casefold() == words(link).casefold()


def test_every_link_of_a_theorem_leads_somewhere(pages):
    path = "reference/theorems/index.html"
    theorems = pages[path].select("h2[id^=t]")
    assert [theorem["id"] for theorem in theorems][:3] == ["t1-1", "t1-2", "t1-3"]
    for link in pages[path].article.select("a[href^='../../1-']"):
        assert followed(path, link, pages)


NO_LESSONS = {"0.7", "1.9"}  # a diagnostic and a summary


def test_the_line_below_a_sections_title_counts_what_is_there(pages):
    numbered = [page for page in pages.values() if page.h1 and re.match(r"\d\.\d+ ", words(page.h1))]
    sections = [page for page in numbered if words(page.h1).split()[0] not in NO_LESSONS]
    assert len(sections) == len(numbered) - len(NO_LESSONS)
    for page in sections:
        line = page.h1.find_next_sibling()
        minutes, figures, cells = map(int, re.findall(r"\d+", words(line)))
        assert 1 <= minutes <= at_a_glance.MOST_MINUTES
        assert figures == len(page.select(".mf-cell figure, [data-mf-figure]"))
        assert cells == len(page.select("[data-mf-cell]"))
    assert not any(
        page.select(".mf-at-a-glance")
        for page in pages.values()
        if all(page is not each for each in sections)
    )
