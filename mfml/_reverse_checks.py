"""What reverse mode refuses, and what it says then: which function, and what to write instead.

The rest of the package measures or computes with numbers; here numbers come as scalars, arrays, or lists and
tuples of them, so the checks of `_validation` are repeated for arrays.
"""

from collections.abc import Callable
from typing import Any, NoReturn

import numpy as np

__all__ = [
    "check_function", "check_options", "float_array", "function_name", "only_finite", "plain_number",
    "refuse_conversion", "refuse_write", "unsupported",
]  # fmt: skip


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


def plain_number(value: Any) -> Any:
    """Return a NumPy float as Python's; anything else as it is."""
    return float(value) if isinstance(value, np.float64) else value


def check_function(f: object) -> None:
    """Refuse an f that cannot be called."""
    if not callable(f):
        raise TypeError(
            f"f must be a function, not a {type(f).__name__}; pass the function itself, "
            "for example lambda x: np.sum(x**2)"
        )


def function_name(function: Callable[..., Any]) -> str:
    """Return a function's name as the reader wrote it: np.linalg.norm."""
    module = (getattr(function, "__module__", None) or "numpy").replace("numpy", "np")
    return f"{module if module.startswith('np') else 'np'}.{function.__name__}"


def unsupported(what: str) -> TypeError:
    """Return the error for a function without a rule."""
    return TypeError(
        f"reverse mode has no derivative for {what}; write it with functions that it knows, such as + * np.exp "
        'and np.sum, or take differences of plain values with method="central"'
    )


def check_options(function: Callable[..., Any], options: Any, known: Callable[..., Any]) -> None:
    """Refuse an option that the rule does not understand."""
    code = known.__code__
    for name in options:
        if name not in code.co_varnames[: code.co_argcount]:
            raise unsupported(f"{function_name(function)}(..., {name}=...)")


def refuse_write(what: str, instead: str) -> NoReturn:
    """Refuse to change a value that the graph needs."""
    raise TypeError(f"{what} would overwrite a value that the derivative still needs; write {instead}")


def refuse_conversion(kind: str, instead: str) -> NoReturn:
    """Refuse to turn a Variable into something that has no memory."""
    raise TypeError(
        f"{kind} made from a Variable would forget how it was computed; write {instead}, "
        'or take differences of plain values with method="central"'
    )
