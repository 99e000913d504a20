"""The numerical tests of the theorem ledger, docs/reference/theorems.md."""

import math

import numpy as np
import pytest
import sympy

from mfml import difference_quotient, limit, slope

DRAWN = np.random.default_rng(13).uniform(-9, 9, (50, 4)).tolist()


@pytest.mark.parametrize(("a", "b", "m", "c"), DRAWN)
def test_a_straight_line_has_one_slope(a, b, m, c):
    assert slope(lambda x: m * x + c, a, b) == pytest.approx(m, abs=1e-12 / abs(b - a))


@pytest.mark.parametrize(("a", "b", "m", "c"), DRAWN)
def test_the_order_of_the_two_points_does_not_matter(a, b, m, c):
    def curve(x):
        return math.sin(m * x) + c * x**2

    assert slope(curve, a, b) == slope(curve, b, a)


@pytest.mark.parametrize("size", [10.0**-k for k in range(-3, 12)])
def test_the_absolute_value_has_two_slopes_at_its_corner(size):
    assert difference_quotient(abs, 0, size) == 1.0
    assert difference_quotient(abs, 0, -size) == -1.0


def mean_square(values):
    return sum(value**2 for value in values) / len(values)


@pytest.mark.parametrize("readings", DRAWN)
@pytest.mark.parametrize("s", [-3.0, -0.01, 0.5, 20.0])
def test_the_mean_minimises_the_mean_squared_error(readings, s):
    def error(c):
        return mean_square([y - c for y in readings])

    mean = sum(readings) / len(readings)
    assert error(mean + s) == pytest.approx(error(mean) + s**2, rel=1e-12)
    assert error(mean + s) > error(mean)


@pytest.mark.parametrize("readings", DRAWN)
@pytest.mark.parametrize("s", [-3.0, -0.01, 0.5, 20.0])
def test_the_error_of_a_tilted_line_is_a_parabola(readings, s):
    times, c = [0.0, 1.0, 2.5, 4.0], 1.5

    def error(m):
        return mean_square([y - (m * t + c) for t, y in zip(times, readings, strict=True)])

    best = sum(t * (y - c) for t, y in zip(times, readings, strict=True)) / sum(t**2 for t in times)
    assert error(best + s) == pytest.approx(error(best) + mean_square(times) * s**2, rel=1e-12)
    assert error(best + s) > error(best)


@pytest.mark.parametrize(("a", "b", "m", "c"), DRAWN)
def test_a_composition_rises_or_falls_as_its_parts_say(a, b, m, c):
    low, high = sorted([a, b])

    def increasing(x):
        return x + abs(m) * x**3 + c

    def decreasing(x):
        return -math.atan(x / 1000) - abs(c) * x

    assert decreasing(increasing(low)) > decreasing(increasing(high))
    assert decreasing(decreasing(low)) < decreasing(decreasing(high))


@pytest.mark.parametrize(("one", "other", "bend", "_"), DRAWN)
def test_a_limit_is_unique(one, other, bend, _):
    tolerance = abs(one - other) / 2
    for step in (0.99, 0.5, 1e-3, -1e-3, -0.5, -0.99):
        value = one + bend * step * tolerance / abs(bend)
        assert abs(value - one) < tolerance <= abs(value - other)


@pytest.mark.parametrize(("m", "c", "_", "__"), DRAWN)
def test_limits_may_be_added_multiplied_and_divided(m, c, _, __):
    def q(h):
        return math.sin(m * h) / h  # its limit is m

    def r(h):
        return c + abs(h)  # its limit is c

    assert limit(lambda h: q(h) + r(h), 0) == pytest.approx(m + c, abs=1e-6)
    assert limit(lambda h: q(h) * r(h), 0) == pytest.approx(m * c, abs=1e-6)
    assert limit(lambda h: q(h) / r(h), 0) == pytest.approx(m / c, rel=1e-4)


@pytest.mark.parametrize("size", [10.0**-k for k in range(12)])
def test_the_sine_is_squeezed(size):
    h = sympy.Symbol("h")
    assert sympy.limit(sympy.sin(h) / h, h, 0) == 1
    for step in (size, -size):
        assert 1 - step**2 <= math.cos(step) <= math.sin(step) / step <= 1


@pytest.mark.parametrize(("x", "m", "c", "share"), DRAWN)
def test_where_a_function_is_differentiable_it_is_continuous(x, m, c, share):
    def curve(x):
        return math.sin(m * x) + c * x**2

    derivative = m * math.cos(m * x) + 2 * c * x
    near = 1 / (m**2 + 2 * abs(c))  # for shorter steps the quotient is less than 1 away from the derivative
    for h in (near * share / 9, near * 1e-3, -near * 1e-6):
        assert abs(curve(x + h) - curve(x)) < (abs(derivative) + 1) * abs(h)


@pytest.mark.parametrize(("a", "m", "c", "other"), DRAWN)
def test_only_the_tangent_has_a_small_gap_per_step(a, m, c, other):
    def gap_per_step(line, h):
        return (m * (a + h) ** 2 + c - (m * a**2 + c + line * h)) / h

    tangent = 2 * m * a
    assert gap_per_step(tangent, 1e-5) == pytest.approx(0, abs=1e-3)
    assert gap_per_step(tangent + other, 1e-5) == pytest.approx(-other, abs=1e-3)


X = sympy.Symbol("x")
KNOWN = {
    **{f"x^{n}": (X**n, n * X ** (n - 1)) for n in range(1, 8)},
    "1/x": (1 / X, -1 / X**2),
    "sin": (sympy.sin(X), sympy.cos(X)),
    "cos": (sympy.cos(X), -sympy.sin(X)),
    "exp": (sympy.exp(X), sympy.exp(X)),
    "2^x": (2**X, sympy.log(2) * 2**X),
    "ln": (sympy.log(X), 1 / X),
}


@pytest.mark.parametrize("name", KNOWN)
def test_functions_worth_knowing_have_these_derivatives(name):
    function, claim = KNOWN[name]
    assert sympy.simplify(sympy.diff(function, X) - claim) == 0
    f, derivative = sympy.lambdify(X, function, "math"), sympy.lambdify(X, claim, "math")
    signs = (1.0,) if name == "ln" else (1.0, -1.0)
    for x in (sign * size for sign in signs for size in (0.4, 1.0, 2.5)):
        measured = limit(lambda h, x=x: difference_quotient(f, x, h), 0)
        assert measured == pytest.approx(derivative(x), rel=1e-6, abs=1e-6)


def test_e_is_the_base_with_slope_one_at_zero():
    def slope_at_zero(base):
        return limit(lambda h: difference_quotient(lambda x: base**x, 0.0, h), 0)

    assert slope_at_zero(math.e) == pytest.approx(1, abs=1e-7)
    for base in (0.5, 1.0, 2.0, 3.0, 10.0):
        assert slope_at_zero(base) == pytest.approx(math.log(base), abs=1e-6)
