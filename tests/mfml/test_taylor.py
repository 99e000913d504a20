"""Taylor coefficients against closed forms, and the remainder against the true error."""

import dataclasses
import math
from fractions import Fraction

import numpy as np
import pytest

from mfml._taylor_recurrences import total
from mfml.taylor import (
    TaylorPolynomial,
    radius_of_convergence,
    remainder_bound,
    taylor_coefficients,
    taylor_polynomial,
)

N = 20
K = np.arange(N + 1)
FACTORIAL = np.array([float(math.factorial(k)) for k in range(N + 1)])
ULP = 2.0**-52


def _bernoulli(n: int) -> list[Fraction]:
    """Return B_0 ... B_n from sum of binomial(k + 1, j) B_j = 0."""
    b = [Fraction(1)]
    for k in range(1, n + 1):
        b.append(-sum(math.comb(k + 1, j) * b[j] for j in range(k)) / (k + 1))
    return b


def _odd(term) -> np.ndarray:
    """Return coefficients that are term(m) at 2 m + 1 and zero at even places."""
    return np.array([float(term(k // 2)) if k % 2 else 0.0 for k in range(N + 1)])


def _tan(m: int) -> Fraction:
    n = m + 1
    b = abs(_bernoulli(2 * n)[2 * n])
    return 4**n * (4**n - 1) * b / math.factorial(2 * n)


def _arcsin(m: int) -> Fraction:
    return Fraction(math.comb(2 * m, m), 4**m * (2 * m + 1))


def _binomial(r: float) -> np.ndarray:
    c = [1.0]
    for k in range(N):
        c.append(c[-1] * (r - k) / (k + 1))
    return np.array(c)


ALTERNATING = np.array([0.0, *((-1.0) ** (k + 1) / k for k in range(1, N + 1))])  # log(1 + t)
SIN, COS = (
    np.array([0.0, 1.0, 0.0, -1.0] * 6)[: N + 1] / FACTORIAL,
    np.array([1.0, 0, -1, 0] * 6)[: N + 1] / FACTORIAL,
)
CLOSED_FORMS = {
    "constant": (lambda x: 3, 5, np.where(K == 0, 3.0, 0.0)),
    "array of shape ()": (lambda x: np.array(3), 5, np.where(K == 0, 3.0, 0.0)),
    "identity": (lambda x: +x, 5, np.array([5.0, 1.0] + [0.0] * 19)),
    "polynomial": (lambda x: 2 * x**3 - x / 4 + 1, 1, np.array([2.75, 5.75, 6, 2] + [0.0] * 17)),
    "reflected": (lambda x: (1 - x) * (-x), 3, np.array([6.0, 5.0, 1.0] + [0.0] * 18)),
    "subtract": (lambda x: x - 1, 3, np.array([2.0, 1.0] + [0.0] * 19)),
    "exp": (np.exp, 1.5, math.exp(1.5) / FACTORIAL),
    "exp in numbers": (lambda x: math.e**x, 0, 1 / FACTORIAL),
    "2**x": (lambda x: 2**x, 0, math.log(2) ** K / FACTORIAL),
    "np.power": (lambda x: np.power(2.0, x), 0, math.log(2) ** K / FACTORIAL),
    "expm1": (np.expm1, 1e-20, np.array([1e-20, *1 / FACTORIAL[1:]])),
    "log": (np.log, 2, np.array([math.log(2), *((-1.0) ** (k + 1) / (k * 2.0**k) for k in range(1, N + 1))])),
    "log1p": (np.log1p, 0, ALTERNATING),
    "sqrt": (np.sqrt, 9, 3 * _binomial(0.5) / 9.0**K),
    "x**-1.5": (lambda x: x**-1.5, 4, _binomial(-1.5) / 4.0**K / 8),
    "float_power": (lambda x: np.float_power(x, 2), 3, np.array([9.0, 6.0, 1.0] + [0.0] * 18)),
    "a constant series as exponent": (lambda x: x ** (0 * x + 2), -3, np.array([9.0, -6.0, 1.0] + [0.0] * 18)),
    "x**x": (lambda x: (x**x) / np.exp(x * np.log(x)), 2, np.where(K == 0, 1.0, 0.0)),
    "negative base": (lambda x: x**3, -2, np.array([-8.0, 12, -6, 1] + [0.0] * 17)),
    "negative power": (lambda x: (1 - x) ** -2, 0, K + 1.0),
    "reciprocal": (np.reciprocal, -2, -(2.0 ** -(K + 1.0))),
    "square": (np.square, 3, np.array([9.0, 6.0, 1.0] + [0.0] * 18)),
    "geometric": (lambda x: 1 / (1 - x), 0, np.ones(N + 1)),
    "sin": (np.sin, 0, SIN),
    "cos": (np.cos, 0, COS),
    "sinh": (np.sinh, 0, K % 2 / FACTORIAL),
    "cosh": (np.cosh, 0, (K + 1) % 2 / FACTORIAL),
    "tan": (np.tan, 0, _odd(_tan)),
    "tanh": (np.tanh, 0, _odd(lambda m: (-1) ** m * _tan(m))),
    "arctan": (np.arctan, 0, _odd(lambda m: Fraction((-1) ** m, 2 * m + 1))),
    "arctanh": (np.arctanh, 0, _odd(lambda m: Fraction(1, 2 * m + 1))),
    "arcsin": (np.arcsin, 0, _odd(_arcsin)),
    "arccos": (np.arccos, 0, np.array([math.pi / 2, *-_odd(_arcsin)[1:]])),
    "negative abs": (abs, -2, np.array([2.0, -1.0] + [0.0] * 19)),
    "np.abs": (np.abs, 2, np.array([2.0, 1.0] + [0.0] * 19)),
    "fabs": (np.fabs, -2, np.array([2.0, -1.0] + [0.0] * 19)),
    "NumPy numbers": (lambda x: np.float64(2) * x + np.array(1) - np.int64(1), 3, np.array([6.0, 2.0] + [0.0] * 19)),
    "sinc": (lambda x: np.sin(x) / x, 0, np.array([1.0, 0, -1, 0] * 6)[: N + 1] / (FACTORIAL * (K + 1))),
    "two zeros cancel": (lambda x: (1 - np.cos(x)) / x**2, 0, COS / -1 * 0 + np.array(
        [(-1.0) ** (k // 2) / math.factorial(k + 2) if k % 2 == 0 else 0.0 for k in range(N + 1)])),
    "branches": (lambda x: x**2 if x > 0 else -x, 3, np.array([9.0, 6.0, 1.0] + [0.0] * 18)),
}  # fmt: skip


@pytest.mark.parametrize("name", CLOSED_FORMS)
def test_closed_forms_to_degree_20(name) -> None:
    f, x0, expected = CLOSED_FORMS[name]
    c = taylor_coefficients(f, x0, N)
    assert c.dtype == np.float64
    assert c.shape == (N + 1,)
    np.testing.assert_allclose(c, expected, rtol=40 * ULP, atol=1e-300 if name != "x**x" else 1e-14)
    assert not np.signbit(c[c == 0]).any()


def test_bernoulli_numbers() -> None:
    c = taylor_coefficients(lambda x: x / np.expm1(x), 0, N)
    expected = np.array([float(b) for b in _bernoulli(N)]) / FACTORIAL
    assert (np.abs(c - expected) * (2 * math.pi) ** K).max() < 1e-13  # the poles are at ±2πi


def test_rounding_is_measured_against_what_cancels() -> None:
    c = taylor_coefficients(lambda x: np.exp(2 * x) * np.exp(-x), 0, N)
    assert (np.abs(c - 1 / FACTORIAL) * FACTORIAL / 3.0**K).max() < 4 * ULP


@pytest.mark.parametrize(
    ("f", "terms", "x0"),
    [
        (lambda x: np.arctanh(x**5), lambda x: x**5 + x**15 / 3 + x**25 / 5 + x**35 / 7, 0.05),
        (lambda x: np.arcsin(x**5), lambda x: x**5 + x**15 / 6 + x**25 * 3 / 40 + x**35 * 5 / 112, 0.05),
        (lambda x: x ** (x + 1), lambda x: x * x**x, 60),
    ],
)
def test_no_digits_are_lost_on_the_way(f, terms, x0) -> None:
    a, b = taylor_coefficients(f, x0, N), taylor_coefficients(terms, x0, N)
    np.testing.assert_allclose(a, b, rtol=40 * ULP)


def test_large_powers() -> None:
    c = taylor_coefficients(lambda x: x**x, 60, 1)
    np.testing.assert_allclose(c, [60.0**60, 60.0**60 * (math.log(60) + 1)], rtol=2 * ULP)


X0 = [0.3, -0.6, 0.85]


@pytest.mark.parametrize("x0", X0)
@pytest.mark.parametrize(
    ("f", "g"),
    [
        (lambda x: np.sin(x) ** 2 + np.cos(x) ** 2, lambda x: 1 + 0 * x),
        (lambda x: np.log(np.exp(x) * np.exp(np.sin(x))), lambda x: x + np.sin(x)),
        (lambda x: np.tan(x), lambda x: np.sin(x) / np.cos(x)),
        (lambda x: np.tanh(x), lambda x: np.sinh(x) / np.cosh(x)),
        (lambda x: np.tanh(3 * x + 4), lambda x: 1 - 2 / (np.exp(6 * x + 8) + 1)),
        (lambda x: np.tanh(-3 * x - 4), lambda x: 2 / (np.exp(6 * x + 8) + 1) - 1),
        (lambda x: np.tan(np.arctan(x)), lambda x: x),
        (lambda x: np.sin(np.arcsin(x / 2)), lambda x: x / 2),
        (lambda x: np.arcsin(x) + np.arccos(x), lambda x: math.pi / 2 + 0 * x),
        (lambda x: np.arctanh(x / 2), lambda x: (np.log1p(x / 2) - np.log1p(-x / 2)) / 2),
        (lambda x: np.sqrt(1 + x * x), lambda x: np.exp(0.5 * np.log(1 + x**2))),
        (lambda x: (2 + x) ** (1 + x), lambda x: np.exp((1 + x) * np.log(2 + x))),
        (lambda x: np.exp(x) ** -3, lambda x: np.exp(-3 * x)),
    ],
)
def test_identities(f, g, x0) -> None:
    a, b = taylor_coefficients(f, x0, N), taylor_coefficients(g, x0, N)
    # In the unit of x in which the last derivatives of the inner functions stay level.
    np.testing.assert_allclose(a, b, rtol=1e-11, atol=1e-13 * max(1, np.abs(b).max()))


def test_derivatives_of_the_beast() -> None:
    def beast(x):
        return np.sin(2 * x**5 + 3 * x) / np.exp(7 * x)

    c = taylor_coefficients(beast, 0, 2)
    np.testing.assert_allclose(c, [0, 3, -21], rtol=1e-15)  # 3x (1 - 7x + ...)


def test_low_degrees() -> None:
    assert taylor_coefficients(np.log, 2, 0) == [math.log(2)]
    assert taylor_coefficients(np.tan, 0.5, 0) == [math.tan(0.5)]
    np.testing.assert_allclose(taylor_coefficients(np.arctan, 1, 1), [math.pi / 4, 0.5])
    assert taylor_coefficients(lambda x: np.sin(x) / x, 0, np.int64(0)) == [1.0]
    assert list(taylor_coefficients(lambda x: 6 * x**9 / x**8, 0, 1)) == [0.0, 6.0]


def test_far_out() -> None:
    np.testing.assert_allclose(taylor_coefficients(np.tanh, 20, 1), [1, 4 * math.exp(-40)], rtol=1e-15)
    np.testing.assert_allclose(taylor_coefficients(np.tanh, -800, 3), [-1, 0, 0, 0])


@pytest.mark.parametrize(
    ("f", "x0", "expected"),
    [
        (lambda x: x < 1, 0, True), (lambda x: x > 1, 0, False), (lambda x: x <= 1, 0, True),
        (lambda x: x >= 1, 0, False), (lambda x: x == 1, 0, False), (lambda x: x != 1, 0, True),
        (lambda x: bool(x), 3, True), (lambda x: np.float64(1) > x, 0, True),
        (lambda x: np.float64(1) == x, 0, False), (lambda x: np.less_equal(1.0, x), 0, False),
        (lambda x: np.greater_equal(x, 1.0), 0, False), (lambda x: np.not_equal(x, 1.0), 0, True),
        (lambda x: np.less(x, 1.0), 0, True), (lambda x: x - x == 0, 3, True),
    ],
)  # fmt: skip
def test_comparisons(f, x0, expected) -> None:
    assert taylor_coefficients(lambda x: 1 if f(x) else 0, x0, 1)[0] == expected


def test_polynomial_by_horner() -> None:
    p = taylor_polynomial(lambda x: x**2, 3, 2)
    assert isinstance(p, TaylorPolynomial)
    assert (p.x0, p.degree, list(p.coefficients)) == (3.0, 2, [9.0, 6.0, 1.0])
    assert p(5) == 25.0
    assert type(p(5)) is type(p(np.float64(5))) is float
    np.testing.assert_array_equal(p(np.array([[1, 2], [3, 4]])), [[1, 4], [9, 16]])
    np.testing.assert_array_equal(taylor_polynomial(np.exp, 0, 0)(np.arange(3)), np.ones(3))
    with pytest.raises(dataclasses.FrozenInstanceError):
        p.x0 = 0.0
    with pytest.raises(TypeError, match="x must be numbers"):
        p("5")


def test_reference_numbers() -> None:
    tangent = taylor_polynomial(np.sqrt, 9, 1)
    assert math.sqrt(9.3) - tangent(9.3) == pytest.approx(-4.0986e-4, abs=5e-9)
    assert remainder_bound(1 / 108, 0.3, 1) == pytest.approx(4.1667e-4, abs=5e-9)
    for degree, error in ((5, 2.34e-5), (6, 1.65e-6), (7, 1.03e-7)):
        assert math.exp(0.5) - taylor_polynomial(np.exp, 0, degree)(0.5) == pytest.approx(error, rel=5e-3)


def test_the_bound_holds_and_the_order_shows() -> None:
    for degree in range(12):
        p = taylor_polynomial(np.sin, 0.4, degree)
        for t in (-1.0, -0.2, 0.1, 0.7):
            assert abs(math.sin(0.4 + t) - p(0.4 + t)) <= remainder_bound(1, t, degree) + 2e-16
    for degree, slope in enumerate([1.05, 2.04, 3.03, 4.02, 5.02]):  # CURRICULUM.md, F4.3
        p = taylor_polynomial(np.exp, 0.3, degree)
        errors = [math.exp(0.3 + h) - p(0.3 + h) for h in (0.2, 0.1)]
        assert math.log2(errors[0] / errors[1]) == pytest.approx(slope, abs=0.06)


def test_remainder_bound_in_ordinary_numbers() -> None:
    assert remainder_bound(6, -2, 2) == 8.0  # 6 * 8 / 6
    assert remainder_bound(0, 5, 0) == 0.0
    assert remainder_bound(1, 100, 400) == pytest.approx(
        math.exp(401 * math.log(100) - math.lgamma(402)), rel=1e-9
    )


@pytest.mark.parametrize(
    ("f", "x0", "radius", "tolerance"),
    [
        (lambda x: 1 / (1 - x), 0, 1, 1e-12),
        (lambda x: 1 / (3 - x), 0, 3, 1e-12),
        (lambda x: 1 / (1 + x**2), 0, 1, 1e-12),
        (lambda x: 1 / (1 + x**2), 2, math.sqrt(5), 1e-9),
        (lambda x: 1 / (1 + 25 * x**2), 0, 0.2, 1e-12),
        (np.log, 2, 2, 2e-3),
        (np.arctan, 0, 1, 2e-3),
        (np.arctan, 1, math.sqrt(2), 1e-2),
        (np.tan, 0, math.pi / 2, 1e-5),
        (np.sqrt, 9, 9, 3e-3),
        (lambda x: 1 / (2 - x) + np.exp(x), 0, 2, 1e-3),
        (lambda x: np.log1p(np.exp(x)), 0, math.pi, 5e-3),
        (np.exp, 0, math.inf, 0),
        (np.sin, 0, math.inf, 0),
        (np.sin, 1, math.inf, 0),
        (lambda x: np.exp(x) * np.cos(x), 0, math.inf, 0),
        (lambda x: np.exp(-(x**2)), 0, math.inf, 0),
        (lambda x: x**3, 1, math.inf, 0),
        (lambda x: 0 * x, 1, math.inf, 0),
    ],
)
def test_radius(f, x0, radius, tolerance) -> None:
    estimate = radius_of_convergence(taylor_coefficients(f, x0, N))
    assert type(estimate) is float
    assert estimate == pytest.approx(radius, rel=tolerance)


def test_radius_of_runs_with_zeros() -> None:
    lonely = [1.0] * 8 + [0.0] * 5 + [1.0] * 2  # gaps longer than a run
    assert radius_of_convergence(lonely) > 0
    assert radius_of_convergence([*([1.0] * 10), *([0.0] * 7), 1e-30]) > 0


BAD = [
    (np.log, 0, ValueError, "log has no Taylor series where its argument is 0.0; pass an x0 where .* > 0"),
    (np.log1p, -1, ValueError, "log1p .* > -1"),
    (np.sqrt, 0, ValueError, "power 0.5 .* > 0"),
    (lambda x: x**1.5, -1, ValueError, "power 1.5"),
    (lambda x: x**x, 0, ValueError, "varying exponent"),
    (lambda x: 0**x, 1, ValueError, "varying exponent"),
    (np.arcsin, 1, ValueError, "arcsin .* between -1 and 1"),
    (np.arccos, -1, ValueError, "arccos .* between"),
    (np.arctanh, 2, ValueError, "arctanh .* between"),
    (abs, 0, ValueError, "abs .* not 0"),
    (lambda x: 1 / x, 0, ValueError, "divides by zero at x0"),
    (lambda x: (0 * x) / (0 * x), 1, ValueError, "divides by zero"),
    (lambda x: x / 0, 1, ValueError, "divides by zero"),
    (lambda x: x**-2, 0, ValueError, "divides by zero"),
    (lambda x: x**2 if x > 0 else x, 0, ValueError, "equal at x0 only"),
    (np.exp, 1000, ValueError, "too large"),
    (lambda x: x**400, 1e10, ValueError, "too large"),
    (lambda x: (1e200 + x) * (1e200 * x - 1e200 - 1e200 * x * x * x), 1, ValueError, "too large"),
    (lambda x: 1e308 * x * x - 1e308 * x * x * x * x, 1e3, ValueError, "too large"),
    (lambda x: math.inf, 0, ValueError, "value of f"),
    (math.sin, 0, TypeError, "np.sin"),
    (np.floor, 0, TypeError, "np.floor .* no Taylor recurrence"),
    (lambda x: np.add.reduce([x, x], axis=0, out=x), 0, TypeError, "used like this"),
    (lambda x: np.sin(x, dtype=float), 0, TypeError, "np.sin used like this"),
    (lambda x: np.where(x, 1, 2), 0, TypeError, "does not take a Taylor series"),
    (lambda x: x * 10**400, 1, ValueError, "a number in f is too large"),
    (lambda x: x + "1", 0, TypeError, "not one real number"),
    (lambda x: x * True, 0, TypeError, "not one real number"),
    (lambda x: np.arange(3) * x, 0, TypeError, "not one real number"),
    (lambda x: 1j * x, 0, TypeError, "not one real number"),
    (lambda x: x ** "a", 1, TypeError, "not one real number"),
    (lambda x: None, 0, TypeError, "return statement"),
    (lambda x: [x], 0, TypeError, "let it return one real number"),
    (lambda x: True, 0, TypeError, "let it return"),
    (3, 0, TypeError, "f must be a function"),
    (np.sin, "0", TypeError, "x0 must be one real number"),
    (np.sin, math.nan, ValueError, "x0 is nan"),
    (np.sin, math.inf, ValueError, "x0 is inf"),
]


@pytest.mark.parametrize(("f", "x0", "error", "words"), BAD)
@pytest.mark.parametrize("function", [taylor_coefficients, taylor_polynomial])
def test_bad_input(function, f, x0, error, words) -> None:
    with pytest.raises(error, match=words):
        function(f, x0, 3)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: taylor_coefficients(np.sin, 0, -1), ValueError, "degree=-1 .* from 0 to 1000"),
        (lambda: taylor_coefficients(np.sin, 0, 1001), ValueError, "degree=1001"),
        (lambda: taylor_coefficients(np.sin, 0, 2.0), TypeError, "degree must be an int"),
        (lambda: taylor_coefficients(np.sin, 0, True), TypeError, "degree must be an int"),
        (lambda: remainder_bound(-1, 1, 1), ValueError, "bound=-1 is negative"),
        (lambda: remainder_bound("1", 1, 1), TypeError, "bound must be"),
        (lambda: remainder_bound(1, math.nan, 1), ValueError, "distance is nan"),
        (lambda: remainder_bound(1, 1, None), TypeError, "degree must be an int"),
        (lambda: remainder_bound(1e300, 1e300, 1), ValueError, "smaller distance"),
        (lambda: radius_of_convergence([]), ValueError, "empty"),
        (lambda: radius_of_convergence("123"), TypeError, "list of numbers"),
        (lambda: radius_of_convergence([1, math.nan]), ValueError, "nan"),
        (lambda: radius_of_convergence([1, 1, 1]), ValueError, "pass at least 8: use a higher degree"),
        (lambda: radius_of_convergence([1e-300, 1e300] * 8), ValueError, "another unit"),
    ],
)
def test_bad_arguments(call, error, words) -> None:
    with pytest.raises(error, match=words):
        call()


def test_sums_beyond_all_floats() -> None:
    assert total([1e308, 1e308]) == math.inf
    assert math.isnan(total([math.inf, -math.inf]))


def test_errors_of_f_pass_through() -> None:
    def broken(x):
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        taylor_coefficients(broken, 0, 2)
