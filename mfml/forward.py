"""Numbers that carry their derivative along: forward-mode differentiation.

A dual number is x + dx ε with ε² = 0. The algebra of such pairs is the rules of differentiation, for example

    (x + dx ε)(z + dz ε) = xz + (x dz + z dx) ε    and    f(x + dx ε) = f(x) + f'(x) dx ε.

Run any function on x + 1 ε, and f'(x) comes out as the factor of ε, exact to rounding: no step, no limit, no
formula to type. With arrays, dx is a direction and the factor of ε is the derivative of f along it.
"""

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np

from . import _forward_checks as checks
from ._forward_arrays import PLAIN, REDUCTIONS, REWRITTEN, RULES, plain
from ._forward_levels import by_partials, by_rule, gather, is_dual, level_of, public, split
from ._forward_rules import ELEMENTWISE
from ._forward_tracked import Tracked
from ._validation import check_callable

__all__ = ["Dual", "jvp"]


class Dual(Tracked):
    """A number or an array, together with the rate at which it changes.

    Dual(primal, tangent) = primal + tangent ε, with ε² = 0

    Plain NumPy code runs on it: arithmetic, comparisons, indexing, and the functions listed in
    `_forward_rules.py` and `_forward_arrays.py`. It is never changed in place.

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

    # Derivatives may be nested, and then there is one ε for each. They must not be mixed up: d/dx of
    # x · (d/dy of x + y) has an ε for x and another one for y. The level tells them apart. A Dual of level n
    # holds numbers of lower levels only; whatever has a lower level is a constant for it.
    __slots__ = ("_level", "_tangent")

    def __init__(self, primal: Any, tangent: Any) -> None:
        value, change = checks.point(primal, "primal"), checks.point(tangent, "tangent")
        if np.shape(value) != np.shape(change):
            raise ValueError(
                f"primal has the shape {np.shape(value)} and tangent {np.shape(change)}; pass equal shapes"
            )
        self._primal, self._tangent = value, change
        self._level = 1 + max(level_of(value), level_of(change))

    @property
    def primal(self) -> Any:
        """The value."""
        return public(self._primal)

    @property
    def tangent(self) -> Any:
        """The rate of change of the value."""
        return public(self._tangent)

    def __repr__(self) -> str:
        return f"Dual({self.primal!r}, {self.tangent!r})"

    def _pick(self, index: Any) -> "Dual":
        return _dual(self._primal[index], self._tangent[index], self._level)

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        """Run np.sin(x), x + y and all other elementwise functions by the table of rules."""
        out = options.pop("out", (None,))[0]
        if out is not None and (not isinstance(out, Dual) or out.shape):  # x += y is fine for one number x
            raise checks.in_place()
        if method == "reduce" and ufunc in REDUCTIONS:
            return REDUCTIONS[ufunc](*inputs, **{"axis": 0, **options})
        if method != "__call__" or options or not (ufunc in ELEMENTWISE or ufunc in PLAIN or ufunc in RULES):
            raise checks.unsupported(ufunc)
        with np.errstate(all="ignore"):
            if ufunc in PLAIN:
                return ufunc(*(plain(gather(value)) for value in inputs))
            if ufunc in RULES:  # only x @ y
                return _dual(*by_rule(ufunc, RULES[ufunc], inputs, {}))
            return _dual(*by_partials(ufunc, ELEMENTWISE[ufunc], inputs))

    def __array_function__(self, function: Any, types: Any, args: Any, options: Any) -> Any:
        """Run np.sum(x), np.linalg.solve(a, b) and the like by their rules."""
        with np.errstate(all="ignore"):
            if function in PLAIN:
                return function(
                    *(plain(gather(value)) if is_dual(value) else value for value in args), **options
                )
            if function in REWRITTEN:
                return REWRITTEN[function](gather(args[0]), *args[1:], **options)
            if function not in RULES:
                raise checks.unsupported(function)
            return _dual(*by_rule(function, RULES[function], args, options))


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


# Every differentiation gets a level of its own. The gaps leave room for numbers Dual(Dual(...), ...) by hand.
_LEVELS = itertools.count(1000, 1000)


def _push(
    f: Callable[[Any], Any], x: Any, tangent: Any, ndim: int | None = None, name: str = "f"
) -> tuple[Any, Any]:
    """Return f(x) and its change, both finite and with ndim axes, or an error that says what is wrong."""
    level = next(_LEVELS)
    with np.errstate(all="ignore"):
        try:
            result = f(_dual(x, tangent, level))
        except ValueError as error:  # y[0] = x[0]: NumPy hides our message in "setting an array element"
            if isinstance(error.__cause__, checks.DropsDerivativeError):
                raise error.__cause__ from None
            raise
        y = checks.check_value(result, plain(x), ndim, name)
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
    dual._primal, dual._tangent, dual._level = primal, tangent, level
    return dual
