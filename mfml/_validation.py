"""Checks that every public function makes before it computes.

The idea: a wrong argument is found at the door, and the message says what to pass instead. The wrong kind of
thing (a string, a list) is a `TypeError`; the right kind with an impossible value (zero, NaN) is a
`ValueError`. Whatever f itself raises passes through unchanged.
"""

import math
from collections.abc import Callable, Iterable
from numbers import Complex, Integral, Real
from typing import Any, Literal, TypeAlias

import numpy as np

ScalarFunction: TypeAlias = Callable[[float], float]

__all__ = [
    "ScalarFunction",
    "check_callable",
    "complex_value",
    "finite_number",
    "finite_numbers",
    "finite_value",
    "momentum_share",
    "positive_number",
    "positive_step",
    "quotient",
    "real_number",
    "real_value",
    "step_from",
    "whole_number",
]


def check_callable(f: object, name: str = "f") -> None:
    """Refuse an f that cannot be called."""
    if not callable(f):
        raise TypeError(
            f"{name} must be a function, not {_describe(f)}; pass the function itself, "
            "for example np.sin or lambda x: x**2"
        )


def real_number(value: object, name: str) -> float:
    """Return value as a float; it may be infinite, but not NaN."""
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(
            f"{name} must be one real number, not {_describe(value)}; pass for example {name}=1.0"
        )
    try:
        number = float(value)
    except OverflowError:
        raise ValueError(f"{name} is too large for a float; pass a number below 1e308 in size") from None
    if math.isnan(number):
        raise ValueError(f"{name} is nan (not a number); pass a number such as {name}=1.0")
    return number


def finite_number(value: object, name: str) -> float:
    """Return value as a finite float."""
    number = real_number(value, name)
    if math.isinf(number):
        raise ValueError(f"{name} is {number}; pass a finite number such as {name}=1.0")
    return number


def positive_number(value: object, name: str, example: float) -> float:
    """Return value as a finite float above zero."""
    number = finite_number(value, name)
    if number <= 0.0:
        raise ValueError(f"{name} is {number}; pass a positive number such as {example}")
    return number


def momentum_share(momentum: object) -> float:
    """Return which share of the last step a descent adds to the next."""
    share = finite_number(momentum, "momentum")
    if not 0.0 <= share < 1.0:
        raise ValueError(f"momentum is {share}; pass a number from 0 up to, but not including, 1")
    return share


def whole_number(
    value: object, name: str, *, low: int = 1, high: int | None = None, example: int = 100
) -> int:
    """Return value as an int in a range."""
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise TypeError(
            f"{name} must be an int, a whole number, not {_describe(value)}; pass for example {name}={example}"
        )
    number = int(value)
    if high is not None and not low <= number <= high:
        raise ValueError(f"{name}={number} is out of range; pass an int from {low} to {high}")
    if number < low:
        raise ValueError(f"{name} is {number}; pass at least {low}")
    return number


def finite_numbers(values: object, name: str) -> list[float]:
    """Return a non-empty list, tuple or one-dimensional array as a list of finite floats."""
    if isinstance(values, str | bytes | dict | set) or not isinstance(values, Iterable):
        raise TypeError(
            f"{name} must be a list of numbers, not {_describe(values)}; pass for example [1.0, 0.1]"
        )
    if isinstance(values, np.ndarray) and values.ndim != 1:
        raise ValueError(f"{name} has the shape {values.shape}; pass one row of numbers, such as [1.0, 0.1]")
    numbers = [finite_number(value, f"{name}[{i}]") for i, value in enumerate(values)]
    if not numbers:
        raise ValueError(f"{name} is empty; pass at least one number, such as [1.0]")
    return numbers


def step_from(x: float, step: object) -> float:
    """Return step as a float that takes x to another float, forwards or backwards."""
    size = finite_number(step, "step")
    if size == 0.0:
        raise ValueError("step is zero, and a slope needs two different points; pass for example step=1e-6")
    _check_far_enough(x, size, "+")
    if math.isinf(x + size):
        raise ValueError(f"step={size!r} is too large: x + step overflows; pass a smaller step")
    return size


def positive_step(x: float, step: object) -> float:
    """Return step as a positive float that takes x to another float in both directions."""
    size = finite_number(step, "step")
    if size < 0.0:
        raise ValueError(f"step={size!r} is negative; pass its size, step={-size!r}")
    step_from(x, size)
    _check_far_enough(x, size, "-")
    if math.isinf(x - size):
        raise ValueError(f"step={size!r} is too large: x - step overflows; pass a smaller step")
    return size


def _check_far_enough(x: float, step: float, sign: Literal["+", "-"]) -> None:
    """Refuse a step that is lost in the rounding of x + step, or of x - step."""
    if (x + step if sign == "+" else x - step) == x:
        raise ValueError(
            f"step={step!r} is too small: x {sign} step rounds to x={x!r}; "
            f"pass a larger step, at least {math.ulp(x):.1e} in size"
        )


def real_value(f: Callable[[Any], object], x: Any, name: str = "f") -> float:
    """Return f(x) as a float, possibly infinite or NaN; NumPy's warnings stay silent."""
    with np.errstate(all="ignore"):
        value = _unwrap(f(x))
    if isinstance(value, bool) or not isinstance(value, Real):
        hint = (
            "; does it end with a return statement?" if value is None else "; let it return one real number"
        )
        raise TypeError(f"{name}({_short(x)}) returned {_describe(value)}{hint}")
    try:
        return float(value)
    except OverflowError:  # a Python int beyond 1e308
        return math.inf


def finite_value(f: Callable[[Any], object], x: Any) -> float:
    """Return f(x) as a finite float."""
    value = real_value(f, x)
    if not math.isfinite(value):
        raise ValueError(f"f({_short(x)}) is {value}; pass a point where f has a finite value")
    return value


def complex_value(f: Callable[[complex], object], z: complex) -> complex:
    """Return f(z) as a finite complex number."""
    with np.errstate(all="ignore"):
        value = _unwrap(f(z))
    if isinstance(value, Real) or not isinstance(value, Complex):
        raise TypeError(
            f"f({z!r}) returned {_describe(value)}, not a complex number; build f from + - * / ** and NumPy "
            "functions such as np.exp (abs, max and round drop the imaginary part), or use central_difference"
        )
    number = complex(value)
    if not (math.isfinite(number.real) and math.isfinite(number.imag)):
        raise ValueError(f"f({z!r}) is {number}; pass a point where f has a finite value")
    return number


def quotient(rise: float, run: float) -> float:
    """Return rise / run, or say that it is beyond the largest float."""
    ratio = rise / run
    if not math.isfinite(ratio):
        raise ValueError(
            f"the slope, rise {rise:.4g} over run {run:.4g}, is too large for a float; "
            "pass points that are farther apart, or a function with smaller values"
        )
    return ratio


def _unwrap(value: object) -> object:
    """Turn an array of shape () into the number it holds."""
    return value.item() if isinstance(value, np.ndarray) and value.ndim == 0 else value


def _short(x: object) -> str:
    """Write a point in a few characters."""
    text = repr(x.tolist() if isinstance(x, np.ndarray) else x)
    return text if len(text) <= 60 else "x"


def _describe(value: object) -> str:
    """Say what kind of thing value is, in a few words."""
    if value is None:
        return "None"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    text = repr(value)
    kind = type(value).__name__
    return f"the {kind} {text}" if len(text) <= 30 else f"a value of type {kind}"
