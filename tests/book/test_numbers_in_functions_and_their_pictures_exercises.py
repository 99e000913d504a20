"""Section 1.2: the numbers of its exercises, and of what their wrong answers say."""

from fractions import Fraction

import pytest
import sympy
from edited import Page, mistakes, value
from formulas_as_written import are_same, read

PAGE = Page("1-what-is-calculus/functions-and-their-pictures.md")


def rush(t):
    return 5 * t**2 * (3 - t) if 0 <= t <= 3 else 0


def test_e20_the_second_bar():
    fullest, customers, over = PAGE.answers("E1.20")
    t = value(fullest)
    assert 3 + 2 * rush(t + 1) == value(customers) == 43
    assert max(3 + 2 * rush(Fraction(n, 10) + 1) for n in range(-10, 40)) == 43
    assert rush(value(over) + 1) == 0 < rush(value(over) + 1 - 0.01)
    assert mistakes(customers) == [2 * 20, 2 * (3 + 20), 3 + 20, 20, 2 * 3 + 20]


def test_e21_ten_kilometres_per_hour_more():
    def stopping(v):
        return Fraction(3, 10) * v + Fraction(1, 100) * v**2

    formula, more = PAGE.answers("E1.21")
    h = sympy.Symbol("h")
    assert are_same(read(formula["value"]), sympy.expand(0.3 * (50 + h) + 0.01 * (50 + h) ** 2))
    assert value(more) == stopping(60) - stopping(50)
    assert mistakes(more)[:4] == [10, stopping(60), stopping(10), 13]
    once = Fraction(8, 10)  # the middle term of the square counted once
    assert mistakes(more)[4:] == [once * 10 + Fraction(1, 100) * 10**2, once * 10]
    assert stopping(50) == 15 + 25


def test_e22_the_chip():
    _, formula, shown = PAGE.answers("E1.22")
    x = sympy.Symbol("x")
    celsius, fahrenheit = 100 * x - 50, sympy.Rational(9, 5) * x + 32
    assert are_same(read(formula["value"]), fahrenheit.subs(x, celsius))
    assert are_same(read(formula["wrong"][0]["value"]), celsius.subs(x, fahrenheit))
    at = {x: sympy.Rational(3, 4)}
    assert (celsius.subs(at), float(fahrenheit.subs(x, celsius).subs(at))) == (25, value(shown))
    assert mistakes(shown) == pytest.approx(
        [25, 3285, 180 * 0.75 - 18, float(fahrenheit.subs(x, 0.75)), 25 + 32, 1.8 * 125 + 32, 125 + 32]
    )


def test_e23_the_dip():
    assert [(Fraction(x) - Fraction(1, 2)) ** 2 for x in (0, 2, 4, "0.5")] == [0.25, 2.25, 12.25, 0]
