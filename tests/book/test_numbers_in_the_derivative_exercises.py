"""Section 1.4: the numbers of its exercises, and of what their wrong answers say."""

import pytest
import sympy
from edited import Page, mistakes, value
from formulas_as_written import are_same, read

PAGE = Page("1-what-is-calculus/the-derivative.md")
X, H = sympy.symbols("x h")


def slope(f, at=X):
    return sympy.limit((f(at + H) - f(at)) / H, H, 0)


def test_e3_the_ramp():
    ramp = X**3 / 3 - X
    assert are_same(sympy.diff(ramp, X), PAGE.sides("x^2 - 1 .")[0])
    rise = PAGE.sides(r"x^2 h + x h^2 + \frac{h^3}{3} - h")[0]
    assert are_same(ramp.subs(X, X + H) - ramp, rise)
    assert are_same(rise / H, PAGE.sides(r"x^2 + x h + \frac{h^2}{3} - 1")[0])


def test_e28_three_rounds():
    first, _, third = PAGE.answers("E1.28")
    assert (5 * value(first), 20 * value(third)) == pytest.approx((0.02, 0.02))
    assert mistakes(first) == pytest.approx([5 * 0.02, 0.02, 0.01 / 5, 10 * 0.02])
    assert mistakes(third) == pytest.approx([0.02 / 5, 0.02 / 40, 20 * 0.02, 0.02])
    assert pytest.approx((10.45, 6)) == (10 + 5 * 0.09, 20 * 0.3)


def test_e4_the_share_falls_by_0_1667():
    assert pytest.approx(0.1667, abs=0.00005) == 1 / 2 - 1 / 3
    assert slope(lambda x: 1 / x, 2) == -sympy.Rational(1, 4)


def test_e29_the_ball():
    def ball(x):
        return 1 + 6 * x - 5 * x**2

    formula, top, tangent, second = PAGE.answers("E1.29")
    assert are_same(read(formula["value"]), slope(ball))
    assert sympy.solve(slope(ball)) == [sympy.Rational(3, 5)] == [sympy.nsimplify(value(top))]
    assert mistakes(top) == pytest.approx([1.2, float(ball(0.6)), 10 / 6, -0.6, 0.5])
    assert slope(ball, sympy.Rational(1, 2)) == 1
    assert ball(1.2) == pytest.approx(1)
    fifth = sympy.Rational(1, 5)
    assert are_same(read(tangent["value"]), ball(fifth) + slope(ball, fifth) * (X - fifth))
    assert value(second) == float(sympy.diff(ball(X), X, 2))


def test_e31_the_line_that_goes_on():
    m, c, _ = PAGE.answers("E1.31")
    assert value(m) == float(slope(lambda x: x**2, 1)) == 2
    assert value(m) + value(c) == 1
