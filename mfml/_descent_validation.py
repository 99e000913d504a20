"""The function to minimise, with its slopes, its shapes and a count of its calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from . import fields
from ._derivative_checks import NotFiniteError
from ._validation import check_callable, finite_number

__all__ = ["Problem", "check_settings"]

Array = npt.NDArray[np.float64]


class Problem:
    """A function of one number or of an array, seen by the methods as a function of an array (n,)."""

    def __init__(
        self,
        f: Callable[[Any], float],
        x0: npt.ArrayLike,
        gradient: Callable[[Any], Any] | None = None,
        hessian: Callable[[Any], Any] | None = None,
    ) -> None:
        for function in (f, gradient, hessian):
            if function is not None:
                check_callable(function)
        try:
            start = np.asarray(x0, dtype=float)
        except (TypeError, ValueError):
            raise TypeError(f"x0 must be numbers, not {x0!r:.60}; pass for example [1.0, 2.0]") from None
        if start.ndim > 1 or start.size == 0:
            raise ValueError(f"x0 has the shape {start.shape}; pass a number or one row of numbers")
        if not np.isfinite(start).all():
            raise ValueError("x0 holds nan or an infinity; pass finite numbers")
        self.scalar = start.ndim == 0
        self.start: Array = np.atleast_1d(start).astype(float)
        self.nfev = 0
        self._f, self._gradient, self._hessian = f, gradient, hessian

    def shaped(self, x: Array) -> Array | float:
        """Return x as the caller wrote it: a number, or an array."""
        return float(x[0]) if self.scalar else x

    def function(self, x: Any) -> Any:
        """Return f as the caller wrote it, at x of shape (n,), to be differentiated."""
        return self._f(x[0] if self.scalar else x)

    def value(self, x: Array) -> float:
        """Return f(x)."""
        self.nfev += 1
        value = np.asarray(self._f(self.shaped(x)))
        if value.size != 1 or value.dtype.kind not in "fiu":
            raise TypeError(f"f must return one real number, not {value!r:.60}")
        return float(value.reshape(()))

    def slopes(self, x: Array) -> Array:
        """Return the gradient at x, shape (n,); nan where f is not finite."""
        if self._gradient is not None:
            return self._array(self._gradient(self.shaped(x)), x.shape, "gradient")
        try:
            return fields.gradient(self.function, x)
        except NotFiniteError:
            return np.full(x.shape, np.nan)

    def curvature(self, x: Array) -> Array:
        """Return the Hessian at x, shape (n, n)."""
        if self._hessian is not None:
            return self._array(self._hessian(self.shaped(x)), (x.size, x.size), "hessian")
        return fields.hessian(self.function, x)

    def _array(self, values: Any, shape: tuple[int, ...], name: str) -> Array:
        array = np.asarray(values, dtype=float)
        if array.size != int(np.prod(shape)):
            raise ValueError(f"{name} returned the shape {array.shape}; it must return {shape}")
        return array.reshape(shape)


def check_settings(tol: float, max_iter: int) -> None:
    """Refuse a tolerance or a number of steps that makes no sense."""
    if finite_number(tol, "tol") <= 0.0:
        raise ValueError(f"tol is {tol}; pass a small positive number such as 1e-8")
    if isinstance(max_iter, bool) or not isinstance(max_iter, int) or max_iter < 1:
        raise ValueError(f"max_iter is {max_iter!r}; pass a positive whole number such as 1000")
