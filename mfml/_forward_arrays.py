"""The derivative rules for functions of whole arrays: sums, products, shapes, matrices.

If x moves by dx, then y = f(x) moves by dy, and to first order

    dy = f(dx)                  for a linear f, such as sum or reshape,
    dy = f(dx, z) + f(x, dz)    for a product, such as dot or einsum (the product rule),

and a few functions have a formula of their own, or are rewritten with functions that are already here.

Source
------
M. B. Giles, Collected matrix derivative results for forward and reverse mode algorithmic differentiation, in
Advances in Automatic Differentiation (2008).
"""

import functools
import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np


class Rule(NamedTuple):
    """How one function of whole arrays passes a change on."""

    # dy = change(call, y, x, dx, *rest, **options): call is the function with everything but x filled in, x
    # and dx are sequences of inputs and their changes; an input that is constant has the change 0.
    change: Callable[..., Any]
    inputs: slice  # the positions of the inputs x among the arguments
    options: frozenset[str]  # the keywords that may be given
    as_list: bool = False  # the inputs stand in one list, as in np.stack([x, z])


def _linear(call: Any, y: Any, x: Any, dx: Any, *rest: Any, **options: Any) -> Any:
    return call(*dx)


def _multilinear(call: Any, y: Any, x: Any, dx: Any, *rest: Any, **options: Any) -> Any:
    terms = [call(*x[:i], change, *x[i + 1 :]) for i, change in enumerate(dx)]
    return functools.reduce(np.add, terms)


def _inverse(call: Any, y: Any, x: Any, dx: Any) -> Any:
    return -(y @ dx[0] @ y)


def _solve(call: Any, y: Any, x: Any, dx: Any) -> Any:
    if x[0].ndim != 2:
        raise TypeError("np.linalg.solve has a rule for one matrix a only; solve for one matrix at a time")
    return call(x[0], dx[1] - dx[0] @ y)


def _determinant(call: Any, y: Any, x: Any, dx: Any) -> Any:
    if x[0].ndim != 2:
        raise TypeError("np.linalg.det has a rule for one matrix only; take one matrix at a time")
    return np.trace(_adjugate(x[0], y) @ dx[0])


def _adjugate(a: Any, determinant: Any) -> Any:
    """Return det(a) inv(a), the matrix of cofactors; it exists even if a is singular."""
    if determinant != 0.0:
        return determinant * np.linalg.inv(a)
    # Faddeev and LeVerrier: only sums and products, and divisions by the numbers 1, 2, ..., n - 1.
    matrix = identity = np.eye(len(a))
    for k in range(1, len(a)):
        product = a @ matrix
        matrix = product - np.trace(product) / k * identity
    return matrix if len(a) % 2 else -matrix


def _extreme(call: Any, y: Any, x: Any, dx: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Share the change equally among all the largest (or smallest) entries."""
    top = y if axis is None or keepdims else np.expand_dims(y, axis)
    chosen = x[0] == top
    count = np.sum(chosen, axis=axis, keepdims=keepdims)
    return np.sum(np.where(chosen, dx[0], 0.0), axis=axis, keepdims=keepdims) / count


def _interpolate(call: Any, y: Any, x: Any, dx: Any, xp: Any, fp: Any, **options: Any) -> Any:
    """Multiply by the slope of the piece that x is on; beyond both ends the slope is 0."""
    slopes = np.concatenate([[0.0], np.diff(fp) / np.diff(xp), [0.0]])
    points = plain(x[0])
    before, after = (slopes[np.searchsorted(xp, points, side)] for side in ("left", "right"))
    return (before + after) / 2.0 * dx[0]


def _rule(change: Callable[..., Any], options: str = "", first: int = 0, last: int | None = 1) -> Rule:
    return Rule(change, slice(first, last), frozenset(options.split()))


RULES: dict[Any, Rule] = {
    np.sum: _rule(_linear, "axis keepdims"),
    np.mean: _rule(_linear, "axis keepdims"),
    np.cumsum: _rule(_linear, "axis"),
    np.diff: _rule(_linear, "n axis"),
    np.trace: _rule(_linear, "offset axis1 axis2"),
    np.diagonal: _rule(_linear, "offset axis1 axis2"),
    np.diag: _rule(_linear, "k"),
    np.reshape: _rule(_linear, "shape order"),
    np.ravel: _rule(_linear, "order"),
    np.transpose: _rule(_linear, "axes"),
    np.squeeze: _rule(_linear, "axis"),
    np.expand_dims: _rule(_linear, "axis"),
    np.broadcast_to: _rule(_linear, "shape"),
    np.flip: _rule(_linear, "axis"),
    np.roll: _rule(_linear, "shift axis"),
    np.where: _rule(_linear, first=1, last=3),
    np.concatenate: _rule(_linear, "axis")._replace(as_list=True),
    np.stack: _rule(_linear, "axis")._replace(as_list=True),
    np.hstack: _rule(_linear)._replace(as_list=True),
    np.vstack: _rule(_linear)._replace(as_list=True),
    np.column_stack: _rule(_linear)._replace(as_list=True),
    np.matmul: _rule(_multilinear, last=2),
    np.dot: _rule(_multilinear, last=2),
    np.inner: _rule(_multilinear, last=2),
    np.outer: _rule(_multilinear, last=2),
    np.cross: _rule(_multilinear, last=2),
    np.einsum: _rule(_multilinear, "optimize", first=1, last=None),
    np.linalg.inv: _rule(_inverse),
    np.linalg.solve: _rule(_solve, last=2),
    np.linalg.det: _rule(_determinant),
    np.max: _rule(_extreme, "axis keepdims"),
    np.min: _rule(_extreme, "axis keepdims"),
    np.interp: _rule(_interpolate, "xp fp left right"),
}


# ---- Functions written with simpler ones -------------------------------------------------------------------


def _product(a: Any, axis: int | None = None, keepdims: bool = False) -> Any:
    """Multiply the factors one by one: unlike y / x, the product rule does not mind a factor 0."""
    moved = np.ravel(a) if axis is None else a.transpose(_axis_first(a.ndim, axis))
    y = functools.reduce(np.multiply, moved, np.ones(moved.shape[1:]))
    if not keepdims:
        return y
    return y.reshape((1,) * a.ndim) if axis is None else np.expand_dims(y, axis)


def _axis_first(ndim: int, axis: int) -> Sequence[int]:
    order = list(range(ndim))
    return [order.pop(axis), *order]


def _clip(a: Any, a_min: Any = None, a_max: Any = None, *, min: Any = None, max: Any = None) -> Any:
    low, high = (a_min if min is None else min), (a_max if max is None else max)
    a = a if low is None else np.maximum(a, low)
    return a if high is None else np.minimum(a, high)


def _norm(x: Any, ord: Any = None, axis: int | None = None, keepdims: bool = False) -> Any:
    is_vector = x.ndim == 1 or isinstance(axis, int)
    if ord is not None and not (is_vector and ord != "fro") and not (x.ndim == 2 and ord == "fro"):
        raise TypeError(
            f"np.linalg.norm has no rule for ord={ord!r} and the shape {x.shape}; use ord=None, give axis an "
            'integer, or take finite differences: method="central"'
        )
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


REWRITTEN: dict[Any, Callable[..., Any]] = {np.prod: _product, np.clip: _clip, np.linalg.norm: _norm}
REDUCTIONS: dict[Any, Any] = {np.add: np.sum, np.multiply: np.prod, np.maximum: np.max, np.minimum: np.min}

# Functions whose value does not change with a small change of x: they see the numbers only.
PLAIN: frozenset[Any] = frozenset(
    {np.greater, np.greater_equal, np.less, np.less_equal, np.equal, np.not_equal}
    | {np.isfinite, np.isinf, np.isnan, np.signbit, np.logical_and, np.logical_or, np.logical_not}
    | {np.shape, np.ndim, np.size, np.zeros_like, np.ones_like, np.full_like}
    | {np.argmax, np.argmin, np.argsort, np.any, np.all, np.isclose, np.allclose, np.array_equal}
)


def plain(value: Any) -> Any:
    """Return the numbers of a value without any of its derivatives."""
    while hasattr(value, "_primal"):
        value = value._primal
    return value
