"""Which ε does a number carry? The bookkeeping of nested dual numbers.

Derivatives may be nested, and then each has its own ε. They must not be mixed up: d/dx of x · (d/dy of x + y)
has an ε for x and another one for y. The level tells them apart:

    y = f(x, z) is split at the highest level of x and z; whatever is lower is a constant there.

What remains after the split has lower levels only, so it can be computed by the same rules again.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ._forward_arrays import Rule


def level_of(value: Any) -> int:
    """Return the level of a dual number; plain numbers have level 0."""
    level: int = getattr(value, "_level", 0)
    return level


def split(value: Any, level: int) -> tuple[Any, Any]:
    """Return a value without the ε of one level, and the factor of that ε (None for a constant)."""
    if level_of(value) == level > 0:
        return value._primal, value._tangent
    return value, None


def gather(value: Any) -> Any:
    """Return a number, an array or a list, dual or not, as one array of floats, which may be a Dual."""
    if level_of(value):
        return value
    if isinstance(value, np.ndarray) and value.dtype == object and value.ndim == 0:
        value = value.item()
        if not level_of(value):
            return _floats(value)
        return value
    if isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.dtype == object):
        return np.stack([gather(part) for part in value]) if len(value) else np.zeros(0)
    return _floats(value)


def _floats(value: Any) -> Any:
    array = np.asarray(value)
    if array.dtype.kind not in "biuf":
        raise TypeError(f"a {type(value).__name__} cannot be differentiated; use real numbers")
    return array.astype(np.float64, copy=False)[()]


def by_partials(
    function: Any, partials: Sequence[Callable[..., Any]], inputs: Sequence[Any]
) -> tuple[Any, Any, int]:
    """Return y, dy and their level for an elementwise function: dy = df/dx dx + df/dz dz."""
    values = [gather(value) for value in inputs]
    level = max(map(level_of, values))
    x, dx = zip(*(split(value, level) for value in values), strict=True)
    y = function(*x)
    terms = [
        partial(*x, y) * change for partial, change in zip(partials, dx, strict=True) if change is not None
    ]
    return y, terms[0] if len(terms) == 1 else terms[0] + terms[1], level


def by_rule(function: Any, rule: Rule, args: Sequence[Any], options: dict[str, Any]) -> tuple[Any, Any, int]:
    """Return y, dy and their level for a function of whole arrays."""
    first, last, _ = rule.inputs.indices(len(args))
    before, inputs, rest = args[:first], args[first:last], args[last:]
    if set(options) - rule.options or any(map(is_dual, (*before, *rest, *options.values()))):
        allowed = ", ".join(["the array to differentiate", *sorted(rule.options)])
        raise TypeError(
            f"{function.__name__} is differentiated with these arguments only: {allowed}; leave the others out"
        )
    values = [gather(value) for value in (inputs[0] if rule.as_list else inputs)]
    level = max(map(level_of, values))
    x, dx = zip(*(split(value, level) for value in values), strict=True)

    def call(*x: Any) -> Any:
        return function(*before, *([list(x)] if rule.as_list else x), *rest, **options)

    changes = [
        np.zeros(np.shape(value)) if change is None else change for value, change in zip(x, dx, strict=True)
    ]
    y = call(*x)
    return y, rule.change(call, y, x, changes, *rest, **options), level


def is_dual(value: Any) -> bool:
    """Say whether a value is a dual number or a list with one in it."""
    if isinstance(value, list | tuple):
        return any(map(is_dual, value))
    return level_of(value) > 0


def public(value: Any) -> Any:
    """Return one number as a Python float; arrays and dual numbers as they are."""
    return float(value) if isinstance(value, np.generic) else value
