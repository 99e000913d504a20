"""Section 1.7: the numbers of its exercises, and of what their wrong answers say."""

from math import e

import pytest
import sympy
from edited import Page, mistakes, value
from formulas_as_written import all_same, are_same, first_rule, formulas_of
from sympy import cos, exp, log, sin

PAGE = Page("1-what-is-calculus/taming-a-beast.md")
X, U, V, A, B = sympy.symbols("x u v p q")


def rules_from_the_top(formula):
    """Return the rules for a formula and its parts that are not known by heart, from the outside in."""
    if formula.is_number or formula in (X, -X):
        return []
    rule = first_rule(formula)
    if rule == "chain":
        return [rule, *rules_from_the_top(formula.args[0])]
    if rule == "quotient":
        return [rule, *(each for part in sympy.fraction(formula) for each in rules_from_the_top(part))]
    parts = formula.args if rule == "sum" else ()
    return [rule, *(each for part in parts for each in rules_from_the_top(part))]


def test_e40_from_the_top_down():
    (order,) = PAGE.answers("E1.40")
    rules = rules_from_the_top(exp(X / (1 + X**2)))
    assert rules == ["chain", "quotient", "sum", "power"]
    lines = [line.split(" rule")[0].lower() for line in order["lines"]]
    assert lines[:-1] == rules
    formula = (
        r"e^{x/(1 + x^2)} \cdot \frac{1 \cdot (1 + x^2) - x \cdot 2x}{(1 + x^2)^2}"
        r" = e^{x/(1 + x^2)} \cdot \frac{1 - x^2}{(1 + x^2)^2}"
    )
    PAGE.holds(formula)
    assert are_same(sympy.diff(exp(X / (1 + X**2)), X), PAGE.sides(formula)[0])


def test_e41_level_but_where():
    formula, place, kind = PAGE.answers("E1.41")
    u, v, du, dv = log(X), X, 1 / X, 1
    slope = sympy.diff(u / v, X)
    halves = [du * v / v**2, -u * dv / v**2]
    wrong = [du / dv, -slope, (du * v + u * dv) / v**2, slope * v, slope * v**2, *halves]
    assert all_same(formulas_of(formula), [slope, *wrong])
    (root,) = sympy.solve(slope, X)
    assert value(place) == float(root) == pytest.approx(2.718, abs=0.0005)
    assert mistakes(place) == pytest.approx([round(e, 2), 1, 0, 1 / e, 10])
    before, after = (float(slope.subs(X, near)) for near in (2, 3))
    assert before > 0 > after
    assert "maximum" in kind["right"]
    PAGE.holds(r"\frac{\frac1x \cdot x - \ln x \cdot 1}{x^2} = \frac{1 - \ln x}{x^2}")


def test_e10_a_rule_for_fractions():
    first, both, numerator, tangent = PAGE.answers("E1.10")
    assert all_same(formulas_of(first)[1:], [-1 / V**2, 1 / B, B / V**2, -V / B**2, -1 / B**2])
    chain = -B / V**2
    wrong = [
        A * chain,
        A / B,
        A / V - U * chain,
        A / V - U / V**2,
        A / V + U / B,
        A / V,
        U * chain,
        A * V - U * B,
    ]
    assert all_same(formulas_of(both)[1:], wrong)
    right = A * V - U * B
    assert all_same(formulas_of(numerator)[1:], [-right, A * V + U * B, A - U * B, right / V**2])
    s, c = sin(X), cos(X)
    wrong = [c / -s, (c**2 - s**2) / c**2, 1 / s**2, 1, 1 / c, -1 / c**2]
    assert all_same(formulas_of(tangent), [sympy.diff(sympy.tan(X)), *wrong])
    formula = r"\frac{\cos x \cdot \cos x - \sin x \cdot (-\sin x)}{\cos^2 x} = \frac{1}{\cos^2 x}"
    for side in formula.split(" = "):
        assert are_same(PAGE.sides(side)[0], sympy.diff(sympy.tan(X)))
    assert are_same(1 + sympy.tan(X) ** 2, 1 / c**2)


def test_e12_the_beast_at_1():
    (slope,) = PAGE.answers("E1.12")
    PAGE.holds(
        r"\frac{2 (\cos 3 - 3 \sin 3) - 2 \cos 3}{4\,e} = -\frac{3 \sin 3}{2\,e}".replace(" = ", r" \\ &= ")
    )
    assert value(slope) == pytest.approx(-0.077873, abs=5e-7)
    terms = [2 * 2 * cos(3), 2 * -cos(3), 2 * -3 * sin(3), -2 * cos(3)]
    assert sum(terms) == terms[2]
    assert mistakes(slope)[:2] == pytest.approx([-value(slope), value(slope) / 3])
    u, v = X**2 * exp(-X) * cos(3 * X), 1 + X**2
    at_07 = sympy.diff(u / v, X).subs(X, 0.7).n(5)
    du = sympy.diff(u, X).subs(X, 1)
    top = 2 * du - 2 * u.subs(X, 1)
    found = [float(each) for each in (at_07, du, top, top / 2)]
    assert mistakes(slope)[7:11] == pytest.approx(found, abs=5e-6)
