"""What an array can do, for a class that differentiates: shape, indexing, iteration, methods.

A differentiated array answers like the NumPy array it stands for, so that plain NumPy code runs on it. It
refuses what would lose the derivative, float(x), and what would overwrite numbers that are still needed,
x[0] = 1.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from . import _forward_checks as checks
from ._forward_arrays import PLAIN, REWRITTEN, RULES, plain
from ._forward_rules import ELEMENTWISE


class Tracked(NDArrayOperatorsMixin):
    """An array that is being differentiated; `_primal` holds its numbers, + and so on are NumPy's add."""

    __slots__ = ("_primal",)
    _primal: Any

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the value."""
        shape: tuple[int, ...] = self._primal.shape
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
        if not self.shape:
            raise TypeError(
                "one number cannot be indexed; pass an array, such as x=[1.0, 2.0], if f wants one"
            )
        return self._pick(index)

    def _pick(self, index: Any) -> Any:
        """Return the entries at an index, with their derivatives."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[Any]:
        return (self[i] for i in range(len(self)))

    def __setitem__(self, index: Any, value: Any) -> None:
        raise checks.in_place()

    def __float__(self) -> float:
        raise checks.to_float()

    def __int__(self) -> int:
        raise checks.to_float()

    def __getattr__(self, name: str) -> Any:
        """Find x.sum(), x.mean() and so on among the functions of NumPy."""
        function: Any = getattr(np, name, None)
        if function in ELEMENTWISE or function in RULES or function in REWRITTEN or function in PLAIN:
            return lambda *args, **options: function(self, *args, **options)
        raise AttributeError(
            f"a differentiated array has no .{name}; use a function of NumPy, such as np.sum"
        )

    def reshape(self, *shape: Any) -> Any:
        """Return the same entries in another shape."""
        return np.reshape(self, shape[0] if len(shape) == 1 else shape)

    def transpose(self, *axes: Any) -> Any:
        """Return the same entries with the axes in another order."""
        return np.transpose(self, (axes[0] if len(axes) == 1 else axes) or None)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Any:
        """Let np.array([x[0], x[1]]) collect dual numbers as they are; `_gather` makes a Dual of them."""
        if dtype is not None and np.dtype(dtype) != object:
            raise checks.to_float()
        array = np.empty(self.shape, dtype=object)
        for index in np.ndindex(self.shape):
            array[index] = self[index] if index else self
        return array
