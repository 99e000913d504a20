"""Section 0.2: the numbers that its text promises and no cell prints."""

from fractions import Fraction
from math import sqrt

import numpy as np
import pytest
from edited import Page, mistakes, value

PAGE = Page("0-foundations/reading-axes.md")


def test_the_room_gained_0_8_degrees_in_both_panels():
    names = PAGE.run("one-morning").names
    assert names["degrees"][-1] - names["degrees"][0] == pytest.approx(0.8)
    assert dict(zip(names["hours"], names["degrees"], strict=True))[8] == 20.1


def test_modify_the_axis_of_the_room():
    ran = PAGE.run("one-morning", edits=[("one-morning", "(19.6, 20.4)", "(15, 25)")])
    _, right = ran.axes["one-morning"]
    assert right.get_ylim() == (15, 25)
    assert 0.8 / (25 - 15) < 0.1 * (0.8 / (20.4 - 19.6))


def kettle(t):
    """Return its temperature, from the words above its picture."""
    return 20 + 10 * t if t <= 8 else 100 if t <= 10 else 100 - 2 * (t - 10)


def test_the_words_and_the_picture_of_the_kettle_agree():
    names = PAGE.run("one-morning", "kitchen", "kettle-at").names
    assert all(names["kettle_at"](t) == kettle(t) for t in range(31))


@pytest.mark.parametrize(
    ("height", "times"), [(80, [6, 20]), (60, [4, 30]), (100, [8, 9, 10]), (110, []), (70, [5, 25])]
)
def test_reading_the_kettle_backwards(height, times):
    assert [t for t in range(31) if kettle(t) == height] == times


def test_the_kettle_meets_the_soup():
    for equation in (r"20 + 10\,t = 75 - t", r"11\,t = 55"):
        assert PAGE.solutions(equation) == [5]
    assert kettle(5) == 75 - 5 == 70
    _, soup, read_off = PAGE.run("one-morning", "kitchen").axes["kitchen"][0].lines
    assert np.interp(5, *soup.get_data()) == pytest.approx(70)
    assert list(zip(*read_off.get_data(), strict=True)) == [(4, 0), (4, kettle(4)), (0, 60)]


def test_make_from_minute_7_to_minute_15_it_has_90_degrees():
    assert [t for t in range(31) if kettle(t) >= 90] == list(range(7, 16))


def test_the_ball_stays_below_a_centimetre_after_7_bounces():
    assert next(n for n in range(99) if Fraction(1, 2) ** n < Fraction(1, 100)) == 7
    assert Fraction(1, 2) ** 10 < Fraction(1, 1000)


def test_modify_a_ball_that_falls_by_a_factor_of_ten():
    ran = PAGE.run("one-morning", "bounces", edits=[("bounces", "0.5**n", "0.1**n")])
    line = ran.axes["bounces"][1].lines[0].get_ydata()
    assert np.asarray(line) == pytest.approx([10.0**-n for n in range(11)])
    assert line[-1] == pytest.approx(1e-10)


def test_half_a_step_on_a_logarithmic_axis():
    assert sqrt(10) == pytest.approx(3.16, abs=0.005)
    assert (20 + 50) / 2 == 35


def test_the_two_methods():
    a, b = PAGE.run("one-morning", "two-errors").axes["two-errors"][0].lines
    errors = {
        float(step): (float(one), float(other))
        for step, one, other in zip(*a.get_data(), b.get_ydata(), strict=True)
    }
    expected = {1e-4: (1e-4, 1e-6), 1e-3: (1e-3, 1e-4), 1e-2: (1e-2, 1e-2), 0.1: (0.1, 1), 1: (1, 100)}
    assert errors == {step: pytest.approx(both) for step, both in expected.items()}


def tank_a(t):
    return 100 + Fraction(180 - 100, 10 - 2) * (t - 2)


def tank_b(t):
    return 160 + Fraction(120 - 160, 10 - 2) * (t - 2)


def test_e05_and_e06_the_two_tanks():
    water, time = PAGE.answers("E0.5")
    assert value(water) == tank_a(4)
    assert {tank_a(6), tank_b(4), tank_b(2), tank_a(4) - 100} <= set(mistakes(water))
    assert tank_b(value(time)) == tank_a(5) == 130
    assert {5, 6, 10} == set(mistakes(time))
    assert tank_a(6) == tank_b(6) == 140
    assert (tank_a(3) - tank_a(2), tank_b(2) - tank_b(3)) == (10, 5)
    assert tank_a(10) < 2 * tank_a(2)


def test_e07_marks_that_multiply():
    halfway, exponent = PAGE.answers("E0.7")
    assert value(halfway) == pytest.approx(sqrt(100 * 1000)) == pytest.approx(316, abs=0.5)
    assert mistakes(halfway) == [(100 + 1000) / 2, 1000 / 2, 300, (200 + 300) / 2, (2 + 3) / 2]
    assert 100 * (10.0 ** value(exponent)) ** 2 == pytest.approx(1e-6)


def test_e08_the_four_lifts():
    seconds = {"s": 1, "min": 60}
    lifts = PAGE.run("one-morning", "four-lifts").names["lifts"]
    rises = [Fraction(10 * (high - low), end * seconds[unit]) for unit, end, low, high, _ in lifts]
    (answer,) = PAGE.answers("E0.8")
    assert [each["right"] for each in answer["pairs"]] == [f"{rise} metres" for rise in rises]
    assert rises == sorted(rises)
