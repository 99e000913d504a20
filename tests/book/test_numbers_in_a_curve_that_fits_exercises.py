"""Section 1.1: the numbers of its exercises, and of what their wrong answers say."""

from fractions import Fraction
from statistics import mean, median

import numpy as np
import pytest
import sympy
from edited import Page, mistakes, value
from formulas_as_written import are_same, read

PAGE = Page("1-what-is-calculus/a-curve-that-fits.md")


def test_e16_the_valley_of_the_cafe():
    best, *_ = PAGE.answers("E1.16")
    (curve, dot) = PAGE.run("tank-by-hand", "ice-cream").axes["ice-cream"][0].lines
    ks, heights = map(np.asarray, curve.get_data())
    assert ks[heights.argmin()] == pytest.approx(value(best), abs=0.02)
    assert heights.min() == pytest.approx(3, abs=0.001)
    assert (heights[0], heights[-1]) == pytest.approx((9.25, 15.25))
    assert np.interp(dot.get_xdata(), ks, heights) == pytest.approx(5.25, abs=0.01)
    assert mistakes(best) == [3, 4, 0]


PLANK = [14, 15, 19]


def squares(c):
    return Fraction(sum((y - Fraction(c)) ** 2 for y in PLANK), 3)


def distances(c):
    return Fraction(sum(abs(y - Fraction(c)) for y in PLANK), 3)


def test_e17_the_squares():
    at_15, best, _ = PAGE.answers("E1.17")
    assert value(at_15) == pytest.approx(float(squares(15)))
    assert mistakes(at_15) == pytest.approx([17, 3, 1, 5 / 3, float(squares(15)) ** 0.5], abs=0.0001)
    assert value(best) == mean(PLANK)
    assert mistakes(best) == pytest.approx([median(PLANK), (14 + 19) / 2, 14, 19, 17, float(squares(16))])
    assert squares(15) == squares(17) == Fraction(17, 3)
    for s in (Fraction(-7, 2), Fraction(1, 9)):
        assert squares(16 + s) == Fraction(14, 3) + s**2
    for formula in ("(-2 - s)^2 = 4 + 4s + s^2", "(-1 - s)^2 = 1 + 2s + s^2", "(3 - s)^2 = 9 - 6s + s^2"):
        PAGE.holds(formula)


def test_e18_the_distances():
    at_16, best, _ = PAGE.answers("E1.18")
    assert value(at_16) == distances(16) == 2
    assert mistakes(at_16) == pytest.approx([6, float(squares(16)), 0])
    assert value(best) == median(PLANK)
    assert [3 * distances(c) for c in (14, 15, 16, 19)] == [6, 5, 6, 9]
    assert distances("16.5") > distances(16)
    assert (mean([14, 15, 25]), median([14, 15, 25])) == (18, 15)


def test_e19_the_bottom_exactly():
    products, formula, _ = PAGE.answers("E1.19")
    readings = PAGE.run("tank-by-hand").names["readings"]
    times, found = list(readings), [int(y) - (-4 * t + 80) for t, y in readings.items()]
    table = PAGE.text.split("| time $t$ (hours) | residual $r$ (cm) |")[1].split("\n\n")[0].replace("−", "-")
    assert [tuple(map(int, line.strip("| ").split(" | "))) for line in table.splitlines()[2:]] == list(
        zip(times, found, strict=True)
    )
    assert value(products) == sum(r * t for r, t in zip(found, times, strict=True))
    sizes = [sum(abs(r) * t for r, t in zip(found, times, strict=True)), sum(r**2 for r in found), sum(times)]
    assert mistakes(products) == [*sizes, sum(t**2 for t in times)]
    s = sympy.Symbol("s")
    valley = sum((r - s * t) ** 2 for r, t in zip(found, times, strict=True)) / sympy.Integer(6)
    assert are_same(read(formula["value"]), valley)
    assert not any(are_same(read(each["value"]), valley) for each in formula["wrong"])
    PAGE.holds(r"\frac{12 - 2s \cdot 0 + 66\,s^2}{6} \\ &= 2 + 11\,s^2")
    PAGE.holds("(-3 - 3s)^2 = 9 + 18s + 9s^2")
