"""The straight line that misses the data by the least.

A line y = m x + c leaves at each point a residual, the vertical gap r = y - (m x + c). Measure each gap in
units of the uncertainty sigma of its point, square and add:

    chi² = sum(((y - m x - c) / sigma)²).

Chi² is a bowl over the (m, c) plane. At its bottom both partial derivatives are zero, which is two linear
equations for two unknowns. Measured from the centre of mass (x̄, ȳ) of the data they come apart:

    m = sum((x - x̄) (y - ȳ)) / sum((x - x̄)²)   and   c = ȳ - m x̄,

so the best line passes the centre of mass. (With unequal sigma, every sum carries the weights 1 / sigma².)
"""

import math
from dataclasses import dataclass

import numpy as np

from ._lines_checks import Floats, Numbers, exact_sum, row_of, spread_of
from ._validation_arrays import within_range

__all__ = ["LineFit", "chi_squared", "fit_line", "reduced_chi_squared"]


@dataclass(frozen=True, eq=False)
class LineFit:
    """A fitted line, and how well the data pin it down.

    Attributes
    ----------
    slope, intercept : float
        m and c of y = m x + c, in units of y per unit of x, and of y.
    stderr, intercept_stderr : float
        The standard errors of m and c: the square roots of the diagonal of the covariance.
    covariance : ndarray of shape (2, 2)
        Variances of m and c on the diagonal, in this order, and their covariance beside it.
    chi_squared : float
        Chi² at its minimum; with unknown sigma, the plain sum of squared residuals.
    dof : int
        Degrees of freedom: the number of points minus 2.
    residuals : ndarray of shape (n,)
        y - (m x + c), in the unit of y.
    """

    slope: float
    intercept: float
    stderr: float
    intercept_stderr: float
    covariance: Floats
    chi_squared: float
    dof: int
    residuals: Floats


def chi_squared(y: Numbers, y_model: Numbers, sigma: float | Numbers | None = None) -> float:
    """Return the sum of the squared gaps between data and model, in units of their uncertainty.

    chi² = sum(((y - y_model) / sigma)²)

    Parameters
    ----------
    y : sequence of n floats
        The measured values.
    y_model : sequence of n floats
        What the model says at the same places, in the unit of y.
    sigma : float or sequence of n floats, optional
        The standard uncertainty of each value, or one for all, in the unit of y. Without it, sigma is 1 and
        chi² has the unit of y squared.

    Returns
    -------
    float
        Zero for a perfect model; about n for a true model and an honest sigma. Large is bad.

    Raises
    ------
    TypeError
        If an argument is not a sequence of real numbers.
    ValueError
        If the lengths differ, a number is not finite, a sigma is not positive, or the sum overflows.

    Examples
    --------
    The gaps are 1, 0 and -2. With sigma = 2 they are half as large:

    >>> chi_squared([3, 5, 6], [2, 5, 8])
    5.0
    >>> chi_squared([3, 5, 6], [2, 5, 8], sigma=2)
    1.25

    Source
    ------
    W. H. Press et al., Numerical Recipes, 3rd edition, section 15.1.
    """
    data = row_of(y, "y")
    model = row_of(y_model, "y_model", like=data, other="y")
    spread = spread_of(sigma, data)
    with np.errstate(all="ignore"):
        gaps = (data - model) / spread
        return within_range(exact_sum(gaps * gaps), "chi²")


def reduced_chi_squared(
    y: Numbers, y_model: Numbers, sigma: float | Numbers | None = None, *, parameters: int
) -> float:
    """Return chi² per degree of freedom.

    reduced chi² = chi² / (n - parameters)

    Every fitted parameter lets the model pass one more point for nothing, so only n - parameters gaps count.

    Parameters
    ----------
    y : sequence of n floats
        The measured values.
    y_model : sequence of n floats
        What the fitted model says at the same places, in the unit of y.
    sigma : float or sequence of n floats, optional
        The standard uncertainty of each value, or one for all, in the unit of y; 1 if left out.
    parameters : int
        How many parameters of the model were fitted to these data: 2 for a line, 0 if none.

    Returns
    -------
    float
        About 1 for a true model and an honest sigma; far above 1 if the model misses, far below 1 if sigma
        is too large.

    Raises
    ------
    TypeError
        If an argument is not a sequence of real numbers, or if parameters is not an int.
    ValueError
        If chi_squared would refuse the data, or if there are not more points than parameters.

    Examples
    --------
    Three gaps of size 1, 0 and 2, and one fitted parameter: 5 / (3 - 1).

    >>> reduced_chi_squared([3, 5, 6], [2, 5, 8], parameters=1)
    2.5

    Source
    ------
    W. H. Press et al., Numerical Recipes, 3rd edition, section 15.1.
    """
    if isinstance(parameters, bool) or not isinstance(parameters, int | np.integer):
        raise TypeError(f"parameters must be an int, not {parameters!r}; pass for example parameters=2")
    if parameters < 0:
        raise ValueError(f"parameters={parameters} is negative; pass how many were fitted, 2 for a line")
    data = row_of(y, "y")
    total = chi_squared(data, y_model, sigma)
    dof = len(data) - int(parameters)
    if dof < 1:
        raise ValueError(
            f"{len(data)} points cannot judge a model with {parameters} parameters; "
            f"pass at least {parameters + 1} points"
        )
    return total / dof


def fit_line(x: Numbers, y: Numbers, sigma: float | Numbers | None = None) -> LineFit:
    """Fit the straight line with the smallest chi², and say how sure it is.

    m = sum(w (x - x̄) (y - ȳ)) / S  and  c = ȳ - m x̄,  with w = 1 / sigma², S = sum(w (x - x̄)²)

    covariance of (m, c) = [[1 / S, -x̄ / S], [-x̄ / S, 1 / sum(w) + x̄² / S]]

    Where sigma is known, leave the scatter out of it: the covariance is as above. Where it is not, every
    point gets sigma = 1 for the fit, and the covariance is then scaled by the reduced chi²: the scatter of
    the points about the line is the only evidence of how large sigma is.

    Parameters
    ----------
    x : sequence of n floats
        Where the values were measured; at least two different places. Its errors count as zero.
    y : sequence of n floats
        The measured values.
    sigma : float or sequence of n floats, optional
        The standard uncertainty of each y, or one for all, in the unit of y. Leave it out if unknown.

    Returns
    -------
    LineFit
        slope, intercept, stderr, intercept_stderr, covariance, chi_squared, dof and residuals.

    Raises
    ------
    TypeError
        If an argument is not a sequence of real numbers.
    ValueError
        If there are fewer than 2 points (3 where sigma is unknown, for two points leave no scatter to judge
        it by), if the lengths differ, all x are equal, a number is not finite, a sigma is not positive, or
        a sum overflows.

    Examples
    --------
    Four points with x̄ = 1.5 and ȳ = 3.5: m = 8 / 5, c = 3.5 - 1.6 * 1.5.

    >>> fit = fit_line([0, 1, 2, 3], [1, 3, 4, 6])
    >>> fit.slope, fit.intercept, fit.chi_squared
    (1.600000, 1.100000, 0.200000)

    The reduced chi² is 0.2 / 2, so the variance of m is 0.1 / 5:

    >>> float(fit.covariance[0, 0])
    0.020000

    Source
    ------
    W. H. Press et al., Numerical Recipes, 3rd edition, section 15.2.
    """
    places = row_of(x, "x")
    data = row_of(y, "y", like=places, other="x")
    spread = spread_of(sigma, data)
    needed = 2 if sigma is not None else 3
    if len(places) < needed:
        why = " (two points leave no scatter to tell sigma from)" if needed == 3 else ""
        raise ValueError(f"{len(places)} points are too few{why}; pass at least {needed}, or pass sigma")
    if places.min() == places.max():
        raise ValueError(f"all x are {float(places[0])!r}, and the line is vertical; pass two different x")

    with np.errstate(all="ignore"):  # an overflow is reported below, by within_range
        unit = float(spread.min())
        w = (unit / spread) ** 2  # weights relative to the best point, so they cannot overflow
        total = exact_sum(w)
        x_mean, y_mean = exact_sum(w * places) / total, exact_sum(w * data) / total
        run, rise = places - x_mean, data - y_mean
        size = float(np.abs(run).max())
        run = run / size  # between -1 and 1, so its squares cannot overflow either
        s = exact_sum(w * run * run)
        m = within_range(exact_sum(w * run * rise) / s / size if s else math.nan, "the slope")
        c = within_range(y_mean - m * x_mean, "the intercept")

        residuals = rise - m * (places - x_mean)
        gaps = residuals / spread
        chi2 = within_range(exact_sum(gaps * gaps), "chi²")
        dof = len(places) - 2
        scale = unit if sigma is not None else unit * math.sqrt(chi2 / dof)

        shift = x_mean / size
        stderr = scale / math.sqrt(s) / size
        intercept_stderr = scale * math.sqrt(1.0 / total + shift * shift / s)
        beside = -shift * scale * stderr / math.sqrt(s)
        covariance = np.array([[stderr * stderr, beside], [beside, intercept_stderr * intercept_stderr]])
    within_range(float(covariance.max()), "the covariance")
    return LineFit(m, c, stderr, intercept_stderr, covariance, chi2, dof, residuals)
