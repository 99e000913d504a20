"""Derivatives of fields against closed forms and the book's reference numbers."""

import math

import numpy as np
import pytest

from mfml import fields


def bowl(p):
    return p[0] ** 2 * p[1] + np.sin(p[0] * p[1])


def bowl_gradient(p):
    x, y = p
    return [2 * x * y + y * np.cos(x * y), x**2 + x * np.cos(x * y)]


def bowl_hessian(x, y):
    mixed = 2 * x + math.cos(x * y) - x * y * math.sin(x * y)
    return [[2 * y - y * y * math.sin(x * y), mixed], [mixed, -x * x * math.sin(x * y)]]


def rosenbrock(x):
    return np.sum(100.0 * (x[1:] - x[:-1] ** 2) ** 2 + (1.0 - x[:-1]) ** 2)


def test_reference_gradient() -> None:
    gradient = fields.gradient(bowl, [1, 2])
    assert type(gradient) is np.ndarray
    np.testing.assert_allclose(gradient, [3.1677063, 0.5838532], rtol=0, atol=5e-8)
    np.testing.assert_allclose(gradient, bowl_gradient([1.0, 2.0]), rtol=1e-15)


def test_all_fields_of_one_function() -> None:
    at = (1.0, 2.0)
    gradient, hessian = np.array(bowl_gradient(at)), np.array(bowl_hessian(*at))
    for i in range(2):
        assert fields.partial_derivative(bowl, at, i) == pytest.approx(gradient[i], rel=1e-15)
    np.testing.assert_allclose(fields.hessian(bowl, at), hessian, rtol=1e-15)
    np.testing.assert_allclose(fields.jacobian(bowl_gradient, at), hessian, rtol=1e-15)
    np.testing.assert_allclose(
        fields.hessian_vector_product(bowl, at, [3.0, -1.0]), hessian @ [3, -1], rtol=1e-14
    )
    for direction in ([3.0, 4.0], [3e-200, 4e-200], [3e200, 4e200]):
        value = fields.directional_derivative(bowl, at, direction)
        assert type(value) is float
        assert value == pytest.approx(gradient @ [0.6, 0.8], rel=1e-14)
    assert type(fields.partial_derivative(bowl, at, np.int64(1))) is float


def test_rosenbrock() -> None:
    x = np.linspace(-1, 1.2, 6)
    expected = np.zeros(6)
    expected[:-1] = -400 * x[:-1] * (x[1:] - x[:-1] ** 2) - 2 * (1 - x[:-1])
    expected[1:] += 200 * (x[1:] - x[:-1] ** 2)
    np.testing.assert_allclose(fields.gradient(rosenbrock, x), expected, rtol=1e-13)
    hessian = fields.hessian(rosenbrock, x)
    np.testing.assert_array_equal(hessian, hessian.T)
    v = np.cos(x)
    np.testing.assert_allclose(fields.hessian_vector_product(rosenbrock, x, v), hessian @ v, rtol=1e-12)


def test_polar_coordinates() -> None:
    for r, angle in ((2.0, 0.3), (0.5, 4.0)):
        matrix = fields.jacobian(lambda p: np.stack([p[0] * np.cos(p[1]), p[0] * np.sin(p[1])]), [r, angle])
        assert np.linalg.det(matrix) == pytest.approx(r, rel=1e-14)
    assert fields.jacobian(lambda x: np.stack([x[0], x[0] * x[1], 5 * x[1]]), [2.0, 3.0]).tolist() == [
        [1.0, 0.0], [3.0, 2.0], [0.0, 5.0],
    ]  # fmt: skip


def test_total_derivative() -> None:
    value = fields.total_derivative(bowl, lambda t: [np.cos(t), t**2], 1.3)
    x, y = math.cos(1.3), 1.3**2
    slope_x, slope_y = bowl_gradient((x, y))
    assert type(value) is float
    assert value == pytest.approx(-slope_x * math.sin(1.3) + slope_y * 2.6, rel=1e-14)
    assert fields.total_derivative(bowl, lambda t: [1.0, 2.0], 0) == 0.0


def test_fields_within_fields() -> None:
    # |∇(x²y)|² = 4x²y² + x⁴, whose gradient is (8xy² + 4x³, 8x²y)
    def steepness(p):
        g = fields.gradient(lambda q: q[0] ** 2 * q[1], p)
        return g @ g

    np.testing.assert_allclose(
        fields.gradient(steepness, [3.0, 2.0]), [8 * 3 * 4 + 4 * 27, 8 * 9 * 2], rtol=1e-15
    )
    walk = fields.gradient(
        lambda t: fields.total_derivative(lambda p: p[0] * p[1], lambda s: [s, s * s], t[0]), [2.0]
    )
    np.testing.assert_allclose(walk, [12.0])  # t³ twice
    slope = fields.gradient(
        lambda p: fields.directional_derivative(lambda q: q @ q, p, [1.0, 0.0]), [1.0, 5.0]
    )
    np.testing.assert_allclose(slope, [2.0, 0.0])


def test_check_grad() -> None:
    assert fields.check_grad(bowl, bowl_gradient, [1.0, 2.0]) <= 1e-15
    assert fields.check_grad(lambda p: 3.0, lambda p: [0, 0], [1.0, 2.0]) == 0.0
    assert fields.check_grad(lambda p: p @ p, lambda p: p, [1.0, 2.0]) == 0.5


def test_f_cannot_change_the_point() -> None:
    x = np.array([1.0, 2.0])
    fields.check_grad(bowl, lambda p: p.fill(0) or [0.0, 0.0], x)
    assert x.tolist() == [1.0, 2.0]


CALLS = {
    "partial_derivative": lambda f=bowl, x=(1.0, 2.0): fields.partial_derivative(f, x, 0),
    "gradient": lambda f=bowl, x=(1.0, 2.0): fields.gradient(f, x),
    "directional_derivative": lambda f=bowl, x=(1.0, 2.0): fields.directional_derivative(f, x, [1.0, 0.0]),
    "jacobian": lambda f=bowl_gradient, x=(1.0, 2.0): fields.jacobian(f, x),
    "hessian": lambda f=bowl, x=(1.0, 2.0): fields.hessian(f, x),
    "hessian_vector_product": lambda f=bowl, x=(1.0, 2.0): fields.hessian_vector_product(f, x, [1.0, 0.0]),
    "check_grad": lambda f=bowl, x=(1.0, 2.0): fields.check_grad(f, bowl_gradient, x),
}


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize(
    ("x", "error", "words"),
    [
        ([], ValueError, "empty"),
        ([math.nan, 1.0], ValueError, "nan"),
        ([1.0, -math.inf], ValueError, "inf"),
        (1.0, ValueError, "one row"),
        ([[1.0, 2.0]], ValueError, "one row"),
        (np.array([1, 2]), TypeError, "integers"),
        ("12", TypeError, "array"),
        (None, TypeError, "None"),
        ([1j, 2.0], TypeError, "real"),
    ],
)
def test_bad_x(name, x, error, words) -> None:
    with pytest.raises(error, match=words):
        CALLS[name](x=x)


@pytest.mark.parametrize("name", CALLS)
def test_bad_f(name) -> None:
    row = [1.0, 2.0]
    for value in (None, "1", True, 1.0 if name == "jacobian" else row, np.ones((2, 2)), [[1.0], row]):
        with pytest.raises(TypeError, match=r"f\(\[1\.0, 2\.0\]\) returned"):
            CALLS[name](f=lambda x, value=value: value)
    with pytest.raises(TypeError, match="f must be a function"):
        CALLS[name](f=3.0)
    with pytest.raises(ValueError, match="nan"):
        CALLS[name](f=lambda x: x * math.nan if name == "jacobian" else x[0] * math.nan)
    with pytest.raises(ValueError, match="no finite derivative"):
        CALLS[name](f=lambda x: np.sqrt(x - 1) if name == "jacobian" else np.sqrt(x[0] - 1))
    with pytest.raises(LookupError, match="mine"):
        CALLS[name](f=_raise)
    with pytest.raises(ValueError, match="mine"):
        CALLS[name](f=_raise_value)


def _raise(x):
    raise LookupError("mine")


def _raise_value(x):
    raise ValueError("mine")


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: fields.partial_derivative(bowl, [1.0, 2.0], 2), ValueError, "from 0 to 1"),
        (lambda: fields.partial_derivative(bowl, [1.0, 2.0], -1), ValueError, "from 0 to 1"),
        (lambda: fields.partial_derivative(bowl, [1.0, 2.0], 0.5), TypeError, "whole number"),
        (lambda: fields.partial_derivative(bowl, [1.0, 2.0], True), TypeError, "whole number"),
        (lambda: fields.directional_derivative(bowl, [1.0, 2.0], [0.0, 0.0]), ValueError, "points nowhere"),
        (lambda: fields.directional_derivative(bowl, [1.0, 2.0], [1.0]), ValueError, "one for each"),
        (lambda: fields.directional_derivative(bowl, [1.0, 2.0], [math.nan, 1.0]), ValueError, "direction"),
        (lambda: fields.hessian_vector_product(bowl, [1.0, 2.0], [1.0]), ValueError, "v has 1"),
        (lambda: fields.total_derivative(bowl, 3, 1.0), TypeError, "path must be a function"),
        (
            lambda: fields.total_derivative(bowl, lambda t: t, 1.0),
            TypeError,
            r"path\(1\.0\) returned one number",
        ),
        (
            lambda: fields.total_derivative(bowl, lambda t: [t, 1 / t], 0.0),
            ValueError,
            r"path\(0\.0\) is inf",
        ),
        (lambda: fields.total_derivative(bowl, lambda t: [t, t], "1"), TypeError, "t must be"),
        (lambda: fields.check_grad(bowl, None, [1.0, 2.0]), TypeError, "grad_f must be"),
        (lambda: fields.check_grad(bowl, lambda p: None, [1.0, 2.0]), TypeError, r"grad_f\(.*None"),
        (lambda: fields.check_grad(bowl, lambda p: [1.0], [1.0, 2.0]), TypeError, "one for each"),
        (lambda: fields.check_grad(bowl, lambda p: p * math.nan, [1.0, 2.0]), ValueError, r"grad_f\(.*nan"),
    ],
)
def test_refuses(call, error, words) -> None:
    with pytest.raises(error, match=words):
        call()
