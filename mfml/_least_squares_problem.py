"""The data, the model and the uncertainties of a fit, checked, as the residuals and the Jacobian that a walk needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from ._descent_validation import check_settings
from ._networks_validation import numbers_of
from ._validation import check_callable
from .forward import jvp

__all__ = ["FitProblem"]

Array = npt.NDArray[np.float64]


class FitProblem:
    """Scaled residuals r(p) = (model(x, p) - y) / sigma and their Jacobian, shape (n, m)."""

    def __init__(
        self,
        model: Callable[..., Any],
        x: npt.ArrayLike,
        y: npt.ArrayLike,
        p0: npt.ArrayLike,
        sigma: npt.ArrayLike | None,
        *,
        tol: float,
        max_iter: int,
    ) -> None:
        check_callable(model)
        check_settings(tol, max_iter)
        self.model = model
        self.x, self.y = numbers_of(x, "x"), numbers_of(y, "y")
        self.start = numbers_of(p0, "p0")
        self.sigma_known = sigma is not None
        spread = numbers_of(1.0 if sigma is None else sigma, "sigma")
        if self.y.ndim != 1 or self.x.ndim not in (1, 2) or self.x.shape[-1] != self.y.size:
            raise ValueError(f"x has the shape {self.x.shape} and y {self.y.shape}; pass one y for each x")
        if self.start.ndim != 1:
            raise ValueError(
                f"p0 has the shape {self.start.shape}; pass one row of numbers, such as [1.0, 0.5]"
            )
        if self.y.size < self.start.size:
            raise ValueError(
                f"{self.y.size} data cannot fix {self.start.size} parameters; pass at least as many data"
            )
        if spread.shape not in ((), self.y.shape):
            raise ValueError(f"sigma has the shape {spread.shape}; pass one number, or one for each y")
        if (spread <= 0.0).any():
            raise ValueError("sigma holds a number that is not positive; pass standard uncertainties above 0")
        self.sigma = spread
        self.nfev = 0
        if not np.isfinite(self.residuals(self.start)).all():
            raise ValueError("the model is not finite at p0; pass a first guess at which it can be computed")

    @property
    def functions(self) -> tuple[Callable[[Array], Array], Callable[[Array], Array], Array]:
        """The residuals, their Jacobian, and where to start."""
        return self.residuals, self.jacobian, self.start

    def residuals(self, p: Array) -> Array:
        """Return r(p), shape (n,); what overflows is infinite or nan, without a warning."""
        self.nfev += 1
        with np.errstate(all="ignore"):
            values = np.asarray(self.model(self.x, *p))
        if values.shape != self.y.shape or values.dtype.kind not in "fiu":
            raise ValueError(
                f"the model returned the shape {values.shape}; it must return one real number for each of the "
                f"{self.y.size} data"
            )
        return np.asarray((values - self.y) / self.sigma, dtype=float)

    def jacobian(self, p: Array) -> Array:
        """Return the Jacobian of r at p, one column for each parameter, exact by forward mode."""
        columns = []
        with np.errstate(all="ignore"):
            for direction in np.eye(p.size):
                _, column = jvp(lambda q: self.model(self.x, *q), p, direction)
                columns.append(np.broadcast_to(column, self.y.shape) / self.sigma)
        return np.stack(columns, axis=1)
