"""A function to minimise and its constraints, with their slopes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from . import fields
from ._descent_validation import Problem

__all__ = ["ConstrainedProblem"]

Array = npt.NDArray[np.float64]


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
        return np.asarray(self.row(x), dtype=float)

    def at(self, x: Array) -> tuple[Array, Array, Array]:
        """Return the gradient of f, g, and the Jacobian of g at x."""
        return self.slopes(x), self.constraints(x), fields.jacobian(self.row, x)

    def curvature_of_lagrangian(self, x: Array, multipliers: Array) -> Array:
        """Return the Hessian of f - multipliers . g by x, shape (n, n)."""
        return fields.hessian(lambda at: self.function(at) - np.sum(multipliers * self.row(at)), x)
