"""Walking downhill: the gradient says where, the step size says how far.

    x <- x - learning_rate * gradient(x)            gradient descent
    x <- x - H(x)^-1 gradient(x)                    Newton's method, with the Hessian H

The gradient points straight uphill, so its opposite goes down, if the step is short enough. On a bowl
1/2 x^T H x "short enough" means a learning rate below 2 / (largest eigenvalue of H). A line search finds a
step that goes down for sure, by trying shorter and shorter ones.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from ._descent_validation import Problem, check_settings, row_like, share_between, step_length
from ._validation import check_callable, finite_value, momentum_share, positive_number, real_value
from ._validation_arrays import Array, numbers_of

__all__ = ["OptimizeResult", "backtracking_line_search", "gradient_descent", "newton_minimize"]

LineSearch: TypeAlias = Callable[[Callable[[Any], float], Array, Array, Array], float]

_ELSEWHERE = "start somewhere else"


@dataclass(frozen=True, eq=False)
class OptimizeResult:
    """Where the descent ended.

    Attributes
    ----------
    x : float or ndarray, shape (n,)
        The last iterate, in the shape of the start.
    fun : float
        f at x.
    gradient : float or ndarray, shape (n,)
        The gradient of f at x.
    success : bool
        Whether the ground is level at x, to the tolerance.
    message : str
        Why it ended, in a sentence.
    nit, nfev : int
        How many steps it took, and how many values of f.
    path : ndarray, shape (nit + 1, n)
        Every iterate, from the start to x.
    """

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
    TypeError
        If f is not callable or does not return one number, or an argument is not made of numbers.
    ValueError
        If direction does not point downhill, the shapes differ, a number is out of range, or f(x) is not finite.

    Examples
    --------
    From x = 1 on x**2 with the slope 2: the step 1 leads to -1, just as high; half of it leads to the bottom.

    >>> backtracking_line_search(lambda x: x @ x, np.array([1.0]), np.array([-2.0]), np.array([2.0]))
    0.5

    Source
    ------
    J. Nocedal and S. Wright, Numerical Optimization, algorithm 3.1.
    """
    check_callable(f)
    x = numbers_of(x, "x")
    if x.ndim != 1:
        raise ValueError(f"x has the shape {x.shape}; pass one row of numbers")
    direction, gradient = row_like(direction, "direction", x), row_like(gradient, "gradient", x)
    start = positive_number(start, "start", 1.0)
    shrink, share = share_between(shrink, "shrink"), share_between(share, "share")
    with np.errstate(all="ignore"):
        slope = float(np.dot(gradient, direction))
    if not slope < 0.0:
        raise ValueError(
            f"f does not go down along direction (slope {slope:.3g}); pass for example -gradient"
        )
    height = finite_value(f, x)
    return _backtrack(lambda at: real_value(f, at), x, height, direction, slope, start, shrink, share)


def _backtrack(
    f: Callable[[Array], float],
    x: Array,
    height: float,
    direction: Array,
    slope: float,
    start: float = 1.0,
    shrink: float = 0.5,
    share: float = 1e-4,
) -> float:
    """Shorten the step until it meets Armijo's condition."""
    step = start
    with np.errstate(all="ignore"):
        while step * float(np.max(np.abs(direction))) > 1e-16 * max(1.0, float(np.max(np.abs(x)))):
            if f(x + step * direction) <= height + share * step * slope:
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
        If f, gradient or line_search is not callable or does not return numbers, or an argument is of the wrong kind.
    ValueError
        If neither or both of learning_rate and line_search are passed, a number is out of range, gradient does not
        return one number for each entry of x, or line_search returns a negative one.

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
    rate = 1.0 if learning_rate is None else positive_number(learning_rate, "learning_rate", 0.1)
    share = momentum_share(momentum)
    if line_search is not None:
        check_callable(line_search, "line_search")
    velocity = np.zeros_like(problem.start)

    def step(x: Array, slopes: Array) -> Array:
        nonlocal velocity
        length = rate if line_search is None else step_length(line_search, problem.value, x, slopes)
        velocity = share * velocity - length * slopes
        return velocity

    too_far = "use a smaller learning_rate or a line search"
    return _descend(problem, step, tol, max_iter, too_far=too_far, too_slow="change the learning_rate")


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
        If f, gradient or hessian is not callable or does not return numbers, or an argument is of the wrong kind.
    ValueError
        If x0, tol or max_iter is out of range, or gradient or hessian returns another shape.

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
        curvature = problem.curvature(x)
        if not np.isfinite(curvature).all():
            return np.full(x.shape, np.nan)
        eigenvalues, axes = np.linalg.eigh(curvature)
        floor = 1e-14 * max(1e-200, float(np.max(np.abs(eigenvalues))))
        direction = -axes @ ((axes.T @ slopes) / np.maximum(np.abs(eigenvalues), floor))
        length = _backtrack(problem.value, x, problem.value(x), direction, float(slopes @ direction))
        if length == 0.0 and np.max(np.abs(problem.slopes(x + direction))) < 0.5 * np.max(np.abs(slopes)):
            length = 1.0  # f is level to rounding, but its slope still comes down
        return np.asarray(length * direction)

    return _descend(problem, step, tol, max_iter, too_far=_ELSEWHERE, too_slow=_ELSEWHERE)


def _descend(
    problem: Problem,
    step: Callable[[Array, Array], Array],
    tol: float,
    max_iter: int,
    *,
    too_far: str,
    too_slow: str,
) -> OptimizeResult:
    """Take steps until the gradient is as good as zero, and say how it ended, and what to do if it went wrong."""
    path = [problem.start]
    slopes = problem.slopes(problem.start)

    def end(message: str, *, success: bool = False) -> OptimizeResult:
        x = path[-1]
        fun = problem.value(x)
        if success and not math.isfinite(fun):
            success, message = False, f"f is {fun} where its gradient is zero; {_ELSEWHERE}"
        return OptimizeResult(
            x=problem.shaped(x),
            fun=fun,
            gradient=problem.shaped(slopes),
            success=success,
            message=message,
            nit=len(path) - 1,
            nfev=problem.nfev,
            path=np.array(path),
        )

    if not np.isfinite(problem.value(problem.start)) or not np.isfinite(slopes).all():
        return end(f"f or its gradient is not finite at x0; {_ELSEWHERE}")
    for _ in range(max_iter):
        largest = float(np.max(np.abs(slopes)))
        if largest <= tol:
            return end(f"the largest slope is {largest:.1e}", success=True)
        with np.errstate(all="ignore"):
            move = step(path[-1], slopes)
            here = path[-1] + move
            following = problem.slopes(here) if np.isfinite(here).all() else np.array([np.nan])
        if not np.isfinite(following).all():
            return end(f"the steps grew beyond all bounds; {too_far}")
        if not move.any():
            return end(f"no step leads further down, though a slope is {largest:.1e}; {_ELSEWHERE}")
        path.append(here)
        slopes = following
    if float(np.max(np.abs(slopes))) <= tol:
        return end(f"the largest slope is {float(np.max(np.abs(slopes))):.1e}", success=True)
    return end(f"not at rest after {max_iter} steps; allow more with max_iter or {too_slow}")
