"""Functions written with simpler ones, for both modes: a dozen rules are enough for most of NumPy.

If f is made of functions that have a derivative rule, it needs no rule of its own; it is only rewritten:

    mean(x) = sum(x) / n,    inv(A) = solve(A, I),    diff(x) = x[1:] - x[:-1].

Where only the value is awkward, the first-order line stands in for f. It has the same value and slope:

    f(x) = f(p) + slope · (x - p), with the plain number p that x has now.
"""

import math
import string
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ._derivative_checks import unsupported
from ._levels import Tracked, gather, is_tracked, plain

# ---- Sums, products, the largest entry ---------------------------------------------------------------------


def _mean(a: Any, axis: Any = None, *, keepdims: bool = False) -> Any:
    total = np.sum(a, axis=axis, keepdims=keepdims)
    return total / (a.size // total.size)


def _var(a: Any, axis: Any = None, *, ddof: int = 0, keepdims: bool = False) -> Any:
    squares = np.square(a - np.mean(a, axis=axis, keepdims=True))
    total = np.sum(squares, axis=axis, keepdims=keepdims)
    return total / (a.size // total.size - ddof)


def _std(a: Any, axis: Any = None, *, ddof: int = 0, keepdims: bool = False) -> Any:
    return np.sqrt(np.var(a, axis=axis, ddof=ddof, keepdims=keepdims))


def _prod(a: Any, axis: int | None = None, *, keepdims: bool = False) -> Any:
    """Multiply neighbours until one number is left: no division, so zeros do no harm."""
    x, shape = (np.ravel(a), (1,) * a.ndim) if axis is None else (np.swapaxes(a, 0, axis), ())
    while len(x) > 1:
        pairs = x[: len(x) // 2 * 2 : 2] * x[1::2]
        x = pairs if len(x) % 2 == 0 else np.concatenate([pairs, x[-1:]])
    if axis is None:
        return np.reshape(x, shape) if keepdims else x[0]
    x = np.swapaxes(x, 0, axis)
    return x if keepdims else np.squeeze(x, axis)


def _extreme(choose: Callable[..., Any]) -> Callable[..., Any]:
    """Return max or min: only the largest (smallest) entry counts; several of them share."""

    def extreme(a: Any, axis: Any = None, *, keepdims: bool = False) -> Any:
        p = plain(a)
        chosen = p == choose(p, axis=axis, keepdims=True)
        shares = np.where(chosen, a - p, 0.0) / np.sum(chosen, axis=axis, keepdims=True)
        return choose(p, axis=axis, keepdims=keepdims) + np.sum(shares, axis=axis, keepdims=keepdims)

    return extreme


def _clip(a: Any, a_min: Any = None, a_max: Any = None, *, min: Any = None, max: Any = None) -> Any:
    low, high = (a_min if min is None else min), (a_max if max is None else max)
    a = a if low is None else np.maximum(a, low)
    return a if high is None else np.minimum(a, high)


def _diff(a: Any, n: int = 1, axis: int = -1) -> Any:
    before = (slice(None),) * (axis % a.ndim)
    for _ in range(n):
        a = a[(*before, slice(1, None))] - a[(*before, slice(None, -1))]
    return a


def _interp(x: Any, xp: Any, fp: Any, left: Any = None, right: Any = None) -> Any:
    """Add slope · (x - p) on the piece that p is on; at a knot the slope is the mean, beyond the ends zero."""
    if is_tracked((xp, fp)):
        raise unsupported("the knots of np.interp")
    p = plain(x)
    slopes = np.concatenate([[0.0], np.diff(fp) / np.diff(xp), [0.0]])
    before, after = (slopes[np.searchsorted(xp, p, side)] for side in ("left", "right"))
    return np.interp(p, xp, fp, left, right) + (before + after) / 2.0 * (x - p)


# ---- The same entries in another order or shape ------------------------------------------------------------


def _reshaped(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that only changes the shape: the plain numbers tell to which one."""

    def reshaped(a: Any, axis: Any = None) -> Any:
        shape = np.shape(function(plain(a)) if axis is None else function(plain(a), axis))
        return np.reshape(a, shape)

    return reshaped


def _swapaxes(a: Any, axis1: int, axis2: int) -> Any:
    axes = list(range(a.ndim))
    axes[axis1], axes[axis2] = axes[axis2], axes[axis1]
    return np.transpose(a, axes)


def _moveaxis(a: Any, source: Any, destination: Any) -> Any:
    order = np.moveaxis(np.empty(range(a.ndim)), source, destination).shape  # axis i has the length i
    return np.transpose(a, order)


def _flip(a: Any, axis: Any = None) -> Any:
    flipped = range(a.ndim) if axis is None else np.atleast_1d(axis) % a.ndim
    return a[tuple(slice(None, None, -1 if i in flipped else 1) for i in range(a.ndim))]


def _roll(a: Any, shift: int, axis: int | None = None) -> Any:
    if axis is None:
        return np.reshape(np.roll(np.ravel(a), shift, 0), a.shape)
    length = a.shape[axis]
    return a[(*(slice(None),) * (axis % a.ndim), (np.arange(length) - shift) % length)]


def _hstack(arrays: Sequence[Any]) -> Any:
    parts = [np.atleast_1d(gather(part)) for part in arrays]
    return np.concatenate(parts, 0 if parts[0].ndim == 1 else 1)


def _vstack(arrays: Sequence[Any]) -> Any:
    return np.concatenate([np.atleast_2d(gather(part)) for part in arrays], 0)


def _column_stack(arrays: Sequence[Any]) -> Any:
    parts = [gather(part) for part in arrays]
    return np.concatenate([part if part.ndim > 1 else np.reshape(part, (-1, 1)) for part in parts], 1)


def _diagonal(a: Any, offset: int = 0, axis1: int = 0, axis2: int = 1) -> Any:
    a = np.moveaxis(a, (axis1, axis2), (-2, -1))
    down, right = max(-offset, 0), max(offset, 0)
    steps = np.arange(min(a.shape[-2] - down, a.shape[-1] - right))
    return a[..., steps + down, steps + right]


def _diag(v: Any, k: int = 0) -> Any:
    if v.ndim == 2:
        return np.diagonal(v, k)
    steps, n = np.arange(len(v)), len(v) + abs(k)
    return scatter(v, (steps + max(-k, 0), steps + max(k, 0)), (n, n))


def scatter(x: Any, index: Any, shape: tuple[int, ...]) -> Any:
    """Return zeros of a shape with x added at an index: the opposite of y[index].

    An index that occurs twice receives twice.
    """
    if isinstance(x, Tracked):
        return x._apply(scatter, (x, index, shape), {})  # type: ignore[attr-defined]
    zeros = np.zeros(shape)
    parts = index if isinstance(index, tuple) else (index,)
    if all(isinstance(part, int | slice) or part is None or part is Ellipsis for part in parts):
        zeros[index] = x  # no entry can occur twice
    else:
        np.add.at(zeros, index, x)
    return zeros


# ---- Linear algebra ----------------------------------------------------------------------------------------


def _contract(a: Any, b: Any, axis: int) -> Any:
    """Sum over the last axis of a and one axis of b, as dot and inner do."""
    a, b = gather(a), gather(b)
    if a.ndim == 0 or b.ndim == 0:
        return a * b
    left = string.ascii_lowercase[: a.ndim]
    right = list(string.ascii_uppercase[: b.ndim])
    right[axis] = left[-1]
    kept = "".join(letter for letter in right if letter != left[-1])
    return np.einsum(f"{left},{''.join(right)}->{left[:-1]}{kept}", a, b)


def _dot(a: Any, b: Any) -> Any:
    if np.ndim(a) > 0 and 0 < np.ndim(b) <= 2:
        return np.matmul(a, b)
    return _contract(a, b, -2)


def _outer(a: Any, b: Any) -> Any:
    return np.reshape(gather(a), (-1, 1)) * np.ravel(gather(b))


def _cross(a: Any, b: Any) -> Any:
    a, b = gather(a), gather(b)
    (a0, a1, a2), (b0, b1, b2) = ([v[..., i] for i in range(3)] for v in (a, b))
    return np.stack([a1 * b2 - a2 * b1, a2 * b0 - a0 * b2, a0 * b1 - a1 * b0], axis=-1)


def _norm(x: Any, ord: Any = None, axis: Any = None, keepdims: bool = False) -> Any:
    of_vectors = x.ndim == 1 or isinstance(axis, int)
    if ord is not None and not (of_vectors and ord != "fro") and not (x.ndim == 2 and ord == "fro"):
        raise unsupported(f"np.linalg.norm with ord={ord!r} and the shape {x.shape}")
    size = np.abs(x)
    if ord == 1:
        return np.sum(size, axis=axis, keepdims=keepdims)
    if ord in (math.inf, -math.inf):
        return (np.max if ord > 0 else np.min)(size, axis=axis, keepdims=keepdims)
    if ord not in (None, 2, "fro"):
        return np.sum(size**ord, axis=axis, keepdims=keepdims) ** (1.0 / ord)
    # Divided by a power of two near the largest entry, the squares neither overflow nor vanish.
    scale = 2.0 ** min(1000, max(-1000, int(np.frexp(np.max(plain(size)))[1])))
    return scale * np.sqrt(np.sum(np.square(x / scale), axis=axis, keepdims=keepdims))


def _polyval(p: Any, x: Any) -> Any:
    y: Any = 0.0
    for coefficient in p:
        y = y * x + coefficient
    return y


def adjugate(a: Any, determinant: Any) -> Any:
    """Return det(a) inv(a), the matrix of cofactors transposed; it exists even if a is singular."""
    if np.all(plain(determinant) != 0.0):
        return np.reshape(determinant, (*np.shape(determinant), 1, 1)) * np.linalg.inv(a)
    # Faddeev and LeVerrier: only sums and products, and divisions by the numbers 1, 2, ..., n - 1.
    matrix: Any = np.eye(a.shape[-1])
    for k in range(1, a.shape[-1]):
        product = a @ matrix
        trace = np.trace(product, axis1=-2, axis2=-1)
        matrix = product - np.reshape(trace, (*np.shape(trace), 1, 1)) / k * np.eye(a.shape[-1])
    return matrix if a.shape[-1] % 2 else -matrix


REWRITTEN: dict[Any, Callable[..., Any]] = {
    np.mean: _mean,
    np.var: _var,
    np.std: _std,
    np.prod: _prod,
    np.max: _extreme(np.max),
    np.amax: _extreme(np.max),
    np.min: _extreme(np.min),
    np.amin: _extreme(np.min),
    np.clip: _clip,
    np.diff: _diff,
    np.interp: _interp,
    np.ravel: _reshaped(np.ravel),
    np.squeeze: _reshaped(np.squeeze),
    np.expand_dims: _reshaped(np.expand_dims),
    np.atleast_1d: _reshaped(np.atleast_1d),
    np.atleast_2d: _reshaped(np.atleast_2d),
    np.swapaxes: _swapaxes,
    np.moveaxis: _moveaxis,
    np.flip: _flip,
    np.roll: _roll,
    np.copy: lambda a: a,
    np.hstack: _hstack,
    np.vstack: _vstack,
    np.column_stack: _column_stack,
    np.diagonal: _diagonal,
    np.diag: _diag,
    np.dot: _dot,
    np.inner: lambda a, b: _contract(a, b, -1),
    np.vdot: lambda a, b: np.ravel(gather(a)) @ np.ravel(gather(b)),
    np.outer: _outer,
    np.cross: _cross,
    np.trace: lambda a, offset=0, axis1=0, axis2=1: np.sum(np.diagonal(a, offset, axis1, axis2), axis=-1),
    np.linalg.norm: _norm,
    np.linalg.inv: lambda a: np.linalg.solve(a, np.eye(a.shape[-1])),
    np.polyval: _polyval,
}
REDUCTIONS: dict[Any, Any] = {np.add: np.sum, np.multiply: np.prod, np.maximum: np.max, np.minimum: np.min}

# Functions that do not change with a small change of x, or that answer true or false: they see plain numbers.
CONSTANT: frozenset[Any] = frozenset(
    {np.greater, np.greater_equal, np.less, np.less_equal, np.equal, np.not_equal}
    | {
        np.isfinite,
        np.isinf,
        np.isnan,
        np.signbit,
        np.logical_and,
        np.logical_or,
        np.logical_not,
        np.logical_xor,
    }
    | {np.sign, np.heaviside, np.floor, np.ceil, np.rint, np.trunc, np.floor_divide}
    | {np.shape, np.ndim, np.size, np.zeros_like, np.ones_like, np.full_like, np.count_nonzero}
    | {
        np.argmax,
        np.argmin,
        np.argsort,
        np.any,
        np.all,
        np.isclose,
        np.allclose,
        np.array_equal,
        np.searchsorted,
    }
)
