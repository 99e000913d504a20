"""Which derivative does a number belong to? The bookkeeping of derivatives inside derivatives.

In d/dx of x · (d/dy of x + y) there is a change of x and another of y, and they must not be mixed up. So every
derivative gets a level when it begins, higher than those that have begun before it, and its numbers carry it:

    an operation belongs to the highest level among its operands; for that level, all the others are constants.

What remains inside a tracked number has lower levels only, so the same rules can be used on it again. That is
all that higher derivatives need, and it does not matter which mode each of them uses.
"""

import itertools
from collections.abc import Iterable
from typing import Any

import numpy as np

BY_HAND = 500  # the level of a Variable made by hand; room for Dual(Dual(...), ...) is left above and below
_beginnings = itertools.count(1000, 1000)


class Tracked:
    """A number or an array that is being differentiated: its value, and the derivative it belongs to."""

    __slots__ = ("_level", "_value")
    _level: int
    _value: Any


def next_level() -> int:
    """Return the level of a derivative that begins now."""
    return next(_beginnings)


def level_of(value: Any) -> int:
    """Return the level of a tracked number; plain numbers have level 0."""
    return value._level if isinstance(value, Tracked) else 0


def plain(value: Any) -> Any:
    """Return the number or array inside all derivatives."""
    while isinstance(value, Tracked):
        value = value._value
    return value


def highest(values: Iterable[Any]) -> Any:
    """Return the tracked number of the highest level, in lists and in arrays of objects too; None without one."""
    found = None
    for value in values:
        if isinstance(value, list | tuple):
            value = highest(value)
        elif isinstance(value, np.ndarray) and value.dtype.hasobject:
            value = highest(value.flat)
        if isinstance(value, Tracked) and (found is None or value._level > found._level):
            found = value
    return found


def is_tracked(value: Any) -> bool:
    """Say whether a value is a tracked number or a list with one in it."""
    return highest((value,)) is not None


def gather(value: Any) -> Any:
    """Return a number, an array or a list, tracked or not, as one array of floats, which may be tracked."""
    if isinstance(value, Tracked):
        return value
    if isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.dtype.hasobject):
        if isinstance(value, np.ndarray) and value.ndim == 0:
            return gather(value.item())
        return np.stack([gather(part) for part in value]) if len(value) else np.zeros(0)
    array = np.asarray(value)
    if array.dtype.kind not in "biuf":
        raise TypeError(f"a {type(value).__name__} cannot be differentiated; use real numbers")
    return array.astype(np.float64, copy=False)[()]


def own(value: Any) -> Any:
    """Return a copy that nobody else can change; a tracked number cannot be changed anyway."""
    return value if isinstance(value, Tracked) else np.array(value)[()]


def public(value: Any) -> Any:
    """Return one number as a Python float; arrays and tracked numbers as they are."""
    return float(value) if isinstance(value, np.generic) else value
