"""The checks of `_validation` for arrays of real numbers, and for what functions return."""

from typing import Any, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from ._validation import _describe

__all__ = [
    "Array", "array_returned", "finite_entries", "not_empty", "numbers_of", "one_shape", "real_array", "within_range",
]  # fmt: skip

Array: TypeAlias = npt.NDArray[np.float64]
_Numbers = TypeVar("_Numbers", float, npt.NDArray[np.float64])


def one_shape(values: object, name: str) -> npt.NDArray[Any]:
    """Return values as an array of anything."""
    try:
        return np.asarray(values)
    except ValueError:
        raise ValueError(f"{name} has rows of different lengths; pass an array of one shape") from None


def not_empty(array: npt.NDArray[Any], name: str) -> None:
    """Refuse an array without numbers."""
    if array.size == 0:
        raise ValueError(f"{name} is empty; pass at least one number")


def real_array(values: object, name: str) -> Array:
    """Return values as an array of floats, which may be empty, infinite or NaN."""
    array = one_shape(values, name)
    if array.dtype.kind not in "iuf":
        raise TypeError(
            f"{name} must be numbers in an array, not {_describe(values)}; pass for example {name}=[1.0, 2.0]"
        )
    return array.astype(np.float64, copy=False)


def finite_entries(array: Array, name: str) -> Array:
    """Return the array if it is not empty, and finite."""
    not_empty(array, name)
    if not np.isfinite(array).all():
        raise ValueError(f"{name} holds nan or an infinity; pass finite numbers")
    return array


def numbers_of(values: object, name: str) -> Array:
    """Return values as an array of floats, not empty, and finite."""
    return finite_entries(real_array(values, name), name)


def array_returned(value: object, name: str) -> Array:
    """Return what the function of this name returned as an array of floats, possibly infinite or NaN."""
    try:
        array = np.asarray(value)
    except ValueError:  # rows of different lengths
        array = np.asarray(None)
    if array.dtype.kind not in "iuf":
        hint = "does it end with a return statement?" if value is None else "let it return real numbers"
        raise TypeError(f"{name} returned {_describe(value)}; {hint}")
    return array.astype(np.float64, copy=False)


def within_range(computed: _Numbers, what: str) -> _Numbers:
    """Return what was computed, if it is finite."""
    if not np.isfinite(computed).all():
        raise ValueError(f"{what} leaves the range of a float; pass the data in other units")
    return computed
