"""The linear problems of NIST: the data are proven, and the fits get the digits that floats can carry.

How many digits that is follows from the problem. Rounding every number once moves an estimate by up to
`amplification` roundings of its size, whatever the method: 6e9 of them for Filip, a polynomial of degree ten, and
9e10 for Wampler5, whose residuals are a million times larger than what they hide. So six and five digits are left.
Half a digit less is asked for, because a method rounds more than once.
"""

import functools
from typing import Any

import numpy as np
import pytest

from mfml import curve_fit, fit_line

from .nist_linear_sets import NAMES, ExactFit, LinearSet, read, solve_exactly

MOST = 14.0  # the certified values have fifteen digits
METHODS = ["levenberg_marquardt", "gauss_newton"]


@functools.cache
def exact(name: str) -> ExactFit:
    problem = read(name)
    return solve_exactly([problem.columns(row) for row in problem.x], problem.y)


def attainable(name: str) -> float:
    return min(MOST, float(-np.log10(np.max(exact(name).amplification) * 2.0**-53)) - 0.5)


def floats(numbers: Any) -> np.ndarray:
    return np.array([float(number) for number in numbers])


def digits(value: Any, certified: Any, unit: Any) -> float:
    """Return the digits of the worst entry, counted from the size of the unit."""
    worst = np.max(np.abs(np.asarray(value) - certified) / np.abs(unit))
    return MOST + 2 if worst == 0.0 else float(-np.log10(worst))


def model(x: Any, *params: Any) -> Any:
    return sum(a * column for a, column in zip(params, x, strict=True))


def fit(problem: LinearSet, method: Any) -> Any:
    start = np.zeros(len(problem.estimates))
    return curve_fit(model, problem.design.T, floats(problem.y), start, method=method)


@pytest.mark.parametrize("name", NAMES)
def test_the_certified_values_follow_from_the_data(name: str) -> None:
    """No digit of the data can be wrong if exact arithmetic gives all certified digits."""
    problem, solution = read(name), exact(name)
    np.testing.assert_allclose(solution.estimates, floats(problem.estimates), rtol=1e-14)
    np.testing.assert_allclose(solution.deviations, floats(problem.deviations), rtol=1e-14)
    assert solution.residual_deviation == pytest.approx(float(problem.residual_deviation), rel=1e-14)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", NAMES)
def test_digits_of_the_estimates(name: str, method: str) -> None:
    problem = read(name)
    certified = floats(problem.estimates)
    result = fit(problem, method)
    assert digits(result.params, certified, certified) >= attainable(name), result.params
    assert result.success, result.message


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", NAMES)
def test_digits_of_the_standard_deviations(name: str, method: str) -> None:
    """A certified deviation of zero is as many digits below its estimate."""
    problem = read(name)
    certified = floats(problem.deviations)
    unit = certified if certified.any() else floats(problem.estimates)
    assert digits(fit(problem, method).stderr, certified, unit) >= min(12.0, attainable(name))


def test_the_straight_line() -> None:
    problem = read("Norris")
    line = fit_line(floats(row[0] for row in problem.x), floats(problem.y))
    estimates, deviations = floats(problem.estimates), floats(problem.deviations)
    assert digits([line.intercept, line.slope], estimates, estimates) >= attainable("Norris")
    assert digits([line.intercept_stderr, line.stderr], deviations, deviations) >= attainable("Norris")
    spread = np.sqrt(line.chi_squared / line.dof)
    assert digits(spread, float(problem.residual_deviation), spread) >= attainable("Norris")


@pytest.mark.parametrize("name", ["Pontius", "Filip"])
def test_columns_of_unlike_size_cost_no_digits(name: str) -> None:
    """NumPy's lstsq takes the columns as they are, 1 beside x**10, and drops what is small beside the largest."""
    problem = read(name)
    certified = floats(problem.estimates)
    numpy = np.linalg.lstsq(problem.design, floats(problem.y), rcond=None)[0]
    ours = fit(problem, "gauss_newton").params
    assert digits(ours, certified, certified) >= digits(numpy, certified, certified) + 4


def test_what_is_attainable() -> None:
    assert {name: round(attainable(name)) for name in ("Norris", "Longley", "Filip", "Wampler5")} == {
        "Norris": 12,
        "Longley": 10,
        "Filip": 6,
        "Wampler5": 5,
    }
