"""Section 1.7: its slips, where they hide, and the edits that its text asks for."""

import pytest
import sympy
from edited import Page
from formulas_as_written import are_same
from sympy import cos, exp, log, sin

PAGE = Page("1-what-is-calculus/taming-a-beast.md")
X = sympy.Symbol("x")
P, Q, R, V = X**2, exp(-X), cos(3 * X), 1 + X**2
BEAST = P * Q * R / V
SILU = X / (1 + exp(-X))
W = log(1 + X**2 * exp(-X))


def at(formula, place):
    return float(sympy.sympify(formula).subs(X, place))


def test_every_row_of_slips_is_wrong():
    for f, slip in ((R, -sin(3 * X)), (exp(-X), exp(-X)), (X**2 * exp(-X), 2 * X * -exp(-X))):
        assert not are_same(sympy.diff(f, X), slip)
    assert not are_same(X * V, X + X**2)


def put_together(dp, dq, dr):
    return ((dp * Q * R + P * dq * R + P * Q * dr) * V - P * Q * R * 2 * X) / V**2


def test_where_the_four_slips_hide():
    dp, dq, dr = (sympy.diff(part, X) for part in (P, Q, R))
    slips = [(2, dq, dr), (dp, exp(-X), dr), (dp, dq, -sin(3 * X)), (dp, dq, 3 * sin(3 * X))]
    gaps = [put_together(*slip) - sympy.diff(BEAST, X) for slip in slips]
    hides = [[abs(at(gap, place)) < 1e-12 for place in (0, 0.7, 1)] for gap in gaps]
    assert hides == [[False, False, True]] + 3 * [[True, False, False]]
    assert min(abs(at(gap, 0.7)) for gap in gaps) > 0.0001
    printed = PAGE.run("the-beast", "beast-by-pieces", "four-slips").printed["four-slips"].splitlines()
    assert [["'hides'" in word for word in row.split("[")[1].split(",")] for row in printed] == hides


def test_the_slip_of_silu_hides_at_0():
    slip = (1 + exp(-X) - X * exp(-X)) / (1 + exp(-X)) ** 2
    assert at(slip, 0) == at(sympy.diff(SILU, X), 0) == 0.5
    assert at(slip, 0.7) < at(sympy.diff(SILU, X), 0.7) - 0.3


def slopes_at_07(*edits):
    ran = PAGE.run("the-beast", "beast-by-pieces", "beast-by-step", edits=edits)
    return [float(ran.printed[each].split()[0]) for each in ("beast-by-pieces", "beast-by-step")]


def test_modify_a_wilder_beast():
    wilder = ("the-beast", "np.cos(3 * x)", "np.cos(5 * x)")
    parts = [("np.cos(3 * x)", "np.cos(5 * x)"), ("-3 * np.sin(3 * x)", "-5 * np.sin(5 * x)")]
    by_rules, by_step = slopes_at_07(wilder)
    assert abs(by_rules - by_step) > 0.1
    assert slopes_at_07(wilder, *(("beast-by-pieces", *part) for part in parts)) == [0.146106] * 2
    assert at(sympy.diff(BEAST.subs(R, cos(5 * X)), X), 0.7) == pytest.approx(0.146106, abs=5e-7)
    assert PAGE.code["beast-by-pieces"].count("3") == 3
