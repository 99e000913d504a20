"""The glossary as it is written, and the terms of a page that lead to it."""

import pytest
from bs4 import BeautifulSoup

from furniture import glossary, terms
from furniture.errors import FurnitureError

WRITTEN = """# Glossary

Chain rule
:   The outside's slope $f'(u)$
    times the inside's; see [1.6](1/rules.md).

Secant
:   The line through two points. See
    [1.3](1/rise.md#a).
"""


@pytest.fixture
def words(tmp_path):
    (tmp_path / "glossary.md").write_text(WRITTEN, "utf-8")
    return glossary.read(tmp_path)


def linked(words, html, source=""):
    return BeautifulSoup(terms.link(html, source, words, "../glossary/"), "html.parser")


def defined(words, html):
    return BeautifulSoup(terms.define(html, words, lambda text: f"<i>{text}</i>"), "html.parser")


def test_an_entry_is_its_name_and_what_stands_before_see(words):
    assert [(term.name, term.slug, term.says) for term in words.terms] == [
        ("Chain rule", "chain-rule", "The outside's slope $f'(u)$ times the inside's."),
        ("Secant", "secant", "The line through two points."),
    ]
    assert words.find("chain  Rules").slug == "chain-rule"
    assert words.find("secant of a curve") is None


def test_each_entry_has_an_anchor():
    html, anchors = glossary.add_anchors("<dl><dt>Chain rule</dt><dd>…</dd><dt>Secant</dt></dl>")
    assert html == '<dl><dt id="chain-rule">Chain rule</dt><dd>…</dd><dt id="secant">Secant</dt></dl>'
    assert anchors == {"chain-rule", "secant"}


@pytest.mark.parametrize(
    ("entry", "line", "told"),
    [
        ("Tangent\n:   A line.", 12, "'Tangent' needs one definition that ends in '; see"),
        ("Tangent\n:   A [line](x.md); see [1.4](y.md).", 12, "'Tangent' has a link inside its definition"),
        ("Arc\n:   A bow; see [1.4](y.md).", 12, "'Arc' must stand above 'Secant'"),
        ("secant\n:   Again; see [1.4](y.md).", 12, "'secant' must stand above 'Secant'"),
    ],
)
def test_an_entry_that_cannot_be_read(tmp_path, entry, line, told):
    (tmp_path / "glossary.md").write_text(f"{WRITTEN}\n\n{entry}\n", "utf-8")
    with pytest.raises(FurnitureError, match=f"^{told}") as caught:
        glossary.read(tmp_path)
    assert (caught.value.file, caught.value.line) == ("glossary.md", line)


def test_the_first_bold_use_of_a_term_is_a_link_and_no_other(words):
    page = linked(words, "<p>A <strong>secant</strong>, two <strong>secants</strong>, a secant.</p>")
    (link,) = page.select("a")
    assert (link["href"], link.text) == ("../glossary/#secant", "secant")
    assert len(page.select("strong")) == 2


def test_a_link_to_an_entry_has_its_definition_beside_it(words):
    page = defined(
        words, '<p><a href="../../glossary/#secant">it</a> <a href="../glossary/#secant">it</a></p>'
    )
    first, second = page.select(".mf-term")
    for term in (first, second):
        tooltip = term.select_one("[role=tooltip]")
        assert term.a["aria-describedby"] == tooltip["id"]
        assert str(tooltip.i) == "<i>The line through two points.</i>"
        assert tooltip.has_attr("hidden")
    assert first.a["aria-describedby"] != second.a["aria-describedby"]


@pytest.mark.parametrize(
    "html",
    [
        '<p>A <a href="../glossary/#secant"><strong>secant</strong></a> cuts.</p>',
        '<h2 id="x">The <strong>secant</strong></h2>',
    ],
)
def test_no_link_is_made_in_a_link_or_a_heading(words, html):
    assert terms.link(html, "", words, "../glossary/") == html


def test_links_to_other_places_stay_as_they_are(words):
    html = '<a href="../glossary/#gone">x</a><a href="../glossary/">y</a><a href="../rise/#secant">z</a>'
    assert terms.define(html, words, str) == html


@pytest.mark.parametrize(
    "html",
    [
        "<p><strong>Predict.</strong> So far</p>",
        "<li><strong>Tank: panel 4.</strong> A full tank</li>",
        "<p>It is line 4. <strong>b)</strong> It breaks</p>",
        "<p><strong>The method in three steps</strong></p>",
        "<td><strong>ready</strong></td>",
    ],
)
def test_a_label_is_no_term(words, html):
    assert terms.link(html, "", words, "") == html


@pytest.mark.parametrize(
    "html",
    [
        "<p>This is a <strong>normal\nline</strong>.</p>",
        "<p><strong>normal line</strong> means</p>",
        "<p>Last: <strong>normal line</strong></p>",
    ],
)
def test_a_bold_term_must_be_in_the_glossary(words, html):
    with pytest.raises(
        FurnitureError, match=r"not in the glossary: write its entry in docs/glossary\.md"
    ) as caught:
        terms.link(html, "# Title\n\nThis is a **normal\nline**.", words, "")
    assert caught.value.line == 3
