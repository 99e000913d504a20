"""Section 1.1: the numbers that its text promises and no cell prints."""

from fractions import Fraction
from statistics import mean

import numpy as np
import pytest
import sympy
from edited import Page

PAGE = Page("1-what-is-calculus/a-curve-that-fits.md")
READINGS = dict(zip((0, 1, 2, 3, 4, 6), (80, 77, 73, 65, 64, 57), strict=True))


def residuals(m, c=80, readings=READINGS):
    return [y - (Fraction(m) * t + c) for t, y in readings.items()]


def error(m, c=80, readings=READINGS):
    return mean(r**2 for r in residuals(m, c, readings))


def rows(table):
    """Return the rows of numbers of a table as it is written."""
    lines = [line.strip("| ").replace("−", "-").split(" | ") for line in table.splitlines()[2:]]
    return [tuple(map(int, line)) for line in lines]


def test_the_table_and_the_cell_have_the_same_readings():
    first = PAGE.text.split("| time (hours) | depth (cm) |")[1].split("\n\n")[0]
    assert dict(rows(first)) == READINGS
    assert PAGE.run("tank-by-hand").names["readings"] == READINGS


def test_the_two_lines():
    a, b = ([abs(r) for r in residuals(m)] for m in ("-3.8", "-4.3"))
    assert [80 + 6 * Fraction(m) for m in ("-3.8", "-4.3")] == [Fraction("57.2"), Fraction("54.2")]
    assert a[0] == b[0] == 0
    assert [x < y for x, y in zip(a[1:], b[1:], strict=True)] == [True, True, False, True, True]
    assert a.index(max(a)) == 3
    assert max(b) < max(a)
    assert error("-3.8") < error("-4.3")
    assert 3**2 == 9 * 1**2


def test_a_tenth_to_the_left_or_to_the_right():
    gains = [error(-6) - error("-5.9"), error(-3) - error("-3.1"), error("-3.9") - error(-4)]
    assert gains == [Fraction("4.29"), Fraction("2.09"), Fraction("0.11")]
    assert error("-4.1") - error(-4) == gains[2]
    assert (error(-6), error(-3), error(-4)) == (46, 13, 2)


def test_the_worked_example():
    table = PAGE.text.split("| time $t$ | reading | line, $-3\\,t + 80$ | residual |")[1].split("\n\n")[0]
    lines = [(t, y, -3 * t + 80, y - (-3 * t + 80)) for t, y in READINGS.items()]
    assert rows(table) == lines
    assert [line[-1] for line in lines] == residuals(-3)
    assert [r**2 for r in residuals(-3)] == [0, 0, 1, 36, 16, 25]
    half = Fraction(1, 2)
    assert [80 - 7 * half * t for t in READINGS] == [80, 153 * half, 73, 139 * half, 66, 59]
    assert residuals(-7 * half) == [0, half, 0, -9 * half, -2, -2]
    assert (sum(r**2 for r in residuals(-7 * half)), error(-7 * half)) == (57 * half, Fraction("4.75"))
    assert residuals(-5) == [0, 2, 3, 0, 4, 7]
    assert (sum(r**2 for r in residuals(-5)), error(-5)) == (78, 13)


def test_the_valley_of_the_lines_that_begin_at_84():
    m = sympy.Symbol("m")
    valley = sum((y - (m * t + 84)) ** 2 for t, y in READINGS.items()) / sympy.Integer(6)
    (bottom,) = sympy.solve(sympy.diff(valley, m), m)
    assert float(bottom) == pytest.approx(-5, abs=0.1)
    assert float(valley.subs(m, bottom)) == pytest.approx(7.7, abs=0.05)


def test_the_gains_shrink_by_22():
    gains = [error(m) - error(m - 1) for m in (0, -1, -2, -3)]
    assert np.diff(gains).tolist() == [-22] * 3


def table(old, new):
    ran = PAGE.run("tank-by-hand", "two-errors", "valley-table", edits=[("tank-by-hand", old, new)])
    return {float(m): float(height) for m, height in map(str.split, ran.printed["valley-table"].splitlines())}


def test_modify_a_misread_stick():
    found = table("57.0", "63.0")
    assert min(found, key=found.get) == -3
    assert found[-3] == pytest.approx(float(error(-3, readings=READINGS | {6: 63})), abs=0.005)


def test_modify_without_the_last_reading():
    found, five = table(", 6: 57.0", ""), {t: y for t, y in READINGS.items() if t != 6}
    assert min(found, key=found.get) == -4
    assert found[-6] == 21.4 == float(error(-6, readings=five))
    assert all(found[m] < error(m) for m in (-8, -6, -2, 0))


@pytest.mark.parametrize(("step", "stop", "turns"), [("0.3", "-3.9", 13), ("0.03", "-3.99", 133)])
def test_make_where_the_loop_stops(step, stop, turns):
    step, stop = Fraction(step), Fraction(stop)
    assert stop == -step * turns
    assert error(stop) < min(error(stop - step), error(stop + step))
    assert error(stop) < error(stop + step) < error(stop + 2 * step)


def test_the_wiggly_curve():
    at_five = sympy.interpolate(list(READINGS.items()), sympy.Symbol("t")).subs("t", 5)
    assert float(at_five) == pytest.approx(71.7, abs=0.05)
    assert at_five - 64 > 7
    assert at_five - 57 > 14
    assert at_five - 61 > 10
    assert 61 - (-4 * 5 + 80) == 1
