"""A function from what it does at one point.

Match f at x0, then its slope, its bend, and so on, and a polynomial follows the curve ever farther out:

    f(x0 + t) = c0 + c1 t + c2 t² + ... + cn tⁿ + remainder,   with c_k = f⁽ᵏ⁾(x0) / k!.

The division by k! is there because differentiating tᵏ k times leaves k!. The coefficients are not found by
differences: f runs once on a power series instead of a number, and each operation hands the exact coefficients
on (`_taylor_recurrences.py` has the rules).

The first two steps are models of f that serve in several variables too (`_taylor_models.py`).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from numbers import Real
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from ._notebook import displayed
from ._taylor_latex import polynomial
from ._taylor_linearize import linearize, quadratic_model
from ._taylor_models import LinearModel, QuadraticModel, move_from
from ._taylor_radius import radius_of_convergence
from ._taylor_recurrences import AllZeroError
from ._taylor_series import Series
from ._validation import check_callable, finite_number

__all__ = [
    "LinearModel",
    "QuadraticModel",
    "TaylorPolynomial",
    "linearize",
    "quadratic_model",
    "radius_of_convergence",
    "remainder_bound",
    "taylor_coefficients",
    "taylor_polynomial",
]

_HIGHEST = 1000
_SPARE = 32  # so many zeros above and below a fraction may cancel


@dataclass(frozen=True, eq=False)
class TaylorPolynomial:
    """The polynomial c0 + c1 (x - x0) + ... + cn (x - x0)ⁿ; call it with x.

    Attributes
    ----------
    x0 : float
        The point of expansion.
    coefficients : ndarray of shape (degree + 1,)
        c0, c1, ..., cn.
    """

    x0: float
    coefficients: NDArray[np.float64]

    @property
    def degree(self) -> int:
        """The highest power, n; its coefficient may be zero."""
        return len(self.coefficients) - 1

    @overload
    def __call__(self, x: float) -> float: ...
    @overload
    def __call__(self, x: NDArray[Any]) -> NDArray[np.float64]: ...
    def __call__(self, x: float | NDArray[Any]) -> float | NDArray[np.float64]:
        """Evaluate by Horner's rule, ((cn t + ...) t + c1) t + c0: one product and one sum a degree."""
        t = move_from(self.x0, x)
        value = 0.0
        with np.errstate(all="ignore"):
            for c in self.coefficients[::-1]:
                value = value * t + c
        return float(value) if isinstance(value, np.generic) else value

    def _repr_latex_(self) -> str | None:
        return displayed(polynomial(self.x0, self.coefficients))


def taylor_coefficients(f: Callable[[Any], Any], x0: float, degree: int) -> NDArray[np.float64]:
    """Return the exact Taylor coefficients of f about x0.

    c_k = f⁽ᵏ⁾(x0) / k!

    f may use + - * / ** and NumPy's exp log log1p expm1 sqrt sin cos tan arcsin arccos arctan sinh cosh tanh
    arctanh, abs and comparisons, in any composition. A gap that can be filled, as of sin(x) / x at 0, is.

    Parameters
    ----------
    f : callable
        A function of one number that returns one number.
    x0 : float
        The point of expansion.
    degree : int
        The highest power wanted, from 0 to 1000.

    Returns
    -------
    ndarray of shape (degree + 1,)
        c0, c1, ..., in units of f per unit of x to the power k. Exact but for rounding: wrong by about 1e-16
        of the largest numbers added on the way, which matters only where these cancel, as in exp(2x) exp(-x).

    Raises
    ------
    TypeError
        If f is not callable, uses something that has no recurrence here (math.sin instead of np.sin), or
        does not return one real number; if x0 is no real number or degree no int.
    ValueError
        If degree is out of range, if f has no Taylor series at x0 (a pole, a kink, the edge of the domain),
        or if a coefficient is too large for a float.

    Examples
    --------
    1 / (1 - x) = 1 + x + x² + ..., and about 3 the square is 9 + 6 t + t²:

    >>> taylor_coefficients(lambda x: 1 / (1 - x), 0, 4)
    array([1., 1., 1., 1., 1.])
    >>> taylor_coefficients(lambda x: x**2, 3, 3)
    array([9., 6., 1., 0.])
    >>> taylor_coefficients(np.cos, 0, 4)
    array([ 1.      ,  0.      , -0.5     ,  0.      ,  0.041667])

    Source
    ------
    A. Griewank and A. Walther, Evaluating Derivatives, 2nd edition, chapter 13.
    """
    check_callable(f)
    x0 = finite_number(x0, "x0")
    terms = wanted = _degree(degree) + 1
    while True:
        try:
            value = f(Series([x0, 1.0, *[0.0] * terms][:terms]))
        except AllZeroError:
            if terms >= wanted + _SPARE:
                raise
            terms += 1
            continue
        if not isinstance(value, Series):
            return np.array([_constant(value), *[0.0] * (wanted - 1)])
        missing = wanted - len(value.coefficients)
        if missing <= 0:
            return np.array(value.coefficients[:wanted])
        terms += missing  # a zero was cancelled from a fraction, and the last coefficient with it


def taylor_polynomial(f: Callable[[Any], Any], x0: float, degree: int) -> TaylorPolynomial:
    """Return the polynomial of this degree that fits f best at x0.

    p(x) = f(x0) + f'(x0) (x - x0) + ... + f⁽ⁿ⁾(x0) / n! (x - x0)ⁿ

    Parameters
    ----------
    f : callable
        A function of one number, as in taylor_coefficients.
    x0 : float
        The point of expansion.
    degree : int
        The highest power, n, from 0 to 1000.

    Returns
    -------
    TaylorPolynomial
        To be called with numbers or arrays; it has x0, coefficients and degree.

    Raises
    ------
    TypeError
        As in taylor_coefficients.
    ValueError
        As in taylor_coefficients.

    Examples
    --------
    The tangent of the square root at 9 has the slope 1/6, so sqrt(9.3) is about 3.05:

    >>> p = taylor_polynomial(np.sqrt, 9, 1)
    >>> p(9.3)
    3.050000

    Source
    ------
    M. Spivak, Calculus, chapter 20.
    """
    return TaylorPolynomial(finite_number(x0, "x0"), taylor_coefficients(f, x0, degree))


def remainder_bound(bound: float, distance: float, degree: int) -> float:
    """Return how wrong a Taylor polynomial can be at most.

    |f(x) - p(x)| ≤ bound |x - x0|ⁿ⁺¹ / (n + 1)!

    Parameters
    ----------
    bound : float
        A number that |f⁽ⁿ⁺¹⁾| does not exceed anywhere between x0 and x.
    distance : float
        x - x0, in the unit of x; its sign does not matter.
    degree : int
        The degree n of the polynomial, from 0 to 1000.

    Returns
    -------
    float
        In the unit of f.

    Raises
    ------
    TypeError
        If bound or distance is not one real number, or degree not an int.
    ValueError
        If bound is negative, a number is not finite, degree is out of range, or the result overflows.

    Examples
    --------
    For sqrt at 9, |f''| = x**(-3/2) / 4 is at most 1/108, so the tangent at 9.3 is wrong by at most
    0.09 / 216:

    >>> remainder_bound(1 / 108, 0.3, degree=1)
    0.000416667

    Source
    ------
    M. Spivak, Calculus, chapter 20 (Lagrange's form of the remainder).
    """
    result = finite_number(bound, "bound")
    if result < 0.0:
        raise ValueError(f"bound={bound!r} is negative; pass the largest size of the derivative, |f⁽ⁿ⁺¹⁾|")
    size = abs(finite_number(distance, "distance"))
    for k in range(1, _degree(degree) + 2):
        result *= size / k
    if math.isinf(result):
        raise ValueError("the bound is too large for a float; pass a smaller distance")
    return result


def _degree(degree: object) -> int:
    if isinstance(degree, bool) or not isinstance(degree, int | np.integer):
        raise TypeError(f"degree must be an int, not {degree!r:.40}; pass for example degree=3")
    if not 0 <= degree <= _HIGHEST:
        raise ValueError(f"degree={degree} is out of range; pass an int from 0 to {_HIGHEST}")
    return int(degree)


def _constant(value: object) -> float:
    """Return the value of an f that does not depend on x."""
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    if value is None:
        raise TypeError("f returned None; does it end with a return statement?")
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"f returned {value!r:.40}; let it return one real number")
    return finite_number(value, "the value of f")
