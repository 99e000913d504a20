"""The words of the grammar, and the numbers it is made of.

The idea: sin, pi and the like have a meaning; every other name is free for symbols. Numbers keep the form they
come in: an int or a Fraction is exact, a float is rounded.
"""

import math
import re
from fractions import Fraction
from numbers import Integral, Rational, Real
from typing import TypeAlias

import numpy as np

__all__ = ["ALIASES", "CONSTANTS", "FUNCTIONS", "Exact", "check_finite", "check_name", "exact_number"]

Exact: TypeAlias = int | Fraction | float

CONSTANTS = {"pi": math.pi, "e": math.e}
FUNCTIONS: dict[str, np.ufunc] = {
    "exp": np.exp, "ln": np.log, "sqrt": np.sqrt, "abs": np.absolute,
    "sin": np.sin, "cos": np.cos, "tan": np.tan,
    "arcsin": np.arcsin, "arccos": np.arccos, "arctan": np.arctan,
    "sinh": np.sinh, "cosh": np.cosh, "tanh": np.tanh,
}  # fmt: skip
ALIASES = {"log": "ln", "asin": "arcsin", "acos": "arccos", "atan": "arctan"}

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def check_name(name: object) -> None:
    """Refuse what cannot be the name of a symbol."""
    if not isinstance(name, str):
        raise TypeError(f'name must be a string, not {name!r:.40}; pass for example Symbol("x")')
    if not _NAME.fullmatch(name) or len(name) > 40:
        raise ValueError(f'{name[:60]!r} is not a name; pass Latin letters and digits, such as "x_1"')
    if name in CONSTANTS or name in FUNCTIONS or name in ALIASES:
        raise ValueError(f"{name!r} has a meaning already; choose another name for the symbol")


def check_finite(value: Exact) -> None:
    """Refuse a number that no float can hold."""
    try:
        finite = math.isfinite(float(value))
    except OverflowError:
        finite = False
    if not finite:
        raise ValueError("a number in an expression must be finite; pass one below 1e308 in size")


def exact_number(value: object) -> Exact:
    """Return a real number as an int, a Fraction or a float."""
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    if isinstance(value, np.ndarray | list | tuple):
        raise TypeError(
            "an expression holds single numbers, not arrays; put a symbol there, and give it the array when "
            "you evaluate: f(x=array)"
        )
    if isinstance(value, bool) or not isinstance(value, Real):
        hint = "; parse(text) reads a formula" if isinstance(value, str) else ""
        raise TypeError(
            f"an expression is made of real numbers and symbols, not {value!r:.40}{hint}; pass x or 1.0"
        )
    if isinstance(value, Integral):
        return int(value)
    return Fraction(value) if isinstance(value, Rational) else float(value)
