"""The best point on a curve: there the gradient of f is a multiple of the gradient of the constraint.

    gradient f(x) = lambda * gradient g(x),    g(x) = 0

If it were not, the gradient of f would have a part along the curve g = 0, and one could walk along the curve to a
better point. The number lambda is Lagrange's multiplier. It also says what the constraint costs: if g(x) = c is
allowed instead of g(x) = 0, the best value of f changes by about lambda * c.

With several constraints there is one multiplier for each, and g and lambda are columns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ._constraints_problem import ConstrainedProblem
from ._derivative_checks import check_value, finite_array
from ._descent_validation import check_settings
from ._levels import gather, is_tracked, public
from ._validation import check_callable
from ._validation_arrays import Array

__all__ = ["LagrangeResult", "lagrange_multipliers", "lagrangian"]


@dataclass(frozen=True, eq=False)
class LagrangeResult:
    """Where the search for a stationary point under constraints ended.

    Attributes
    ----------
    x : ndarray, shape (n,)
        The last iterate.
    multipliers : ndarray, shape (m,)
        One for each constraint: how much f would change per unit of the constraint.
    fun : float
        f at x.
    success : bool
        Whether the constraints hold at x and the gradients are in balance, to the tolerance.
    message : str
        Why it ended, in a sentence.
    nit, nfev : int
        How many steps it took, and how many values of f.
    path : ndarray, shape (nit + 1, n)
        Every iterate, from the start to x.
    """

    x: Array
    multipliers: Array
    fun: float
    success: bool
    message: str
    nit: int
    nfev: int
    path: Array


def lagrangian(f: Callable[[Any], Any], g: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    """Return the function whose stationary points solve the problem with constraints.

    L(x, lambda) = f(x) - lambda . g(x)

    Parameters
    ----------
    f : callable
        What to minimise or maximise: takes an array of shape (n,), returns one number.
    g : callable
        The constraints, zero where they hold: takes the same array, returns one number or an array (m,).

    Returns
    -------
    callable
        L(x, multipliers), one number, in the unit of f.

    Raises
    ------
    TypeError
        If f or g is not callable; when L is called, if f does not return one number, or g no numbers.
    ValueError
        When L is called, if there is not one multiplier for each constraint, or x or a multiplier is not finite.

    Examples
    --------
    >>> L = lagrangian(lambda x: x[0] + 2 * x[1], lambda x: x[0]**2 + x[1]**2 - 5)
    >>> L([1.0, 2.0], 0.5)
    5.0

    Source
    ------
    J. Nocedal and S. Wright, Numerical Optimization, section 12.1.
    """
    check_callable(f)
    check_callable(g, "g")

    def value(x: Any, multipliers: Any) -> Any:
        x, multipliers = _numbers(x, "x"), _numbers(multipliers, "multipliers")
        with np.errstate(all="ignore"):
            height, misses = check_value(f(x), x, 0), check_value(g(x), x, name="g")
            if np.size(multipliers) != np.size(misses):
                raise ValueError(
                    f"multipliers has {np.size(multipliers)} entries and g returned {np.size(misses)} numbers; "
                    "pass one for each constraint"
                )
            return public(height - np.sum(np.ravel(multipliers) * np.ravel(misses)))

    return value


def lagrange_multipliers(
    f: Callable[[Any], Any],
    g: Callable[[Any], Any],
    x0: npt.ArrayLike,
    *,
    tol: float = 1e-10,
    max_iter: int = 100,
) -> LagrangeResult:
    """Find the smallest value of f where g is zero, near x0.

    gradient f(x) - J(x)^T lambda = 0,    g(x) = 0,    with the Jacobian J of g

    These n + m equations are solved by Newton's method. The curvature of L along the constraints is made positive,
    so that the steps lead to a minimum; for a maximum of f pass -f. A step that leads neither down nor towards the
    constraints is shortened.

    Parameters
    ----------
    f : callable
        What to minimise: takes an array of shape (n,), returns one number.
    g : callable
        The constraints, zero where they hold: takes the same array, returns one number or an array (m,).
    x0 : ndarray, shape (n,)
        Where to start; it need not satisfy the constraints.
    tol : float
        How nearly the equations have to hold, relative to the size of the gradient of f.
    max_iter : int
        The search gives up after so many steps.

    Returns
    -------
    LagrangeResult
        With `success=False` and a sentence where no such point was found.

    Raises
    ------
    TypeError
        If f or g is not callable, f does not return one number, or g or x0 is not numbers.
    ValueError
        If x0 is not one row of finite numbers, g returns more than a row, or tol or max_iter is not positive.

    Examples
    --------
    The smallest x + 2 y on the circle with x**2 + y**2 = 5:

    >>> result = lagrange_multipliers(lambda x: x[0] + 2 * x[1], lambda x: x[0]**2 + x[1]**2 - 5, [1.0, 1.0])
    >>> result.x.round(9), result.multipliers.round(9)
    (array([-1., -2.]), array([-0.5]))

    Source
    ------
    J. Nocedal and S. Wright, Numerical Optimization, sections 12.3, 18.1 and 18.3.
    """
    check_callable(f)
    check_callable(g, "g")
    check_settings(tol, max_iter)
    problem = ConstrainedProblem(f, g, x0)
    with np.errstate(all="ignore"):  # a step too far may overflow; the walk sees that
        return _walk(problem, tol, max_iter)


def _walk(problem: ConstrainedProblem, tol: float, max_iter: int) -> LagrangeResult:
    """Take Newton's steps until the equations hold, and say how it ended."""
    x = problem.start
    slopes, misses, jacobian = problem.at(x)
    multipliers: Array = np.full(misses.shape, np.nan)
    path = [x]

    def end(message: str, *, success: bool = False) -> LagrangeResult:
        fun = problem.value(path[-1])
        steps = len(path) - 1
        return LagrangeResult(
            path[-1], multipliers, fun, success, message, steps, problem.nfev, np.array(path)
        )

    rough = "f, g or a derivative of theirs is not finite there; start somewhere else"
    if not _all_finite(slopes, misses, jacobian):
        return end(rough)
    multipliers = np.asarray(np.linalg.lstsq(jacobian.T, slopes, rcond=None)[0], dtype=float)
    for _ in range(max_iter):
        error = float(np.linalg.norm([*(slopes - jacobian.T @ multipliers), *misses]))
        if error <= tol * max(1.0, float(np.linalg.norm(slopes))):
            return end(f"the equations hold to {error:.1e}", success=True)
        curvature = problem.curvature_of_lagrangian(x, multipliers)
        if not _all_finite(curvature):
            return end(rough)
        bowl = _bowl_along(jacobian, curvature)
        zeros = np.zeros((misses.size, misses.size))
        system = np.block([[bowl, -jacobian.T], [jacobian, zeros]])
        solution = np.linalg.lstsq(system, -np.concatenate([slopes, misses]), rcond=None)[0]
        move, wanted = solution[: x.size], solution[x.size :]
        share, move = _search(problem, x, move, wanted, slopes, misses, jacobian)
        if share == 0.0:
            return end(f"no step comes closer than {error:.1e} to a solution; start somewhere else")
        x = x + share * move
        multipliers = multipliers + share * (wanted - multipliers)
        path.append(x)
        slopes, misses, jacobian = problem.at(x)
        if not _all_finite(slopes, misses, jacobian):
            return end(rough)
    return end(f"no solution after {max_iter} steps; start somewhere else or allow more with max_iter")


def _bowl_along(jacobian: Array, curvature: Array) -> Array:
    """Make the curvature positive in the directions in which the constraints do not change."""
    along = np.linalg.qr(jacobian.T, mode="complete")[0][:, len(jacobian) :]
    if along.size == 0:
        return curvature
    eigenvalues, axes = np.linalg.eigh(along.T @ curvature @ along)
    floor = 1e-8 * max(1.0, float(np.max(np.abs(eigenvalues))))
    lift = np.maximum(np.abs(eigenvalues), floor) - eigenvalues
    basis = along @ axes
    return np.asarray(curvature + (basis * lift) @ basis.T)


def _search(
    problem: ConstrainedProblem,
    x: Array,
    move: Array,
    wanted: Array,
    slopes: Array,
    misses: Array,
    jacobian: Array,
) -> tuple[float, Array]:
    """Return which share of a move to go, and the move.

    What has to come down is f plus a price for missing the constraints. A full move along a curved constraint
    misses it; so, where a full move is too dear, it is tried once more with that miss put right.
    """
    price = 2.0 * float(np.max(np.abs(wanted))) + 1.0

    def cost(point: Array) -> float:
        return problem.value(point) + price * float(np.sum(np.abs(problem.constraints(point))))

    before = cost(x)
    promised = float(slopes @ move) - price * float(np.sum(np.abs(misses)))
    missed = problem.constraints(x + move)
    mend = move - np.linalg.lstsq(jacobian, missed, rcond=None)[0] if _all_finite(missed) else move
    share = 1.0
    while share > 1e-12:
        for candidate in (move, mend) if share == 1.0 else (move,):
            if cost(x + share * candidate) <= before + 1e-4 * share * promised + 1e-15 * abs(before):
                return share, candidate
        share /= 2.0
    return 0.0, move


def _numbers(value: Any, name: str) -> Any:
    """Return numbers as they are if they are being differentiated, and else as a finite array."""
    return gather(value) if is_tracked(value) else finite_array(value, name, whole=True)


def _all_finite(*arrays: Array) -> bool:
    return all(np.isfinite(array).all() for array in arrays)
