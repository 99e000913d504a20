"""Where a surface is flat, and what it looks like there: a valley floor, a summit, or a pass.

A critical point has ∇f(x) = 0. Close to it f(x + d) ≈ f(x) + ½ dᵀ H d, so the Hessian H decides. Its
eigenvalues are the curvatures along its axes:

    all positive: minimum    all negative: maximum    both signs: saddle    otherwise a zero: undecided.

To find critical points, Newton's method is applied to the gradient: solve H d = -∇f and step from x to x + d.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from . import _derivative_checks as checks
from ._critical_points_search import STARTS, Field, Vector, is_flat, resting_points
from .fields import _gradient_and_hessian, _hessian

__all__ = ["CriticalPoint", "classify_critical_point", "critical_points"]

Kind: TypeAlias = Literal["minimum", "maximum", "saddle", "undecided"]

_ZERO = 1e-8  # curvatures below this fraction of the largest one count as zero


@dataclass(frozen=True, eq=False)
class CriticalPoint:
    """A point where the gradient is zero.

    Parameters
    ----------
    x : ndarray, shape (n,)
        The point.
    fun : float
        The value of f there.
    kind : str
        "minimum", "maximum", "saddle" or "undecided".
    """

    x: Vector
    fun: float
    kind: Kind


def classify_critical_point(hessian: ArrayLike) -> Kind:
    """Tell a minimum, a maximum and a saddle apart by the signs of the curvatures.

    H d = λ d: all λ > 0 is a minimum, all λ < 0 a maximum, both signs a saddle, otherwise a zero decides
    nothing

    A curvature counts as zero if its size is at most 1e-8 of the largest one.

    Parameters
    ----------
    hessian : array, shape (n, n)
        The second derivatives of f at the critical point; symmetric to 1e-8 of the largest entry.

    Returns
    -------
    str
        "minimum", "maximum", "saddle", or "undecided" if higher derivatives are needed.

    Raises
    ------
    TypeError
        If hessian is not an array of real numbers.
    ValueError
        If it is empty, not square, not symmetric or not finite.

    Examples
    --------
    The curvatures of x² + y² are 2 and 2, those of x² - y² are 2 and -2, and those of x² + y⁴ at 0 are 2 and 0:

    >>> classify_critical_point([[2.0, 0.0], [0.0, 2.0]])
    'minimum'
    >>> classify_critical_point([[2.0, 0.0], [0.0, -2.0]])
    'saddle'
    >>> classify_critical_point([[2.0, 0.0], [0.0, 0.0]])
    'undecided'

    Source
    ------
    T. M. Apostol, Calculus, volume 2, section 9.11.
    """
    # Whole numbers are fine here: the matrix is looked at, and nothing moves.
    matrix = checks.finite_array(hessian, "hessian", whole=True)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1]:
        raise ValueError(f"hessian has the shape {matrix.shape}; pass a square array of shape (n, n)")
    size = float(np.max(np.abs(matrix)))
    if size and np.max(np.abs(matrix / size - matrix.T / size)) > _ZERO:
        raise ValueError("hessian is not symmetric; pass second derivatives with H[i, j] equal to H[j, i]")
    return _kind(matrix / size if size else matrix, 0.0)


def critical_points(f: Callable[[Any], Any], box: ArrayLike) -> list[CriticalPoint]:
    """Find the points in a box where the gradient of f is zero, and classify each.

    ∇f(x) = 0, by x <- x - H⁻¹ ∇f from every node of a grid of starts

    From 41 starts on one axis, 9 × 9 in the plane, and 5, 3, 3 or 2 along each of 3 to 6 axes, Newton's
    method takes up to 100 steps, none longer than a quarter of the box. From the 21st on, each must be shorter
    than the one before, or the start is given up. Points closer than 1e-5 of the box are one.

    If f can be run for all starts at once, with rows of numbers for p[0], p[1], ..., that is done, with a grid
    twice as fine. p[0] ** 2 * p[1] allows it; sums over p, p @ p or an if do not.

    This is a search, not a proof. What is returned was checked to be flat. But a point that no start leads to is
    missed, as is one where f is not smooth, and of a whole line of critical points only some are found.

    Parameters
    ----------
    f : callable
        A function of an array of shape (n,) that returns one number; plain NumPy code.
    box : array, shape (n, 2)
        The lower and the upper end of each axis, for 1 to 6 axes.

    Returns
    -------
    list of CriticalPoint
        With the fields x, fun and kind, sorted by x[0], then x[1], and so on. Empty if none was found.

    Raises
    ------
    TypeError
        If f is not callable or returns something other than one number, or if box is not an array of numbers.
    ValueError
        If box has another shape or too many axes, if an upper end is not above the lower one, or if f or its
        derivatives are finite at none of the starts.

    Examples
    --------
    The gradient of x³ - 3x is 3x² - 3, zero at -1 and 1:

    >>> for point in critical_points(lambda p: p[0] ** 3 - 3 * p[0], [[-2.0, 2.0]]):
    ...     print(point.kind, point.x.round(6), round(point.fun, 6))
    maximum [-1.] 2.0
    minimum [1.] -2.0

    Source
    ------
    J. Nocedal and S. J. Wright, Numerical Optimization, 2nd edition, section 11.1 (Newton's method).
    """
    checks.check_field(f)
    low, width = _check_box(box)
    ends, steepest = resting_points(f, low, width)
    points = [_critical_point(f, x, width, steepest) for x in ends]
    found = [point for point in points if point is not None]
    return sorted(found, key=lambda point: tuple(np.round((point.x - low) / width, 5)))


def _check_box(box: ArrayLike) -> tuple[Vector, Vector]:
    ends = checks.finite_array(box, "box", whole=True)
    if ends.ndim != 2 or ends.shape[1] != 2 or len(ends) > len(STARTS):
        raise ValueError(
            f"box has the shape {ends.shape}; pass one row (lower, upper) for each of 1 to {len(STARTS)} axes, "
            "such as [[-1.0, 1.0], [0.0, 2.0]]"
        )
    with np.errstate(over="ignore"):
        low, width = ends[:, 0], ends[:, 1] - ends[:, 0]
    if not (np.isfinite(width).all() and (width > 0.0).all()):
        raise ValueError(
            "each row of box must be (lower, upper) with lower < upper; pass such as [[-1.0, 1.0]]"
        )
    return low, width


def _critical_point(f: Field, x: Vector, width: Vector, steepest: float) -> CriticalPoint | None:
    """Return what f is like at x if it is flat there. x is known only to about 1e-8 of the box."""
    scale = np.outer(width, width)
    try:
        slopes, curvatures = _gradient_and_hessian(f, x)
    except checks.NotFiniteError:
        return None
    g, h = slopes * width, curvatures * scale
    if not is_flat(g, h, steepest):
        return None
    change = 0.0  # of H over that distance: so uncertain are the curvatures
    for step in 1e-2 * np.concatenate([np.diag(width), -np.diag(width)]):
        try:
            change = max(change, float(np.max(np.abs(_hessian(f, x + step) * scale - h))))
        except checks.NotFiniteError:
            continue
    with np.errstate(all="ignore"):
        return CriticalPoint(x, float(checks.check_value(f(x.copy()), x, 0)), _kind(h, 1e-6 * change))


def _kind(h: Vector, uncertainty: float) -> Kind:
    curvatures = np.linalg.eigvalsh((h + h.T) / 2.0)
    zero = max(_ZERO * float(np.max(np.abs(curvatures))), uncertainty)
    up, down = bool(np.any(curvatures > zero)), bool(np.any(curvatures < -zero))
    if up and down:
        return "saddle"
    if np.any(np.abs(curvatures) <= zero):
        return "undecided"
    return "minimum" if up else "maximum"
