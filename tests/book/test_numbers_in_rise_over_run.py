"""Section 1.3: the numbers that its text promises and no cell prints."""

from math import pi, sin

import pytest
from edited import Page

PAGE = Page("1-what-is-calculus/rise-over-run.md")


def test_modify_a_fuller_battery_has_the_same_slopes():
    as_written = PAGE.run("charge-model", "charge-table").printed
    fuller = PAGE.run(
        "charge-model", "charge-table", edits=[("charge-model", "10 + 1.8", "40 + 1.8")]
    ).printed
    assert fuller["charge-model"] == "[40.0, 85.0, 96.0, 121.0]\n"
    assert fuller["charge-table"] == as_written["charge-table"]


def test_modify_a_charger_that_tires_later():
    ran = PAGE.run("charge-model", "charge-table", edits=[("charge-model", "0.01 *", "0.005 *")])
    assert float(ran.printed["charge-table"].split()[-1]) == pytest.approx(1.5, abs=1e-4)


def test_the_average_and_the_misconception():
    names = PAGE.run("charge-model", "steady-slopes").names
    charge, steady = names["charge"], names["steady"]
    assert charge(40) - charge(30) == pytest.approx(11)
    assert (charge(90) - charge(0)) / 90 == pytest.approx(0.9)
    assert charge(90) == pytest.approx(steady(90)) == pytest.approx(91)
    assert charge(80) > 3 * charge(10)
    assert charge(81) - charge(80) < (charge(11) - charge(10)) / 8


def test_the_picture_of_the_wave():
    (axes,) = PAGE.run("charge-model", "secant-picture").axes["secant-picture"]
    assert sin(2) - sin(1) == pytest.approx(0.068, abs=0.0005)
    assert axes.get_ylim() == pytest.approx((0.67, 1.09), abs=0.005)
    assert pi / 2 == pytest.approx(1.6, abs=0.05)


@pytest.mark.parametrize(
    "formula",
    [
        r"10 + 1.8\,(30 + h) &= 10 + 54 + 1.8\,h",
        r"-0.01\,(30 + h)^2 &= -0.01\,(900 + 60\,h + h^2) \\ &= -9 - 0.6\,h - 0.01\,h^2",
        r"1.8\,h - 0.6\,h = 1.2\,h",
        r"E(30 + h) = 55 + 1.2\,h - 0.01\,h^2",
        r"\frac{E(30 + h) - E(30)}{h} &= \frac{1.2\,h - 0.01\,h^2}{h} \\ &= 1.2 - 0.01\,h",
        r"E(50 + h) &= 75 + 0.8\,h - 0.01\,h^2",
        r"E(70 + h) = 87 + 0.4\,h - 0.01\,h^2",
        r"(1.8 - 0.02\,t) - 0.01 = 1.79 - 0.02\,t",
    ],
)
def test_the_algebra_of_the_worked_examples_and_exercises(formula):
    PAGE.holds(formula, E=PAGE.run("charge-model").names["charge"])


def test_the_slope_from_one_minute_to_the_next():
    charge = PAGE.run("charge-model").names["charge"]
    for t in (0, 64, 65):
        assert charge(t + 1) - charge(t) == pytest.approx(1.79 - 0.02 * t, rel=1e-9)
