"""Fits: the certified values of NIST from both starts, closed forms for lines, and refusals."""

import re

import numpy as np
import pytest
from nist_problems import MODELS, read

from mfml.least_squares import curve_fit, gauss_newton, levenberg_marquardt, steepest_descent_fit


def agreeing_digits(value: np.ndarray, certified: np.ndarray) -> float:
    with np.errstate(divide="ignore"):
        return float(np.min(-np.log10(np.abs(value - certified) / np.abs(certified))))


@pytest.mark.parametrize("start", [0, 1], ids=["far", "near"])
@pytest.mark.parametrize("name", MODELS)
def test_nist_certified_values(name: str, start: int) -> None:
    problem = read(name)
    fit = curve_fit(MODELS[name], problem.x, problem.y, problem.starts[start])
    assert fit.success, fit.message
    assert agreeing_digits(fit.params, problem.certified) >= 8
    # The data of Lanczos1 were made by the model: its residuals, 1e-13, are below what doubles resolve.
    assert agreeing_digits(fit.stderr, problem.deviations) >= (2 if name == "Lanczos1" else 6)
    if name != "Lanczos1":
        assert fit.chi_squared == pytest.approx(problem.sum_of_squares, rel=1e-9)
    assert fit.dof == problem.y.size - problem.certified.size
    np.testing.assert_array_equal(fit.path[0], problem.starts[start])
    np.testing.assert_array_equal(fit.path[-1], fit.params)


X = np.array([0.0, 1.0, 2.0, 3.0, 4.0])
Y = np.array([1.1, 2.9, 5.2, 6.8, 9.1])
FAR, MISRA = read("MGH10"), read("Misra1a")
SIGMA = np.array([0.1, 0.2, 0.1, 0.3, 0.2])


def line(x, a, b):
    return a + b * x


def weighted_line() -> tuple[np.ndarray, np.ndarray]:
    """Compute the textbook formulas for a straight line with known uncertainties."""
    w = 1 / SIGMA**2
    s, sx, sy, sxx, sxy = (np.sum(w * v) for v in (1.0, X, Y, X**2, X * Y))
    delta = s * sxx - sx**2
    params = np.array([sxx * sy - sx * sxy, s * sxy - sx * sy]) / delta
    return params, np.array([[sxx, -sx], [-sx, s]]) / delta


@pytest.mark.parametrize("fitter", [curve_fit, gauss_newton, levenberg_marquardt])
def test_a_line_with_known_uncertainties(fitter) -> None:
    params, covariance = weighted_line()
    fit = fitter(line, X, Y, [0.0, 0.0], SIGMA)
    assert fit.success
    np.testing.assert_allclose(fit.params, params, rtol=1e-12)
    np.testing.assert_allclose(fit.covariance, covariance, rtol=1e-12)
    np.testing.assert_allclose(fit.stderr, np.sqrt(np.diag(covariance)), rtol=1e-12)
    np.testing.assert_allclose(fit.residuals, Y - line(X, *params), rtol=1e-9)
    assert fit.chi_squared == pytest.approx(np.sum((fit.residuals / SIGMA) ** 2))
    assert fit.reduced_chi_squared == pytest.approx(fit.chi_squared / 3)


def test_without_sigma_the_scatter_tells_the_uncertainty() -> None:
    known = curve_fit(line, X, Y, [0.0, 0.0], 1.0)
    unknown = curve_fit(line, X, Y, [0.0, 0.0])
    np.testing.assert_allclose(unknown.params, known.params, rtol=1e-12)
    np.testing.assert_allclose(unknown.covariance, known.covariance * known.reduced_chi_squared, rtol=1e-12)


def test_steepest_descent_arrives_slowly() -> None:
    slow = steepest_descent_fit(line, X, Y, [0.0, 0.0], learning_rate=0.01)
    fast = gauss_newton(line, X, Y, [0.0, 0.0])
    assert slow.success
    np.testing.assert_allclose(slow.params, fast.params, rtol=1e-4)
    assert slow.nit > 50 * fast.nit


def test_steepest_descent_follows_its_formula() -> None:
    path = steepest_descent_fit(line, X, Y, [0.5, 0.5], learning_rate=0.01, max_iter=1).path
    misses = line(X, 0.5, 0.5) - Y
    np.testing.assert_allclose(path[1], [0.5 - 0.02 * np.sum(misses), 0.5 - 0.02 * np.sum(misses * X)])


def test_the_method_is_chosen_by_its_name() -> None:
    chosen = curve_fit(line, X, Y, [0.0, 0.0], method="gauss_newton")
    np.testing.assert_array_equal(chosen.path, gauss_newton(line, X, Y, [0.0, 0.0]).path)


def test_gauss_newton_gives_up_after_max_iter() -> None:
    fit = gauss_newton(MODELS["Misra1a"], *MISRA[4:], MISRA.starts[0], max_iter=1)
    assert not fit.success
    assert "after 1 steps" in fit.message


def test_two_columns_of_x() -> None:
    x = np.array([[0.0, 1.0, 2.0, 3.0], [1.0, 0.0, 1.0, 0.0]])
    fit = curve_fit(lambda x, a, b: a * x[0] + b * x[1], x, 2 * x[0] - 3 * x[1], [0.0, 0.0])
    np.testing.assert_allclose(fit.params, [2.0, -3.0], rtol=1e-12)


def test_as_many_data_as_parameters_leave_no_uncertainty() -> None:
    fit = curve_fit(line, X[:2], Y[:2], [0.0, 0.0])
    assert fit.success
    assert fit.dof == 0
    assert np.isnan(fit.stderr).all()


@pytest.mark.parametrize(
    ("run", "message"),
    [
        (lambda: curve_fit(lambda x, a, b: (a + b) * x, X, Y, [1.0, 1.0]), "do not fix every parameter"),
        (lambda: curve_fit(lambda x, a, b: a + 0 * b * x, X, Y, [1.0, 1.0]), "do not fix every parameter"),
        (
            lambda: gauss_newton(MODELS["MGH09"], *read("MGH09")[4:], read("MGH09").starts[0]),
            "not at rest|left|do not fix every parameter",
        ),
        (
            lambda: gauss_newton(lambda x, a: np.log(a * x), X[1:], Y[1:], [1e4], max_iter=50),
            "left the numbers",
        ),
        (
            lambda: levenberg_marquardt(
                MODELS["MGH10"], *read("MGH10")[4:], read("MGH10").starts[0], max_iter=5
            ),
            "5 steps",
        ),
        (lambda: steepest_descent_fit(line, X, Y, [0.0, 0.0], learning_rate=1e3), "smaller learning_rate"),
        (lambda: steepest_descent_fit(line, X, Y, [0.0, 0.0], learning_rate=1e-9, max_iter=3), "not at rest"),
    ],
)
def test_not_arriving_is_a_result(run, message: str) -> None:
    fit = run()
    assert not fit.success
    assert re.search(message, fit.message), fit.message


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: curve_fit(3, X, Y, [1.0]), TypeError, "must be a function"),
        (lambda: curve_fit(line, "x", Y, [1.0, 1.0]), TypeError, "x must be numbers"),
        (lambda: curve_fit(line, [], [], [1.0, 1.0]), ValueError, "x is empty"),
        (lambda: curve_fit(line, X, Y * np.nan, [1.0, 1.0]), ValueError, "y holds nan"),
        (lambda: curve_fit(line, X, Y[:3], [1.0, 1.0]), ValueError, "one y for each x"),
        (lambda: curve_fit(line, X, Y, [[1.0, 1.0]]), ValueError, "p0 has the shape"),
        (lambda: curve_fit(line, X[:1], Y[:1], [1.0, 1.0]), ValueError, "cannot fix 2 parameters"),
        (lambda: curve_fit(line, X, Y, [1.0, 1.0], 0.0), ValueError, "not positive"),
        (lambda: curve_fit(line, X, Y, [1.0, 1.0], [1.0, 2.0]), ValueError, "sigma has the shape"),
        (lambda: curve_fit(line, X, Y, [1.0, 1.0], method="magic"), ValueError, "no method 'magic'"),
        (lambda: curve_fit(lambda x, a: 1.0, X, Y, [1.0]), ValueError, "model returned the shape"),
        (lambda: curve_fit(lambda x, a: None, X, Y, [1.0]), TypeError, "model returned None"),
        (lambda: curve_fit(lambda x, a: np.log(a) * x, X, Y, [-1.0]), ValueError, "not finite at p0"),
        (lambda: gauss_newton(line, X, Y, [1.0, 1.0], tol=0), ValueError, "tol is 0"),
        (lambda: gauss_newton(line, X, Y, [1.0, 1.0], max_iter=0), ValueError, "max_iter is 0"),
        (
            lambda: steepest_descent_fit(line, X, Y, [1.0, 1.0], learning_rate=0),
            ValueError,
            "learning_rate is 0",
        ),
    ],
)
def test_bad_input(call, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        call()
