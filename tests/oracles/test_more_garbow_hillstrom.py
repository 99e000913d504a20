"""The test functions of Moré, Garbow and Hillstrom: their derivatives, and what the minimisers make of them.

A minimiser may give up on a hard function, and the published ones do. It may not say what is untrue. So whatever it
returns is checked with autograd: `success` means a level place and a published value, and a sentence that calls a
place steep or no minimum must not be said of one that is level. The names below are those it may fail.
"""

from collections.abc import Callable
from typing import Any

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from mfml import (
    backtracking_line_search,
    gauss_newton,
    gradient,
    gradient_descent,
    hessian,
    jacobian,
    levenberg_marquardt,
    newton_minimize,
)

from .more_garbow_hillstrom import PROBLEMS

# Where f is level to rounding, a line search sees no descent, though the slope may still be above 1e-8 (Brown,
# Jennrich, Osborne). Two valleys are too crooked for 200 steps.
HARD_FOR_NEWTON = {"Brown badly scaled", "Jennrich and Sampson", "Osborne 1", "Meyer", "Powell badly scaled"}
# The Jacobian is singular at the minimum, so that the data do not fix all parameters; and a residual so large that
# the linear model of the residuals says little (Brown and Dennis).
HARD_FOR_FITS = {
    *["Freudenstein and Roth", "Jennrich and Sampson", "Powell singular", "extended Powell singular"],
    *["trigonometric", "linear, rank 1", "linear, rank 1, zeros", "Chebyquad 8", "Chebyquad 10"],
    "Brown and Dennis",
}
EASY_FOR_DESCENT = {
    *["Gaussian", "variably dimensioned", "trigonometric", "integral equation", "Broyden tridiagonal"],
    *["linear, full rank", "Chebyquad 7", "Chebyquad 8"],
}


def residuals(name: str, xp: Any = np) -> Callable[[Any], Any]:
    return lambda x: PROBLEMS[name].residuals(xp, x)


def height(name: str, xp: Any = np) -> Callable[[Any], Any]:
    return lambda x: xp.sum(PROBLEMS[name].residuals(xp, x) ** 2)


def start(name: str) -> np.ndarray:
    return np.array(PROBLEMS[name].start, dtype=float)


def is_published(name: str, value: float) -> bool:
    return any(abs(value - known) <= 5e-6 * known + 1e-10 for known in PROBLEMS[name].minima)


def steepness(name: str, x: np.ndarray) -> float:
    """Return the largest cosine between the residuals and a column of their Jacobian, by autograd."""
    r, j = residuals(name)(x), autograd.jacobian(residuals(name, anp))(x)
    sizes = np.linalg.norm(j, axis=0) * np.linalg.norm(r)
    return float(np.max(np.abs(j.T @ r) / np.where(sizes > 0.0, sizes, 1.0)))


@pytest.mark.parametrize("name", PROBLEMS)
def test_derivatives_against_autograd(name: str) -> None:
    rng = np.random.default_rng(1)
    for shift in (0.0, 0.1, -0.05):
        x = start(name) + shift * rng.uniform(0.5, 1.0, start(name).size)
        for ours, theirs in [
            (gradient(height(name), x), autograd.grad(height(name, anp))(x)),
            (jacobian(residuals(name), x), autograd.jacobian(residuals(name, anp))(x)),
            (hessian(height(name), x), autograd.hessian(height(name, anp))(x)),
        ]:
            np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-12 * np.max(np.abs(theirs)))


@pytest.mark.parametrize("name", PROBLEMS)
def test_newton(name: str) -> None:
    f, slopes = height(name), autograd.grad(height(name, anp))
    result = newton_minimize(f, start(name), max_iter=200)
    assert result.fun == f(result.x)
    np.testing.assert_allclose(result.gradient, slopes(result.x), rtol=1e-6, atol=1e-9)
    heights = np.array([f(x) for x in result.path])
    assert (np.diff(heights) <= 1e-12 * heights[:-1]).all()
    if result.success:
        assert np.max(np.abs(result.gradient)) <= 1e-8
        assert is_published(name, result.fun)
    else:
        assert name in HARD_FOR_NEWTON, result.message
        assert np.max(np.abs(result.gradient)) > 1e-8
        assert "not at rest" in result.message or "no step" in result.message


@pytest.mark.parametrize("fitter", [levenberg_marquardt, gauss_newton])
@pytest.mark.parametrize("name", PROBLEMS)
def test_fits(name: str, fitter: Any) -> None:
    n = residuals(name)(start(name)).size
    fit = fitter(lambda _, *p: residuals(name)(np.stack(p)), np.arange(n), np.zeros(n), start(name))
    with np.errstate(all="ignore"):  # Gauss and Newton's steps may run away until the numbers overflow
        assert fit.chi_squared == pytest.approx(height(name)(fit.params), rel=1e-12, abs=1e-300)
    if fit.success:
        assert fit.chi_squared < 1e-20 or steepness(name, fit.params) <= 1e-5
        assert fitter is gauss_newton or is_published(
            name, fit.chi_squared
        )  # it may walk to another level place
        return
    assert fitter is gauss_newton or name in HARD_FOR_FITS, fit.message
    if "no minimum" in fit.message:
        assert steepness(name, fit.params) > 1e-6, "it is level here, and the sentence is untrue"


@pytest.mark.parametrize("name", PROBLEMS)
def test_gradient_descent_with_a_line_search(name: str) -> None:
    f = height(name)
    result = gradient_descent(f, start(name), line_search=backtracking_line_search, max_iter=300)
    assert result.fun == f(result.x) <= f(start(name))
    assert (np.diff([f(x) for x in result.path]) <= 0.0).all()
    largest = float(np.max(np.abs(autograd.grad(height(name, anp))(np.asarray(result.x)))))
    assert result.success is (largest <= 1e-8), result.message
    if name in EASY_FOR_DESCENT:
        assert result.success, result.message
        assert is_published(name, result.fun)
