"""What becomes of the HTML of mkdocs-jupyter: text, formulas, links and live cells, and nothing else of it."""

import re

import pytest
from bs4 import BeautifulSoup
from lab_sources import GOOD
from mkdocs_jupyter import convert

from labs import page, run, source


@pytest.fixture
def rendered(monkeypatch, tmp_path):
    """Return the function that makes the page of a source."""
    monkeypatch.setattr("run_cells.CACHE", tmp_path / "cache")

    def make(text, tags=("solution",)):
        path = tmp_path / "lab.py"
        path.write_text(text, "utf-8")
        html = convert.nb2html(str(path), remove_tag_config={"remove_cell_tags": list(tags)})
        lab = source.read(text)
        learners, _ = run.run(lab)
        return page.render(html, lab, *learners, lambda link: f"to:{link}")

    return make


def test_the_page(rendered):
    html = rendered(GOOD)
    soup = BeautifulSoup(html, "html.parser")
    (lab,) = soup.select("[data-mf-lab=L7]")
    assert [element.name for element in lab.find_all(recursive=False)] == ["h1", "h2", "p", "div", "div"]
    assert [cell["data-mf-cell"] for cell in lab.select("[data-mf-cell]")] == ["halve", "check-half"]
    assert [cell.get("data-mf-checks") for cell in lab.select("[data-mf-cell]")] == [None, "L7.1"]
    assert lab.select_one("[data-mf-code]").get_text() == "half = 0  # yours"
    assert lab.select("[data-mf-output]")[1].get_text() == "Part 1: no.\n"
    assert lab.h2["id"] == "part-1-of-four"
    assert lab.h2.a["href"] == "#part-1-of-four"
    assert lab.h2.a["class"] == ["headerlink"]


def test_nothing_of_the_solution_and_nothing_of_jupyter_is_in_it(rendered):
    html = rendered(GOOD)
    assert "4 / 2" not in html
    assert "other half" not in html
    assert not re.search(r"<script|<style|<link|jp-|clipboard|onclick|https?:", html)


def test_formulas_and_links_become_the_books(rendered):
    html = rendered(GOOD)
    assert '<span class="arithmatex">\\(4 &lt; 5\\)</span>' in html
    assert '<a href="to:../index.md">the start</a>' in html
    assert "<code>$5 + $6</code>" in html, "what stands in code is no formula"


def test_a_formula_on_its_own_lines(rendered):
    html = rendered(GOOD.replace("# Find", "# $$\n# \\frac{a_1}{b_1} \\\\ x^*\n# $$\n#\n# Find"))
    assert '<div class="arithmatex">\\[\n\\frac{a_1}{b_1} \\\\ x^*\n\\]</div>' in html


def test_a_build_that_would_show_the_solutions_stops(rendered):
    with pytest.raises(RuntimeError, match=r"shows 5 cells, and the lab has 3 .* leave out"):
        rendered(GOOD, tags=("nothing",))
