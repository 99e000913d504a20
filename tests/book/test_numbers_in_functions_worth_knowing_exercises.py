"""Section 1.5: the numbers of its exercises, and of what their wrong answers say."""

from math import ceil, cos, e, log, log2, pi, radians, sin, sqrt

import pytest
import sympy
from edited import Page, mistakes, value
from formulas_as_written import all_same, formulas_of
from prose import says

PAGE = Page("1-what-is-calculus/functions-worth-knowing.md")
X, H, T = sympy.symbols("x h t", positive=True)


def test_e32_who_climbs_fastest():
    assert (cos(2), e) == pytest.approx((-0.42, 2.7), abs=0.02)
    assert e**2 == pytest.approx(7.4, abs=0.05)
    assert pi**2 > max(2**3, e**2, log(2), 1 / 2, sin(2))


def test_e33_the_square_root():
    formula, _ = PAGE.answers("E1.33")
    root = sympy.sqrt(X)
    x = sympy.Symbol("x")
    found = [each.subs(x, X) for each in formulas_of(formula)]
    wrong = [
        1 / root,
        2 * root,
        root / 2,
        1 / (2 * X),
        X**-1 / 2 / 2,
        -sympy.diff(root),
        sympy.diff(1 / root),
        0,
    ]
    assert all_same(found, [sympy.limit((sympy.sqrt(X + H) - root) / H, H, 0), *wrong])
    PAGE.holds(
        r"\frac{\sqrt{x + h} - \sqrt{x}}{h} &= \frac{(x + h) - x}{h \left(\sqrt{x + h} + \sqrt{x}\right)}"
    )
    assert [sqrt(h) / h for h in (0.01, 0.0001, 0.000001)] == pytest.approx([10, 100, 1000])


def test_e34_the_buoy():
    formula, height, _ = PAGE.answers("E1.34")
    t = sympy.Symbol("t")
    right, *wrong = formulas_of(formula)
    assert (sympy.diff(right, t), right.subs(t, 0)) == (sympy.cos(t), 20)
    assert not any(sympy.diff(each, t) == sympy.cos(t) and each.subs(t, 0) == 20 for each in wrong)
    assert [(sympy.diff(each, t), each.subs(t, 0)) for each in wrong[:5]] == [
        (sympy.cos(t), 0),
        (-sympy.sin(t), 21),
        (-sympy.sin(t), 20),
        (-sympy.cos(t), 20),
        (20 * sympy.cos(t), 0),
    ]
    assert value(height) == pytest.approx(20.84, abs=0.005)
    assert mistakes(height) == pytest.approx([20 + cos(1), 20 + sin(radians(1)), 20 + 1, sin(1)])


def test_e13_the_base():
    assert ceil(log2((3 - 2) / 1e-10)) == 34
    (base,) = PAGE.answers("E1.13")
    assert [each["value"] for each in base["wrong"][:3]] == [2, 3, (2 + 3) / 2]
    assert log(2) < 1 < log(3)


def test_e35_the_tangent_through_the_origin():
    place, slope, other = PAGE.answers("E1.35")
    assert mistakes(place) == pytest.approx([1, 1 / e, 2, 10])
    assert (log(1 / e), 1 / (1 / e)) == pytest.approx((-1, e))
    assert (log(2) / 2, 1 / 2) == pytest.approx((0.35, 0.5), abs=0.005)
    assert mistakes(slope) == pytest.approx([e, 1])
    assert (value(place), value(slope)) == pytest.approx((2.718, 0.368), abs=0.0005)
    assert mistakes(other) == pytest.approx([e, 1 / e, 0])


def test_the_numbers_as_they_are_written():
    says(
        PAGE,
        {"0.693": log(2), "2.718": e, "9.87": pi**2, "2.3026": log(10), "0.6931": log(2), "0.368": 1 / e},
    )
    says(PAGE, {"20.84": 20 + sin(1), "7.4": e**2, "-0.42": cos(2), "-0.25": -1 / 2**2})
