"""Section 1.9: the numbers of the last of its mixed problems, and of what the wrong answers say."""

from fractions import Fraction
from math import cos, log, log10, pi, sqrt

import pytest
import sympy
from edited import Page, mistakes, value
from formulas_as_written import all_same, formulas_of
from prose import says

PAGE = Page("1-what-is-calculus/summary.md")
X = sympy.Symbol("x")


def near(*numbers):
    return pytest.approx([float(each) for each in numbers], rel=1e-9)


def test_e57_how_far_is_the_horizon():
    _, slope, far, verdict = PAGE.answers("E1.57")
    d = sympy.Rational("3.6") * sympy.sqrt(X)
    steep = sympy.diff(d, X).subs(X, 25)
    assert value(slope) == pytest.approx(float(steep))
    assert mistakes(slope) == near(d.subs(X, 25) / 25, 3.6 / 2 * 5, steep / 3.6, 3.6 / (2 * 25))
    assert value(far) == pytest.approx(float(18 + steep * 1.5))
    way = [steep * 1.5, 18 + steep, 18 + steep * 26.5, 18 * 26.5 / 25, 3.6 * sqrt(26.5)]
    assert mistakes(far) == near(*way)
    assert 18 + 2 * steep * 1.5 == pytest.approx(19.08)  # twice too steep
    assert "far" in verdict["right"].split(".")[0]
    assert 3.6 * sqrt(26.5) == pytest.approx(18.53, abs=0.005)
    assert 3.6 * sqrt(26.5) < value(far)


def angle_slope(t):
    """Return the slope of the angle E with E − 0.4 sin E = t."""
    at = sympy.nsolve(X - sympy.Rational("0.4") * sympy.sin(X) - t, t)
    return float(1 / (1 - sympy.Rational("0.4") * sympy.cos(at)))


def test_e58_where_is_the_comet():
    _, step, program = PAGE.answers("E1.58")
    assert f"{angle_slope(1):.5f} {angle_slope(2):.5f}" in program["tests"]
    delta = Fraction(-9)
    assert value(step) == -delta / 3
    assert mistakes(step) == near(-delta / 2, -delta, -2 * delta / 3, round(-log10(2.0**-52) / 3))
    comet = PAGE.run("knob-check", "comet-program").names["comet"]
    assert comet(2 * pi) == pytest.approx(2 * pi, abs=1e-9)

    def measured(t, h):
        return round((comet(t + h) - comet(t - h)) / (2 * h), 5)

    true = [round(angle_slope(t), 5) for t in (1, 2)]
    assert [measured(t, 0.001) for t in (1, 2)] == true
    assert [measured(t, 0.0001) == right for t, right in zip((1, 2), true, strict=True)] == [True, False]
    gaps = [abs(measured(1, h) - true[0]) for h in (0.1, 0.01, 0.00001)]
    assert 0.0001 < gaps[0] < 0.001
    assert min(gaps[1:]) > 0.000009
    assert gaps[1] < 0.00005


def test_e59_the_roller_coaster():
    _, formula, place, _ = PAGE.answers("E1.59")
    height = 4 * X**3 - X**4
    slope = sympy.diff(height, X)
    wrong = [12 * X**2 + 4 * X**3, 12 * X**3 - 4 * X**4, 3 * X**2 - 4 * X**3, 4 * X**2 - X**3]
    assert all_same(formulas_of(formula), [slope, *wrong])
    PAGE.holds(r"12x^2 - 4x^3 = 4x^2\,(3 - x)")
    assert sympy.solve(slope) == [0, 3] == [0, int(value(place))]
    assert mistakes(place) == near(4, 2, Fraction(1, 3))
    assert (height.subs(X, 4), height.subs(X, 3), height.subs(X, -1), slope.subs(X, 1)) == (0, 27, -5, 8)
    assert [slope.subs(X, at) > 0 for at in (-0.5, 0.5, 2.5, 3.5)] == [True, True, True, False]
    assert slope.subs(X, 2) == 16 > slope.subs(X, 1)  # it climbs steeply


def test_the_numbers_as_they_are_written():
    says(PAGE, {"0.311": cos(2 * log(2)) * (log(2) + 1), "18.54": 18 + 0.36 * 1.5, "18.53": 3.6 * sqrt(26.5)})
    says(
        PAGE,
        {"1.07579": angle_slope(1), "27": 4 * 3**3 - 3**4, "47": 6 * 3**2 - 3**3 + 20, "2.6": (2 + 3.2) / 2},
    )
    says(PAGE, {"0.58": 11.6 / 20, "0.61": 6.1 / 10, "0.55": 5.5 / 10, "0.06": 0.03 / 0.5, "0.005": 0.02 / 4})
