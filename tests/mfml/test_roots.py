"""Newton and Raphson: known roots and known errors, and every way to fail told in a sentence."""

import math

import numpy as np
import pytest

from mfml.roots import newton_raphson


def test_the_square_root_of_five() -> None:
    result = newton_raphson(lambda x: x**2 - 5, 2.0)
    np.testing.assert_allclose(result.path[1:4], [2.25, 2.2361111111, 2.2360679779], rtol=1e-10)
    assert result.success
    assert result.x == pytest.approx(math.sqrt(5), rel=1e-15)
    assert result.x == result.path[-1]
    assert result.nit == len(result.path) - 1


def test_the_fixed_point_of_the_cosine() -> None:
    result = newton_raphson(lambda x: np.cos(x) - x, 1.0)
    errors = np.abs(result.path - 0.7390851332151607)
    np.testing.assert_allclose(errors[1:4], [1.1279e-2, 2.7758e-5, 1.7012e-10], rtol=1e-4)


@pytest.mark.parametrize(
    ("f", "start", "root"),
    [
        (lambda x: x**3 - 2, 1.0, 2 ** (1 / 3)),
        (lambda x: np.exp(x) - 3, 0.0, math.log(3)),
        (np.sin, 3.0, math.pi),
        (lambda x: np.tanh(x - 0.5), 0.0, 0.5),
        (lambda x: x - 4.0, 100.0, 4.0),
        (lambda x: x, 0.0, 0.0),
    ],
)
def test_known_roots(f, start: float, root: float) -> None:
    result = newton_raphson(f, start)
    assert result.success
    assert result.x == pytest.approx(root, abs=1e-12)
    assert type(result.x) is type(result.fun) is float


def test_digits_double() -> None:
    path = newton_raphson(lambda x: x**2 - 5, 2.0).path[:4]
    errors = path - math.sqrt(5)
    np.testing.assert_allclose(errors[1:] / errors[:-1] ** 2, 1 / (2 * path[:-1]), rtol=1e-4)


def test_a_double_root_is_only_halved() -> None:
    path = newton_raphson(lambda x: (x - 1) ** 2, 2.0, max_iter=200).path
    np.testing.assert_allclose((path[1:20] - 1) / (path[:19] - 1), 0.5, rtol=1e-9)


def test_a_derivative_of_ones_own() -> None:
    asked = []
    result = newton_raphson(lambda x: x**2 - 2, 1.0, derivative=lambda x: asked.append(x) or 2 * x)
    assert result.x == pytest.approx(math.sqrt(2))
    assert asked


@pytest.mark.parametrize(
    ("f", "start", "message"),
    [
        (lambda x: x**3 - 2 * x + 2, 0.0, "round in a circle"),
        (lambda x: x**2 + 1, 0.0, "level"),
        (lambda x: np.sqrt(x) + 1, 1.0, "start nearer"),
        (lambda x: x / (1 + x**2), 3.0, "no root after"),
        (lambda x: 1e300 + 1e-300 * x, 1.0, "out of all numbers"),
    ],
)
def test_not_finding_a_root_is_a_result(f, start: float, message: str) -> None:
    result = newton_raphson(f, start, max_iter=20)
    assert not result.success
    assert message in result.message


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: newton_raphson(3, 1.0), TypeError, "f must be a function"),
        (lambda: newton_raphson(np.sin, 1.0, derivative=3), TypeError, "must be a function"),
        (lambda: newton_raphson(np.sin, "1"), TypeError, "x0 must be"),
        (lambda: newton_raphson(np.sin, math.inf), ValueError, "x0 is inf"),
        (lambda: newton_raphson(np.sin, math.nan), ValueError, "x0 is nan"),
        (lambda: newton_raphson(np.sin, 1.0, tol=0), ValueError, "tol is 0"),
        (lambda: newton_raphson(np.sin, 1.0, max_iter=0), ValueError, "max_iter is 0"),
        (lambda: newton_raphson(lambda x: "no", 1.0), TypeError, "returned"),
    ],
)
def test_bad_input(call, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        call()
