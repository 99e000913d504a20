"""How the models of a function are found: its value and its exact derivatives at one point.

linear: f(x0) and J        quadratic: f(x0), ∇f and H
"""

from collections.abc import Callable
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ._taylor_models import Floats, LinearModel, QuadraticModel
from ._validation import _describe, check_callable, finite_number, finite_numbers
from .fields import gradient, hessian, jacobian
from .forward import jvp

__all__ = ["linearize", "quadratic_model"]


def linearize(f: Callable[[Any], Any], x0: float | ArrayLike) -> LinearModel:
    """Return the linear function that fits f best near x0: the tangent line, or the tangent plane.

    f(x0 + Δx) = f(x0) + J Δx + O(|Δx|²)

    Parameters
    ----------
    f : callable
        A function of one number, or of an array of shape (n,). It returns one number, or a row of m numbers.
    x0 : float, or array of shape (n,)
        The point.

    Returns
    -------
    LinearModel
        To be called with one point or many; it has x0, value, jacobian and, if f returns one number, gradient.

    Raises
    ------
    TypeError
        If f is not callable or returns neither one number nor a row of numbers, or if x0 is neither.
    ValueError
        If x0 is empty or not finite, or if f or its derivative is not finite there.

    Examples
    --------
    The tangent of the square root at 9 has the slope 1/6, so sqrt(9.3) is about 3.05:

    >>> tangent = linearize(np.sqrt, 9)
    >>> tangent
    LinearModel: 3 + 0.166667 Δx, Δx = x - 9
    >>> tangent(9.3)
    3.05

    For x²y at (3, 2) the gradient is (2xy, x²) = (12, 9), and (Δx, Δy) = (0.1, 0.2) adds 1.2 + 1.8:

    >>> plane = linearize(lambda p: p[0] ** 2 * p[1], [3.0, 2.0])
    >>> plane
    LinearModel: 18 + [12, 9] · Δx, Δx = x - [3, 2]
    >>> plane([3.1, 2.2])
    21.0

    Source
    ------
    T. M. Apostol, Calculus, volume 2, sections 8.11 and 8.18.
    """
    check_callable(f)
    at = _point(x0)
    value = _value(f, at)
    if isinstance(at, float):
        return LinearModel(at, value, jvp(f, at, 1.0)[1])
    return LinearModel(at, value, jacobian(f, at) if np.ndim(value) else gradient(f, at))


def quadratic_model(f: Callable[[Any], Any], x0: float | ArrayLike) -> QuadraticModel:
    """Return the quadratic function that fits f best near x0: it has the value, the slope and the bend of f.

    f(x0 + Δx) = f(x0) + ∇f · Δx + ½ Δx · H Δx + O(|Δx|³)

    Parameters
    ----------
    f : callable
        A function of one number, or of an array of shape (n,), that returns one number.
    x0 : float, or array of shape (n,)
        The point.

    Returns
    -------
    QuadraticModel
        To be called with one point or many; it has x0, value, gradient and hessian. With one variable, gradient
        is f'(x0) and hessian is f''(x0).

    Raises
    ------
    TypeError
        If f is not callable or returns something other than one number, or if x0 is neither a number nor a row.
    ValueError
        If x0 is empty or not finite, or if f or a first or second derivative is not finite there.

    Examples
    --------
    For cos at 0: the value 1, the slope 0, the second derivative -1.

    >>> parabola = quadratic_model(np.cos, 0)
    >>> parabola
    QuadraticModel: 1 + 0 Δx - ½ · 1 Δx², Δx = x
    >>> parabola(np.array([0.0, 0.2, 1.0]))
    array([1.  , 0.98, 0.5 ])

    For eˣ cos y at (0, 0) it is 1 + x + ½ x² - ½ y²:

    >>> quadratic_model(lambda p: np.exp(p[0]) * np.cos(p[1]), [0.0, 0.0])
    QuadraticModel: 1 + [1, 0] · Δx + ½ Δx · [[1, 0], [0, -1]] Δx, Δx = x - [0, 0]

    Source
    ------
    T. M. Apostol, Calculus, volume 2, section 9.10.
    """
    check_callable(f)
    at = _point(x0)
    value = _value(f, at, most=0)
    if isinstance(at, float):
        slope, bend = jvp(lambda t: jvp(f, t, 1.0)[1], at, 1.0)
        return QuadraticModel(at, value, slope, bend)
    return QuadraticModel(at, value, gradient(f, at), hessian(f, at))


def _point(x0: object) -> Floats:
    """Return a number, or a row of numbers as an array."""
    if isinstance(x0, Real):
        return finite_number(x0, "x0")
    if not isinstance(x0, list | tuple | np.ndarray):
        raise TypeError(
            f"x0 must be a number or a row of numbers, not {_describe(x0)}; pass for example x0=1.0 or [1.0, 2.0]"
        )
    return np.array(finite_numbers(x0, "x0"))


def _value(f: Callable[[Any], Any], at: Floats, most: int = 1) -> Any:
    """Return f(x0), refused where the derivatives would be: it is the value of a dual number that stands still."""
    value = jvp(f, at, np.zeros_like(at)[()])[0]
    if np.ndim(value) > most:
        row = " or one row of numbers" if most else ""
        raise TypeError(f"f returned {_describe(value)}; let it return one number{row}")
    return value
