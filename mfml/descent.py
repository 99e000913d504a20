"""Walking downhill: the gradient says where, the step size says how far.

    x <- x - learning_rate * gradient(x)            gradient descent
    x <- x - H(x)^-1 gradient(x)                    Newton's method, with the Hessian H

The gradient points straight uphill, so its opposite goes down, if the step is short enough. On a bowl
1/2 x^T H x "short enough" means a learning rate below 2 / (largest eigenvalue of H). A line search finds a
step that goes down for sure, by trying shorter and shorter ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from ._descent_validation import Problem, check_settings
from ._validation import finite_number

__all__ = ["OptimizeResult", "backtracking_line_search", "gradient_descent", "newton_minimize"]

Array: TypeAlias = npt.NDArray[np.float64]
LineSearch: TypeAlias = Callable[[Callable[[Any], float], Array, Array, Array], float]


@dataclass(frozen=True, eq=False)
class OptimizeResult:
    """Where the descent ended: x, f there, the gradient there, and every iterate in `path`, shape (nit + 1, n)."""

    x: Array | float
    fun: float
    gradient: Array | float
    success: bool
    message: str
    nit: int
    nfev: int
    path: Array


def backtracking_line_search(
    f: Callable[[Any], float],
    x: Array,
    direction: Array,
    gradient: Array,
    *,
    start: float = 1.0,
    shrink: float = 0.5,
    share: float = 1e-4,
) -> float:
    """Return a step along direction that brings f down by a fair share of what its slope promises.

    f(x + step d) <= f(x) + share * step * (gradient . d)        Armijo's condition

    Parameters
    ----------
    f : callable
        A function of an array that returns one number.
    x, direction, gradient : ndarray, shape (n,)
        Where to start, where to go, and the gradient of f at x.
    start : float
        The first step to try.
    shrink : float
        By what to multiply a step that was too long, between 0 and 1.
    share : float
        Which share of the promised descent is enough, between 0 and 1.

    Returns
    -------
    float
        The step; 0.0 if even the shortest does not bring f down.

    Raises
    ------
    ValueError
        If direction does not point downhill.

    Examples
    --------
    From x = 1 on x**2 with the slope 2: the step 1 leads to -1, just as high; half of it leads to the bottom.

    >>> backtracking_line_search(lambda x: x @ x, np.array([1.0]), np.array([-2.0]), np.array([2.0]))
    0.5

    Source
    ------
    J. Nocedal and S. Wright, Numerical Optimization, algorithm 3.1.
    """
    slope = float(np.dot(gradient, direction))
    if not slope < 0.0:
        raise ValueError(
            f"f does not go down along direction (slope {slope:.3g}); pass for example -gradient"
        )
    height = float(f(x))
    step = start
    with np.errstate(all="ignore"):
        while step * float(np.max(np.abs(direction))) > 1e-16 * max(1.0, float(np.max(np.abs(x)))):
            if float(f(x + step * direction)) <= height + share * step * slope:
                return step
            step *= shrink
    return 0.0


def gradient_descent(
    f: Callable[[Any], float],
    x0: npt.ArrayLike,
    *,
    gradient: Callable[[Any], Any] | None = None,
    learning_rate: float | None = None,
    momentum: float = 0.0,
    line_search: LineSearch | None = None,
    tol: float = 1e-8,
    max_iter: int = 1000,
) -> OptimizeResult:
    """Go down the slope of f, one step after the other.

    v <- momentum * v - learning_rate * gradient(x),    x <- x + v

    Parameters
    ----------
    f : callable
        A function of an array of shape (n,), or of one number, that returns one number.
    x0 : float or ndarray, shape (n,)
        Where to start.
    gradient : callable, optional
        The gradient of f. Left out, it is computed exactly.
    learning_rate : float, optional
        How far to go for a slope of one. Pass this or line_search.
    momentum : float
        Which share of the last step to add to the next, at least 0 and below 1.
    line_search : callable, optional
        Finds the length of each step: `backtracking_line_search`, or one of your own with its first four arguments.
    tol : float
        The descent ends where the largest entry of the gradient is below tol.
    max_iter : int
        It gives up after so many steps.

    Returns
    -------
    OptimizeResult
        With `success=False` and a sentence if it did not come to rest.

    Raises
    ------
    TypeError
        If f or gradient is not callable, or an argument is of the wrong kind.
    ValueError
        If neither or both of learning_rate and line_search are passed, or a number is out of range.

    Examples
    --------
    On x**2 + 10 y**2 a learning rate below 0.1 converges:

    >>> bowl = lambda x: x[0]**2 + 10 * x[1]**2
    >>> gradient_descent(bowl, [10.0, 1.0], learning_rate=0.09).success
    True

    Source
    ------
    S. Boyd and L. Vandenberghe, Convex Optimization, section 9.3; B. Polyak (1964) for momentum.
    """
    problem = Problem(f, x0, gradient)
    check_settings(tol, max_iter)
    if (learning_rate is None) == (line_search is None):
        raise ValueError("pass either learning_rate=0.1 or line_search=backtracking_line_search")
    rate = 1.0 if learning_rate is None else finite_number(learning_rate, "learning_rate")
    share = finite_number(momentum, "momentum")
    if rate <= 0.0:
        raise ValueError(f"learning_rate is {rate}; pass a positive number such as 0.1")
    if not 0.0 <= share < 1.0:
        raise ValueError(f"momentum is {share}; pass a number from 0 up to, but not including, 1")
    velocity = np.zeros_like(problem.start)

    def step(x: Array, slopes: Array) -> Array:
        nonlocal velocity
        length = rate if line_search is None else line_search(problem.value, x, -slopes, slopes)
        velocity = share * velocity - length * slopes
        return velocity

    return _descend(problem, step, tol, max_iter)


def newton_minimize(
    f: Callable[[Any], float],
    x0: npt.ArrayLike,
    *,
    gradient: Callable[[Any], Any] | None = None,
    hessian: Callable[[Any], Any] | None = None,
    tol: float = 1e-8,
    max_iter: int = 100,
) -> OptimizeResult:
    """Go to the bottom of the bowl that fits f best, again and again.

    x <- x - step * H^-1 gradient(x)

    Where the Hessian H is not that of a bowl, the eigenvalues are made positive, so that the way still leads
    down; a line search sets the step.

    Parameters
    ----------
    f : callable
        A function of an array of shape (n,), or of one number, that returns one number.
    x0 : float or ndarray, shape (n,)
        Where to start.
    gradient, hessian : callable, optional
        The gradient, shape (n,), and the Hessian, shape (n, n), of f. Left out, they are computed exactly.
    tol : float
        The descent ends where the largest entry of the gradient is below tol.
    max_iter : int
        It gives up after so many steps.

    Returns
    -------
    OptimizeResult
        With `success=False` and a sentence if it did not come to rest.

    Raises
    ------
    TypeError
        If f, gradient or hessian is not callable, or an argument is of the wrong kind.
    ValueError
        If x0, tol or max_iter is out of range.

    Examples
    --------
    A bowl is its own model, so one step is enough:

    >>> result = newton_minimize(lambda x: (x[0] - 1)**2 + 10 * (x[1] + 2)**2, [10.0, 1.0])
    >>> result.x, result.nit
    (array([ 1., -2.]), 1)

    Source
    ------
    J. Nocedal and S. Wright, Numerical Optimization, sections 3.3 and 3.4.
    """
    problem = Problem(f, x0, gradient, hessian)
    check_settings(tol, max_iter)

    def step(x: Array, slopes: Array) -> Array:
        eigenvalues, axes = np.linalg.eigh(problem.curvature(x))
        floor = 1e-14 * max(1e-200, float(np.max(np.abs(eigenvalues))))
        direction = -axes @ ((axes.T @ slopes) / np.maximum(np.abs(eigenvalues), floor))
        return np.asarray(backtracking_line_search(problem.value, x, direction, slopes) * direction)

    return _descend(problem, step, tol, max_iter)


def _descend(
    problem: Problem, step: Callable[[Array, Array], Array], tol: float, max_iter: int
) -> OptimizeResult:
    """Take steps until the gradient is as good as zero, and say how it ended."""
    path = [problem.start]
    slopes = problem.slopes(problem.start)

    def end(message: str, *, success: bool = False) -> OptimizeResult:
        x = path[-1]
        return OptimizeResult(
            x=problem.shaped(x),
            fun=problem.value(x),
            gradient=problem.shaped(slopes),
            success=success,
            message=message,
            nit=len(path) - 1,
            nfev=problem.nfev,
            path=np.array(path),
        )

    for _ in range(max_iter):
        largest = float(np.max(np.abs(slopes)))
        if largest <= tol:
            return end(f"the largest slope is {largest:.1e}", success=True)
        with np.errstate(all="ignore"):
            move = step(path[-1], slopes)
            here = path[-1] + move
            following = problem.slopes(here) if np.isfinite(here).all() else np.array([np.nan])
        if not np.isfinite(following).all():
            return end("the steps grew beyond all bounds; use a smaller learning_rate or a line search")
        if not move.any():
            return end(f"no step leads further down, though the largest slope is {largest:.1e}")
        path.append(here)
        slopes = following
    if float(np.max(np.abs(slopes))) <= tol:
        return end(f"the largest slope is {float(np.max(np.abs(slopes))):.1e}", success=True)
    return end(f"not at rest after {max_iter} steps; allow more with max_iter or change the learning_rate")
