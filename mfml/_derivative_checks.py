"""Checks of points, and of what f returns there, before and after f is differentiated.

The same idea as in `_validation`: a wrong argument is found at the door, and the message says what to pass
instead. Here a point may be an array, and f gets tracked numbers (Dual or Variable).
"""

from collections.abc import Callable, Iterable, Sequence
from numbers import Real
from typing import Any

import numpy as np

from ._levels import gather, is_tracked
from ._validation import _describe, finite_number

_CENTRAL = 'derivative(f, x, method="central")'


class NotFiniteError(ValueError):
    """f or its derivative is infinite or NaN at a point."""


class DropsDerivativeError(TypeError):
    """A tracked number was to become a plain float."""


def check_field(f: object, name: str = "f") -> None:
    """Refuse an f that cannot be called."""
    if not callable(f):
        raise TypeError(
            f"{name} must be a function, not {_describe(f)}; pass the function itself, "
            "for example lambda x: x[0]**2 * x[1]"
        )


def finite_array(value: object, name: str, *, whole: bool = False) -> Any:
    """Return one number as np.float64, and a list or an array as a new array of floats."""
    if isinstance(value, Real | np.bool):
        return np.float64(finite_number(value, name))
    if not isinstance(value, list | tuple | np.ndarray):
        raise TypeError(
            f"{name} must be a number or an array, not {_describe(value)}; pass for example {name}=[1.0, 2.0]"
        )
    if isinstance(value, np.ndarray) and value.dtype.kind in "iu" and not whole:
        raise TypeError(
            f"{name} is an array of integers, and an integer cannot move by a small step; "
            f"write {name}.astype(float), or np.array([1.0, 2.0]) with decimal points"
        )
    try:
        array: Any = np.array(value)
    except ValueError:
        raise ValueError(f"{name} has rows of different lengths; pass an array of one shape") from None
    if array.size == 0:
        raise ValueError(f"{name} is empty; pass at least one number, such as {name}=[1.0]")
    if array.dtype.kind not in "iuf":
        raise TypeError(f"{name} must hold real numbers only; pass for example {name}=[1.0, 2.0]")
    array = array.astype(float)
    if not np.isfinite(array).all():
        bad = array[~np.isfinite(array)][0]
        raise ValueError(f"{name} contains {bad}; pass finite numbers such as {name}=[1.0, 2.0]")
    return array[()]


def point(value: object, name: str) -> Any:
    """Return a point, which is tracked if one derivative is taken inside another."""
    return gather(value) if is_tracked(value) else finite_array(value, name)


def finite_scalar(value: object, name: str) -> Any:
    """Return one number, which may be tracked."""
    return gather(value) if is_tracked(value) else np.float64(finite_number(value, name))


def finite_vector(value: object, name: str, length: int | None = None) -> Any:
    """Return a list or a one-dimensional array as a new array of floats, of the given length."""
    array = point(value, name)
    if array.ndim != 1:
        what = "one number" if array.ndim == 0 else f"of shape {array.shape}"
        raise ValueError(f"{name} is {what}; pass one row of numbers, such as {name}=[1.0, 2.0]")
    if length is not None and len(array) != length:
        raise ValueError(f"{name} has {len(array)} entries and x has {length}; pass one for each entry of x")
    return array


def check_value(value: Any, x: object, ndim: int | None = None, name: str = "f") -> Any:
    """Return what f returned as an array that may be tracked, of ndim axes if f wants a number or a row."""
    try:
        array = gather(value)
    except (TypeError, ValueError):
        hint = "; does it end with a return statement?" if value is None else "; let it return real numbers"
        raise TypeError(f"{name}({_short(x)}) returned {_describe(value)}{hint}") from None
    if isinstance(value, bool | np.bool):
        raise TypeError(f"{name}({_short(x)}) returned {_describe(value)}; let it return real numbers")
    if ndim is not None and array.ndim != ndim:
        got = "one number" if array.ndim == 0 else f"an array of shape {array.shape}"
        want = ("one real number", "one row of numbers, such as np.stack([x[0], x[0] * x[1]])")[ndim]
        hint = f" (np.sum adds up the entries of {got})" if ndim == 0 else ""
        raise TypeError(f"{name}({_short(x)}) returned {got}; let it return {want}{hint}")
    if array.size == 0:
        raise TypeError(f"{name}({_short(x)}) returned an empty array; let it return real numbers")
    return array


def check_finite(value: Any, x: object, name: str = "f") -> None:
    """Refuse a value that is infinite or NaN."""
    if not np.isfinite(value).all():
        bad = np.ravel(value)[~np.isfinite(np.ravel(value))][0]
        raise NotFiniteError(f"{name}({_short(x)}) is {bad}; pass a point where {name} has a finite value")


def check_slope(change: Any, x: object, name: str) -> None:
    """Refuse a derivative that is infinite or NaN."""
    if not np.isfinite(change).all():
        raise NotFiniteError(
            f"{name} has no finite derivative at {_short(x)} (a vertical slope or the edge of its domain; "
            f"np.where differentiates both branches, also the one not taken); pass a point where {name} is smooth"
        )


def unsupported(what: Any) -> TypeError:
    """Return the error for a function, or a way of calling it, that has no derivative rule."""
    what = what if isinstance(what, str) else function_name(what)
    return TypeError(
        f"{what} has no derivative rule; write f with functions that have one, such as + * np.exp and np.sum "
        f"(all of them: mfml/_partials.py and mfml/_rewritten.py), or take finite differences: {_CENTRAL}"
    )


def function_name(function: Any) -> str:
    """Return a function's name as the reader wrote it: np.linalg.norm."""
    home = "np.linalg." if getattr(function, "__module__", "") == "numpy.linalg" else "np."
    return f"{home}{function.__name__}"


def check_call(function: Any, known: Any, arguments: Sequence[Any], options: Iterable[str]) -> None:
    """Refuse arguments that our version of a function does not take, such as where= or out=."""
    names = known.__code__.co_varnames[: known.__code__.co_argcount + known.__code__.co_kwonlyargcount]
    for name in options:
        if name not in names:
            raise unsupported(f"{function_name(function)}(..., {name}=...)")
    if len(arguments) > known.__code__.co_argcount:
        raise unsupported(f"{function_name(function)} with {len(arguments)} arguments")


def call(f: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    """Call f with tracked numbers; where NumPy hides or garbles what went wrong, say it."""
    try:
        return f(*arguments, **options)
    except ValueError as error:  # y[0] = x[0]: NumPy hides our message in "setting an array element"
        if isinstance(error.__cause__, DropsDerivativeError):
            raise error.__cause__ from None
        raise
    except TypeError as error:  # np.tan(np.array([x[0], x[1]])) has found no loop for objects
        if type(error).__module__.startswith("numpy") or "loop of ufunc" in str(error):
            raise unsupported(
                "this function of np.array([x[0], ...]) (write np.stack([x[0], ...]) instead)"
            ) from error
        raise


def in_place() -> TypeError:
    """Return the error for a write into an array that is being differentiated, or of it into another."""
    return TypeError(
        "an array that is differentiated cannot be written in place, nor its entries into an array of floats; "
        "build a new array with np.stack([...]), np.concatenate or np.where, and write x = x + y for x += y"
    )


def to_float() -> TypeError:
    """Return the error for float(x) and math.sin(x), which would drop the derivative."""
    return DropsDerivativeError(
        "float(), int() and the functions of math drop the derivative; write NumPy's, such as np.sin for "
        "math.sin, and for y[i] = ... build the array with np.stack([...])"
    )


def _short(x: object) -> str:
    """Write a point in a few characters."""
    text = repr(x.tolist() if isinstance(x, np.ndarray | np.generic) else x)
    return text if len(text) <= 60 else "x"
