"""Section 1.6: the numbers that its text promises and no cell prints."""

from fractions import Fraction
from math import exp, log, pi, sin

import numpy as np
import pytest
import sympy
from edited import Page
from formulas_as_written import are_same

PAGE = Page("1-what-is-calculus/four-rules.md")
X = sympy.Symbol("x")
ALERT = 8 * X - X**2
BUGS = 120 / (X + 4)
CHAIN = BUGS.subs(X, ALERT)


@pytest.mark.parametrize(
    "formula",
    [
        r"p\,q - P\,Q = (p - P)\,q + P\,(q - Q)",
        r"1 \cdot x^n + x \cdot n\,x^{n-1} = (n + 1)\,x^n",
        r"-\frac{1}{x^{2n}} \cdot n\,x^{n-1} = -n\,x^{-n-1}",
        r"e^{n \ln x} \cdot \frac{n}{x} = x^n \cdot \frac{n}{x} = n\,x^{n-1}",
        r"\frac{1}{x} \cdot (-5x^4) = -5x^3",
        r"\frac{1}{-x^5} \cdot (-5x^4) = \frac{5}{x}",
        r"\frac{1}{-x^3} \cdot (-3x^2) = \frac{3}{x}",
        r"(e^x + 1)(e^x - 1) = e^{2x} - 1",
    ],
)
def test_the_formulas(formula):
    PAGE.holds(formula)


@pytest.mark.parametrize(
    ("f", "slope"),
    [
        (3 * X**4 - 2 / X + 5 * sympy.sqrt(X), r"12x^3 + 2x^{-2} + \tfrac{5}{2}\,x^{-1/2}"),
        (X**2 * sympy.exp(X), r"2x\,e^x + x^2 e^x"),
        (sympy.exp(-(X**2)), r"-2x\,e^{-x^2}"),
    ],
)
def test_the_derivatives(f, slope):
    assert are_same(sympy.diff(f, X), PAGE.sides(slope)[0])


def test_the_curve_of_the_bugs():
    assert [CHAIN.subs(X, cups) for cups in (0, 4, 6)] == [30, 6, Fraction(15, 2)]
    assert CHAIN.subs(X, 1) == pytest.approx(11, abs=0.1)
    assert sympy.solve(sympy.diff(CHAIN, X)) == [4]


def test_the_worked_example():
    def at(cups):
        points = ALERT.subs(X, cups)
        return points, sympy.diff(ALERT, X).subs(X, cups), sympy.diff(BUGS, X).subs(X, points)

    assert at(2) == (12, 4, -Fraction("0.46875"))
    assert at(5) == (15, -2, -Fraction(120, 19**2))
    assert [float(sympy.diff(CHAIN, X).subs(X, cups)) for cups in (2, 5)] == [
        -1.875,
        pytest.approx(0.665, abs=0.0005),
    ]
    assert float(CHAIN.subs(X, 2) - CHAIN.subs(X, 3)) == pytest.approx(1.18, abs=0.005)
    assert sympy.diff(CHAIN, X).subs(X, 3) / sympy.diff(CHAIN, X).subs(X, 2) == pytest.approx(1 / 3, abs=0.03)


def coffee(*edits):
    """Return for 2 and 3 cups: alertness, its slope, bugs, their slope."""
    printed = PAGE.run("coffee-model", "pairs", "coffee-pairs", edits=edits).printed["coffee-pairs"]
    return [[float(each) for each in row.replace("|", " ").split()[1:]] for row in printed.splitlines()]


def test_modify_slopes_per_half_cup():
    halved = coffee(("coffee-pairs", "(cups, 1.0)", "(cups, 0.5)"))
    assert halved == [[a, a1 / 2, b, pytest.approx(b1 / 2)] for a, a1, b, b1 in coffee()]


def test_modify_without_the_inner_derivative():
    lost = coffee(("pairs", "** (n - 1) * g_slope", "** (n - 1)"))
    assert lost[0][3] == -0.46875 == coffee()[0][3] / 4


def test_the_rectangle():
    ran = PAGE.run("coffee-model", "rectangle-picture")
    bars = [(bar.get_width(), bar.get_height()) for bar in ran.axes["rectangle-picture"][0].patches]
    assert sorted(bars) == [(1, 1.25), (1, 2), (3, 1.25), (3, 2)]
    assert [wide * high for wide, high in ((1, 2), (3, 1.25), (1, 1.25))] == [2, 3.75, 1.25]
    tall = 1 + X**2 / 4
    assert [tall.subs(X, 2), 3 * sympy.diff(tall, X).subs(X, 2)] == [2, 3]
    assert sympy.diff((1 + X) * tall, X).subs(X, 2) == 5


def test_the_gears():
    moves = PAGE.run("coffee-model", "gears-picture").names["moves"]
    assert np.hstack(moves) == pytest.approx([2, 2.5, 3, 4.125, 2.25, 4.254], abs=0.0005)
    dx, du, dy = (move[1] - move[0] for move in moves)
    assert [du / dx, dy / du, dy / dx] == pytest.approx([2.25, 1.78, 4.01], abs=0.005)
    inner = 1 + X**2 / 2
    assert [sympy.diff(inner, X).subs(X, 1), sympy.diff(inner**2 / 4, X).subs(X, 1)] == [1, Fraction(3, 4)]


def test_the_numbers_in_the_boxes():
    assert float(-2 * exp(-1)) == pytest.approx(-0.7358, abs=0.00005)
    assert (12**2, 2 * 12 * 1, 2 * 12 * 4) == (144, 24, 96)
    assert [sin(x) for x in (pi / 2, pi)] + [sin(pi)] == pytest.approx([1, 0, 0])
    assert (pi / 2, pi) == pytest.approx((1.57, 3.14), abs=0.005)
    assert log(-((-2) ** 5)) == pytest.approx(log(32))
    assert (5 / -2, -5 * (-2) ** 3) == (-2.5, 40)
    assert sympy.diff(X**2, X, 2) == 2
