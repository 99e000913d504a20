"""A function to minimise and its constraints, with their slopes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from . import fields
from ._derivative_checks import NotFiniteError
from ._descent_validation import Problem
from ._validation_arrays import Array, array_returned

__all__ = ["ConstrainedProblem"]


class ConstrainedProblem(Problem):
    """f and the constraints g(x) = 0, seen as functions of an array (n,)."""

    def __init__(self, f: Callable[[Any], Any], g: Callable[[Any], Any], x0: npt.ArrayLike) -> None:
        super().__init__(f, x0)
        self._g = g

    def row(self, x: Any) -> Any:
        """Return g as a row of numbers, also where it is one number, to be differentiated."""
        return np.reshape(self._g(x[0] if self.scalar else x), (-1,))

    def constraints(self, x: Array) -> Array:
        """Return g(x), shape (m,)."""
        with np.errstate(all="ignore"):
            values = array_returned(self._g(self.shaped(x)), "g")
        if values.ndim > 1 or values.size == 0:
            raise ValueError(
                f"g returned the shape {values.shape}; let it return one number, or one row of numbers"
            )
        return np.ravel(values)

    def at(self, x: Array) -> tuple[Array, Array, Array]:
        """Return the gradient of f, g, and the Jacobian of g at x; nan where they are not finite."""
        slopes, misses = self.slopes(x), self.constraints(x)
        try:
            return slopes, misses, fields.jacobian(self.row, x)
        except NotFiniteError:
            return slopes, misses, np.full((misses.size, x.size), np.nan)

    def curvature_of_lagrangian(self, x: Array, multipliers: Array) -> Array:
        """Return the Hessian of f - multipliers . g by x, shape (n, n); nan where it is not finite."""
        try:
            return fields.hessian(lambda at: self.function(at) - np.sum(multipliers * self.row(at)), x)
        except NotFiniteError:
            return np.full((x.size, x.size), np.nan)
