"""Section 1.8: the numbers of its exercises, and of what their wrong answers say."""

from fractions import Fraction
from math import log10

import pytest
import sympy
from edited import Page, mistakes, value
from formulas_as_written import all_same, formulas_of

PAGE = Page("1-what-is-calculus/slope-from-numbers.md")
A, B, C, H, X = sympy.symbols("a b c h x")


def near(*numbers):
    return pytest.approx([float(each) for each in numbers], rel=1e-9)


def test_e44_the_candle():
    forward, central, error = PAGE.answers("E1.44")
    early, now, late = Fraction("62.4"), Fraction("58.9"), 55
    ahead, back, both = (late - now) / 10, (now - early) / 10, (late - early) / 20
    assert [value(forward), value(central)] == near(ahead, both)
    assert mistakes(forward) == near(-ahead, back, both, late - now)
    assert mistakes(central) == near(-both, 2 * both, late - early, ahead, back)
    assert both == (ahead + back) / 2
    reading = Fraction("0.05")
    assert value(error) == pytest.approx(2 * reading / 20)
    assert mistakes(error) == near(reading / 20, 2 * reading / 10, 2 * reading, reading)


def test_e9_the_corner_that_lies():
    forward, central, _ = PAGE.answers("E1.9")
    h = 0.001
    slopes = [(abs(h) - 0) / h, (abs(h) - abs(-h)) / (2 * h)]
    assert [value(forward), value(central)] == slopes
    assert mistakes(forward) == [0, (0 - abs(-h)) / h, h]
    assert mistakes(central) == [h, (h - -h) / (2 * h), -1, h / (2 * h)]


def test_e45_no_error_from_the_bend():
    forward, central, _ = PAGE.answers("E1.45")

    def f(x):
        return A * x**2 + B * x + C

    slope = sympy.diff(f(X), X)
    ahead, back = (f(X + H) - f(X)) / H, (f(X) - f(X - H)) / H
    rise = [ahead * H, 2 * A * X + A * H, A * X + B + A * H]
    wrong = [slope, back, slope + H, slope + A * H**2, *rise]
    assert all_same(formulas_of(forward), [ahead, *wrong])
    wrong = [2 * slope, 2 * A * X, A * X + B, 4 * A * X + B]
    assert all_same(formulas_of(central), [(f(X + H) - f(X - H)) / (2 * H), *wrong])
    PAGE.holds("(4axh + 2bh)/(2h) = 2ax + b")
    charge = f(X).subs({A: -Fraction("0.01"), B: Fraction("1.8"), C: 10})
    assert float(sympy.diff(charge, X).subs(X, 30)) == pytest.approx(1.2)


def test_e46_the_exponents():
    forward, central, error = PAGE.answers("E1.46")
    noise = Fraction(-6)
    as_numbers = [0.001, 0.01, 0.0001]  # not their exponents
    assert [value(forward), value(central), value(error)] == [noise / 2, noise / 3, 2 * noise / 3]
    double = log10(2.0**-52)
    assert mistakes(forward) == [3, *as_numbers[:2], noise, noise / 3, 2 * noise, round(double / 2)]
    assert mistakes(central) == [2, *as_numbers[1::-1], noise / 2, noise, 2 * noise / 3, round(double / 3)]
    assert mistakes(error) == [4, *as_numbers[2:0:-1], noise / 3, noise / 2, noise]


def test_e46_the_stopwatch_agrees():
    ran = PAGE.run("gauge-table", "noisy-table", "choose-step-stopwatch")
    rows = [
        [float(each) for each in row.split()] for row in ran.printed["choose-step-stopwatch"].splitlines()
    ]
    forward, central = min(rows, key=lambda row: row[1]), min(rows, key=lambda row: row[2])
    assert (forward[0], central[0]) == (10**-3, 10**-2)
    assert round(log10(central[2])) == -4


def test_e15_a_step_sideways():
    PAGE.holds(r"(x + ih)^3 = x^3 - 3xh^2 + i\,(3x^2 h - h^3)", i=sympy.I)
    (number, _) = PAGE.answers("E1.15")
    assert value(number) - 3 == pytest.approx(-(0.1**2))


def test_e11_the_slopes_of_the_checks():
    slopes = [
        (1 / X, Fraction(7, 10), -1 / 0.49),
        (sympy.sqrt(X), 2, 0.5 / 2**0.5),
        (sympy.sin(50 * X), Fraction(3, 10), float(50 * sympy.cos(15))),
        (sympy.sin(100 * X), Fraction(31, 100), float(100 * sympy.cos(31))),
        (sympy.exp(-X / 1000), 500, float(-sympy.exp(-0.5) / 1000)),
    ]
    for f, place, slope in slopes:
        assert float(sympy.diff(f, X).subs(X, place)) == pytest.approx(slope, rel=1e-12)
    assert pytest.approx(1.5e-8, rel=0.01) == -4.0000000596 / -4 - 1  # eight digits are right
    assert pytest.approx((1.5e-9, 7.5e-10), rel=0.01) == (0.05 / 2**25, 0.05 / 2**26)
