"""What an array can do, for a class that differentiates: shape, indexing, iteration, arithmetic, methods.

A differentiated array answers like the NumPy array it stands for, so that plain NumPy code runs on it. NumPy
hands every call that meets it to `__array_ufunc__` or `__array_function__`, and these to the class's own rules:

    np.sin(x)  ->  x._apply(np.sin, (x,), {}).

It refuses what would lose the derivative, float(x), and what would overwrite numbers that are still needed,
x[0] = 1.
"""

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NoReturn

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from . import _derivative_checks as checks
from ._levels import Tracked, gather, highest, plain
from ._partials import PARTIALS
from ._rewritten import CONSTANT, REDUCTIONS, REWRITTEN

_TAKES_A_LIST = {np.hstack, np.vstack, np.column_stack}
_METHODS = {np.sum, np.cumsum, np.transpose, *PARTIALS, *REWRITTEN, *CONSTANT}  # np.mean is x.mean, and so on


def _in_place(compute: Callable[[Any, Any], Any]) -> Any:
    """Return the method for x += y: a new number for a number, as in Python, and an error for an array."""

    def method(self: Any, other: Any) -> Any:
        if self.shape:
            raise checks.in_place()
        return compute(self, other)

    return method


class TrackedArray(Tracked, NDArrayOperatorsMixin):
    """A tracked number with the face of an array; x + y and so on are NumPy's add."""

    __slots__ = ()

    def _apply(self, function: Any, arguments: Sequence[Any], options: Mapping[str, Any]) -> Any:
        """Compute a function by the rules of this class; `self` has the highest level in it."""
        raise NotImplementedError

    def __array_ufunc__(self, ufunc: Any, method: str, *arguments: Any, **options: Any) -> Any:
        """Run np.sin(x), np.add(x, y) and all other elementwise functions."""
        if "out" in options:
            raise checks.in_place()
        if method == "reduce" and ufunc in REDUCTIONS:
            return REDUCTIONS[ufunc](*arguments, **{"axis": 0, **options})
        if method != "__call__":
            raise checks.unsupported(f"{checks.function_name(ufunc)}.{method}")
        return self.__array_function__(ufunc, (), arguments, options)

    def __array_function__(self, function: Any, types: Any, arguments: Any, options: Any) -> Any:
        """Run np.sum(x), np.linalg.solve(a, b) and the like."""
        owner = highest((*arguments, *options.values()))
        if not isinstance(owner, type(self)):
            return NotImplemented  # the other mode has begun later: its turn
        if function in CONSTANT:
            named = {name: plain(value) for name, value in options.items()}
            return function(
                *(plain(gather(value) if _holds(value) else value) for value in arguments), **named
            )
        if function not in REWRITTEN:
            return owner._apply(function, arguments, options)
        checks.check_call(function, REWRITTEN[function], arguments, options)
        if arguments and _holds(arguments[0]) and function not in _TAKES_A_LIST:
            arguments = (gather(arguments[0]), *arguments[1:])
        return REWRITTEN[function](*arguments, **options)

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the value."""
        shape: tuple[int, ...] = self._value.shape
        return shape

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return len(self.shape)

    @property
    def size(self) -> int:
        """The number of entries."""
        return int(plain(self).size)

    @property
    def T(self) -> Any:  # noqa: N802 - NumPy's name
        """The value with its axes reversed."""
        return np.transpose(self)

    def __bool__(self) -> bool:
        return bool(plain(self))

    def __len__(self) -> int:
        if not self.shape:
            raise TypeError("one number has no length; pass an array, such as x=[1.0, 2.0], if f wants one")
        return self.shape[0]

    def __getitem__(self, index: Any) -> Any:
        if not self.shape and not isinstance(index, tuple):
            raise TypeError(
                "one number cannot be indexed; pass an array, such as x=[1.0, 2.0], if f wants one"
            )
        return self._apply(operator.getitem, (self, index), {})

    def __iter__(self) -> Iterator[Any]:
        return (self[i] for i in range(len(self)))

    def __setitem__(self, index: Any, value: Any) -> NoReturn:
        raise checks.in_place()

    __iadd__, __isub__ = _in_place(operator.add), _in_place(operator.sub)
    __imul__, __itruediv__ = _in_place(operator.mul), _in_place(operator.truediv)
    __ipow__, __imatmul__ = _in_place(operator.pow), _in_place(operator.matmul)

    def __float__(self) -> NoReturn:
        raise checks.to_float()

    __int__ = __index__ = __complex__ = __float__

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Any:
        """Let np.array([x[0], x[1]]) collect tracked numbers as they are; `gather` makes one array of them."""
        if dtype is not None and np.dtype(dtype) != object:
            raise checks.to_float()
        array = np.empty(self.shape, dtype=object)
        for index in np.ndindex(self.shape):
            array[index] = self[index] if index else self
        return array

    def __getattr__(self, name: str) -> Any:
        """Find x.sum(), x.mean() and so on among the functions of NumPy."""
        function: Any = getattr(np, name, None)
        if name.startswith("_") or function not in _METHODS:
            raise AttributeError(
                f"a differentiated array has no .{name}; use a function of NumPy, such as np.sum"
            )
        return lambda *arguments, **options: function(self, *arguments, **options)

    def reshape(self, *shape: Any) -> Any:
        """Return the same entries in another shape."""
        return np.reshape(self, shape[0] if len(shape) == 1 else shape)

    def transpose(self, *axes: Any) -> Any:
        """Return the same entries with the axes in another order."""
        return np.transpose(self, (axes[0] if len(axes) == 1 else axes) or None)

    def flatten(self) -> Any:
        """Return the same entries in one row."""
        return np.ravel(self)


def _holds(value: Any) -> bool:
    """Say whether a value is a list or an array of objects, which may hold tracked numbers."""
    return isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.dtype.hasobject)
