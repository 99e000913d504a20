"""Derivatives from values of f alone: finite differences.

Replace the limit in f'(x) = lim (f(x + h) - f(x)) / h by one small step h. Two errors compete. Cutting the
limit short costs about h (one-sided) or h**2 (central), so h should be small. Subtracting two almost equal
numbers leaves the rounding error of f, about 2e-16, divided by h, so h should not be too small. The best step
lies where the two are equal. The complex step avoids the subtraction, so its step may be as small as you
like. `derivative` is the door to all of them, and to the exact derivative of forward mode, which takes no step.
"""

import math
import sys
from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ._validation import (
    ScalarFunction,
    check_callable,
    complex_value,
    finite_number,
    finite_numbers,
    finite_value,
    positive_step,
    quotient,
)
from .forward import _exact_derivative

__all__ = [
    "backward_difference",
    "central_difference",
    "complex_step",
    "derivative",
    "forward_difference",
    "observed_order",
]

_EPSILON = sys.float_info.epsilon  # 2.2e-16, the gap between 1 and the next float
_ONE_SIDED_STEP = math.sqrt(_EPSILON)  # 1.5e-8: h and epsilon / h are equal there
_CENTRAL_STEP = math.cbrt(_EPSILON)  # 6.1e-6: h**2 and epsilon / h are equal there


def derivative(
    f: Callable[..., float],
    x: float,
    *,
    n: int = 1,
    method: Literal["exact", "central", "forward", "backward", "complex"] = "exact",
    step: float | None = None,
) -> float:
    """Return the derivative of f at x.

    f'(x) = limit of (f(x + h) - f(x)) / h  as  h -> 0

    Parameters
    ----------
    f : callable
        A function of one number that returns one number; for "exact" and "complex" written with NumPy's functions.
    x : float
        Where to take the derivative.
    n : int
        Which derivative: 1 for the slope, 2 for the slope of the slope. More than 1 needs the method "exact".
    method : {"exact", "central", "forward", "backward", "complex"}
        "exact" differentiates the code of f by the rules, to rounding; the others only ask f for values.
    step : float, optional
        The step h, in the unit of x, for the methods that take one.

    Returns
    -------
    float
        The n-th derivative, in units of f divided n times by the unit of x. At a kink such as that of abs at 0,
        where there is no derivative, "exact" and "central" give the mean of the two slopes.

    Raises
    ------
    TypeError
        If f is not callable, cannot be differentiated exactly, or an argument is of the wrong kind.
    ValueError
        If there is no such method, a step is passed to "exact", or n > 1 to another method.

    Examples
    --------
    >>> derivative(lambda x: x**3, 2.0)
    12.0
    >>> derivative(lambda x: x**3, 2.0, n=2)
    12.0
    >>> derivative(lambda x: x**3, 2.0, method="central")
    12.0

    Source
    ------
    A. Griewank and A. Walther, Evaluating Derivatives, chapters 1 and 3.
    """
    if method == "exact":
        if step is not None:
            raise ValueError("the exact derivative takes no step; leave step out or pass method='central'")
        return _exact_derivative(f, x, n)
    methods: dict[str, Callable[..., float]] = {
        "central": central_difference,
        "forward": forward_difference,
        "backward": backward_difference,
        "complex": complex_step,
    }
    if not isinstance(method, str) or method not in methods:
        raise ValueError(f"there is no method {method!r}; pass one of exact, {', '.join(methods)}")
    if n != 1:
        raise ValueError(
            f"the method {method!r} gives the first derivative only; pass method='exact' for n={n!r}"
        )
    return methods[method](f, x) if step is None else methods[method](f, x, step)


def forward_difference(f: ScalarFunction, x: float, step: float | None = None) -> float:
    """Estimate f'(x) from x and a point to its right.

    f'(x) ≈ (f(x + step) - f(x)) / step, with an error of about |f''(x)| step / 2

    Parameters
    ----------
    f : callable
        A function of one number that returns one number.
    x : float
        Where to take the slope.
    step : float, optional
        A positive step in the unit of x. Without it, sqrt(epsilon) max(1, |x|), about 1.5e-8: there the error
        of cutting the limit short, step, equals the rounding error, epsilon / step.

    Returns
    -------
    float
        The slope, in units of f per unit of x: about eight digits with the default step.

    Raises
    ------
    TypeError
        If f is not callable, or if x, step or a value of f is not one real number.
    ValueError
        If step is not positive or so small that x + step rounds to x, or if a value of f is not finite.

    Examples
    --------
    For x**2 at 3 the secant's slope is 6 + step:

    >>> forward_difference(lambda x: x**2, 3, step=0.5)
    6.5
    >>> forward_difference(lambda x: x**2, 3)
    6.000000

    Source
    ------
    W. H. Press et al., Numerical Recipes, 3rd edition, section 5.7.
    """
    check_callable(f)
    x = finite_number(x, "x")
    step = _choose_step(x, step, _ONE_SIDED_STEP)
    here, right = finite_value(f, x), finite_value(f, x + step)
    return quotient(right - here, step)


def backward_difference(f: ScalarFunction, x: float, step: float | None = None) -> float:
    """Estimate f'(x) from x and a point to its left.

    f'(x) ≈ (f(x) - f(x - step)) / step, with an error of about |f''(x)| step / 2

    Parameters
    ----------
    f : callable
        A function of one number that returns one number.
    x : float
        Where to take the slope.
    step : float, optional
        A positive step in the unit of x. Without it, sqrt(epsilon) max(1, |x|), about 1.5e-8, for the same
        reason as in forward_difference.

    Returns
    -------
    float
        The slope, in units of f per unit of x: about eight digits with the default step.

    Raises
    ------
    TypeError
        If f is not callable, or if x, step or a value of f is not one real number.
    ValueError
        If step is not positive or so small that x - step rounds to x, or if a value of f is not finite.

    Examples
    --------
    For x**2 at 3 the secant's slope is 6 - step:

    >>> backward_difference(lambda x: x**2, 3, step=0.5)
    5.5
    >>> backward_difference(abs, 0), forward_difference(abs, 0)
    (-1.0, 1.0)

    Source
    ------
    W. H. Press et al., Numerical Recipes, 3rd edition, section 5.7.
    """
    check_callable(f)
    x = finite_number(x, "x")
    step = _choose_step(x, step, _ONE_SIDED_STEP)
    return quotient(finite_value(f, x) - finite_value(f, x - step), step)


def central_difference(f: ScalarFunction, x: float, step: float | None = None) -> float:
    """Estimate f'(x) from two points at the same distance to its left and right.

    f'(x) ≈ (f(x + step) - f(x - step)) / (2 step), with an error of about |f'''(x)| step**2 / 6

    Parameters
    ----------
    f : callable
        A function of one number that returns one number.
    x : float
        Where to take the slope.
    step : float, optional
        A positive step in the unit of x. Without it, cbrt(epsilon) max(1, |x|), about 6e-6: there the error
        of cutting the limit short, step**2, equals the rounding error, epsilon / step.

    Returns
    -------
    float
        The slope, in units of f per unit of x: about ten digits with the default step. At a kink such as
        that of abs at 0 it is the mean of two slopes, and the derivative does not exist.

    Raises
    ------
    TypeError
        If f is not callable, or if x, step or a value of f is not one real number.
    ValueError
        If step is not positive or so small that x + step rounds to x, or if a value of f is not finite.

    Examples
    --------
    For x**3 at 1 the slope is 3 + step**2:

    >>> central_difference(lambda x: x**3, 1, step=0.5)
    3.25
    >>> central_difference(lambda x: x**3, 1)
    3.000000000

    Source
    ------
    W. H. Press et al., Numerical Recipes, 3rd edition, section 5.7.
    """
    check_callable(f)
    x = finite_number(x, "x")
    step = _choose_step(x, step, _CENTRAL_STEP)
    return quotient(finite_value(f, x + step) - finite_value(f, x - step), 2.0 * step)


def complex_step(f: Callable[[complex], complex], x: float, step: float = 1e-20) -> float:
    """Return f'(x) from one value of f beside the real axis.

    f'(x) ≈ Im f(x + i step) / step, with an error of about |f'''(x)| step**2 / 6

    Nothing is subtracted, so no digits are lost, and with a tiny step the error is the rounding of f itself.

    Parameters
    ----------
    f : callable
        A function built from + - * / ** and NumPy functions that take complex numbers, such as np.exp and
        np.sin. Functions that drop the imaginary part (abs, max, round) do not qualify.
    x : float
        Where to take the slope; a real number.
    step : float, optional
        A positive distance from the real axis. The default, 1e-20, makes step**2 vanish beside any number.

    Returns
    -------
    float
        The slope, in units of f per unit of x: all digits that f has.

    Raises
    ------
    TypeError
        If f is not callable or does not return a complex number, or if x or step is not one real number.
    ValueError
        If step is not positive, or if x, step or the value of f is not finite.

    Examples
    --------
    The real part keeps the value, the imaginary part carries the slope: (3 + ih)**2 = 9 - h**2 + 6ih.

    >>> complex_step(lambda x: x**2, 3)
    6.0

    Source
    ------
    W. Squire and G. Trapp, Using complex variables to estimate derivatives of real functions, SIAM Review 40
    (1998).
    """
    check_callable(f)
    x = finite_number(x, "x")
    step = positive_step(0.0, step)
    return quotient(complex_value(f, complex(x, step)).imag, step)


def observed_order(
    steps: Sequence[float] | NDArray[np.floating], errors: Sequence[float] | NDArray[np.floating]
) -> float:
    """Return the order p with which errors shrink, as measured.

    error ≈ C step**p, so log(error) = log(C) + p log(step): p is the slope of the line through the logarithms
    that has the least squared distance from them.

    Parameters
    ----------
    steps : sequence of float, shape (n,)
        Positive steps, at least two different ones.
    errors : sequence of float, shape (n,)
        The size of the error at each step; positive. Leave out those that are all rounding.

    Returns
    -------
    float
        The order, a pure number: about 1 for the forward difference and 2 for the central difference.

    Raises
    ------
    TypeError
        If steps or errors is not a sequence of real numbers.
    ValueError
        If the lengths differ, if there are fewer than two different steps, or if a number is not positive.

    Examples
    --------
    A tenth of the step, a hundredth of the error:

    >>> observed_order([0.1, 0.01, 0.001], [3e-2, 3e-4, 3e-6])
    2.000000

    Source
    ------
    R. J. LeVeque, Finite Difference Methods for Ordinary and Partial Differential Equations, appendix A.
    """
    log_steps = _logarithms(steps, "steps")
    log_errors = _logarithms(errors, "errors")
    if len(log_steps) != len(log_errors):
        raise ValueError(
            f"there are {len(log_steps)} steps and {len(log_errors)} errors; pass one error for each step"
        )
    across = log_steps - log_steps.mean()
    if not np.any(across):
        raise ValueError(
            "all steps are equal, and a line needs two points; pass at least two different steps"
        )
    return float(across @ (log_errors - log_errors.mean()) / (across @ across))


def _choose_step(x: float, step: float | None, relative: float) -> float:
    """Check the step the caller gave, or take the default for x."""
    if step is not None:
        return positive_step(x, step)
    default = relative * max(1.0, abs(x))
    return positive_step(x, (x + default) - x)  # a step that x + step takes exactly


def _logarithms(values: object, name: str) -> NDArray[np.float64]:
    """Return the logarithms of positive numbers."""
    numbers = finite_numbers(values, name)
    for i, number in enumerate(numbers):
        if number <= 0.0:
            raise ValueError(f"{name}[{i}] is {number!r} and has no logarithm; pass positive numbers only")
    return np.array([math.log(number) for number in numbers])
