"""The numbers of a section's drawings."""

import cells
from fences import Cell
from figures.numbers import numbered

DRAWN = cells.Outcome("", figures=["<svg/>"])
PRINTED = cells.Outcome("1\n")
CELLS = [
    Cell(">>> 1\n1\n", id="a", caption="A number."),
    Cell(">>> draw()\n", id="b", alt="B", caption="A line."),
    Cell(">>> draw()\n", id="c", alt="C", figure="F1.1", predict="Where?", caption="It moves."),
    Cell(">>> draw()\n", id="d", alt="D"),
]
OUTCOMES = [PRINTED, DRAWN, DRAWN, DRAWN]


def test_in_a_section_each_drawing_has_a_number():
    found = numbered(CELLS, OUTCOMES, "1.3 Rise over run")
    captions = ["A number.", "Figure 1.3.1. A line.", "It moves.", "Figure 1.3.3."]
    assert [cell.caption for cell in found] == captions
    assert [cell.number for cell in found] == ["", "", "1.3.2", ""], "for its title"


def test_other_pages_have_none():
    for title in ("Exercises of module 1", "1 What is calculus?", "Lab L1: The slope machine"):
        assert numbered(CELLS, OUTCOMES, title) == CELLS
