"""The rules of forward mode for functions of whole arrays.

If x moves by dx, then y = f(x) moves by dy, and to first order

    dy = f(dx)                  for a linear f, such as sum or reshape,
    dy = f(dx, z) + f(x, dz)    for a product, such as matmul or einsum (the product rule),

and solve and det have formulas of their own.

Source
------
M. B. Giles, Collected matrix derivative results for forward and reverse mode algorithmic differentiation, in
Advances in Automatic Differentiation (2008).
"""

import functools
import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from ._derivative_checks import function_name, unsupported
from ._levels import Tracked, gather, is_tracked, level_of
from ._partials import PARTIALS
from ._rewritten import adjugate, scatter


class Rule(NamedTuple):
    """How one function of whole arrays passes a change on."""

    # dy = change(call, y, x, dx): call is the function with everything but x filled in, x and dx are sequences
    # of inputs and their changes; an input that is constant has the change 0.
    change: Callable[..., Any]
    inputs: slice  # the positions of the inputs x among the arguments
    options: str  # the keywords that may be given
    as_list: bool = False  # the inputs stand in one list, as in np.concatenate([x, z])


def _linear(call: Any, y: Any, x: Any, dx: Any) -> Any:
    return call(*dx)


def _multilinear(call: Any, y: Any, x: Any, dx: Any) -> Any:
    terms = [call(*x[:i], change, *x[i + 1 :]) for i, change in enumerate(dx)]
    return functools.reduce(np.add, terms)


def _solve(call: Any, y: Any, x: Any, dx: Any) -> Any:
    """Solve A dy = db - dA y, the product rule for A y = b."""
    if x[1].ndim > 1:
        return call(x[0], dx[1] - dx[0] @ y)
    change = dx[1] - (dx[0] @ y[..., None])[..., 0]
    return call(x[0], change[..., None])[..., 0]


def _determinant(call: Any, y: Any, x: Any, dx: Any) -> Any:
    return np.trace(adjugate(x[0], y) @ dx[0], axis1=-2, axis2=-1)


_first, _two, _all = slice(0, 1), slice(0, 2), slice(1, None)

RULES: dict[Any, Rule] = {
    operator.getitem: Rule(_linear, _first, ""),
    scatter: Rule(_linear, _first, ""),
    np.sum: Rule(_linear, _first, "axis keepdims"),
    np.cumsum: Rule(_linear, _first, "axis"),
    np.reshape: Rule(_linear, _first, "shape"),
    np.transpose: Rule(_linear, _first, "axes"),
    np.broadcast_to: Rule(_linear, _first, "shape"),
    np.where: Rule(_linear, slice(1, 3), ""),
    np.concatenate: Rule(_linear, _first, "axis", as_list=True),
    np.stack: Rule(_linear, _first, "axis", as_list=True),
    np.matmul: Rule(_multilinear, _two, ""),
    np.einsum: Rule(_multilinear, _all, ""),
    np.linalg.solve: Rule(_solve, _two, ""),
    np.linalg.det: Rule(_determinant, _first, ""),
}


def split(value: Any, level: int) -> tuple[Any, Any]:
    """Return a value without the ε of one level, and the factor of that ε (None for a constant)."""
    if isinstance(value, Tracked) and value._level == level:
        return value._value, value._tangent  # type: ignore[attr-defined]
    return value, None


def by_partials(
    function: Any,
    arguments: Sequence[Any],
    align: Callable[[Any, int], Any] = lambda change, ndim: change,
) -> tuple[Any, Any, int]:
    """Return y, dy and their level for an elementwise function: dy = df/dx dx + df/dz dz."""
    values = [gather(value) for value in arguments]
    level = max(map(level_of, values))
    x, dx = zip(*(split(value, level) for value in values), strict=True)
    y = function(*x)
    terms = [
        partial(*x, y) * align(change, np.ndim(y))
        for partial, change in zip(PARTIALS[function], dx, strict=True)
        if change is not None
    ]
    return y, terms[0] if len(terms) == 1 else terms[0] + terms[1], level


def by_rule(
    function: Any,
    arguments: Sequence[Any],
    options: Mapping[str, Any],
    run: Callable[..., Any] = lambda change, call, y, x, dx: change(call, y, x, fill(dx, x)),
) -> tuple[Any, Any, int]:
    """Return y, dy and their level for a function of whole arrays."""
    rule = RULES[function]
    first, last, _ = rule.inputs.indices(len(arguments))
    before, inputs, rest = arguments[:first], arguments[first:last], arguments[last:]
    for name in options:
        if name not in rule.options.split():
            raise unsupported(f"{function_name(function)}(..., {name}=...)")
    if is_tracked((*before, *rest, *options.values())):
        raise unsupported(f"{function_name(function)} with a differentiated number among its options")
    values = [gather(value) for value in (inputs[0] if rule.as_list else inputs)]
    level = max(map(level_of, values))
    x, dx = zip(*(split(value, level) for value in values), strict=True)

    def call(*x: Any) -> Any:
        return function(*before, *([list(x)] if rule.as_list else x), *rest, **options)

    y = call(*x)
    return y, run(rule.change, call, y, x, dx), level


def fill(dx: Sequence[Any], x: Sequence[Any]) -> list[Any]:
    """Return the changes, with zeros for what is constant."""
    return [
        np.zeros(np.shape(value)) if change is None else change for value, change in zip(x, dx, strict=True)
    ]
