"""Where a surface is flat, and what it looks like there: a valley floor, a summit, or a pass.

A critical point has ∇f(x) = 0. Close to it f(x + d) ≈ f(x) + ½ dᵀ H d, so the Hessian H decides. Its
eigenvalues are the curvatures along its axes:

    all positive: minimum    all negative: maximum    both signs: saddle    otherwise a zero: undecided.

To find critical points, Newton's method is applied to the gradient: solve H d = -∇f and step from x to x + d.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _derivative_checks as checks
from .fields import _gradient_and_hessian, _hessian

__all__ = ["CriticalPoint", "classify_critical_point", "critical_points"]

Kind: TypeAlias = Literal["minimum", "maximum", "saddle", "undecided"]
Vector: TypeAlias = NDArray[np.float64]

_ZERO = 1e-8  # curvatures below this fraction of the largest one count as zero
_STARTS = (41, 9, 5, 3, 3, 2)  # starts along each axis, for 1, 2, ... axes
_MAX_STEPS = 100
_LOCATED = 1e-10  # of the box: the last step of Newton's method
_MERGED = 1e-5  # of the box: closer points are the same


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
    method takes up to 100 steps, none longer than a quarter of the box. Points closer than 1e-5 of the box are
    one. This is a search, not a proof: a point that no start leads to is missed, and of a whole line of
    critical points only some are found.

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
    axes = [np.linspace(0.0, 1.0, _STARTS[len(low) - 1]) for _ in low]
    starts = [low + width * np.array(node) for node in itertools.product(*axes)]
    found: list[Vector] = []
    smooth = False
    for start in starts:
        usable, x = _newton(f, start, low, width, found)
        smooth = smooth or usable
        if x is not None:
            found.append(x)
    if not smooth:
        raise ValueError("f or its derivatives are finite nowhere on the grid; pass a box where f is smooth")
    found.sort(key=lambda x: tuple(np.round((x - low) / width, 5)))
    return [CriticalPoint(x, _value(f, x), _kind_at(f, x, width)) for x in found]


def _check_box(box: ArrayLike) -> tuple[Vector, Vector]:
    ends = checks.finite_array(box, "box", whole=True)
    if ends.ndim != 2 or ends.shape[1] != 2 or len(ends) > len(_STARTS):
        raise ValueError(
            f"box has the shape {ends.shape}; pass one row (lower, upper) for each of 1 to {len(_STARTS)} axes, "
            "such as [[-1.0, 1.0], [0.0, 2.0]]"
        )
    with np.errstate(over="ignore"):
        low, width = ends[:, 0], ends[:, 1] - ends[:, 0]
    if not (np.isfinite(width).all() and (width > 0.0).all()):
        raise ValueError(
            "each row of box must be (lower, upper) with lower < upper; pass such as [[-1.0, 1.0]]"
        )
    return low, width


def _newton(
    f: Callable[[Any], Any], x: Vector, low: Vector, width: Vector, found: list[Vector]
) -> tuple[bool, Vector | None]:
    """Return whether f is smooth at the start, and the new critical point in the box that it leads to, if any."""
    usable = False
    for _ in range(_MAX_STEPS):
        try:
            slopes, curvatures = _gradient_and_hessian(f, x)
        except checks.NotFiniteError:
            return usable, None
        usable = True
        g, h = slopes * width, curvatures * np.outer(width, width)  # in units of the box
        step = -np.linalg.lstsq(h, g)[0]  # if h is singular, the shortest step that fits best
        step *= min(1.0, 0.25 / max(np.max(np.abs(step)), 1e-300))
        x = x + step * width
        place = (x - low) / width
        known = any(np.max(np.abs(x - other) / width) <= _MERGED for other in found)
        if known or np.any(np.abs(place - 0.5) > 1.5):  # or far away from the box
            return usable, None
        if np.max(np.abs(step)) <= _LOCATED:
            flat = np.max(np.abs(g)) <= 1e-6 * np.max(np.abs(h)) or not g.any()
            inside = np.all(np.abs(place - 0.5) <= 0.5 + 1e-9)
            return usable, np.clip(x, low, low + width) if flat and inside else None
    return usable, None


def _value(f: Callable[[Any], Any], x: Vector) -> float:
    with np.errstate(all="ignore"):
        return float(checks.check_value(f(x.copy()), x, 0))


def _kind_at(f: Callable[[Any], Any], x: Vector, width: Vector) -> Kind:
    """Classify x, which is known only to about 1e-8 of the box: H is uncertain by what it changes over that."""
    scale = np.outer(width, width)
    h = _hessian(f, x) * scale
    change = 0.0
    for step in 1e-2 * np.concatenate([np.diag(width), -np.diag(width)]):
        try:
            change = max(change, float(np.max(np.abs(_hessian(f, x + step) * scale - h))))
        except checks.NotFiniteError:
            continue
    return _kind(h, 1e-6 * change)


def _kind(h: Vector, uncertainty: float) -> Kind:
    curvatures = np.linalg.eigvalsh((h + h.T) / 2.0)
    zero = max(_ZERO * float(np.max(np.abs(curvatures))), uncertainty)
    up, down = bool(np.any(curvatures > zero)), bool(np.any(curvatures < -zero))
    if up and down:
        return "saddle"
    if np.any(np.abs(curvatures) <= zero):
        return "undecided"
    return "minimum" if up else "maximum"
