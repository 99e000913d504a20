"""Dual numbers against closed forms, complex steps and central differences, first and second order."""

import math

import numpy as np
import pytest
from numpy_cases import ARRAYS, CALM, W

from mfml._tracked import TrackedArray
from mfml.forward import Dual, _exact_derivative, jvp

RANDOM = np.random.default_rng(7)

# f on numbers between 0.2 and 0.8; order 1 by complex step where f takes complex numbers, else by differences
ELEMENTWISE = [
    np.positive, np.negative, np.absolute, np.fabs, np.square, np.reciprocal, np.sqrt, np.cbrt, np.exp, np.exp2,
    np.expm1, np.log, np.log2, np.log10, np.log1p, np.sin, np.cos, np.tan, np.arcsin, np.arccos, np.arctan,
    np.sinh, np.cosh, np.tanh, np.arcsinh, np.arctanh, np.deg2rad, np.radians, np.rad2deg, np.degrees, np.sign,
    np.floor, np.ceil, np.trunc, np.rint,
]  # fmt: skip
BINARY = [
    np.add, np.subtract, np.multiply, np.divide, np.power, np.float_power, np.remainder, np.arctan2, np.hypot,
    np.logaddexp, np.logaddexp2, np.maximum, np.minimum,
]  # fmt: skip


def _slope(f, h: float = 1e-5):
    """Return a central difference of fourth order at 0."""
    one, two = np.subtract(f(h), f(-h)), np.subtract(f(2 * h), f(-2 * h))
    return (8 * one - two) / (12 * h)


def _check(f, x, order_two: bool = True) -> None:
    """Compare the first and the second derivative along random directions with differences of one order less."""
    for _ in range(3):
        u, v = RANDOM.normal(size=(2, *np.shape(x)))

        def first(y, u=u):
            return jvp(f, y, u)[1]

        value, slope = jvp(f, x, u)
        np.testing.assert_allclose(value, np.asarray(f(x), dtype=float), rtol=1e-14)
        np.testing.assert_allclose(slope, _slope(lambda h, u=u: f(x + h * u), 1e-3), rtol=2e-8, atol=2e-8)
        if order_two:
            mixed = jvp(first, x, v)[1]
            np.testing.assert_allclose(
                mixed, _slope(lambda h, v=v: first(x + h * v), 1e-3), rtol=2e-7, atol=2e-7
            )
            np.testing.assert_allclose(
                mixed, jvp(lambda y, v=v: jvp(f, y, v)[1], x, u)[1], rtol=1e-11, atol=1e-11
            )


@pytest.mark.parametrize("f", ELEMENTWISE, ids=lambda f: f.__name__)
def test_elementwise(f) -> None:
    _check(f, CALM)


def test_arccosh() -> None:
    _check(np.arccosh, CALM + 1.5)


@pytest.mark.parametrize("f", BINARY, ids=lambda f: f.__name__)
def test_binary(f) -> None:
    _check(lambda p: f(p[0], p[1]), np.array([[1.3, 0.4, 0.7], [0.3, 0.5, 0.45]]))
    _check(lambda p: f(p, 0.45), CALM)
    _check(lambda p: f(0.45, p), CALM)
    _check(lambda p: f(p[0], W), CALM)


@pytest.mark.parametrize("name", ARRAYS)
def test_arrays(name) -> None:
    _check(ARRAYS[name], CALM)


@pytest.mark.parametrize(
    "f",
    [
        np.exp,
        np.sin,
        np.cosh,
        np.tanh,
        np.log,
        np.sqrt,
        np.arcsin,
        np.arctan,
        np.log1p,
        lambda z: z**z / (2 + z),
    ],
)
def test_complex_step_agrees(f) -> None:
    for x in (0.21, 0.5, 0.77):
        assert jvp(f, x, 1.0)[1] == pytest.approx((f(x + 1e-30j) / 1e-30).imag, rel=1e-15 * 8)


@pytest.mark.parametrize(
    ("f", "n", "x", "expected"),
    [
        (np.sin, 1, 0.7, math.cos(0.7)),
        (np.sin, 4, 0.7, math.sin(0.7)),
        (np.exp, 5, 1, math.e),
        (np.log, 3, 2.0, 0.25),
        (lambda x: x**5, 5, -1.5, 120.0),
        (lambda x: x**3, 4, 2.0, 0.0),
        (lambda x: x**2, 2, 0.0, 2.0),
        (lambda x: x**3, 3, 0.0, 6.0),
        (lambda x: x**0, 1, 0.0, 0.0),
        (lambda x: x**-1, 2, 2.0, 0.25),
        (lambda x: 2.0**x, 1, 0.0, math.log(2)),
        (lambda x: 0.0 ** (1 + x), 1, 0.5, 0.0),
        (np.tanh, 1, 20.0, 1 / math.cosh(20) ** 2),
        (np.tanh, 1, 800.0, 0.0),
        (abs, 1, 0.0, 0.0),
        (lambda x: np.maximum(x, 3 * x), 1, 0.0, 2.0),
        (lambda x: np.max(np.stack([x, 3 * x])), 1, 0.0, 2.0),
        (lambda x: np.interp(x, [0, 1, 2], [0, 2, 6]), 1, 1.0, 3.0),
        (lambda x: np.interp(x, [0, 1, 2], [0, 2, 6]), 1, 5.0, 0.0),
        (lambda x: np.where(x > 0, np.log(x), 7 * x), 1, -2.0, 7.0),
        (lambda x: x * np.exp(-x) if x > 0 else -x, 1, -1.0, -1.0),
        (lambda x: 3, 2, 1.0, 0.0),
        (lambda x: np.array(x) * 2, 1, 1.0, 2.0),
    ],
)
def test_exact_derivative(f, n, x, expected) -> None:
    value = _exact_derivative(f, x, n)
    assert type(value) is float
    assert value == pytest.approx(expected, rel=1e-14, abs=0)


def test_beast() -> None:
    value = _exact_derivative(lambda x: x**2 * np.exp(-x) * np.cos(3 * x) / (1 + x**2), 1.0)
    assert value == pytest.approx(-0.0778727245, abs=1e-10)


def test_nested_derivatives_are_not_confused() -> None:
    assert _exact_derivative(lambda x: x * _exact_derivative(lambda y: x + y, 1.0), 1.0) == 1.0
    # d/dx of x · d/dy (x y²) at y = x, where y runs and x rests: d/dx of x · 2x² = 6x²
    assert _exact_derivative(lambda x: x * _exact_derivative(lambda y: x * y * y, x), 3.0) == 54.0
    by_hand = Dual(2.0, 1.0)
    assert _public(by_hand * jvp(lambda y: by_hand * y, by_hand, 1.0)[1]) == (4.0, 4.0)


def _public(dual):
    return dual.primal, dual.tangent


def test_dual_numbers_by_hand() -> None:
    x = Dual(3.0, 1.0)
    assert repr(x**2 + 5 * x) == "Dual(24.0, 11.0)"
    assert type((x * x).primal) is type((x * x).tangent) is float
    twice = Dual(x, Dual(1.0, 0.0))
    assert (twice**3).tangent.tangent == 18.0
    assert (x > 2) is np.True_
    assert x
    assert Dual([1, 2], [1.0, 0.0]).shape == (2,)
    y = np.array([1.0, 2.0])
    row = Dual(y, y)
    y[0] = 9.0  # the dual number keeps its own
    assert row.primal.tolist() == [1.0, 2.0]
    assert np.argmax(row, 0) == 1
    assert np.shape(row) == (2,)
    assert np.zeros_like(row).tolist() == [0.0, 0.0]


def test_determinant_of_singular_matrices() -> None:
    for n in (1, 2, 3):
        a = np.ones((n, n)) if n > 1 else np.zeros((1, 1))
        u = RANDOM.normal(size=(n, n))
        _, slope = jvp(np.linalg.det, a, u)
        assert slope == pytest.approx(
            float(_slope(lambda h, a=a, u=u: np.linalg.det(a + h * u), 1e-3)), abs=1e-9
        )


def test_norms_neither_overflow_nor_vanish() -> None:
    for scale in (1e-200, 1e200):
        value, slope = jvp(np.linalg.norm, [3 * scale, 4 * scale], [1.0, 0.0])
        assert value == pytest.approx(5 * scale, rel=1e-15)
        assert slope == pytest.approx(0.6, rel=1e-15)


def test_results_are_python_floats_and_arrays() -> None:
    value, slope = jvp(lambda x: x @ x, [1.0, 2.0], [1.0, 0.0])
    assert (type(value), type(slope)) == (float, float)
    value, slope = jvp(lambda x: np.ones(2), 1.0, 1.0)
    assert type(value) is type(slope) is np.ndarray
    assert slope.tolist() == [0.0, 0.0]


def _write(x):
    x[0] = 1.0


def _write_into(x):
    y = np.zeros(2)
    y[0] = x[0]


def _add(x):
    x += 1.0


def _add_into(x):
    y = np.zeros(2)
    y += x


@pytest.mark.parametrize(
    ("f", "words"),
    [
        (_write, r"np\.stack"),
        (_write_into, r"np\.stack"),
        (_add, "x = x \\+ y"),
        (_add_into, "x = x \\+ y"),
        (lambda x: math.sin(x[0]), r"np\.sin for math\.sin"),
        (lambda x: int(x[0]), "drop the derivative"),
        (lambda x: np.asarray(x, dtype=float), "drop the derivative"),
        (lambda x: np.sort(x), r"np\.sort has no.*method=\"central\""),
        (lambda x: np.linalg.eigvalsh(np.outer(x, x)), r"np\.linalg\.eigvalsh has no"),
        (lambda x: np.spacing(x), r"np\.spacing has no"),
        (lambda x: np.multiply.accumulate(x), r"np\.multiply"),
        (lambda x: np.add(x, 1, dtype=float), r"np\.add"),
        (lambda x: np.diff(x, prepend=0.0), r"np\.diff\(\.\.\., prepend=\.\.\.\)"),
        (lambda x: np.interp(0.5, [0, 1], x), "knots of np.interp"),
        (lambda x: np.concatenate([x, x], out=np.zeros(4)), r"np\.concatenate\(\.\.\., out="),
        (lambda x: np.linalg.norm(np.outer(x, x), 2), "norm with ord=2"),
        (lambda x: x * 1j, "real"),
        (lambda x: None, "return statement"),
        (lambda x: True, "returned"),
        (lambda x: "1", "returned"),
        (lambda x: np.array(None), "returned"),
        (lambda x: [x[0], x], "returned"),
        (lambda x: [], "empty"),
        (lambda x: x[0][0], "cannot be indexed"),
        (lambda x: len(x[0]), "no length"),
    ],
)
def test_refuses_in_f(f, words) -> None:
    with pytest.raises(TypeError, match=words):
        jvp(f, [1.0, 2.0], [1.0, 0.0])


def test_unknown_methods() -> None:
    with pytest.raises(AttributeError, match=r"no \.wiggle"):
        _ = Dual(1.0, 1.0).wiggle
    with pytest.raises(NotImplementedError):
        TrackedArray()._apply(np.sin, (), {})


@pytest.mark.parametrize(
    ("x", "tangent", "error", "words"),
    [
        ([], [], ValueError, "empty"),
        ([math.nan], [1.0], ValueError, "nan"),
        ([math.inf], [1.0], ValueError, "inf"),
        (math.nan, 1.0, ValueError, "nan"),
        ([1.0], [math.nan], ValueError, "tangent"),
        ([1.0], 1.0, ValueError, "shape"),
        ([[1.0], [1.0, 2.0]], [1.0], ValueError, "lengths"),
        (np.array([1, 2]), [1.0, 0.0], TypeError, r"integers.*np\.array"),
        ("1", 1.0, TypeError, "number or an array"),
        (None, 1.0, TypeError, "None"),
        (True, 1.0, TypeError, "one real number"),
        ([True], [1.0], TypeError, "real numbers"),
        ([1j], [1.0], TypeError, "real numbers"),
        (["a"], [1.0], TypeError, "real numbers"),
    ],
)
def test_bad_points(x, tangent, error, words) -> None:
    with pytest.raises(error, match=words):
        jvp(np.sin, x, tangent)
    with pytest.raises(error, match=words):
        Dual(x, tangent)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: jvp(3, 1.0, 1.0), TypeError, "f must be a function"),
        (lambda: jvp(np.log, 0.0, 1.0), ValueError, r"f\(0\.0\) is -inf"),
        (lambda: jvp(np.sqrt, 0.0, 1.0), ValueError, "no finite derivative at 0.0"),
        (lambda: jvp(np.linalg.norm, [0.0, 0.0], [1.0, 0.0]), ValueError, "no finite derivative"),
        (lambda: _exact_derivative(np.sin, "1"), TypeError, "x must be"),
        (lambda: _exact_derivative(np.sin, 1.0, 0), ValueError, "n is 0"),
        (lambda: _exact_derivative(np.sin, 1.0, 1.5), TypeError, "whole number"),
        (lambda: _exact_derivative(None, 1.0), TypeError, "f must be"),
        (lambda: _exact_derivative(lambda x: [x, x], 1.0), TypeError, "one real number"),
        (lambda: _exact_derivative(lambda x: 1 / x, 0.0), ValueError, "inf"),
    ],
)
def test_refuses(call, error, words) -> None:
    with pytest.raises(error, match=words):
        call()
