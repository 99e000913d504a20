"""The HTML of an interactive figure before a script runs, and the mistakes that an author can make."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

import cells
from fences import Cell, CellError, cells_in
from figures import figure_html

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M 1 2"/></svg>'
CELL = Cell(
    ">>> draw()\n", id="secant", alt="A secant", caption="Move *it*.", figure="F1.1", predict="Where?", line=7
)
DRAWN = cells.Outcome("", figures=[SVG])


def rendered(cell=CELL, outcome=DRAWN):
    return BeautifulSoup(
        figure_html.render(cell, 3, outcome, lambda text: text.replace("*", "")), "html.parser"
    )


def test_a_cell_without_a_figure_stays_as_it_is():
    (element,) = rendered(replace(CELL, figure="", predict=""))
    assert element["data-mf-cell"] == "secant"
    assert element.select_one("[data-mf-output] figure svg")


def test_the_picture_stands_above_and_the_code_below():
    (figure,) = rendered()
    assert (figure["role"], figure["data-mf-figure"], figure["id"]) == ("group", "F1.1", "figure-1-1")
    assert figure.select_one("[data-mf-stage] svg")["aria-label"] == "A secant"
    assert figure.select_one(".mf-figure__predict").get_text() == "Predict first. Where?"
    assert figure.figcaption.get_text() == "Figure 1.1. From secant to tangent. Move it."
    assert (
        figure.select_one(f"#{figure['aria-labelledby']}").get_text() == "Figure 1.1. From secant to tangent."
    )
    cell = figure.select_one("details [data-mf-cell]")
    assert cell["data-mf-cell"] == "secant"
    assert not cell.select("svg"), "the picture stands on the page once"


def test_in_a_section_it_has_the_number_of_its_place_and_keeps_its_id():
    (figure,) = rendered(replace(CELL, number="1.3.2"))
    assert figure.figcaption.get_text() == "Figure 1.3.2. From secant to tangent. Move it."
    assert (figure["data-mf-figure"], figure["id"]) == ("F1.1", "figure-1-1")


def test_the_controls_are_there_and_wait():
    (figure,) = rendered()
    controls = {control["data-mf-variable"]: control for control in figure.select("[data-mf-variable]")}
    assert controls.keys() == {"x", "h", "central"}
    assert all(control.has_attr("disabled") for control in controls.values())
    x, h, central = controls.values()
    assert (x["type"], x["min"], x["max"], x["value"], x["step"]) == ("range", "-1", "6", "1", "0.1")
    assert (h["min"], h["max"], h["value"], h["aria-valuetext"]) == ("-6", "0", "0", "1")
    assert central["type"] == "checkbox"
    assert "checked" not in central.attrs


def test_what_is_said_first_is_said_twice_once_to_be_seen_and_once_to_be_heard():
    (figure,) = rendered()
    seen, heard = figure.select_one("[data-mf-said]"), figure.select_one("[aria-live]")
    assert seen.get_text() == heard.get_text() != ""
    assert seen["aria-hidden"] == "true"


@pytest.mark.parametrize(
    ("cell", "outcome", "message"),
    [
        (replace(CELL, figure="F9.9"), DRAWN, "there is no figure 'F9.9'; there are F1.1"),
        (CELL, cells.Outcome("", figures=[SVG, SVG]), "cell 'secant' draws 2 pictures"),
    ],
)
def test_a_wrong_page_is_refused(cell, outcome, message):
    with pytest.raises(CellError, match=message) as caught:
        rendered(cell, outcome)
    assert caught.value.line == 7


@pytest.mark.parametrize("option", ['figure="F1.1"', 'predict="Where?"'])
def test_a_figure_asks_its_reader_first(option):
    with pytest.raises(CellError, match="needs both figure=") as caught:
        cells_in(f"# Title\n\n``` {{ .pycon #a {option} }}\n>>> 1\n1\n```\n")
    assert caught.value.line == 3
