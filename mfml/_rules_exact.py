"""Numbers that stay exact as long as they can.

The idea: whole numbers and fractions are combined without rounding, 1/3 + 1/6 = 1/2 and 9**(1/2) = 3. A float
makes the result a float. A result that no float could hold is an OverflowError: then the numbers stay apart.
"""

import math
from fractions import Fraction

from ._rules_names import Exact

__all__ = ["add", "common_divisor", "is_even", "is_integer", "normal", "power", "times"]

_MAX_BITS = 1023  # every such number fits a float


def normal(value: Exact) -> Exact:
    """Return an int instead of a fraction over 1; refuse what is too long."""
    if isinstance(value, float):
        if not math.isfinite(value):
            raise OverflowError
        return value
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > _MAX_BITS:
        raise OverflowError
    return value.numerator if value.denominator == 1 else value


def add(a: Exact, b: Exact) -> Exact:
    """Return a + b."""
    return normal(a + b)


def times(a: Exact, b: Exact) -> Exact:
    """Return a * b."""
    return normal(a * b)


def is_integer(value: Exact) -> bool:
    """Tell whether value is a whole number."""
    return value == math.floor(value)


def is_even(value: Exact) -> bool:
    """Tell whether value is an even whole number."""
    return value % 2 == 0


def power(base: Exact, exponent: Exact) -> Exact | None:
    """Return base**exponent, or None if that is no number or has no short exact form."""
    if (base == 0 and exponent <= 0) or (base < 0 and not is_integer(exponent)):
        return 1 if exponent == 0 else None
    if isinstance(base, float) or isinstance(exponent, float):
        try:
            value = float(base) ** float(exponent)
        except OverflowError:
            return None
        return value if math.isfinite(value) else None
    top, bottom = (base.numerator, base.denominator) if exponent >= 0 else (base.denominator, base.numerator)
    size, index = abs(exponent.numerator), exponent.denominator
    if max(top.bit_length(), bottom.bit_length()) * size > _MAX_BITS * index:
        return base if base in (0, 1) else None
    root, under = _root(top, index), _root(bottom, index)
    if root is None or under is None:
        return None
    return normal(Fraction(root**size, under**size))


def common_divisor(values: list[Exact]) -> Exact:
    """Return the largest number of which all values are whole multiples; 1 if one of them is a float."""
    top, bottom = 0, 1
    for value in values:
        if isinstance(value, float):
            return 1
        top, bottom = math.gcd(top, value.numerator), math.lcm(bottom, value.denominator)
    return normal(Fraction(top, bottom))


def _root(value: int, index: int) -> int | None:
    """Return the whole number whose power to index is value, if there is one."""
    if index == 1:
        return value
    root = round(value ** (1.0 / index))
    return root if root**index == value else None
