"""Formulas are rendered at build time, for the eye and for screen readers; a wrong one stops the build."""

import pytest
from bs4 import BeautifulSoup

import formulas


@pytest.fixture(autouse=True)
def empty_cache(tmp_path, monkeypatch):
    monkeypatch.setattr(formulas, "CACHE", tmp_path)


def test_inline_and_display():
    page = (
        '<p>Let <span class="arithmatex">\\(a &lt; b\\)</span>.</p>'
        '<div class="arithmatex">\\[\n\\frac{1}{2}\n\\]</div>'
    )
    soup = BeautifulSoup(formulas.render_formulas(page), "html.parser")
    assert len(soup.find_all("math")) == 2
    assert soup.find("annotation").get_text() == "a < b"
    assert soup.select_one("div.mf-formula .katex-display") is not None
    assert "arithmatex" not in str(soup)


def test_a_full_stop_stays_with_a_formula_that_cannot_be_broken():
    page = '<p><span class="arithmatex">\\(x\\)</span>). <span class="arithmatex">\\(x = 1\\)</span>, and</p>'
    soup = BeautifulSoup(formulas.render_formulas(page), "html.parser")
    (whole,) = soup.select(".mf-whole")
    assert whole.get_text().endswith(").")
    assert soup.p.get_text().endswith(", and")


@pytest.mark.parametrize("tex", ["\\frac{1}", "\\nosuchmacro x", "x = 5 €"])
def test_a_formula_that_katex_rejects(tex):
    with pytest.raises(formulas.FormulaError, match="KaTeX rejects the formula"):
        formulas.render_formulas(f'<span class="arithmatex">\\({tex}\\)</span>')


def test_a_rendered_page_is_remembered(monkeypatch):
    page = '<span class="arithmatex">\\(x\\)</span>'
    first = formulas.render_formulas(page)
    monkeypatch.setattr(formulas, "run_node", lambda *_, **__: pytest.fail("Node was asked again"))
    assert formulas.render_formulas(page) == first
