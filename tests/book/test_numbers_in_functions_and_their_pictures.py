"""Section 1.2: the numbers that its text promises and no cell prints."""

from fractions import Fraction

import numpy as np
import pytest
import sympy
from edited import Page
from formulas_as_written import are_same

PAGE = Page("1-what-is-calculus/functions-and-their-pictures.md")
T = sympy.Symbol("t")
RUSH = 5 * T**2 * (3 - T)


def alertness(x):
    return 8 * x - x**2


def bugs(x):
    return sympy.Rational(120) / (x + 4)


def rush(t):
    return RUSH.subs(T, t) if 0 <= t <= 3 else 0


def test_the_coffee():
    assert [alertness(c) for c in (0, 2, 4, 6)] == [0, 12, 16, 12]
    x = sympy.Symbol("x")
    assert sympy.solve(sympy.diff(alertness(x), x)) == [4]
    assert (bugs(0), bugs(20), bugs(12)) == (30, 5, Fraction(15, 2))
    heights = [alertness(Fraction(c, 10)) for c in range(61)]
    assert (min(heights), max(heights)) == (0, 16)
    assert (alertness(1 + 3), alertness(1) + 3) == (16, 10)


def test_the_morning_at_the_bar():
    assert sympy.solve(sympy.diff(RUSH, T)) == [0, 2]
    assert sympy.solve(sympy.diff(RUSH, T, 2)) == [1]  # the steepest climb
    assert [rush(t) for t in range(4)] == [0, 10, 20, 0]


def panels(*edits):
    """Return the dashed curve and the changed one of each panel."""
    cells = ("coffee-model", "rush", "moves")
    return [
        [tuple(map(np.asarray, line.get_data())) for line in axes.lines]
        for axes in PAGE.run(*cells, edits=[("moves", *edit) for edit in edits]).axes["moves"]
    ]


@pytest.mark.parametrize(
    ("number", "edits", "changed"),
    [
        (1, [], lambda t: 6 + rush(t)),
        (2, [], lambda t: rush(t - 1)),
        (3, [], lambda t: 1.5 * rush(t)),
        (4, [], lambda t: rush(2 * t)),
        (2, [("rush(t - 1)", "rush(t + 1)")], lambda t: rush(t + 1)),
        (4, [("rush(2 * t)", "rush(0.75 * t)")], lambda t: rush(0.75 * t)),
    ],
)
def test_the_panels_also_after_the_edits(number, edits, changed):
    _, (times, heights) = panels(*edits)[number - 1]
    some = slice(None, None, 20)
    assert heights[some] == pytest.approx([float(changed(t)) for t in times[some]], abs=1e-9)


def summit_and_end(number, *edits):
    _, (times, heights) = panels(*edits)[number - 1]
    return times[heights.argmax()], heights.max(), times[heights > 1e-6].max()


@pytest.mark.parametrize(
    ("number", "edits", "expected"),
    [
        (2, [], (3, 20, 4)),
        (3, [], (2, 30, 3)),
        (4, [], (1, 20, 1.5)),
        (2, [("rush(t - 1)", "rush(t + 1)")], (1, 20, 2)),
        (4, [("rush(2 * t)", "rush(0.75 * t)")], (2.67, 20, 4)),
    ],
)
def test_where_the_solid_curve_has_its_top_and_ends(number, edits, expected):
    assert summit_and_end(number, *edits) == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize(
    "formula",
    [
        r"A(2 + h) &= 8\,(2 + h) - (2 + h)^2 \\ &= 12 + 4\,h - h^2",
        r"B\bigl(A(2 + h)\bigr) &= \frac{120}{12 + 4\,h - h^2 + 4} \\ &= \frac{120}{16 + 4\,h - h^2}",
        r"A(3 + h) &= 15 + 2\,h - h^2",
        r"2\,(x + 30) = 2x + 60",
        r"d(50 + h) = 0.3\,(50 + h) + 0.01\,(2500 + 100\,h + h^2) = 40 + 1.3\,h + 0.01\,h^2",
        r"F\bigl(C(x)\bigr) = 1.8\,(100\,x - 50) + 32 = 180\,x - 58",
    ],
)
def test_the_formulas(formula):
    known = {"A": alertness, "B": bugs, "C": lambda x: 100 * x - 50, "F": lambda x: 1.8 * x + 32}
    PAGE.holds(formula, **known, d=lambda v: 0.3 * v + 0.01 * v**2)


def test_your_turn_3_cups():
    assert are_same(bugs(alertness(3 + sympy.Symbol("h"))), PAGE.sides(r"\dfrac{120}{19 + 2\,h - h^2}")[0])
    assert bugs(alertness(4)) == 6


def test_the_two_orders_differ_by_30():
    assert [2 * (x + 30) - (2 * x + 30) for x in (0, 40, 255)] == [30] * 3
