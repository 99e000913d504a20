"""Many directions in one run: dual numbers whose tangent has one more axis, in front, with a row a direction.

The value of f is the same for all directions, and so are its partial derivatives. Along k directions at once

    dy = f'(x) dx,  where dx has the shape (k, *x.shape) and dy the shape (k, *y.shape),

so one run of f gives what would take k runs on `Dual`: the whole Jacobian if the directions are the axes. A
function of whole arrays still takes its directions one by one.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from . import _derivative_checks as checks
from ._forward_rules import RULES, by_partials, by_rule, fill, split
from ._levels import next_level, plain
from ._partials import PARTIALS
from ._tracked import TrackedArray


class Bundle(TrackedArray):
    """A number or an array, together with its rates of change along several directions."""

    __slots__ = ("_tangent",)
    _tangent: Any

    def _apply(self, function: Any, arguments: Sequence[Any], options: Mapping[str, Any]) -> Any:
        if function in PARTIALS and not options:
            return _bundle(*by_partials(function, arguments, _align))
        if function in RULES:
            return _bundle(*by_rule(function, arguments, options, _one_by_one))
        raise checks.unsupported(function)

    def __getitem__(self, index: Any) -> Any:
        """Return the entries at an index; the usual kinds of it are done for all directions at once."""
        if self.shape and isinstance(index, int | slice):
            return _bundle(self._value[index], self._tangent[:, index], self._level)
        return super().__getitem__(index)


def push_all(f: Callable[[Any], Any], x: Any, ndim: int | None = None) -> tuple[Any, Any]:
    """Return f(x) and its changes along all axes of the row x, one axis a row; both are finite."""
    level = next_level()
    with np.errstate(all="ignore"):
        start = _bundle(x, np.eye(len(x)), level)
        value, changes = split(checks.check_value(checks.call(f, start), plain(x), ndim), level)
    if changes is None:  # f does not depend on x
        changes = np.zeros((len(x), *np.shape(value)))
    checks.check_finite(plain(value), plain(x))
    checks.check_slope(plain(changes), plain(x), "f")
    return value, changes


def _align(change: Any, ndim: int) -> Any:
    """Insert axes behind the first one, as broadcasting would in front of a single direction."""
    missing = ndim + 1 - change.ndim
    return np.reshape(change, (len(change), *(1,) * missing, *change.shape[1:])) if missing else change


def _one_by_one(rule: Callable[..., Any], call: Any, y: Any, x: Any, dx: Any) -> Any:
    number = next(len(change) for change in dx if change is not None)
    rows = ([change if change is None else change[k] for change in dx] for k in range(number))
    return np.stack([rule(call, y, x, fill(row, x)) for row in rows])


def _bundle(value: Any, tangent: Any, level: int) -> Bundle:
    shape = (len(tangent), *np.shape(value))
    if np.shape(tangent) != shape:  # one number added to an array moves all its entries
        tangent = np.broadcast_to(_align(tangent, len(shape) - 1), shape)
    bundle = Bundle.__new__(Bundle)
    bundle._value = value[()] if isinstance(value, np.ndarray) and not value.shape else value
    bundle._tangent, bundle._level = tangent, level
    return bundle
