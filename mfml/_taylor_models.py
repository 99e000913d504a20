"""A function near one point, stood in for by something simple: a plane, or a bowl.

Write Δx = x - x0 for a small move. Taylor's theorem, cut off after one or two steps, says

    f(x) ≈ f(x0) + J Δx                      the linear model: wrong by about |Δx|²,
    f(x) ≈ f(x0) + ∇f · Δx + ½ Δx · H Δx     the quadratic model: wrong by about |Δx|³.

With one variable J and ∇f are the slope and H is the second derivative, all plain numbers. A model is a function
like any other: call it, draw it, differentiate it.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ._notebook import displayed
from ._taylor_latex import linear, quadratic
from ._validation_arrays import not_empty, real_array

__all__ = ["Floats", "LinearModel", "QuadraticModel", "move_from"]

Floats: TypeAlias = float | NDArray[np.float64]


@dataclass(frozen=True, eq=False, repr=False)
class LinearModel:
    """The model f(x0) + J Δx with Δx = x - x0: a tangent line or plane; call it with x.

    Attributes
    ----------
    x0 : float, or ndarray of shape (n,)
        The point.
    value : float, or ndarray of shape (m,)
        f(x0).
    jacobian : float, or ndarray of shape (n,), (m,) or (m, n)
        What f changes by per unit of x: the slope, the gradient, a velocity, or the Jacobian. Its shape is that
        of value followed by that of x0.
    """

    x0: Floats
    value: Floats
    jacobian: Floats

    @property
    def gradient(self) -> Floats:
        """The Jacobian of an f that returns one number, by its usual name."""
        if np.ndim(self.value):
            raise AttributeError(
                f"f returns {np.size(self.value)} numbers, so it has no gradient; use jacobian"
            )
        return self.jacobian

    def __call__(self, x: Any) -> Any:
        """Evaluate at a number or a point of shape (n,), or at many: an array of numbers, or of shape (k, n)."""
        move = move_from(self.x0, x)
        with np.errstate(all="ignore"):
            if np.ndim(self.x0):
                return _public(self.value + move @ np.transpose(self.jacobian))
            if np.ndim(self.value) and getattr(move, "ndim", 0):
                move = move[..., np.newaxis]  # one row of outputs for each number
            return _public(self.value + move * self.jacobian)

    def __repr__(self) -> str:
        slope = _term(self.jacobian, " · Δx" if np.ndim(self.x0) > np.ndim(self.value) else " Δx")
        return f"LinearModel: {_written(self.value)}{slope}, {_delta(self.x0)}"

    def _repr_latex_(self) -> str | None:
        return displayed(linear(self.x0, self.value, self.jacobian))


@dataclass(frozen=True, eq=False, repr=False)
class QuadraticModel:
    """The model f(x0) + ∇f · Δx + ½ Δx · H Δx with Δx = x - x0: a parabola, a bowl, a saddle; call it with x.

    Attributes
    ----------
    x0 : float, or ndarray of shape (n,)
        The point.
    value : float
        f(x0).
    gradient : float, or ndarray of shape (n,)
        The slope, or the gradient.
    hessian : float, or ndarray of shape (n, n)
        The second derivative, or the Hessian.
    """

    x0: Floats
    value: float
    gradient: Floats
    hessian: Floats

    def __call__(self, x: Any) -> Any:
        """Evaluate at a number or a point of shape (n,), or at many: an array of numbers, or of shape (k, n)."""
        move = move_from(self.x0, x)
        with np.errstate(all="ignore"):
            if np.ndim(self.x0):
                return _public(
                    self.value + np.sum((self.gradient + move @ self.hessian / 2.0) * move, axis=-1)
                )
            return _public(self.value + (self.gradient + move * self.hessian / 2.0) * move)

    def __repr__(self) -> str:
        if np.ndim(self.x0):
            slope, bend = _term(self.gradient, " · Δx"), f" + ½ Δx · {_written(self.hessian)} Δx"
        else:
            slope, bend = _term(self.gradient, " Δx"), _term(self.hessian, " Δx²", "½ · ")
        return f"QuadraticModel: {_written(self.value)}{slope}{bend}, {_delta(self.x0)}"

    def _repr_latex_(self) -> str | None:
        return displayed(quadratic(self.x0, self.value, self.gradient, self.hessian))


def move_from(x0: Floats, x: Any) -> Any:
    """Return x - x0 for one point or many; numbers that are being differentiated pass through."""
    if isinstance(x, np.ndarray) or not hasattr(x, "__array_ufunc__"):
        x = real_array(x, "x")
        not_empty(x, "x")
    n, shape = np.shape(x0), getattr(x, "shape", ())
    if n and shape[-1:] != n:
        got = f"of shape {shape}" if shape else "one number"
        raise ValueError(f"x is {got}, and x0 has {n[0]} entries; pass a point of shape {n}, or k in rows")
    return x - x0


def _public(value: Any) -> Any:
    """Return one number as a Python float."""
    return float(value) if isinstance(value, np.generic) else value


def _written(value: Floats) -> str:
    """Write numbers to six digits, a matrix in one line."""
    short = {"float_kind": "{:.6g}".format}
    text = np.array2string(np.asarray(value) + 0.0, separator=", ", formatter=short)  # type: ignore[arg-type]
    return " ".join(text.split())


def _term(factor: Floats, power: str, half: str = "") -> str:
    """Write one more term of a sum; a minus sign goes before it."""
    if np.ndim(factor) or factor >= 0:
        return f" + {half}{_written(factor)}{power}"
    return f" - {half}{_written(-factor)}{power}"


def _delta(x0: Floats) -> str:
    """Say what Δx is."""
    if np.ndim(x0):
        return f"Δx = x - {_written(x0)}"
    return "Δx = x" + (_term(-x0, "") if x0 else "")
