"""Module 1, overview: what its cell shows before and after the edit that the text suggests."""

import re

import numpy as np
import pytest
from edited import Page
from prose import prose

PAGE = Page("1-what-is-calculus/index.md")
AS_IT_STANDS = "10, 1, 0"
READINGS = {0: 10, 30: 55, 60: 82, 90: 91}


def worst(numbers):
    ran = PAGE.run("fit-by-hand", edits=[("fit-by-hand", AS_IT_STANDS, numbers)])
    assert ran.names["readings"] == READINGS
    return ran.printed["fit-by-hand"]


def heights(c, b, a):
    ran = PAGE.run("fit-by-hand", edits=[("fit-by-hand", AS_IT_STANDS, f"{c}, {b}, {a}")])
    return np.array(ran.axes["fit-by-hand"][0].lines[0].get_data())


def test_the_numbers_of_the_answer_meet_all_dots():
    (numbers,) = re.findall(r"`c, b, a = (.*?)`", prose(PAGE))
    assert float(worst(numbers)) == 0
    c, b, a = map(float, numbers.split(","))
    assert [c + b * t + a * t**2 for t in READINGS] == pytest.approx(list(READINGS.values()))


def test_as_it_stands_the_line_meets_the_first_dot_only():
    gaps = [10 + t - energy for t, energy in READINGS.items()]
    assert gaps[0] == 0
    assert max(gaps[1:3]) < 0 < gaps[3]
    assert float(worst(AS_IT_STANDS)) == max(map(abs, gaps))


def test_the_first_lifts_the_second_tilts_and_the_third_bends():
    times, line = heights(10, 1, 0)
    assert heights(15, 1, 0)[1] - line == pytest.approx(5)
    assert heights(10, 1.5, 0)[1] - line == pytest.approx(0.5 * times)
    assert heights(10, 1, -0.02)[1] - line == pytest.approx(-0.02 * times**2)
