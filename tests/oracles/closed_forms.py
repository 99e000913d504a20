"""Functions of one variable, and their derivatives worked out by hand, for mpmath.

Each line is f as NumPy code, f' as mpmath code, and the interval from which the points are drawn. On it f' is well
conditioned: a rounded x, or a rounded intermediate result, moves it by a few units in the last place at most. What
is not, stands in `CANCELLING` with the size of the terms that cancel.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import mpmath as mp
import numpy as np

DIGITS = 50  # of all closed forms


class ClosedForm(NamedTuple):
    f: Callable[[Any], Any]
    slope: Callable[[Any], Any]
    low: float
    high: float
    terms: Callable[[Any], Any] | None = None  # the sum of the sizes of the terms that f' is made of


def _logistic(x: Any) -> Any:
    return 1 / (1 + mp.exp(-x))


CALM: dict[str, ClosedForm] = {
    # powers
    "x**7": ClosedForm(lambda x: x**7, lambda x: 7 * x**6, -3, 3),
    "x**-3": ClosedForm(lambda x: x**-3, lambda x: -3 / x**4, 0.2, 5),
    "x**2.5": ClosedForm(lambda x: x**2.5, lambda x: 2.5 * x**1.5, 0.1, 9),
    "x**-0.5": ClosedForm(lambda x: x**-0.5, lambda x: -0.5 * x**-1.5, 0.1, 9),
    "float_power": ClosedForm(lambda x: np.float_power(x, 1.75), lambda x: 1.75 * x**0.75, 0.1, 9),
    "square": ClosedForm(np.square, lambda x: 2 * x, -5, 5),
    "sqrt": ClosedForm(np.sqrt, lambda x: 1 / (2 * mp.sqrt(x)), 0.01, 50),
    "cbrt": ClosedForm(np.cbrt, lambda x: 1 / (3 * mp.cbrt(x) ** 2), 0.01, 50),
    "cbrt of x < 0": ClosedForm(np.cbrt, lambda x: 1 / (3 * mp.cbrt(-x) ** 2), -50, -0.01),
    "reciprocal": ClosedForm(np.reciprocal, lambda x: -1 / x**2, -5, -0.1),
    "1 / x": ClosedForm(lambda x: 1 / x, lambda x: -1 / x**2, 0.1, 7),
    "3 / x**2": ClosedForm(lambda x: 3 / x**2, lambda x: -6 / x**3, 0.1, 7),
    "x * x - 2 x": ClosedForm(lambda x: x * x - 2 * x, lambda x: 2 * x - 2, 1.5, 5),
    "Horner": ClosedForm(lambda x: ((2 * x + 3) * x + 4) * x + 5, lambda x: 6 * x * x + 6 * x + 4, 0, 5),
    "abs": ClosedForm(np.abs, lambda x: mp.mpf(-1), -5, -0.01),
    "fabs": ClosedForm(np.fabs, lambda x: mp.mpf(1), 0.1, 4),
    # exponentials and logarithms
    "exp": ClosedForm(np.exp, mp.exp, -20, 20),
    "exp2": ClosedForm(np.exp2, lambda x: mp.mpf(2) ** x * mp.log(2), -20, 20),
    "expm1": ClosedForm(np.expm1, mp.exp, -40, 5),
    "expm1 near 0": ClosedForm(np.expm1, mp.exp, -1e-5, 1e-5),
    "2**x": ClosedForm(lambda x: 2.0**x, lambda x: mp.mpf(2) ** x * mp.log(2), -8, 8),
    "10**x": ClosedForm(lambda x: 10.0**x, lambda x: mp.mpf(10) ** x * mp.log(10), -5, 5),
    "log": ClosedForm(np.log, lambda x: 1 / x, 0.01, 50),
    "log2": ClosedForm(np.log2, lambda x: 1 / (x * mp.log(2)), 0.01, 50),
    "log10": ClosedForm(np.log10, lambda x: 1 / (x * mp.log(10)), 0.01, 50),
    "log1p": ClosedForm(np.log1p, lambda x: 1 / (1 + x), -0.999, 9),
    "log1p near 0": ClosedForm(np.log1p, lambda x: 1 / (1 + x), -1e-5, 1e-5),
    "logaddexp": ClosedForm(lambda x: np.logaddexp(x, 0.0), _logistic, -6, 6),
    "logaddexp2": ClosedForm(lambda x: np.logaddexp2(0.0, x), lambda x: 1 / (1 + mp.mpf(2) ** -x), -6, 6),
    "logaddexp, x near z": ClosedForm(
        lambda x: np.logaddexp(x, 100.0), lambda x: _logistic(x - 100), 60, 140
    ),
    # angles
    "sin": ClosedForm(np.sin, mp.cos, -30, 30),
    "cos": ClosedForm(np.cos, lambda x: -mp.sin(x), -30, 30),
    "tan": ClosedForm(np.tan, lambda x: 1 / mp.cos(x) ** 2, -1.5, 1.5),
    "arcsin": ClosedForm(np.arcsin, lambda x: 1 / mp.sqrt(1 - x * x), -0.9999, 0.9999),
    "arccos": ClosedForm(np.arccos, lambda x: -1 / mp.sqrt(1 - x * x), -0.9999, 0.9999),
    "arctan": ClosedForm(np.arctan, lambda x: 1 / (1 + x * x), -20, 20),
    "arctan2, above": ClosedForm(lambda x: np.arctan2(x, 3.0), lambda x: 3 / (x * x + 9), -9, 9),
    "arctan2, below": ClosedForm(lambda x: np.arctan2(3.0, x), lambda x: -3 / (x * x + 9), -9, 9),
    "arctan2 of tiny numbers": ClosedForm(
        lambda x: np.arctan2(x, 1e-200), lambda x: 1e-200 / (x * x + mp.mpf(1e-200) ** 2), 1e-201, 1e-199
    ),
    "arctan2 of huge numbers": ClosedForm(
        lambda x: np.arctan2(1e200, x), lambda x: -1e200 / (x * x + mp.mpf(1e200) ** 2), 1e199, 1e201
    ),
    "hypot": ClosedForm(lambda x: np.hypot(x, 3.0), lambda x: x / mp.sqrt(x * x + 9), -9, 9),
    "deg2rad": ClosedForm(np.deg2rad, lambda x: mp.pi / 180, -200, 200),
    "rad2deg": ClosedForm(np.rad2deg, lambda x: 180 / mp.pi, -2, 2),
    # hyperbolic functions
    "sinh": ClosedForm(np.sinh, mp.cosh, -8, 8),
    "cosh": ClosedForm(np.cosh, mp.sinh, -8, 8),
    "tanh": ClosedForm(np.tanh, lambda x: 1 / mp.cosh(x) ** 2, -12, 12),
    "arcsinh": ClosedForm(np.arcsinh, lambda x: 1 / mp.sqrt(1 + x * x), -20, 20),
    "arccosh": ClosedForm(np.arccosh, lambda x: 1 / mp.sqrt((x - 1) * (x + 1)), 1.0001, 20),
    "arctanh": ClosedForm(np.arctanh, lambda x: 1 / ((1 - x) * (1 + x)), -0.9999, 0.9999),
    # pieces
    "x % 0.7": ClosedForm(lambda x: x % 0.7, lambda x: mp.mpf(1), 0.1, 0.6),
    "5.25 % x": ClosedForm(lambda x: 5.25 % x, lambda x: -mp.floor(5.25 / x), 0.1, 3),
    "maximum": ClosedForm(lambda x: np.maximum(x * x, x), lambda x: 2 * x, 1.1, 4),
    "minimum": ClosedForm(lambda x: np.minimum(x * x, x), lambda x: 2 * x, 0.1, 0.9),
    "where": ClosedForm(lambda x: np.where(x > 1, x * x, np.exp(x)), mp.exp, 0.1, 0.9),
    # one inside the other, products and quotients
    "logistic": ClosedForm(
        lambda x: 1 / (1 + np.exp(-x)), lambda x: mp.exp(-x) / (1 + mp.exp(-x)) ** 2, -6, 6
    ),
    "softplus": ClosedForm(lambda x: np.log(1 + np.exp(x)), _logistic, -3, 6),
    "bell": ClosedForm(lambda x: np.exp(-(x**2) / 2), lambda x: -x * mp.exp(-x * x / 2), 0.05, 2),
    "x exp(x)": ClosedForm(lambda x: x * np.exp(x), lambda x: (1 + x) * mp.exp(x), 0, 6),
    "x log(x)": ClosedForm(lambda x: x * np.log(x), lambda x: 1 + mp.log(x), 1, 30),
    "exp(x) / x": ClosedForm(lambda x: np.exp(x) / x, lambda x: mp.exp(x) * (x - 1) / x**2, 3, 6),
    "log(x) / x": ClosedForm(lambda x: np.log(x) / x, lambda x: (1 - mp.log(x)) / x**2, 0.05, 1),
    "sin(x) / x": ClosedForm(lambda x: np.sin(x) / x, lambda x: mp.cos(x) / x - mp.sin(x) / x**2, 2, 4),
    "x sin(x)": ClosedForm(lambda x: x * np.sin(x), lambda x: mp.sin(x) + x * mp.cos(x), 0, 1.4),
    "sin(x) cos(x)": ClosedForm(lambda x: np.sin(x) * np.cos(x), lambda x: mp.cos(2 * x), 0, 0.4),
    "sin(x)**2": ClosedForm(lambda x: np.sin(x) ** 2, lambda x: mp.sin(2 * x), 0.1, 1.4),
    "cosh(x)**2": ClosedForm(lambda x: np.cosh(x) ** 2, lambda x: mp.sinh(2 * x), 0.1, 3),
    "sqrt(1 + x**2)": ClosedForm(lambda x: np.sqrt(1 + x**2), lambda x: x / mp.sqrt(1 + x * x), -5, 5),
    "1 / (1 + x**2)": ClosedForm(lambda x: 1 / (1 + x**2), lambda x: -2 * x / (1 + x * x) ** 2, -5, 5),
    "log(1 + x**2)": ClosedForm(lambda x: np.log(1 + x**2), lambda x: 2 * x / (1 + x * x), -5, 5),
    "arctan(x**2)": ClosedForm(lambda x: np.arctan(x**2), lambda x: 2 * x / (1 + x**4), -5, 5),
    "arctan(1 / x)": ClosedForm(lambda x: np.arctan(1 / x), lambda x: -1 / (1 + x * x), 0.2, 5),
    "log(log(x))": ClosedForm(lambda x: np.log(np.log(x)), lambda x: 1 / (x * mp.log(x)), 2, 50),
    "log(cos(x))": ClosedForm(lambda x: np.log(np.cos(x)), lambda x: -mp.tan(x), -1.2, 1.2),
    "exp(sin(x))": ClosedForm(
        lambda x: np.exp(np.sin(x)), lambda x: mp.cos(x) * mp.exp(mp.sin(x)), -1.4, 1.4
    ),
    "exp(sqrt(x))": ClosedForm(
        lambda x: np.exp(np.sqrt(x)), lambda x: mp.exp(mp.sqrt(x)) / (2 * mp.sqrt(x)), 0.1, 2
    ),
    "exp(exp(x))": ClosedForm(lambda x: np.exp(np.exp(x)), lambda x: mp.exp(x + mp.exp(x)), -3, 0.3),
    "arcsin(sqrt(x))": ClosedForm(
        lambda x: np.arcsin(np.sqrt(x)), lambda x: 1 / (2 * mp.sqrt(x * (1 - x))), 0.05, 0.6
    ),
    "tan(x / 2)": ClosedForm(lambda x: np.tan(x / 2), lambda x: 0.5 / mp.cos(x / 2) ** 2, -3, 3),
    "x**x": ClosedForm(lambda x: x**x, lambda x: x**x * (1 + mp.log(x)), 1, 4),
}

# Points found by trying many, where the last place of cosh or cbrt is at its worst; and points far out.
HARD: dict[str, list[float]] = {
    "tanh": [0.017844142810940156, 3.4739359515259753, 300.0],
    "cbrt": [12.4549049413347, 13.552709213367873],
    "expm1": [-300.0],
    "arctan": [1e150],
    "arcsinh": [1e200],
    "arccosh": [1e200],
    "hypot": [1e200],
    "logaddexp": [-700.0, 700.0],
}

# f' is the difference of two terms, or f'(x) hangs on the last digits of an intermediate result such as x**2. Each
# of them may be wrong in its last place, and so f' by that much of the terms, however f' is computed by the rules.
CANCELLING: dict[str, ClosedForm] = {
    "x**x near its minimum at 1 / e": ClosedForm(
        lambda x: x**x, lambda x: x**x * (1 + mp.log(x)), 0.05, 1, lambda x: x**x * (1 + abs(mp.log(x)))
    ),
    "x / (1 + x)": ClosedForm(
        lambda x: x / (1 + x), lambda x: 1 / (1 + x) ** 2, 0, 50, lambda x: (1 + 2 * x) / (1 + x) ** 2
    ),
    "(1 + x) / (1 + x**2)": ClosedForm(
        lambda x: (1 + x) / (1 + x**2),
        lambda x: (1 - 2 * x - x * x) / (1 + x * x) ** 2,
        0.1,
        4,
        lambda x: 1 / (1 + x * x) + 2 * x * (1 + x) / (1 + x * x) ** 2,
    ),
    "x - sin(x) near 0": ClosedForm(
        lambda x: x - np.sin(x), lambda x: 1 - mp.cos(x), 1e-4, 1, lambda x: 1 + mp.cos(x)
    ),
    "sin(x) / x near 0": ClosedForm(
        lambda x: np.sin(x) / x,
        lambda x: mp.cos(x) / x - mp.sin(x) / x**2,
        1e-3,
        1,
        lambda x: mp.cos(x) / x + mp.sin(x) / x**2,
    ),
    "sin(x**2) far out": ClosedForm(
        lambda x: np.sin(x**2),
        lambda x: 2 * x * mp.cos(x * x),
        1,
        30,
        lambda x: abs(2 * x * mp.cos(x * x)) + abs(2 * x**3 * mp.sin(x * x)),
    ),
    "x**(1 / x)": ClosedForm(
        lambda x: x ** (1 / x),
        lambda x: x ** (1 / x - 2) * (1 - mp.log(x)),
        0.1,
        5,
        lambda x: x ** (1 / x - 2) * (1 + abs(mp.log(x))) * (1 + abs(mp.log(x) / x)),
    ),
    "x**3 - 2 x": ClosedForm(
        lambda x: x**3 - 2 * x, lambda x: 3 * x * x - 2, 0.1, 2, lambda x: 3 * x * x + 2
    ),
}
