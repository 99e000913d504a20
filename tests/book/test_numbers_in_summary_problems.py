"""Section 1.9: the numbers of its mixed problems, and of what the wrong answers say."""

import re
from fractions import Fraction
from math import cos, log, radians, sin

import pytest
import sympy
from edited import Page, mistakes, value
from formulas_as_written import all_same, formulas_of

PAGE = Page("1-what-is-calculus/summary.md")
T, X = sympy.symbols("t x")


def near(*numbers):
    return pytest.approx([float(each) for each in numbers], rel=1e-9)


def test_e53_the_sunflower():
    _, formula, number = PAGE.answers("E1.53")
    rate = 12 * T - 3 * T**2
    right, *wrong = formulas_of(formula)
    assert (sympy.diff(right, T), right.subs(T, 1)) == (rate, 25)
    assert [(sympy.diff(each, T) == rate, each.subs(T, 1)) for each in wrong] == [
        (True, 5),
        (True, 30),
        (False, 6),
        (False, 25),
        (False, 9),
        (False, 25),
    ]
    grown = right - right.subs(T, 0)
    tangent = 25 + rate.subs(T, 1) * 2
    assert int(value(number)) == right.subs(T, 3) == 47
    assert mistakes(number) == near(grown.subs(T, 3), 25 + grown.subs(T, 3), tangent, rate.subs(T, 3))
    assert grown.subs(T, 3) == 3 * rate.subs(T, 3)


def test_e54_ice_on_the_move():
    rows = re.findall(r"^\| (\d+) \| (\d+\.\d) \|$", PAGE.text, re.MULTILINE)
    days = {int(day): Fraction(metres) for day, metres in rows}
    assert sorted(days) == [10, 19, 20, 21, 30]
    _, speed, error = PAGE.answers("E1.54")

    def slope(a, b):
        return (days[b] - days[a]) / (b - a)

    assert value(speed) == pytest.approx(float(slope(10, 30)))
    others = [slope(*pair) for pair in ((19, 21), (20, 21), (20, 30), (10, 20))]
    rise = days[30] - days[10]
    assert mistakes(speed) == near(*others, rise / 10, rise)
    assert value(error) == pytest.approx(2 * 0.1 / 20)
    assert mistakes(error) == near(0.1 / 20, 2 * 0.1 / 10, 0.1)
    assert pytest.approx(10 * value(error)) == 2 * 0.1 / 2


def test_e55_a_slide_whistle():
    _, formula, number = PAGE.answers("E1.55")
    ln, inside = sympy.log(T), T * sympy.log(T)
    outer, inner = sympy.cos(inside), sympy.diff(inside, T)
    wrong = [
        outer,
        outer / T,
        outer * ln,
        outer * (ln + 1 / T),
        sympy.cos(inner),
        sympy.cos(1 / T),
        -outer * inner,
    ]
    assert all_same(formulas_of(formula), [sympy.diff(sympy.sin(inside), T), *wrong])
    assert (
        value(number) == pytest.approx(float((outer * inner).subs(T, 2))) == pytest.approx(0.311, abs=0.0005)
    )
    in_degrees = (log(2) + 1) * cos(radians(2 * log(2)))
    assert mistakes(number) == near(in_degrees, cos(2 * log(2)), sin(2 * log(2)))
    assert abs(in_degrees - (log(2) + 1)) < 0.002  # both mistakes of the first


def test_e56_the_water_bill():
    _, match, _ = PAGE.answers("E1.56")
    low, high = Fraction(2), Fraction("3.2")
    assert [Fraction(pair["right"]) for pair in match["pairs"]] == [low, high, (low + high) / 2]
    assert [Fraction(each) for each in match["left_over"]] == [0, high - low]
    assert 2 * 30 == 60
