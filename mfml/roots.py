"""Newton and Raphson's way to a root: follow the tangent to where it crosses zero, and do it again.

    x <- x - f(x) / f'(x)

Near a root where the graph crosses at an angle, the number of correct digits doubles with every step. Far from
one, the tangent may point anywhere; then the result says so.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ._derivative_checks import NotFiniteError
from ._descent_validation import check_settings
from ._validation import ScalarFunction, check_callable, finite_number, real_value
from .forward import jvp

__all__ = ["RootResult", "newton_raphson"]


@dataclass(frozen=True, eq=False)
class RootResult:
    """Where the search for a root ended.

    Attributes
    ----------
    x, fun : float
        The last iterate, and f there.
    success : bool
        Whether x is a root, to the tolerance.
    message : str
        Why it ended, in a sentence.
    nit, nfev : int
        How many steps it took, and how many values of f.
    path : ndarray, shape (nit + 1,)
        Every iterate, from the start to x.
    """

    x: float
    fun: float
    success: bool
    message: str
    nit: int
    nfev: int
    path: npt.NDArray[np.float64]


def newton_raphson(
    f: ScalarFunction,
    x0: float,
    *,
    derivative: ScalarFunction | None = None,
    tol: float = 1e-10,
    max_iter: int = 50,
) -> RootResult:
    """Find a root of f near x0 by the method of Newton and Raphson.

    x <- x - f(x) / f'(x)

    Parameters
    ----------
    f : callable
        A function of one number that returns one number.
    x0 : float
        Where to start, in the unit of x.
    derivative : callable, optional
        The derivative of f. Left out, it is computed exactly by forward mode.
    tol : float
        The search ends when a step is smaller than tol max(1, |x|).
    max_iter : int
        The search gives up after so many steps.

    Returns
    -------
    RootResult
        With `success=False` and a sentence where no root was found.

    Raises
    ------
    TypeError
        If f or derivative is not callable or does not return one number, or an argument is not a number.
    ValueError
        If x0 is not finite, or tol or max_iter is not positive.

    Examples
    --------
    The square root of 5, from 2: the digits 2.2, 2.236, 2.236068 settle two, four, eight at a time.

    >>> result = newton_raphson(lambda x: x**2 - 5, 2.0)
    >>> result.path[:4]
    array([2.        , 2.25      , 2.23611111, 2.23606798])
    >>> result.success, result.x
    (True, 2.23606797749979)

    Source
    ------
    J. Nocedal and S. Wright, Numerical Optimization, section 11.1.
    """
    check_callable(f)
    if derivative is not None:
        check_callable(derivative, "derivative")
    x = finite_number(x0, "x0")
    check_settings(tol, max_iter)
    slope_at = derivative if derivative is not None else _exact_derivative(f)

    path = [x]
    height = _height(f, x)

    def end(message: str, *, success: bool = False) -> RootResult:
        steps = len(path) - 1
        return RootResult(path[-1], height, success, message, steps, steps + 1, np.array(path))

    for _ in range(max_iter):
        if height == 0.0:
            return end(f"f is zero at x = {x:.6g}", success=True)
        if not math.isfinite(height):
            return end(f"f(x) is {height} at x = {x:.6g}; start nearer to the root")
        slope = real_value(slope_at, x, "derivative")
        if slope == 0.0:
            return end(f"the tangent at x = {x:.6g} is level and never crosses zero; start somewhere else")
        if not math.isfinite(slope):
            return end(f"f has no finite slope at x = {x:.6g}; start somewhere else")
        step = height / slope
        x, before = x - step, x
        if not math.isfinite(x):
            return end(f"the tangent at x = {before:.6g} leads out of all numbers; start somewhere else")
        path.append(x)
        height = _height(f, x)
        if abs(step) <= tol * max(1.0, abs(x)) and math.isfinite(height):
            return end(f"the last step was {abs(step):.1e}", success=True)
    if any(abs(x - earlier) <= tol * max(1.0, abs(x)) for earlier in path[:-1]):
        return end(f"the iterates go round in a circle and pass x = {x:.6g} again; start somewhere else")
    return end(f"no root after {max_iter} steps; start somewhere else or allow more with max_iter")


def _exact_derivative(f: ScalarFunction) -> Callable[[float], float]:
    """Return f' by forward mode; nan where f has no finite derivative."""

    def slope(x: float) -> float:
        try:
            return float(jvp(f, x, 1.0)[1])
        except NotFiniteError:
            return math.nan

    return slope


def _height(f: ScalarFunction, x: float) -> float:
    """Return f(x); what overflows or is not defined there is nan, which ends the search with a sentence."""
    try:
        return real_value(f, x)
    except (ArithmeticError, ValueError):
        return math.nan
