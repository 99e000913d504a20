"""Section 1.7: the numbers that its text promises and no cell prints."""

import pytest
import sympy
from edited import Page
from formulas_as_written import are_same
from prose import says
from sympy import cos, exp, log

PAGE = Page("1-what-is-calculus/taming-a-beast.md")
X = sympy.Symbol("x")
P, Q, R, V = X**2, exp(-X), cos(3 * X), 1 + X**2
BEAST = P * Q * R / V
SILU = X / (1 + exp(-X))
W = log(1 + X**2 * exp(-X))


def at(formula, place):
    return float(sympy.sympify(formula).subs(X, place))


@pytest.mark.parametrize(
    ("f", "slope"),
    [
        (
            SILU,
            r"\frac{1 \cdot (1 + e^{-x}) - x \cdot (-e^{-x})}{(1 + e^{-x})^2}"
            r" = \frac{1 + e^{-x} + x\,e^{-x}}{(1 + e^{-x})^2}",
        ),
        (W, r"\frac{2x\,e^{-x} - x^2 e^{-x}}{1 + x^2 e^{-x}} = \frac{x\,(2 - x)\,e^{-x}}{1 + x^2 e^{-x}}"),
        (X**2 / V, r"\dfrac{2x}{(1 + x^2)^2}"),
        (exp(X) / X, r"\dfrac{e^x \cdot x - e^x}{x \cdot x}"),
        (exp(X) / X, r"\dfrac{(x - 1)\,e^x}{x^2}"),
    ],
)
def test_the_derivatives(f, slope):
    PAGE.holds(slope)
    assert are_same(sympy.diff(f, X), PAGE.sides(slope)[0])


def test_simplify_before():
    for formula, simple in (
        (r"\dfrac{x^2}{1 + x^2}", r"1 - \dfrac{1}{1 + x^2}"),
        (r"\dfrac{x^2 + x}{x}", "x + 1"),
    ):
        assert are_same(PAGE.sides(formula)[0], PAGE.sides(simple)[0])


def test_the_picture_of_the_beast():
    hills = [(0.3, None), (1, -0.18), (2, 0.1), (3, None)]
    for near, height in hills:
        place = float(sympy.nsolve(sympy.diff(BEAST, X), near))
        assert place == pytest.approx(near, abs=0.1)
        assert height is None or at(BEAST, place) == pytest.approx(height, abs=0.01)
    assert at(BEAST, 0.7) == pytest.approx(-0.08, abs=0.005)
    assert at(sympy.diff(BEAST, X), 0.7) == pytest.approx(-0.49855, abs=5e-6)
    assert at(sympy.diff(BEAST, X), 2) == pytest.approx(0, abs=0.01)


def test_where_the_beast_and_w_are_stationary():
    slope = sympy.diff(BEAST, X)
    changes = [n for n in range(10, 351) if at(slope, n / 100) * at(slope, (n + 1) / 100) < 0]
    assert changes == [32, 103, 200, 304]
    assert [at(slope, n / 100) > 0 for n in changes] == [
        True,
        False,
        True,
        False,
    ]  # hill, valley, hill, valley
    assert sympy.solve(X * (2 - X)) == [0, 2]
    assert [at(sympy.diff(W, X), place) > 0 for place in (-1, 1, 3)] == [False, True, False]
    assert (at(W, 0), at(W, 2)) == (0, pytest.approx(0.43, abs=0.005))


def test_the_struck_out_x():
    assert [at(exp(X) / X, place) for place in (2, 3)] == pytest.approx([3.695, 6.695], abs=0.0005)


def test_the_numbers_as_they_are_written():
    slope, wilder = sympy.diff(BEAST, X), sympy.diff(BEAST.subs(R, cos(5 * X)), X)
    says(PAGE, {"-0.18": at(BEAST, 1.03), "0.1": at(BEAST, 2), "-0.08": at(BEAST, 0.7), "0.43": at(W, 2)})
    says(PAGE, {"-0.49855": at(slope, 0.7), "0.146106": at(wilder, 0.7), "-0.077873": at(slope, 1)})
    says(PAGE, {"3.695": at(exp(X) / X, 2), "6.695": at(exp(X) / X, 3), "2.718": sympy.E})
    turns = [sympy.diff(P) * Q * R, P * sympy.diff(Q) * R, P * Q * sympy.diff(R)]
    u, du = P * Q * R, sum(turns)
    says(
        PAGE,
        {w: at(term, 0.7) for w, term in zip(("-0.350979", "0.122843", "-0.630126"), turns, strict=True)},
    )
    says(PAGE, {"-0.858262": at(du, 0.7), "-0.122843": at(u, 0.7), "-1.278810": -0.858262 * 1.49})
    says(PAGE, {"-0.171980": at(u * 2 * X, 0.7), "2.2201": at(V**2, 0.7)})
