"""Functions of whole arrays: rules of their own, or written with functions that have rules.

A sum hands its cotangent to every term; a function that moves entries moves the cotangents back; and for the
linear solve y = A⁻¹ b the rule is one more solve:

    cotangent of b = A⁻ᵀ g,    cotangent of A = -(cotangent of b) yᵀ.

Functions made of others (the product, the norm, the differences) need no rule: they are only rewritten.
"""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ._reverse_checks import check_options, function_name, unsupported
from ._reverse_einsum import einsum
from ._reverse_graph import Function, Node, Rule, plain, record
from ._reverse_rules import CONSTANT_UFUNCS, RULES

__all__ = ["dispatch"]


def dispatch(function: Function, arguments: Sequence[Any], options: Mapping[str, Any]) -> Any:
    """Compute function(*arguments, **options), where at least one argument is or holds a Variable."""
    rules = ARRAY_RULES.get(function)
    if rules is not None:
        if options:
            check_options(function, options, next(rule for rule in rules if rule))
            if any(isinstance(value, Node) for value in options.values()):
                raise unsupported(f"a Variable passed by name to {function_name(function)}")
        return record(function, rules, arguments, options)
    if function in COMPOSED:
        check_options(function, options, COMPOSED[function])
        return COMPOSED[function](*arguments, **options)
    if function in CONSTANT:
        named = {name: plain(value) for name, value in options.items()}
        return function(*[plain(argument) for argument in arguments], **named)
    raise unsupported(function_name(function))


def _keep(g: Any, x: Any, axis: Any, keepdims: bool) -> Any:
    """Give g back the axes that a sum over x has removed, with length 1."""
    return g if keepdims or axis is None else np.expand_dims(g, axis)


def _mean(g: Any, y: Any, x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    return _keep(g, x, axis, keepdims) * (y.size / x.size)


def _extreme(g: Any, y: Any, x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """Only the largest entry matters; several of them share."""
    chosen = plain(x) == _keep(plain(y), x, axis, keepdims)
    return _keep(g, x, axis, keepdims) * (chosen / chosen.sum(axis=axis, keepdims=True))


def _cumsum(g: Any, y: Any, x: Any, axis: int | None = None) -> Any:
    """Entry i is part of the sums i, i + 1, ...: add up from the end."""
    return np.reshape(np.flip(np.cumsum(np.flip(g, axis), axis), axis), x.shape)


def _transpose(g: Any, y: Any, x: Any, axes: Any = None) -> Any:
    return np.transpose(g, None if axes is None else np.argsort([axis % x.ndim for axis in axes]))


def _interp(g: Any, y: Any, x: Any, xp: Any, fp: Any, left: Any = None, right: Any = None) -> Any:
    """Multiply by the slope of the segment that x lies in; outside it is zero."""
    slopes = np.concatenate(([0.0], np.diff(fp) / np.diff(xp), [0.0]))
    return g * slopes[np.searchsorted(xp, plain(x))]


def _solve_right(g: Any, y: Any, a: Any, b: Any) -> Any:
    if b.ndim == 1:
        g = g[..., None]
    g = np.linalg.solve(np.swapaxes(a, -1, -2), g)
    return g[..., 0] if b.ndim == 1 else g


def _solve_left(g: Any, y: Any, a: Any, b: Any) -> Any:
    g = _solve_right(g, y, a, b)
    return -g[..., :, None] * y[..., None, :] if b.ndim == 1 else -g @ np.swapaxes(y, -1, -2)


def _inv(g: Any, y: Any, a: Any) -> Any:
    transposed = np.swapaxes(y, -1, -2)
    return -transposed @ g @ transposed


def _det(g: Any, y: Any, a: Any) -> Any:
    return (g * y)[..., None, None] * np.swapaxes(np.linalg.inv(a), -1, -2)


_amax = (_extreme,)

ARRAY_RULES: dict[Function, Sequence[Rule | None]] = {
    **RULES,
    np.sum: (lambda g, y, x, axis=None, keepdims=False: _keep(g, x, axis, keepdims),),
    np.mean: (_mean,),
    np.max: _amax,
    np.amax: _amax,
    np.min: _amax,
    np.amin: _amax,
    np.cumsum: (_cumsum,),
    np.where: (
        None,
        lambda g, y, mask, a, b: np.where(mask, g, 0.0),
        lambda g, y, mask, a, b: np.where(mask, 0.0, g),
    ),
    np.interp: (_interp,),
    # the same entries in another order or shape
    np.reshape: (lambda g, y, x, shape: np.reshape(g, x.shape),),
    np.ravel: (lambda g, y, x: np.reshape(g, x.shape),),
    np.expand_dims: (lambda g, y, x, axis: np.reshape(g, x.shape),),
    np.squeeze: (lambda g, y, x, axis=None: np.reshape(g, x.shape),),
    np.transpose: (_transpose,),
    np.swapaxes: (lambda g, y, x, axis1, axis2: np.swapaxes(g, axis1, axis2),),
    np.flip: (lambda g, y, x, axis=None: np.flip(g, axis),),
    np.broadcast_to: (lambda g, y, x, shape: g,),
    # linear algebra
    np.linalg.solve: (_solve_left, _solve_right),
    np.linalg.inv: (_inv,),
    np.linalg.det: (_det,),
}


def _join(*parts: Any, axis: int) -> Any:
    return np.concatenate(parts, axis)


def _part(start: int, stop: int) -> Rule:
    """Return the rule for the part of a concatenation between start and stop."""
    return lambda g, y, *parts, axis: g[(slice(None),) * (axis % y.ndim) + (slice(start, stop),)]


def _concatenate(arrays: Sequence[Any], axis: int | None = 0) -> Any:
    parts: list[Any] = [part if isinstance(part, Node) else np.asarray(part) for part in arrays]
    if axis is None:
        parts, axis = [np.ravel(part) for part in parts], 0
    ends = list(itertools.accumulate((part.shape[axis] for part in parts), initial=0))
    rules = [_part(start, stop) for start, stop in itertools.pairwise(ends)]
    return record(_join, rules, parts, {"axis": axis})


def _stack(arrays: Sequence[Any], axis: int = 0) -> Any:
    return _concatenate([np.expand_dims(part, axis) for part in arrays], axis)


def _dot(a: Any, b: Any) -> Any:
    if np.ndim(a) == 0 or np.ndim(b) == 0:
        return a * b
    if np.ndim(b) > 2:
        raise unsupported("np.dot with more than two axes")
    return np.matmul(a, b)


def _prod(a: Any, axis: int | None = None, keepdims: bool = False) -> Any:
    """Multiply neighbours until one number is left: no division, so zeros do no harm."""
    x, shape = (np.ravel(a), (1,) * a.ndim) if axis is None else (np.swapaxes(a, 0, axis), ())
    while len(x) > 1:
        pairs = x[: len(x) // 2 * 2 : 2] * x[1::2]
        x = pairs if len(x) % 2 == 0 else np.concatenate([pairs, x[-1:]])
    if axis is None:
        return np.reshape(x, shape) if keepdims else x[0]
    x = np.swapaxes(x, 0, axis)
    return x if keepdims else np.squeeze(x, axis)


def _norm(x: Any, ord: Any = None, axis: Any = None, keepdims: bool = False) -> Any:
    vector = x.ndim == 1 or isinstance(axis, int)
    if ord is None or (ord == 2 and vector) or (ord == "fro" and not vector):
        return np.sqrt(np.sum(x * x, axis=axis, keepdims=keepdims))
    if vector and ord == 1:
        return np.sum(np.abs(x), axis=axis, keepdims=keepdims)
    if vector and ord == np.inf:
        return np.max(np.abs(x), axis=axis, keepdims=keepdims)
    raise unsupported(f"np.linalg.norm of {x.ndim} axes with ord={ord!r}")


def _diff(a: Any, n: int = 1, axis: int = -1) -> Any:
    lead = (slice(None),) * (axis % a.ndim)
    for _ in range(n):
        a = a[(*lead, slice(1, None))] - a[(*lead, slice(None, -1))]
    return a


def _clip(a: Any, a_min: Any = None, a_max: Any = None) -> Any:
    if a_min is not None:
        a = np.maximum(a, a_min)
    return a if a_max is None else np.minimum(a, a_max)


def _trace(a: Any) -> Any:
    if a.ndim != 2:
        raise unsupported(f"np.trace of {a.ndim} axes")
    return np.sum(a * np.eye(*a.shape))


def _outer(a: Any, b: Any) -> Any:
    return np.expand_dims(np.ravel(a), 1) * np.ravel(b)


COMPOSED: dict[Function, Function] = {
    np.concatenate: _concatenate,
    np.stack: _stack,
    np.dot: _dot,
    np.prod: _prod,
    np.linalg.norm: _norm,
    np.diff: _diff,
    np.clip: _clip,
    np.trace: _trace,
    np.outer: _outer,
    np.einsum: einsum,
}

CONSTANT: set[Function] = CONSTANT_UFUNCS | {
    np.shape, np.ndim, np.size, np.zeros_like, np.ones_like, np.argmax, np.argmin, np.argsort,
    np.any, np.all, np.count_nonzero, np.isclose, np.allclose, np.array_equal, np.searchsorted,
}  # fmt: skip
