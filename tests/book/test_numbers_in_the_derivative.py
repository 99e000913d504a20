"""Section 1.4: the numbers that its text promises and no cell prints."""

from math import sqrt

import numpy as np
import pytest
import sympy
from edited import Page
from formulas_as_written import are_same

PAGE = Page("1-what-is-calculus/the-derivative.md")
X, H = sympy.symbols("x h")


def slope(f, at=X):
    return sympy.limit((f(at + H) - f(at)) / H, H, 0)


def fallen(x):
    return 5 * x**2


def charge(t):
    return 10 + sympy.Rational(18, 10) * t - sympy.Rational(1, 100) * t**2


@pytest.mark.parametrize(
    "formula",
    [
        r"\frac{f(1 + h) - f(1)}{h} &= \frac{5\,(1 + 2h + h^2) - 5}{h} \\ &= \frac{10\,h + 5\,h^2}{h} = 10 + 5\,h",
        r"\frac{5\,(x + h)^2 - 5\,x^2}{h} &= \frac{10\,xh + 5\,h^2}{h} \\ &= 10\,x + 5\,h",
        r"3\,(x + h) + 2 - (3x + 2) = 3h",
        r"5\,(1 + h)^2 - (5 + 10\,h) = 5\,h^2",
        r"q\,r - L\,M = (q - L)\,r + L\,(r - M)",
        r"\frac1r - \frac1M = \frac{M - r}{r\,M}",
        r"\sqrt[3]{h} / h = 1 / (\sqrt[3]{h})^2",
        r"E(t + h) - E(t) = 1.8\,h - 0.02\,th - 0.01\,h^2",
        r"\dfrac{1}{h} \left( \dfrac{1}{x+h} - \dfrac{1}{x} \right)",
    ],
)
def test_the_formulas(formula):
    PAGE.holds(formula, f=fallen, E=charge)


def test_the_answers_to_the_challenger():
    for tolerance, distance in ((0.5, 0.1), (0.01, 0.002), (0.2, 0.04)):
        assert 5 * distance == pytest.approx(tolerance)
    assert pytest.approx((10 - 9.9) / 2) == 0.05
    assert (10 + 5 * 1e-6) - 9.9 > 0.05  # nobody may claim 9.9
    assert fallen(1.4) == pytest.approx(9.8)  # after a step of 0.4 the domain ends


def test_modify_a_dive_with_4_9():
    ran = PAGE.run("camera-reports", edits=[("camera-reports", "5", "4.9")])
    reports = {
        float(h): float(speed) for h, speed in map(str.split, ran.printed["camera-reports"].splitlines())
    }
    assert reports == pytest.approx({h: 9.8 + 4.9 * h for h in reports})
    assert slope(lambda x: sympy.Rational(49, 10) * x**2, 1) == sympy.Rational(98, 10)


def test_modify_the_strip_that_the_answer_wins():
    edits = [("the-strip", "[9.5, 10.5]", "[9.8, 10.2]"), ("the-strip", "[-0.1, 0.1]", "[-0.04, 0.04]")]
    (axes,) = PAGE.run("camera-reports", "the-strip", edits=edits).axes["the-strip"]
    level, upright = (each.get_segments() for each in axes.collections)
    assert [segment[0][1] for segment in level] == [9.8, 10.2]
    assert [segment[0][0] for segment in upright] == [-0.04, 0.04]
    steps, reports = np.hstack([line.get_data() for line in axes.lines[:2]])
    assert (abs(reports[abs(steps) < 0.04] - 10) < 0.2).all()
    assert (abs(reports[abs(steps) > 0.041] - 10) > 0.2).all()


def test_the_painted_slope():
    curve = X**4 / 24 - X**2 / 2
    painted = sympy.diff(curve, X)
    assert sorted(sympy.solve(painted)) == [-sympy.sqrt(6), 0, sympy.sqrt(6)]
    peak = min(sympy.solve(sympy.diff(painted, X)))
    numbers = [
        curve.subs(X, -3),
        curve.subs(X, sympy.sqrt(6)),
        painted.subs(X, -3),
        peak,
        painted.subs(X, peak),
    ]
    assert [round(float(each), 2) for each in numbers] == [-1.12, -1.5, -1.5, -1.41, 0.94]
    assert float(painted.subs(X, 1)) == pytest.approx(-0.83, abs=0.005)
    assert all(curve.subs(X, sympy.Rational(n, 10)) <= 0 for n in range(-30, 31))
    rising = [bool(painted.subs(X, sympy.Rational(n, 100)) > 0) for n in range(-300, 301)]
    assert rising.count(True) / len(rising) == pytest.approx(0.5, abs=0.01)


def deviation(points):
    """Return half the width of the thinnest strip that holds these points, in percent of a half-width of 1."""
    angles = np.linspace(0, np.pi, 20001)
    widths = np.ptp(np.outer(np.cos(angles), points[0]) + np.outer(np.sin(angles), points[1]), axis=1)
    return 100 * widths.min() / 2


def test_the_deviation_of_the_corners_and_of_the_square():
    assert deviation(np.array([[-1, 0, 1], [1, 0, 1]])) == pytest.approx(50, abs=0.01)
    assert deviation(np.array([[-1, 0, 1], [0, 0, 1]])) == pytest.approx(22, abs=0.5)

    def of_the_square(zoom):
        x = np.linspace(sqrt(1 - 1 / zoom), sqrt(1 + 1 / zoom), 401)  # where the window cuts the curve
        return deviation(zoom * np.array([x - 1, x**2 - 1]))

    for zoom in (2, 5, 20):
        assert of_the_square(zoom) / of_the_square(10 * zoom) == pytest.approx(10, rel=0.1)


def test_the_ferry_and_your_turn():
    t = sympy.Symbol("t")
    assert are_same(slope(charge, t), PAGE.sides(r"1.8 - 0.02\,t")[0])
    assert (charge(30), slope(charge, 30)) == (55, sympy.Rational(12, 10))
    assert sympy.diff(charge(t), t, 2) == sympy.Rational(-2, 100)

    curve = 2 * X**2 - 3 * X
    assert are_same(curve.subs(X, X + H) - curve, PAGE.sides(r"4\,xh + 2\,h^2 - 3\,h")[0])
    assert are_same(sympy.diff(curve, X), PAGE.sides("4x - 3")[0])
    assert [each.subs(X, 1) for each in (curve, sympy.diff(curve, X), sympy.diff(curve, X, 2))] == [-1, 1, 4]
    PAGE.holds("-1 + (x - 1) = x - 2")
