"""Which formulas are fit for a task: told by their values on one interval.

The idea: a formula is tame where it, and all that it divides by or takes a root or a logarithm of, keeps a moderate
size. Then it can be drawn, and a right answer can be told from a wrong one by its values.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ._rules_expressions import Expression, Function, Quotient

__all__ = ["INTERVAL", "Values", "X", "is_tame", "same", "values"]

Values: TypeAlias = NDArray[np.float64]

X = "x"
INTERVAL = (0.5, 2.0)  # logarithms and roots have a value there, and powers and exponentials stay moderate

_POINTS = np.linspace(*INTERVAL, 71)
_LARGEST = 500.0
_TYPICAL = 0.05  # the middle one of the sizes is larger
_CLEAR = 0.05  # divisors, and what stands in roots and logarithms, stay that far from 0
_NEAR = 1e-5  # relative


def values(formula: Expression) -> Values:
    """Return the values on the interval."""
    return np.broadcast_to(np.asarray(formula.evaluate({X: _POINTS}), dtype=float), _POINTS.shape)


def is_tame(formula: Expression) -> bool:
    """Tell whether the formula has a value of moderate size everywhere on the interval."""
    found = values(formula)
    moderate = bool(np.all(abs(found) <= _LARGEST)) and float(np.median(abs(found))) >= _TYPICAL
    return moderate and _is_clear(formula)


def _is_clear(formula: Expression) -> bool:
    """Tell whether nothing comes near a pole, or leaves the domain of a root or a logarithm."""
    match formula:
        case Quotient(_, divisor):
            sizes = values(divisor) * np.sign(values(divisor)[0])
        case Function("sqrt" | "ln", argument):
            sizes = values(argument)
        case _:
            sizes = np.ones(1)
    return bool(np.all(sizes >= _CLEAR)) and all(_is_clear(part) for part in formula.parts)


def same(a: Values, b: Values) -> bool:
    """Tell whether two formulas have the same values on the interval."""
    return bool(np.all(abs(a - b) <= _NEAR * (abs(a) + abs(b) + _TYPICAL)))
