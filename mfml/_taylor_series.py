"""A truncated power series that behaves like a number.

Give f the series x0 + t instead of the number x0. Every operation of f, Python's or NumPy's, then computes
with coefficients, and what f returns is its own Taylor series.
"""

import math
from collections.abc import Callable
from numbers import Real
from typing import Any

import numpy as np

from . import _taylor_recurrences as rules
from ._taylor_recurrences import Coefficients

_HELP = "build f from + - * / ** and NumPy functions of one number, such as np.sin"


class Series:
    """The coefficients of 1, t, t², ... of one intermediate result."""

    def __init__(self, coefficients: Coefficients) -> None:
        if not all(map(math.isfinite, coefficients)):
            raise ValueError("a coefficient is too large for a float; pass another x0, or a lower degree")
        self.coefficients = coefficients

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: object, **options: object) -> "Series":
        name = ufunc.__name__
        if method == "__call__" and not options:
            if name in rules.ELEMENTARY:
                return _apply(rules.ELEMENTARY[name], self.coefficients)
            if name in _BINARY:
                left, right = inputs
                return _binary(name, left, right)
            if name in _COMPARISONS:
                left, right = (_plain(value) for value in inputs)
                return _COMPARISONS[name](left, right)  # type: ignore[no-any-return]
        raise TypeError(f"np.{name} used like this has no Taylor recurrence here; {_HELP}")

    def __array__(self, *_: object, **__: object) -> None:
        raise TypeError(f"this NumPy function does not take a Taylor series; {_HELP}")

    def __float__(self) -> float:
        raise TypeError(f"math functions and float() take plain numbers only; {_HELP}")

    def __add__(self, other: object) -> "Series":
        return _binary("add", self, other)

    def __radd__(self, other: object) -> "Series":
        return _binary("add", other, self)

    def __sub__(self, other: object) -> "Series":
        return _binary("subtract", self, other)

    def __rsub__(self, other: object) -> "Series":
        return _binary("subtract", other, self)

    def __mul__(self, other: object) -> "Series":
        return _binary("multiply", self, other)

    def __rmul__(self, other: object) -> "Series":
        return _binary("multiply", other, self)

    def __truediv__(self, other: object) -> "Series":
        return _binary("divide", self, other)

    def __rtruediv__(self, other: object) -> "Series":
        return _binary("divide", other, self)

    def __pow__(self, other: object) -> "Series":
        return _binary("power", self, other)

    def __rpow__(self, other: object) -> "Series":
        return _binary("power", other, self)

    def __neg__(self) -> "Series":
        return _apply(rules.ELEMENTARY["negative"], self.coefficients)

    def __pos__(self) -> "Series":
        return self

    def __abs__(self) -> "Series":
        return _apply(rules.absolute, self.coefficients)

    # A comparison answers for all points near x0, so it must not hang on x0 itself.

    def __lt__(self, other: object) -> bool:
        return self._sign_of_gap(other) < 0

    def __gt__(self, other: object) -> bool:
        return self._sign_of_gap(other) > 0

    def __le__(self, other: object) -> bool:
        return self._sign_of_gap(other) <= 0

    def __ge__(self, other: object) -> bool:
        return self._sign_of_gap(other) >= 0

    def __eq__(self, other: object) -> bool:
        return self._sign_of_gap(other) == 0

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        return self._sign_of_gap(0.0) != 0

    def _sign_of_gap(self, other: object) -> float:
        gap = _binary("subtract", self, other).coefficients
        if gap[0] == 0.0 and any(gap):
            raise ValueError("f compares two values that are equal at x0 only; pass an x0 on one side of it")
        return gap[0]


def _apply(rule: Callable[..., Coefficients], *arguments: Any) -> Series:
    """Use a recurrence; what Python cannot represent becomes a ValueError."""
    try:
        return Series(rule(*arguments))
    except OverflowError:
        raise ValueError("a value of f is too large for a float; pass another x0") from None


def _binary(name: str, left: object, right: object) -> Series:
    """Combine a series with another, or with a number."""
    left, right = _plain(left), _plain(right)
    length = min(len(s.coefficients) for s in (left, right) if isinstance(s, Series))
    if name in ("power", "float_power") and not isinstance(right, Series) and isinstance(left, Series):
        whole = float(right).is_integer() and abs(right) <= 2**53
        rule: Callable[..., Coefficients] = rules.integer_power if whole else rules.real_power
        return _apply(rule, left.coefficients, int(right) if whole else right)
    a, b = (
        [s, *[0.0] * (length - 1)] if not isinstance(s, Series) else s.coefficients for s in (left, right)
    )
    return _apply(_BINARY[name], a, b)


def _plain(value: object) -> "Series | float":
    """Return a series or a finite float; refuse everything else."""
    if isinstance(value, Series):
        return value
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"f combines its argument with {value!r:.40}, which is not one real number; {_HELP}")
    try:
        return float(value)
    except OverflowError:
        raise ValueError("a number in f is too large for a float; pass one below 1e308 in size") from None


def _power(a: Coefficients, b: Coefficients) -> Coefficients:
    """Return a ** b, where the exponent may vary too."""
    if not any(b[1:]) and b[0].is_integer():
        return rules.integer_power(a, int(b[0]))
    return rules.varying_power(a, b)


_BINARY: dict[str, Callable[[Coefficients, Coefficients], Coefficients]] = {
    "add": lambda a, b: [x + y for x, y in zip(a, b, strict=False)],
    "divide": rules.divide,
    "float_power": _power,
    "multiply": rules.multiply,
    "power": _power,
    "subtract": lambda a, b: [x - y for x, y in zip(a, b, strict=False)],
}
_COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "equal": lambda a, b: a == b,
    "greater": lambda a, b: a > b,
    "greater_equal": lambda a, b: a >= b,
    "less": lambda a, b: a < b,
    "less_equal": lambda a, b: a <= b,
    "not_equal": lambda a, b: a != b,
}
