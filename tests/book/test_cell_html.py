"""The HTML of a cell: complete without JavaScript, safe, and refused where the page is wrong."""

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

import cell_html
import cells
from fences import Cell, CellError

PATH = '<path d="M 1.23456 2" transform="scale(0.015625)"/>'
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4">{PATH}</svg>'


def rendered(cell, outcome):
    return BeautifulSoup(cell_html.render(cell, 2, outcome), "html.parser").div


def test_code_without_prompts_and_printed_output():
    cell = Cell(">>> x = '<b>'\n>>> x\n'<b>'\n", id="tags")
    element = rendered(cell, cells.Outcome("'<b>'\n"))
    assert element["data-mf-cell"] == "tags"
    assert element["data-mf-state"] == "static"
    assert element.select_one("[data-mf-code]").get_text() == "x = '<b>'\nx"
    assert element.select_one("[data-mf-output]").get_text() == "'<b>'\n"
    assert element.find("b") is None
    actions = {button["data-mf-action"] for button in element.find_all("button")}
    assert actions == {"run", "stop", "reset", "copy", "share"}


def test_a_figure_is_as_short_as_it_can_be():
    drawn = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">
<g id="a-line_1"><defs><path id="a-mark" d="M 0 0.125
L -1.5 2
z
"/></defs>
<g transform="translate(1.23456 2) scale(0.015625)"><use xlink:href="#a-mark" x="1.23456" y="-7"/></g></g></svg>"""
    short = (
        '<g><defs><path id="a-mark" d="M0 0.1l-1.5 1.9z"/></defs>\n'
        '<g transform="translate(1.23 2) scale(0.015625)"><use xlink:href="#a-mark" x="1.23" y="-7"/></g></g></svg>'
    )
    assert cell_html.picture(drawn, Cell(">>> draw()\n")).endswith(f'viewBox="0 0 9 9">\n{short}')


def test_figure_is_an_image_with_its_alt_text():
    element = rendered(
        Cell(">>> draw()\n", alt='A "line"', caption="Up & down"), cells.Outcome("", figures=[SVG])
    )
    svg = element.select_one("figure svg")
    assert svg["role"] == "img"
    assert svg["aria-label"] == 'A "line"'
    assert svg.path["d"] == "M1.2 2"
    assert svg.path["transform"] == "scale(0.015625)"
    assert element.figcaption.get_text() == "Up & down"


def test_a_formula_stands_below_the_text_for_katex_to_typeset():
    outcome = cells.Outcome("x < 1\n", latex=["<b>x"], figures=[SVG])
    element = rendered(Cell(">>> x < 1\nx < 1\n", alt="A line"), outcome)
    assert [part.name for part in element.select_one("[data-mf-output]")] == ["pre", "div", "figure"]
    assert element.select_one("[data-mf-output] .arithmatex").get_text() == "\\[<b>x\\]"


@pytest.mark.parametrize(
    ("cell", "outcome", "message"),
    [
        (Cell(">>> 1\n2\n", id="a"), cells.Outcome("1\n"), "cell 'a' prints"),
        (Cell(">>> draw()\n", id="a"), cells.Outcome("", figures=[SVG]), "describe it with alt"),
        (Cell(">>> 1\n1\n", id="a", alt="b"), cells.Outcome("1\n"), "draws no figure"),
    ],
)
def test_a_wrong_page_is_refused(cell, outcome, message):
    with pytest.raises(CellError, match=message) as caught:
        cell_html.render(replace(cell, line=7), 1, outcome)
    assert caught.value.line == 7


def test_steps_of_a_long_path_do_not_add_up_their_rounding():
    heights = [0.04 * n for n in range(200)]
    path = "M0 0" + "".join(f"L{n} {height:.4f}" for n, height in enumerate(heights[1:], 1))
    drawn = f'<svg viewBox="0 0 9 9"><path d="{path}"/></svg>'
    short = re.search(r' d="M0 0([^"]*)"', cell_html.picture(drawn, Cell(">>> draw()\n")))[1]
    steps = [float(step.split()[1]) for step in short.split("l")[1:]]
    assert sum(steps) == pytest.approx(heights[-1], abs=0.05)
