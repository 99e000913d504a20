"""Straight lines against closed forms, NIST's certified digits and published fits."""

import dataclasses
import math

import numpy as np
import pytest

from mfml.lines import LineFit, chi_squared, fit_line, reduced_chi_squared

# NIST StRD, Norris (linear, lower difficulty): y then x, U.S. public domain.
NORRIS = """
0.1 0.2  338.8 337.4  118.1 118.2  888.0 884.6  9.2 10.1  228.1 226.5  668.5 666.3  998.5 996.3  449.1 448.6
778.9 777.0  559.2 558.2  0.3 0.4  0.1 0.6  778.1 775.5  668.8 666.9  339.3 338.0  448.9 447.5  10.8 11.6
557.7 556.0  228.3 228.1  998.0 995.8  888.8 887.6  119.6 120.2  0.3 0.3  0.6 0.3  557.6 556.8  339.3 339.1
888.0 887.2  998.5 999.0  778.9 779.0  10.2 11.1  117.6 118.3  228.9 229.2  668.4 669.1  449.2 448.9  0.2 0.5
"""

# Hubble 1929, table 1: distance in Mpc, velocity in km/s.
HUBBLE = """
.032 170  .034 290  .214 -130  .263 -70  .275 -185  .275 -220  .45 200  .5 290  .5 270  .63 200  .8 300
.9 -30  .9 650  .9 150  .9 500  1.0 920  1.1 450  1.1 500  1.4 500  1.7 960  2.0 500  2.0 850  2.0 800  2.0 1090
"""

# Anscombe 1973: the first three sets share x.
X_123 = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
ANSCOMBE = [
    (X_123, [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]),
    (X_123, [9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74]),
    (X_123, [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73]),
    ([8] * 7 + [19] + [8] * 3, [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89]),
]


def _pairs(table: str):
    return np.array(table.split(), dtype=float).reshape(-1, 2).T


def test_norris_certified_digits() -> None:
    y, x = _pairs(NORRIS)
    assert len(x) == 36
    fit = fit_line(x, y)
    assert fit.slope == pytest.approx(1.00211681802045, rel=1e-13)
    assert fit.intercept == pytest.approx(-0.262323073774029, rel=1e-12)
    assert fit.stderr == pytest.approx(0.429796848199937e-03, rel=1e-12)
    assert fit.intercept_stderr == pytest.approx(0.232818234301152, rel=1e-12)
    assert math.sqrt(fit.chi_squared / fit.dof) == pytest.approx(0.884796396144373, rel=1e-12)
    assert fit.dof == 34


def test_hubble() -> None:
    x, y = _pairs(HUBBLE)
    fit = fit_line(x, y)
    assert len(x) == 24
    assert fit.slope == pytest.approx(454.158, abs=5e-4)
    assert fit.intercept == pytest.approx(-40.784, abs=5e-4)


@pytest.mark.parametrize(("x", "y"), ANSCOMBE)
def test_anscombe_quartet(x, y) -> None:
    fit = fit_line(x, y)
    assert fit.slope == pytest.approx(0.5001, abs=4e-4)
    assert fit.intercept == pytest.approx(3.000, abs=3e-3)
    assert fit.stderr == pytest.approx(0.118, abs=5e-4)
    assert fit.intercept_stderr == pytest.approx(1.125, abs=2e-3)


def test_four_points_by_hand() -> None:
    fit = fit_line([0, 1, 2, 3], [1, 3, 4, 6])
    assert isinstance(fit, LineFit)
    assert (fit.slope, fit.intercept, fit.chi_squared) == pytest.approx((1.6, 1.1, 0.2), rel=1e-14)
    # S = 5, x̄ = 1.5, reduced chi² = 0.1
    np.testing.assert_allclose(fit.covariance, [[0.02, -0.03], [-0.03, 0.1 * (0.25 + 2.25 / 5)]], rtol=1e-13)
    np.testing.assert_allclose(fit.residuals, [-0.1, 0.3, -0.3, 0.1], atol=1e-15)
    assert [fit.stderr, fit.intercept_stderr] == pytest.approx(np.sqrt(np.diag(fit.covariance)), rel=1e-14)
    for name in ("slope", "intercept", "stderr", "intercept_stderr", "chi_squared"):
        assert type(getattr(fit, name)) is float
    assert type(fit.dof) is int
    with pytest.raises(dataclasses.FrozenInstanceError):
        fit.slope = 0.0


def test_known_sigma_leaves_the_scatter_out() -> None:
    x, y = [0, 1, 2, 3], [1, 3, 4, 6]
    fit = fit_line(x, y, sigma=0.5)
    assert (fit.slope, fit.intercept) == pytest.approx((1.6, 1.1), rel=1e-14)
    np.testing.assert_allclose(fit.covariance, 0.25 * np.array([[0.2, -0.3], [-0.3, 0.7]]), rtol=1e-13)
    assert fit.chi_squared == pytest.approx(0.8, rel=1e-13)
    two = fit_line([0, 2], [1, 5], sigma=[1, 1])
    assert (two.slope, two.intercept, two.chi_squared, two.dof) == (2.0, 1.0, 0.0, 0)
    np.testing.assert_allclose(two.covariance, [[0.5, -0.5], [-0.5, 1.0]], rtol=1e-15)


def test_weights_solve_the_normal_equations() -> None:
    rng = np.random.default_rng(3)
    x = rng.normal(size=50)
    sigma = rng.uniform(0.1, 3, 50)
    y = 2 - 3 * x + sigma * rng.normal(size=50)
    fit = fit_line(x, y, sigma)
    design = np.column_stack([x, np.ones(50)]) / sigma[:, None]
    covariance = np.linalg.inv(design.T @ design)
    np.testing.assert_allclose([fit.slope, fit.intercept], covariance @ design.T @ (y / sigma), rtol=1e-12)
    np.testing.assert_allclose(fit.covariance, covariance, rtol=1e-12)
    assert fit.chi_squared == pytest.approx(chi_squared(y, fit.slope * x + fit.intercept, sigma), rel=1e-12)
    # A point of weight 4 counts like four points.
    often = fit_line([0, 1, 2, 2, 2, 2], [1, 0, 3, 3, 3, 3], sigma=1)
    once = fit_line([0, 1, 2], [1, 0, 3], sigma=[1, 1, 0.5])
    assert (once.slope, once.intercept, once.stderr) == pytest.approx(
        (often.slope, often.intercept, often.stderr), rel=1e-14
    )


def test_far_from_the_origin_and_in_any_unit() -> None:
    # Sums of x² would lose all digits here; sums about the centre do not.
    fit = fit_line([1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3], [1, 3, 4, 6])
    assert fit.slope == pytest.approx(1.6, rel=1e-15)
    assert fit.stderr == pytest.approx(math.sqrt(0.02), rel=1e-14)
    for scale in (1e-150, 1e150):
        fit = fit_line(scale * np.arange(4), [1, 3, 4, 6])
        assert fit.slope * scale == pytest.approx(1.6, rel=1e-14)
        assert fit.intercept == pytest.approx(1.1, rel=1e-14)


def test_integers_tuples_and_arrays() -> None:
    for kind in (list, tuple, np.array):
        assert fit_line(kind([0, 1, 2]), kind([0, 2, 4])).slope == 2.0


def test_chi_squared() -> None:
    assert chi_squared([3, 5, 6], [2, 5, 8]) == 5.0
    assert chi_squared([3, 5, 6], [2, 5, 8], [1, 7, 0.5]) == 17.0
    assert type(chi_squared([3], [2], np.float64(2))) is float
    assert reduced_chi_squared([3, 5, 6], [2, 5, 8], parameters=1) == 2.5
    assert reduced_chi_squared([3, 5], [2, 5], 0.5, parameters=0) == 2.0
    assert reduced_chi_squared(iter([3, 5]), range(2, 4), parameters=0) == 2.5
    assert type(reduced_chi_squared(np.ones(3), np.zeros(3), parameters=np.int64(2))) is float


X, Y = [0, 1, 2], [1, 3, 4]


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: fit_line([1], [2]), ValueError, "1 points are too few"),
        (lambda: fit_line([1], [2], 1), ValueError, "pass at least 2"),
        (lambda: fit_line([1, 2], [2, 3]), ValueError, "no scatter.*pass at least 3, or pass sigma"),
        (lambda: fit_line([], []), ValueError, "x is empty"),
        (lambda: fit_line(X, []), ValueError, "y is empty"),
        (lambda: fit_line([5, 5, 5], Y), ValueError, "all x are .*5.0.*two different x"),
        (lambda: fit_line(X, [1, 2]), ValueError, "y has 2 numbers and x has 3; pass one y for each x"),
        (lambda: fit_line(X, Y, [1, 1]), ValueError, "sigma has 2 numbers and y has 3"),
        (lambda: fit_line(X, Y, 0), ValueError, "sigma contains 0.0.*pass sigma > 0"),
        (lambda: fit_line(X, Y, [1, -1, 1]), ValueError, "sigma contains -1.0"),
        (lambda: fit_line(X, Y, math.inf), ValueError, "sigma is inf"),
        (lambda: fit_line(X, Y, [1, math.nan, 1]), ValueError, r"sigma\[1\] is nan"),
        (lambda: fit_line(X, Y, "large"), TypeError, "sigma must be"),
        (lambda: fit_line([0, 1, math.nan], Y), ValueError, r"x\[2\] is nan"),
        (lambda: fit_line(X, [1, math.inf, 2]), ValueError, r"y\[1\] is inf"),
        (lambda: fit_line("012", Y), TypeError, "x must be a list"),
        (lambda: fit_line(X, 3), TypeError, "y must be a list"),
        (lambda: fit_line(np.ones((3, 1)), Y), ValueError, r"shape \(3, 1\)"),
        (lambda: fit_line(X, ["1", 2, 3]), TypeError, r"y\[0\] must be one real number"),
        (lambda: fit_line(X, [1e300, -1e300, 1e300]), ValueError, "chi².*other units"),
        (lambda: fit_line(X, [1.7e308, 1.7e308, -1.7e308]), ValueError, "other units"),
        (lambda: fit_line([0, 1e-200, 2e-200], Y), ValueError, "the covariance leaves the range"),
        (lambda: fit_line(X, Y, [1, 1e200, 1e200]), ValueError, "the slope leaves the range"),
        (lambda: fit_line([-1.7e308, 1.7e308, 1.7e308], Y), ValueError, "range"),
        (lambda: chi_squared([1], [1, 2]), ValueError, "y_model has 2 numbers and y has 1"),
        (lambda: chi_squared([1], [None]), TypeError, "y_model"),
        (lambda: chi_squared([1e200], [0]), ValueError, "chi² leaves the range"),
        (lambda: chi_squared([1.7e308, 1], [-1.7e308, 1], 1e300), ValueError, "chi² leaves"),
        (lambda: reduced_chi_squared(X, Y, parameters=3), ValueError, "pass at least 4 points"),
        (lambda: reduced_chi_squared(X, Y, parameters=-1), ValueError, "negative"),
        (lambda: reduced_chi_squared(X, Y, parameters=2.0), TypeError, "must be an int"),
        (lambda: reduced_chi_squared(X, Y, parameters=True), TypeError, "must be an int"),
    ],
)
def test_bad_input(call, error, words) -> None:
    with pytest.raises(error, match=words):
        call()
