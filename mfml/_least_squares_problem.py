"""The data, the model and the uncertainties of a fit, checked, as the residuals and the Jacobian that a walk needs."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from ._derivative_checks import NotFiniteError
from ._descent_validation import check_settings
from ._forward_bundle import push_all
from ._validation import check_callable
from ._validation_arrays import Array, array_returned, numbers_of

__all__ = ["FitProblem"]


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
        check_callable(model, "model")
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
        _check_parameters(model, self.start.size)
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
        if not np.isfinite(self.jacobian(self.start)).all():
            raise ValueError("the model has no finite slope at p0; pass a first guess at which it is smooth")

    @property
    def functions(self) -> tuple[Callable[[Array], Array], Callable[[Array], Array], Array]:
        """The residuals, their Jacobian, and where to start."""
        return self.residuals, self.jacobian, self.start

    def residuals(self, p: Array) -> Array:
        """Return r(p), shape (n,); what overflows is infinite or nan, without a warning."""
        self.nfev += 1
        with np.errstate(all="ignore"):
            values = array_returned(self.model(self.x, *p), "model")
            if values.shape != self.y.shape:
                raise ValueError(
                    f"model returned the shape {values.shape}; let it return one real number for each of the "
                    f"{self.y.size} data"
                )
            return np.asarray((values - self.y) / self.sigma)

    def jacobian(self, p: Array) -> Array:
        """Return the Jacobian of r at p, one column for each parameter, exact by forward mode; nan if not finite."""
        try:
            _, rows = push_all(lambda q: self.model(self.x, *q), p)
        except NotFiniteError:
            return np.full((self.y.size, p.size), np.nan)
        with np.errstate(all="ignore"):
            return np.asarray(rows.T / np.reshape(self.sigma, (-1, 1)))


def _check_parameters(model: Callable[..., Any], count: int) -> None:
    """Refuse a first guess of more or fewer parameters than the model takes."""
    try:
        signature = inspect.signature(model)
    except ValueError:  # some functions written in C do not tell
        return
    try:
        signature.bind(*range(1 + count))
    except TypeError:
        raise ValueError(
            f"p0 has {count} numbers, but the model is called as model{signature}; pass one for each parameter after x"
        ) from None
