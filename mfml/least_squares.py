"""Fitting a curve: the parameters for which the data stray least from the model.

    chi_squared(p) = sum of ((y_i - model(x_i, p)) / sigma_i)**2

A model that is no straight line in its parameters has no formula for the best ones; one walks there. Near the best
parameters chi_squared is a bowl with the curvature J^T J, J being the Jacobian of the scaled residuals. A wide bowl
says little about a parameter, a narrow one much: the inverse of J^T J is the covariance of the parameters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from ._least_squares_problem import FitProblem
from ._least_squares_solvers import (
    Descent,
    gauss_newton_steps,
    levenberg_marquardt_steps,
    steepest_descent_steps,
)
from ._validation import positive_number

__all__ = ["CurveFit", "curve_fit", "gauss_newton", "levenberg_marquardt", "steepest_descent_fit"]

Array = npt.NDArray[np.float64]
Model = Callable[..., Any]
Method = Literal["levenberg_marquardt", "gauss_newton"]


@dataclass(frozen=True, eq=False)
class CurveFit:
    """The best parameters found, how sure they are, and how good the fit is.

    Attributes
    ----------
    params : ndarray, shape (m,)
        The parameters at the smallest sum of squares found.
    stderr : ndarray, shape (m,)
        Their standard errors: the square roots of the diagonal of the covariance.
    covariance : ndarray, shape (m, m)
        How the parameters vary together. Without sigma it is scaled by reduced_chi_squared, as if the scatter of
        the data told their uncertainty. It is nan where the data do not fix every parameter.
    chi_squared, reduced_chi_squared : float
        The sum of squared residuals in units of sigma, and the same divided by dof.
    dof : int
        Degrees of freedom: the number of data minus the number of parameters.
    residuals : ndarray, shape (n,)
        y minus the model, in the unit of y.
    success : bool
        Whether the search has found a minimum.
    message : str
        Why it ended, in a sentence.
    nit, nfev : int
        How many steps it took, and how many values of the model.
    path : ndarray, shape (nit + 1, m)
        Every iterate, from p0 to params.
    """

    params: Array
    stderr: Array
    covariance: Array
    chi_squared: float
    reduced_chi_squared: float
    dof: int
    residuals: Array
    success: bool
    message: str
    nit: int
    nfev: int
    path: Array


def curve_fit(
    model: Model,
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    p0: npt.ArrayLike,
    sigma: npt.ArrayLike | None = None,
    *,
    method: Method = "levenberg_marquardt",
) -> CurveFit:
    """Fit the parameters of a model to data, with exact derivatives.

    minimise  sum of ((y_i - model(x_i, p)) / sigma_i)**2

    Parameters
    ----------
    model : callable
        `model(x, a, b, ...)`, plain NumPy code, returns one value for each x.
    x : ndarray, shape (n,) or (k, n)
        Where was measured; with k rows if the model needs several numbers for each value.
    y : ndarray, shape (n,)
        What was measured.
    p0 : ndarray, shape (m,)
        A first guess of the parameters a, b, ...
    sigma : float or ndarray, shape (n,), optional
        The standard uncertainties of y, in its unit. Left out, they are taken to be equal and unknown.
    method : {"levenberg_marquardt", "gauss_newton"}
        How to walk; the first one arrives from farther away.

    Returns
    -------
    CurveFit
        With `success=False` and a sentence where no minimum was found.

    Raises
    ------
    TypeError
        If model is not callable, or anything, also what it returns, is not numbers.
    ValueError
        If shapes do not fit, sigma is not positive, there are fewer data than parameters, model or its slope is not
        finite at p0, or there is no such method.

    Examples
    --------
    >>> x = np.array([0.0, 1.0, 2.0, 3.0])
    >>> fit = curve_fit(lambda x, a, b: a * np.exp(b * x), x, 2.0 * np.exp(0.5 * x), [1.0, 1.0])
    >>> fit.params.round(9)
    array([2. , 0.5])

    Source
    ------
    P. Bevington and D. Robinson, Data Reduction and Error Analysis, chapter 8.
    """
    if method == "levenberg_marquardt":
        return levenberg_marquardt(model, x, y, p0, sigma)
    if method == "gauss_newton":
        return gauss_newton(model, x, y, p0, sigma)
    raise ValueError(f"there is no method {method!r}; pass 'levenberg_marquardt' or 'gauss_newton'")


def levenberg_marquardt(
    model: Model,
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    p0: npt.ArrayLike,
    sigma: npt.ArrayLike | None = None,
    *,
    tol: float = 1e-13,
    max_iter: int = 5000,
) -> CurveFit:
    """Fit by Gauss-Newton on a leash, which is shortened where a step leads up.

    (J^T J + mu D^2) d = -J^T r,    p <- p + d

    Parameters
    ----------
    model, x, y, p0, sigma : callable and arrays
        As for `curve_fit`.
    tol : float
        The walk ends when a step changes no parameter by more than this share.
    max_iter : int
        It gives up after so many steps.

    Returns
    -------
    CurveFit
        As for `curve_fit`.

    Raises
    ------
    TypeError, ValueError
        As for `curve_fit`, and if tol or max_iter is not positive.

    Examples
    --------
    >>> fit = levenberg_marquardt(lambda x, a: a * x, [1.0, 2.0], [2.0, 4.2], [1.0])
    >>> fit.params.round(6)
    array([2.08])

    Source
    ------
    J. More, The Levenberg-Marquardt algorithm (1978); M. Transtrum and J. Sethna (2012) for the bent step.
    """
    problem = FitProblem(model, x, y, p0, sigma, tol=tol, max_iter=max_iter)
    return _fit(problem, levenberg_marquardt_steps, tol=tol, max_iter=max_iter)


def gauss_newton(
    model: Model,
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    p0: npt.ArrayLike,
    sigma: npt.ArrayLike | None = None,
    *,
    tol: float = 1e-10,
    max_iter: int = 100,
) -> CurveFit:
    """Fit by solving the linear problem that the model looks like from here, again and again.

    J^T J d = -J^T r,    p <- p + d

    Parameters
    ----------
    model, x, y, p0, sigma : callable and arrays
        As for `curve_fit`.
    tol : float
        The walk ends when a step changes no parameter by more than this share.
    max_iter : int
        It gives up after so many steps.

    Returns
    -------
    CurveFit
        As for `curve_fit`; from a poor guess it often ends with `success=False`.

    Raises
    ------
    TypeError, ValueError
        As for `curve_fit`, and if tol or max_iter is not positive.

    Examples
    --------
    A model that is linear in its parameters takes one step, and a second one to see that it was enough:

    >>> fit = gauss_newton(lambda x, a: a * x, [1.0, 2.0], [2.0, 4.2], [1.0])
    >>> fit.params.round(6), fit.nit
    (array([2.08]), 2)

    Source
    ------
    J. Nocedal and S. Wright, Numerical Optimization, section 10.3.
    """
    problem = FitProblem(model, x, y, p0, sigma, tol=tol, max_iter=max_iter)
    return _fit(problem, gauss_newton_steps, tol=tol, max_iter=max_iter)


def steepest_descent_fit(
    model: Model,
    x: npt.ArrayLike,
    y: npt.ArrayLike,
    p0: npt.ArrayLike,
    sigma: npt.ArrayLike | None = None,
    *,
    learning_rate: float,
    tol: float = 1e-6,
    max_iter: int = 10000,
) -> CurveFit:
    """Fit by walking down the slope of chi_squared.

    p <- p - learning_rate * 2 J^T r

    Parameters
    ----------
    model, x, y, p0, sigma : callable and arrays
        As for `curve_fit`.
    learning_rate : float
        How far to go for a slope of one, positive.
    tol : float
        The walk ends when the cosine between the residuals and each column of J is below tol.
    max_iter : int
        It gives up after so many steps.

    Returns
    -------
    CurveFit
        As for `curve_fit`.

    Raises
    ------
    TypeError, ValueError
        As for `curve_fit`, and if learning_rate, tol or max_iter is not positive.

    Examples
    --------
    >>> fit = steepest_descent_fit(lambda x, a: a * x, [1.0, 2.0], [2.0, 4.2], [1.0], learning_rate=0.05)
    >>> fit.params.round(4)
    array([2.08])

    Source
    ------
    P. Bevington and D. Robinson, Data Reduction and Error Analysis, section 8.4.
    """
    problem = FitProblem(model, x, y, p0, sigma, tol=tol, max_iter=max_iter)
    rate = positive_number(learning_rate, "learning_rate", 0.01)
    return _fit(problem, steepest_descent_steps, rate=rate, tol=tol, max_iter=max_iter)


def _fit(problem: FitProblem, steps: Callable[..., Descent], **settings: float) -> CurveFit:
    """Walk, then work out the quality of the fit and the uncertainty of its parameters where the walk has ended."""
    with np.errstate(all="ignore"):  # a step too far may overflow; the walk sees that and turns round
        descent = steps(*problem.functions, **settings)
        return _result(problem, descent)


def _result(problem: FitProblem, descent: Descent) -> CurveFit:
    params = descent.path[-1]
    scaled = problem.residuals(params)
    chi_squared = float(scaled @ scaled)
    success, message = descent.success, descent.message
    if success and not np.isfinite(chi_squared):
        success, message = False, "chi_squared leaves the range of a float; pass the data in other units"
    dof = scaled.size - params.size
    reduced = chi_squared / dof if dof > 0 else np.nan
    covariance = _covariance(problem.jacobian(params))
    if not problem.sigma_known:
        covariance = covariance * reduced
    return CurveFit(
        params=params,
        stderr=np.sqrt(np.diag(covariance)),
        covariance=covariance,
        chi_squared=chi_squared,
        reduced_chi_squared=float(reduced),
        dof=dof,
        residuals=-scaled * problem.sigma,
        success=success,
        message=message,
        nit=len(descent.path) - 1,
        nfev=problem.nfev,
        path=np.array(descent.path),
    )


def _covariance(j: Array) -> Array:
    """Return the inverse of J^T J from the triangle of its QR factors, with columns of equal size."""
    sizes = np.linalg.norm(j, axis=0)
    unknown = np.full((j.shape[1], j.shape[1]), np.nan)
    if not (np.isfinite(sizes).all() and (sizes > 0.0).all()):
        return unknown
    triangle = np.linalg.qr(j / sizes, mode="r")
    if np.min(np.abs(np.diag(triangle))) < 1e-14:
        return unknown
    inverse = np.linalg.inv(triangle) / sizes[:, None]
    return np.asarray(inverse @ inverse.T)
