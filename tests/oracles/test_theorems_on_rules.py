"""The numerical tests of the theorem ledger about the four rules and what follows from them."""

import math

import mpmath
import numpy as np
import pytest
import sympy

from mfml import backward_difference, central_difference, derivative, differentiate, forward_difference

X = sympy.Symbol("x")
POINTS = np.random.default_rng(17).uniform(0.3, 2.5, 12).tolist()
POWERS = [1, 2, 3, 7, -1, -2, -5, 0.5, -0.5, 1 / 3, math.pi]
PARTS = [
    (lambda u: u**2 + 1, "({0})^2 + 1"),
    (sympy.sin, "sin({0})"),
    (lambda u: sympy.exp(-u), "exp(-({0}))"),
    (lambda u: sympy.ln(u**2 + 2), "ln(({0})^2 + 2)"),
]
PAIRS = [(f(X), f_text.format("x"), g(X), g_text.format("x")) for f, f_text in PARTS for g, g_text in PARTS]


def limit_of_quotients(formula, x):
    """Return the derivative by its definition, with 60 digits and no rule."""
    with mpmath.workdps(60):
        f = sympy.lambdify(X, formula, "mpmath")
        x, h = mpmath.mpf(x), mpmath.mpf(10) ** -20
        return float((f(x + h) - f(x - h)) / (2 * h))


def check_rule(combined, by_rule, text):
    """Compare a rule, as the book writes it, with the definition and with the package."""
    for x in POINTS:
        true = limit_of_quotients(combined, x)
        assert float(by_rule.subs(X, x)) == pytest.approx(true, rel=1e-11, abs=1e-11)
        assert differentiate(text, "x")(x=x) == pytest.approx(true, rel=1e-11, abs=1e-11)


@pytest.mark.parametrize(("f", "f_text", "g", "g_text"), PAIRS)
def test_the_sum_rule_and_the_constant_multiple_rule(f, f_text, g, g_text):
    check_rule(f + g, f.diff(X) + g.diff(X), f"({f_text}) + ({g_text})")
    check_rule(-7 * f, -7 * f.diff(X), f"-7*({f_text})")


@pytest.mark.parametrize("n", POWERS)
def test_the_power_rule(n):
    for x in POINTS:
        true = limit_of_quotients(X ** sympy.Float(n, 50), x)
        assert n * x ** (n - 1) == pytest.approx(true, rel=1e-12)
        assert derivative(lambda t: t**n, x) == pytest.approx(true, rel=1e-12)
        if n == round(n):  # whole exponents: to the left of zero as well
            true = limit_of_quotients(X ** int(n), -x)
            assert int(n) * (-x) ** (int(n) - 1) == pytest.approx(true, rel=1e-12)


@pytest.mark.parametrize(("f", "f_text", "g", "g_text"), PAIRS)
def test_the_product_rule(f, f_text, g, g_text):
    check_rule(f * g, f.diff(X) * g + f * g.diff(X), f"({f_text})*({g_text})")


@pytest.mark.parametrize(("f", "f_text"), PARTS)
@pytest.mark.parametrize(("g", "g_text"), PARTS)
def test_the_chain_rule(f, f_text, g, g_text):
    outer, inner = f(X), g(X)
    by_rule = outer.diff(X).subs(X, inner) * inner.diff(X)
    check_rule(f(inner), by_rule, f_text.format(g_text.format("x")))


def test_the_chain_rule_holds_where_the_inner_step_is_zero_again_and_again():
    def inner(x):
        return x**2 * math.sin(1 / x) if x else 0.0

    def quotient(h):
        return math.sin(inner(h)) / h

    zeros = [1 / (math.pi * n) for n in range(1, 200)]
    assert max(abs(inner(h)) for h in zeros) < 1e-15
    for h in [10.0**-k for k in range(1, 9)]:
        assert abs(quotient(h)) <= h  # so it goes to 0, which is cos(0) times the inner derivative 0


@pytest.mark.parametrize(("f", "f_text", "g", "g_text"), PAIRS)
def test_the_quotient_rule(f, f_text, g, g_text):
    g, g_text = g + 2, f"{g_text} + 2"  # never zero at the points
    by_rule = (f.diff(X) * g - f * g.diff(X)) / g**2
    check_rule(f / g, by_rule, f"({f_text})/({g_text})")


@pytest.mark.parametrize(
    ("slope", "inverse", "inverse_of"),
    [
        (lambda a: 3 * a**2, math.cbrt, sympy.cbrt(X)),
        (math.exp, math.log, sympy.ln(X)),
        (lambda a: 2 * a, math.sqrt, sympy.sqrt(X)),
        (lambda a: 1 / math.cos(a) ** 2, math.atan, sympy.atan(X)),
    ],
)
def test_the_inverse_function_rule(slope, inverse, inverse_of):
    for x in POINTS:
        true = limit_of_quotients(inverse_of, x)
        assert 1 / slope(inverse(x)) == pytest.approx(true, rel=1e-12)


@pytest.mark.parametrize("seed", range(20))
def test_the_derivative_is_zero_at_an_extremum_inside(seed):
    a, b, c = np.random.default_rng(seed).uniform(0.5, 3, 3).tolist()

    def f(x):
        return math.sin(a * x) + math.cos(b * x + c)

    x = np.linspace(-4, 4, 800_001)  # a search by values alone
    heights = np.sin(a * x) + np.cos(b * x + c)
    inside = heights[1:-1]
    tops = np.flatnonzero((inside > heights[:-2]) & (inside > heights[2:])) + 1
    bottoms = np.flatnonzero((inside < heights[:-2]) & (inside < heights[2:])) + 1
    assert len(tops) + len(bottoms) > 0
    for k in [*tops, *bottoms]:  # the extremum is within one grid step, and |f''| <= a² + b²
        true = a * math.cos(a * x[k]) - b * math.sin(b * x[k] + c)
        assert abs(true) <= (a**2 + b**2) * 1e-5
        assert central_difference(f, float(x[k])) == pytest.approx(true, abs=1e-8)


CURVES = [  # a curve, its first derivative, and bounds of the second and third on an interval
    (math.exp, math.exp, lambda a, b: math.exp(b), lambda a, b: math.exp(b)),
    (math.sin, math.cos, lambda a, b: 1.0, lambda a, b: 1.0),
    (math.sqrt, lambda x: 0.5 / math.sqrt(x), lambda a, b: 0.25 * a**-1.5, lambda a, b: 0.375 * a**-2.5),
    (lambda x: 1 / x, lambda x: -1 / x**2, lambda a, b: 2 / a**3, lambda a, b: 6 / a**4),
]


@pytest.mark.parametrize(("f", "slope", "second", "third"), CURVES)
@pytest.mark.parametrize("h", [0.2, 0.1, 0.01, 0.001])
def test_the_errors_from_the_bend_stay_below_their_bounds(f, slope, second, third, h):
    for x in POINTS:
        rounding = 1e-15 * max(1.0, abs(f(x)), abs(f(x - h))) / h
        forward, backward = forward_difference(f, x, h) - slope(x), backward_difference(f, x, h) - slope(x)
        assert abs(forward) <= second(x, x + h) * h / 2 + rounding
        assert abs(backward) <= second(x - h, x) * h / 2 + rounding
        assert abs(central_difference(f, x, h) - slope(x)) <= third(x - h, x + h) * h**2 / 6 + rounding


def test_the_bounds_of_the_errors_are_reached():
    for h in (0.5, 0.1):
        assert forward_difference(lambda x: x**2, 3, h) - 6 == pytest.approx(h)  # M2 = 2
        assert central_difference(lambda x: x**3, 1, h) - 3 == pytest.approx(h**2)  # M3 = 6
