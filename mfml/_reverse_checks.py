"""Checks of what goes into reverse mode: a float, or an array of floats.

Between integers there is no slope, so they are refused here; the message says what to write instead.
"""

from typing import Any

import numpy as np

__all__ = ["check_function", "float_array", "only_finite"]


def float_array(value: object, name: str) -> Any:
    """Return a finite number as a NumPy float, or an array as a new array of floats."""
    if not isinstance(value, float | int | np.ndarray | np.generic):
        kind = type(value).__name__
        raise TypeError(
            f"{name} must be a float or an array of floats, not a {kind}; pass np.array([1.0, 2.0])"
        )
    array = np.array(value)
    if array.dtype.kind in "iub":
        instead = f"{name}={float(array)!r}" if array.ndim == 0 else f"{name}.astype(float)"
        raise TypeError(f"{name} holds integers, and between them there is no slope; pass {instead}")
    if array.dtype.kind != "f":
        raise TypeError(f"{name} holds {array.dtype} values; pass real numbers such as np.array([1.0, 2.0])")
    if array.size == 0:
        raise ValueError(f"{name} is empty; pass at least one number")
    return only_finite(array.astype(float, copy=False), name, "pass finite numbers")[()]


def only_finite(array: Any, name: str, instead: str) -> Any:
    """Return array, or say that it holds inf or nan."""
    if not np.isfinite(array).all():
        raise ValueError(f"{name} is not finite (inf or nan); {instead}")
    return array


def check_function(f: object) -> None:
    """Refuse an f that cannot be called."""
    if not callable(f):
        raise TypeError(
            f"f must be a function, not a {type(f).__name__}; pass the function itself, "
            "for example lambda x: np.sum(x**2)"
        )
