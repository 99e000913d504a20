"""The function to minimise, with its slopes, its shapes and a count of its calls."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from . import fields
from ._derivative_checks import NotFiniteError
from ._validation import check_callable, finite_number, positive_number, real_value, whole_number
from ._validation_arrays import Array, array_returned, finite_entries, real_array

__all__ = ["Problem", "check_settings", "row_like", "share_between", "step_length"]


class Problem:
    """A function of one number or of an array, seen by the methods as a function of an array (n,)."""

    def __init__(
        self,
        f: Callable[[Any], float],
        x0: npt.ArrayLike,
        gradient: Callable[[Any], Any] | None = None,
        hessian: Callable[[Any], Any] | None = None,
    ) -> None:
        check_callable(f)
        for function, name in ((gradient, "gradient"), (hessian, "hessian")):
            if function is not None:
                check_callable(function, name)
        start = real_array(x0, "x0")
        if start.ndim > 1 or start.size == 0:
            raise ValueError(f"x0 has the shape {start.shape}; pass a number or one row of numbers")
        self.scalar = start.ndim == 0
        self.start: Array = np.atleast_1d(finite_entries(start, "x0")).copy()
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
        return real_value(self._f, self.shaped(x))

    def slopes(self, x: Array) -> Array:
        """Return the gradient at x, shape (n,); nan where f is not finite."""
        if self._gradient is not None:
            return self._array(self._gradient, x, x.shape, "gradient")
        try:
            return fields.gradient(self.function, x)
        except NotFiniteError:
            return np.full(x.shape, np.nan)

    def curvature(self, x: Array) -> Array:
        """Return the Hessian at x, shape (n, n); nan where f is not finite."""
        shape = (x.size, x.size)
        if self._hessian is not None:
            return self._array(self._hessian, x, shape, "hessian")
        try:
            return fields.hessian(self.function, x)
        except NotFiniteError:
            return np.full(shape, np.nan)

    def _array(self, function: Callable[[Any], Any], x: Array, shape: tuple[int, ...], name: str) -> Array:
        with np.errstate(all="ignore"):
            array = array_returned(function(self.shaped(x)), name)
        if array.size != int(np.prod(shape)):
            raise ValueError(f"{name} returned the shape {array.shape}; let it return {shape}")
        return array.reshape(shape)


def check_settings(tol: float, max_iter: int) -> None:
    """Refuse a tolerance or a number of steps that makes no sense."""
    positive_number(tol, "tol", 1e-8)
    whole_number(max_iter, "max_iter")


def row_like(values: object, name: str, x: Array) -> Array:
    """Return values as a row of finite floats, one for each entry of x."""
    row = finite_entries(real_array(values, name), name)
    if row.shape != x.shape:
        raise ValueError(
            f"{name} has the shape {row.shape} and x {x.shape}; pass one number for each entry of x"
        )
    return row


def share_between(value: object, name: str) -> float:
    """Return a number above 0 and below 1."""
    share = finite_number(value, name)
    if not 0.0 < share < 1.0:
        raise ValueError(f"{name} is {share}; pass a number between 0 and 1")
    return share


def step_length(search: Callable[..., Any], value: Callable[[Any], float], x: Array, slopes: Array) -> float:
    """Return how far a line search wants to go against the slopes."""
    length = real_value(lambda at: search(value, at, -slopes, slopes), x, "line_search")
    if not (math.isfinite(length) and length >= 0.0):
        raise ValueError(f"line_search returned {length}; let it return a length of 0 or more")
    return length
