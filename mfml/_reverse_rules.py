"""The rules of reverse mode: how a cotangent goes back through one operation.

A rule turns the cotangent g of the result y into the cotangent of an argument:

    y = f(a, b)  ->  g ∂f/∂a  and  g ∂f/∂b.

A sum hands its cotangent to every term; a function that moves entries moves the cotangents back; and for the
linear solve y = A⁻¹ b the rule is one more solve: A⁻ᵀ g for b, and minus that times yᵀ for A.

The rules are NumPy code themselves, so they can be differentiated again. They need not think of broadcasting:
`pull_back` sums what comes out to the shape of the argument.

Source
------
M. B. Giles, Collected matrix derivative results for forward and reverse mode algorithmic differentiation, in
Advances in Automatic Differentiation (2008).
"""

import itertools
import operator
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ._levels import gather
from ._partials import PARTIALS
from ._reverse_graph import Function, Rule, record
from ._rewritten import adjugate, scatter

__all__ = ["RULES", "concatenate", "stack"]


def _by_partial(partial: Callable[..., Any]) -> Rule:
    return lambda g, y, *x: g * partial(*x, y)


def _sum(g: Any, y: Any, x: Any, axis: Any = None, *, keepdims: bool = False) -> Any:
    return g if keepdims or axis is None else np.expand_dims(g, axis)


def _cumsum(g: Any, y: Any, x: Any, axis: int | None = None) -> Any:
    """Entry i is part of the sums i, i + 1, ...: add up from the end."""
    return np.reshape(np.flip(np.cumsum(np.flip(g, axis), axis), axis), x.shape)


def _transpose(g: Any, y: Any, x: Any, axes: Any = None) -> Any:
    return np.transpose(g, None if axes is None else np.argsort([axis % x.ndim for axis in axes]))


def _matmul_left(g: Any, y: Any, a: Any, b: Any) -> Any:
    if b.ndim == 1:
        return g[..., None] * b
    if a.ndim == 1:
        return (b @ g[..., None])[..., 0]
    return g @ np.swapaxes(b, -1, -2)


def _matmul_right(g: Any, y: Any, a: Any, b: Any) -> Any:
    if a.ndim == 1:
        return g * a if b.ndim == 1 else a[:, None] * g[..., None, :]
    if b.ndim == 1:
        return (np.swapaxes(a, -1, -2) @ g[..., None])[..., 0]
    return np.swapaxes(a, -1, -2) @ g


def _solve_right(g: Any, y: Any, a: Any, b: Any) -> Any:
    if b.ndim == 1:
        g = g[..., None]
    g = np.linalg.solve(np.swapaxes(a, -1, -2), g)
    return g[..., 0] if b.ndim == 1 else g


def _solve_left(g: Any, y: Any, a: Any, b: Any) -> Any:
    g = _solve_right(g, y, a, b)
    return -g[..., :, None] * y[..., None, :] if b.ndim == 1 else -g @ np.swapaxes(y, -1, -2)


def _det(g: Any, y: Any, a: Any) -> Any:
    return np.reshape(g, (*np.shape(g), 1, 1)) * np.swapaxes(adjugate(a, y), -1, -2)


RULES: dict[Function, tuple[Rule | None, ...]] = {
    **{function: tuple(map(_by_partial, partials)) for function, partials in PARTIALS.items()},
    # the same as by the partial derivatives, but without products with 1 and -1
    np.positive: (lambda g, y, x: g,),
    np.negative: (lambda g, y, x: -g,),
    np.add: (lambda g, y, a, b: g, lambda g, y, a, b: g),
    np.subtract: (lambda g, y, a, b: g, lambda g, y, a, b: -g),
    np.divide: (lambda g, y, a, b: g / b, lambda g, y, a, b: -g * y / b),
    # functions of whole arrays
    np.sum: (_sum,),
    np.cumsum: (_cumsum,),
    np.reshape: (lambda g, y, x, shape: np.reshape(g, x.shape),),
    np.transpose: (_transpose,),
    np.broadcast_to: (lambda g, y, x, shape: g,),
    np.where: (
        None,
        lambda g, y, mask, a, b: np.where(mask, g, 0.0),
        lambda g, y, mask, a, b: np.where(mask, 0.0, g),
    ),
    operator.getitem: (lambda g, y, x, index: scatter(g, index, x.shape),),
    scatter: (lambda g, y, x, index, shape: g[index],),
    np.matmul: (_matmul_left, _matmul_right),
    np.linalg.solve: (_solve_left, _solve_right),
    np.linalg.det: (_det,),
}


def concatenate(arrays: Sequence[Any], axis: int | None = 0) -> Any:
    """Compute np.concatenate(arrays, axis): each part gets back the piece of the cotangent where it stood."""
    parts = [gather(part) for part in arrays]
    if axis is None:
        parts, axis = [np.ravel(part) for part in parts], 0
    ends = itertools.accumulate((part.shape[axis] for part in parts), initial=0)
    rules = [_piece(start, stop) for start, stop in itertools.pairwise(ends)]
    return record(_join, rules, parts, {"axis": axis})


def _join(*parts: Any, axis: int) -> Any:
    return np.concatenate(parts, axis)


def _piece(start: int, stop: int) -> Rule:
    return lambda g, y, *parts, axis: g[(slice(None),) * (axis % y.ndim) + (slice(start, stop),)]


def stack(arrays: Sequence[Any], axis: int = 0) -> Any:
    """Compute np.stack(arrays, axis): each part gets back its slice of the cotangent."""
    return record(
        _pile, [_slice(i) for i in range(len(arrays))], [gather(part) for part in arrays], {"axis": axis}
    )


def _pile(*parts: Any, axis: int) -> Any:
    return np.stack(parts, axis)


def _slice(i: int) -> Rule:
    return lambda g, y, *parts, axis: g[(slice(None),) * (axis % y.ndim) + (i,)]
