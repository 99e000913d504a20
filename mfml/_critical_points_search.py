"""Newton's method for the gradient, from many starts in step.

    x <- x - H⁻¹ ∇f    at all points x at once

The cost of a step is nearly all in the calls of Python functions, not in the arithmetic. So f is called once for
all points, if it allows that.
"""

import itertools
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from . import _derivative_checks as checks
from .fields import _gradient_and_hessian
from .forward import jvp
from .reverse import grad

Vector: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool]
Field: TypeAlias = Callable[[Any], Any]
Derivatives: TypeAlias = tuple[Vector, Vector, Flags]  # gradients, Hessians, and where both are finite

STARTS = (41, 9, 5, 3, 3, 2)  # along each axis, for 1, 2, ... axes
_MAX_STEPS = 100
_WARM_UP = 20  # after so many, each step must be shorter than the one before
_LOCATED = 1e-10  # of the box: the last step of Newton's method
_MERGED = 1e-5  # of the box: closer points are the same
_SINGULAR = 1e-15  # curvatures below this fraction of the largest one are left out of a step
_FLAT = 1e-6  # a slope below this fraction of others is zero
_SAME = 1e-9  # of the largest derivative: what two ways to compute it may differ by


def resting_points(f: Field, low: Vector, width: Vector) -> tuple[list[Vector], float]:
    """Return the different points of the box where Newton's method comes to rest, and the largest slope at a start."""
    nodes = STARTS[len(low) - 1]
    x, derivatives = _grid(low, width, nodes), _one_by_one
    if _runs_on_many(f, x):
        x, derivatives = _grid(low, width, 2 * nodes - 1), _many_at_once
    ends: list[Vector] = []
    last = np.full(len(x), np.inf)
    steepest = 0.0
    for count in range(_MAX_STEPS):
        slopes, curvatures, finite = derivatives(f, x)
        if count == 0 and not finite.any():
            raise ValueError(
                "f or its derivatives are finite nowhere on the grid; pass a box where f is smooth"
            )
        with np.errstate(all="ignore"):
            g, h = slopes * width, curvatures * np.outer(width, width)  # in units of the box
            finite &= np.isfinite(g).all(axis=1) & np.isfinite(h).all(axis=(1, 2))
            x, last, g, h = x[finite], last[finite], g[finite], h[finite]
            if count == 0:
                steepest = float(np.max(np.abs(g), initial=0.0))
            step = -(np.linalg.pinv(h, rtol=_SINGULAR, hermitian=True) @ g[:, :, np.newaxis])[:, :, 0]
            size = np.max(np.abs(step), axis=1)
            step *= np.minimum(1.0, 0.25 / np.maximum(size, 1e-300))[:, np.newaxis]
            x = x + step * width
            away = np.max(np.abs((x - low) / width - 0.5), axis=1)
        for end in x[(size <= _LOCATED) & (away <= 0.5 + 1e-9) & is_flat(g, h, steepest)]:
            if not _near(end[np.newaxis], ends, width):
                ends.append(np.clip(end, low, low + width))
        going = (size > _LOCATED) & (away <= 1.5)  # else at rest, or far away from the box
        if count >= _WARM_UP:
            going &= size < last
        going &= ~_near(x, ends, width)
        x, last = x[going], size[going]
        if not len(x):
            break
    return ends, steepest


def is_flat(g: Vector, h: Vector, steepest: float) -> Flags:
    """Say where the slopes vanish beside the curvatures and the largest slope, all in units of the box."""
    size = np.minimum(np.max(np.abs(h), axis=(-2, -1)), steepest)
    return np.max(np.abs(g), axis=-1) <= _FLAT * size  # type: ignore[no-any-return]


def _grid(low: Vector, width: Vector, nodes: int) -> Vector:
    """Return so many points along each axis, in rows."""
    axes = [np.linspace(0.0, 1.0, nodes)] * len(low)
    shares: Vector = np.array(list(itertools.product(*axes)))
    return low + width * shares


def _near(x: Vector, ends: list[Vector], width: Vector) -> Flags:
    """Say which points of x are known already."""
    if not ends:
        return np.zeros(len(x), bool)
    gaps = np.abs(x[:, np.newaxis] - np.array(ends)) / width
    return (gaps.max(axis=2) <= _MERGED).any(axis=1)  # type: ignore[no-any-return]


def _one_by_one(f: Field, points: Vector) -> Derivatives:
    """Return the gradients and the Hessians, and where they are finite."""
    count, n = points.shape
    slopes, curvatures, finite = np.zeros((count, n)), np.zeros((count, n, n)), np.ones(count, bool)
    for i, x in enumerate(points):
        try:
            slopes[i], curvatures[i] = _gradient_and_hessian(f, x)
        except checks.NotFiniteError:
            finite[i] = False
    return slopes, curvatures, finite


def _many_at_once(f: Field, points: Vector) -> Derivatives:
    """Return the same for an f that computes entry by entry: in x**2 + y, x and y may be whole rows of numbers.

    Then each point has its own term of sum f, and the gradient of the sum holds the gradients of all points.
    """
    count, n = points.shape
    slopes, curvatures = np.zeros((count, n)), np.zeros((count, n, n))
    with np.errstate(all="ignore"):
        values = np.asarray(f(points.T.copy()))
    if values.shape != (count,):
        raise ValueError(f"f returned the shape {values.shape} for {count} points")
    finite = np.isfinite(values)
    gradients = grad(lambda x: np.sum(f(x)))
    try:
        for axis in range(n if finite.any() else 0):
            along = np.zeros((n, np.count_nonzero(finite)))
            along[axis] = 1.0
            slope, bend = jvp(gradients, points[finite].T, along)
            slopes[finite], curvatures[finite, axis] = slope.T, bend.T
    except checks.NotFiniteError:
        if count == 1:
            return slopes, curvatures, np.zeros(1, bool)
        first, second = (_many_at_once(f, half) for half in np.array_split(points, 2))
        slopes, curvatures, finite = (np.concatenate(pair) for pair in zip(first, second, strict=True))
    return slopes, curvatures, finite


def _runs_on_many(f: Field, points: Vector) -> bool:
    """Say whether f may be given all points at once: try it, and compare some of them."""
    some = np.linspace(0, len(points) - 1, 5).astype(int)
    *singly, finite = _one_by_one(f, points[some])
    try:
        *together, all_finite = _many_at_once(f, points)
    except Exception:  # whatever f or NumPy has against it
        return False
    return np.array_equal(finite, all_finite[some]) and all(
        np.max(np.abs(a - b[some])) <= _SAME * np.max(np.abs(a))
        for a, b in zip(singly, together, strict=True)
    )
