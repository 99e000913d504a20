"""Section 1.9: the numbers of its recall, and of what the wrong answers say."""

from fractions import Fraction

import pytest
import sympy
from edited import Page, mistakes, value
from formulas_as_written import are_same, first_rule, read
from sympy import exp

PAGE = Page("1-what-is-calculus/summary.md")
X = sympy.Symbol("x")


def test_e48_one_turn_of_a_knob():
    (choice,) = PAGE.answers("E1.48")
    left, here, right = Fraction("10.1"), 9, 8
    assert (left - here, right - here) == (Fraction("1.1"), -1)
    assert " up" in choice["right"].split(".")[0]
    assert abs(left - here) > abs(right - here)  # "a little more on that side"


def test_e49_win_every_round():
    limit, distance = PAGE.answers("E1.49")
    assert value(limit) == 7
    assert mistakes(limit) == [7 + 4 * 1, 4, 7 + 4 * -1]
    tolerance = 0.02
    assert value(distance) == pytest.approx(tolerance / 4)
    assert mistakes(distance) == pytest.approx([tolerance, 4 * tolerance, tolerance / 2])


def test_e50_from_memory():
    (match,) = PAGE.answers("E1.50")
    for pair in match["pairs"]:
        f, slope = (read(pair[side].strip("$")) for side in ("left", "right"))
        assert are_same(sympy.diff(f, X), slope), pair
    rights = [read(each.strip("$")) for each in match["left_over"]]
    slopes = [sympy.diff(read(pair["left"].strip("$")), X) for pair in match["pairs"]]
    assert not any(are_same(a, b) for a in slopes for b in rights)
    for pair in match["wrong"]:
        assert not are_same(*(sympy.diff(read(pair["left"].strip("$")), X), read(pair["right"].strip("$"))))


def test_e51_what_comes_first():
    (match,) = PAGE.answers("E1.51")
    for pair in match["pairs"]:
        assert f"{first_rule(read(pair['left'].strip('$')))} rule" == pair["right"]


def test_e52_how_far_off():
    (error,) = PAGE.answers("E1.52")
    reading, h = 0.03, 0.5
    assert value(error) == pytest.approx(2 * reading / (2 * h))
    assert mistakes(error) == pytest.approx([2 * reading / h, reading / (2 * h), reading * h])


def test_the_sigmoid():
    sigmoid = PAGE.sides(r"\dfrac{1}{1 + e^{-z}}")[0].subs("z", X)
    assert are_same(sigmoid, 1 / (1 + exp(-X)))
    assert are_same(sympy.diff(sigmoid, X), sigmoid * (1 - sigmoid))
    assert float(sympy.diff(sigmoid, X).subs(X, 0.7)) == pytest.approx(0.221713, abs=5e-7)
    assert sympy.diff(-sympy.log(X), X) == -1 / X
