"""Numbers that carry their derivative along: forward-mode differentiation.

A dual number is x + dx ε with ε² = 0. The algebra of such pairs is the rules of differentiation, for example

    (x + dx ε)(z + dz ε) = xz + (x dz + z dx) ε    and    f(x + dx ε) = f(x) + f'(x) dx ε.

Run any function on x + 1 ε, and f'(x) comes out as the factor of ε, exact to rounding: no step, no limit, no
formula to type. With arrays, dx is a direction and the factor of ε is the derivative of f along it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from . import _derivative_checks as checks
from ._forward_rules import RULES, by_partials, by_rule, split
from ._levels import level_of, next_level, plain, public
from ._partials import PARTIALS
from ._tracked import TrackedArray
from ._validation import check_callable

__all__ = ["Dual", "jvp"]


class Dual(TrackedArray):
    """A number or an array, together with the rate at which it changes.

    Dual(primal, tangent) = primal + tangent ε, with ε² = 0

    Plain NumPy code runs on it: arithmetic, comparisons, indexing, and the functions listed in `_partials.py`,
    `_forward_rules.py` and `_rewritten.py`. It is never changed in place.

    Parameters
    ----------
    primal : float, array or Dual
        The value, of any shape.
    tangent : float, array or Dual
        Its rate of change, of the same shape, in units of the value per unit of whatever moves.

    Raises
    ------
    TypeError
        If primal or tangent is not made of real numbers, or is an array of integers.
    ValueError
        If they are empty or not finite, or if their shapes differ.

    Examples
    --------
    At x = 3, the function x² + 5x has the value 24 and the slope 2·3 + 5 = 11:

    >>> x = Dual(3.0, 1.0)
    >>> x**2 + 5 * x
    Dual(24.0, 11.0)
    >>> (x**2).tangent
    6.0

    Source
    ------
    A. Griewank and A. Walther, Evaluating Derivatives, 2nd edition, chapter 3.
    """

    __slots__ = ("_tangent",)
    _tangent: Any

    def __init__(self, primal: Any, tangent: Any) -> None:
        value, change = checks.point(primal, "primal"), checks.point(tangent, "tangent")
        if np.shape(value) != np.shape(change):
            raise ValueError(
                f"primal has the shape {np.shape(value)} and tangent {np.shape(change)}; pass equal shapes"
            )
        self._value, self._tangent = value, change
        self._level = 1 + max(level_of(value), level_of(change))

    @property
    def primal(self) -> Any:
        """The value."""
        return public(self._value)

    @property
    def tangent(self) -> Any:
        """The rate of change of the value."""
        return public(self._tangent)

    def __repr__(self) -> str:
        return f"Dual({self.primal!r}, {self.tangent!r})"

    def _apply(self, function: Any, arguments: Sequence[Any], options: Mapping[str, Any]) -> Any:
        with np.errstate(all="ignore"):
            if function in PARTIALS:
                if options:
                    raise checks.unsupported(f"{checks.function_name(function)} with options")
                return _dual(*by_partials(function, arguments))
            if function in RULES:
                return _dual(*by_rule(function, arguments, options))
        raise checks.unsupported(function)


def jvp(f: Callable[[Any], Any], x: Any, tangent: Any) -> tuple[Any, Any]:
    """Return f(x) and the derivative of f at x along a tangent: the Jacobian times a vector.

    f(x + tangent ε) = f(x) + (J tangent) ε, with ε² = 0

    Parameters
    ----------
    f : callable
        A function of x that returns a number or an array of any shape; plain NumPy code.
    x : float or array
        The point, of any shape.
    tangent : float or array
        The direction and speed with which x moves, of the same shape as x. It is not normalised.

    Returns
    -------
    tuple of (float, float) or (array, array)
        The value, and its rate of change, of the same shape.

    Raises
    ------
    TypeError
        If f is not callable, returns no real numbers or uses a function without a derivative rule, or if x or
        tangent is not made of real numbers or is an array of integers.
    ValueError
        If x or tangent is empty or not finite, if their shapes differ, or if the value or the derivative is
        not finite.

    Examples
    --------
    At (1, 2), x²y changes by 2xy = 4 per unit of x and by x² = 1 per unit of y:

    >>> jvp(lambda p: p[0] ** 2 * p[1], [1.0, 2.0], [1.0, 0.0])
    (2.0, 4.0)
    >>> jvp(lambda p: p[0] ** 2 * p[1], [1.0, 2.0], [10.0, 1.0])
    (2.0, 41.0)

    Source
    ------
    A. Griewank and A. Walther, Evaluating Derivatives, 2nd edition, chapter 3.
    """
    checks.check_field(f)
    x, tangent = checks.point(x, "x"), checks.point(tangent, "tangent")
    if np.shape(x) != np.shape(tangent):
        raise ValueError(
            f"tangent has the shape {np.shape(tangent)} and x {np.shape(x)}; pass one direction for each entry"
        )
    value, change = _push(f, x, tangent)
    return public(value), public(change)


def _push(
    f: Callable[[Any], Any], x: Any, tangent: Any, ndim: int | None = None, name: str = "f"
) -> tuple[Any, Any]:
    """Return f(x) and its change, both finite and with ndim axes, or an error that says what is wrong."""
    level = next_level()
    with np.errstate(all="ignore"):
        y = checks.check_value(checks.call(f, _dual(x, tangent, level)), plain(x), ndim, name)
    value, change = split(y, level)
    if change is None:  # f does not depend on x
        change = np.zeros(np.shape(value))[()]
    checks.check_finite(plain(value), plain(x), name)
    checks.check_slope(plain(change), plain(x), name)
    return value, change


def _exact_derivative(f: Callable[[Any], Any], x: float, n: int = 1) -> float:
    """Return the n-th derivative of f at x: the derivative of the derivative of ..., n times."""
    check_callable(f)
    if isinstance(n, bool) or not isinstance(n, int):
        raise TypeError(f"n must be a whole number, not {n!r}; pass for example n=1")
    if n < 1:
        raise ValueError(f"n is {n}; pass n=1 for the slope, n=2 for the curvature, and so on")
    start = checks.finite_scalar(x, "x")

    def differentiate(t: Any, order: int) -> Any:
        inner = f if order == 1 else lambda s: differentiate(s, order - 1)
        return _push(inner, t, np.float64(1.0), ndim=0)[1]

    result: float = public(differentiate(start, n))
    return result


def _dual(primal: Any, tangent: Any, level: int) -> Dual:
    """Return a Dual of a given level, without the checks."""
    if np.shape(tangent) != np.shape(primal):  # one number added to an array moves all its entries
        tangent = np.broadcast_to(tangent, np.shape(primal))
    if isinstance(primal, np.ndarray) and not primal.shape:  # np.where returns one number as an array
        primal = primal[()]
    if isinstance(tangent, np.ndarray) and not tangent.shape:
        tangent = tangent[()]
    dual = Dual.__new__(Dual)
    dual._value, dual._tangent, dual._level = primal, tangent, level
    return dual
