"""The slopes of the elementary functions: one line a function, one rule for each argument.

A rule turns the cotangent g of the result y into the cotangent of an argument:

    y = f(a, b)  ->  g ∂f/∂a  and  g ∂f/∂b.

The rules are NumPy code themselves, so they can be differentiated again. They need not think of broadcasting:
`pull_back` sums what comes out to the shape of the argument.
"""

import math
import operator
from typing import Any

import numpy as np

from ._reverse_graph import Function, Node, Rule, plain, record

__all__ = ["CONSTANT_UFUNCS", "RULES"]


def _power_slope(g: Any, y: Any, a: Any, n: Any) -> Any:
    return g * n * a ** np.where(n != 0, n - 1, 1)  # 0 a, not 0 / a, for a**0


def _exponent_slope(g: Any, y: Any, a: Any, n: Any) -> Any:
    return g * y * np.log(np.where(a != 0, a, 1))  # 0**n is 0 for every n > 0


def _first_wins(a: Any, b: Any) -> Any:
    """1 where a > b, 0 where a < b; at a tie both get one half."""
    return np.heaviside(plain(a) - plain(b), 0.5)


def _matmul_left(g: Any, y: Any, a: Any, b: Any) -> Any:
    if b.ndim == 1:
        return g[..., None] * b
    if a.ndim == 1:
        return (b @ g[..., None])[..., 0]
    return g @ np.swapaxes(b, -1, -2)


def _matmul_right(g: Any, y: Any, a: Any, b: Any) -> Any:
    if a.ndim == 1:
        return g * a if b.ndim == 1 else a[:, None] * g[..., None, :]
    if b.ndim == 1:
        return (np.swapaxes(a, -1, -2) @ g[..., None])[..., 0]
    return np.swapaxes(a, -1, -2) @ g


def _scatter(g: Any, index: Any, shape: tuple[int, ...]) -> Any:
    """Zeros of a shape, and g added at an index; an index that occurs twice receives twice."""
    if isinstance(g, Node):
        return record(_scatter, (lambda h, y, g, index, shape: h[index],), (g, index, shape))
    zeros = np.zeros(shape)
    if isinstance(index, int | slice):
        zeros[index] = g  # nothing can occur twice
    else:
        np.add.at(zeros, index, g)
    return zeros


_maximum = (lambda g, y, a, b: g * _first_wins(a, b), lambda g, y, a, b: g * _first_wins(b, a))
_minimum = (lambda g, y, a, b: g * _first_wins(b, a), lambda g, y, a, b: g * _first_wins(a, b))
_power = (_power_slope, _exponent_slope)
_remainder = (lambda g, y, a, b: g, lambda g, y, a, b: -g * np.floor_divide(a, b))
_absolute = (lambda g, y, x: g * np.sign(x),)
_to_radians = (lambda g, y, x: g * (math.pi / 180),)
_to_degrees = (lambda g, y, x: g * (180 / math.pi),)

RULES: dict[Function, tuple[Rule | None, ...]] = {
    # arithmetic
    np.add: (lambda g, y, a, b: g, lambda g, y, a, b: g),
    np.subtract: (lambda g, y, a, b: g, lambda g, y, a, b: -g),
    np.multiply: (lambda g, y, a, b: g * b, lambda g, y, a, b: g * a),
    np.divide: (lambda g, y, a, b: g / b, lambda g, y, a, b: -g * y / b),
    np.power: _power,
    np.float_power: _power,
    np.remainder: _remainder,
    np.fmod: (lambda g, y, a, b: g, lambda g, y, a, b: -g * np.trunc(plain(a) / plain(b))),
    np.negative: (lambda g, y, x: -g,),
    np.positive: (lambda g, y, x: g,),
    np.conjugate: (lambda g, y, x: g,),
    np.absolute: _absolute,
    np.fabs: _absolute,
    np.square: (lambda g, y, x: g * (2 * x),),
    np.sqrt: (lambda g, y, x: g / (2 * y),),
    np.cbrt: (lambda g, y, x: g / (3 * y * y),),
    np.reciprocal: (lambda g, y, x: -g * (y * y),),
    np.matmul: (_matmul_left, _matmul_right),
    # exponentials and logarithms
    np.exp: (lambda g, y, x: g * y,),
    np.exp2: (lambda g, y, x: g * y * math.log(2),),
    np.expm1: (lambda g, y, x: g * (y + 1),),
    np.log: (lambda g, y, x: g / x,),
    np.log2: (lambda g, y, x: g / (x * math.log(2)),),
    np.log10: (lambda g, y, x: g / (x * math.log(10)),),
    np.log1p: (lambda g, y, x: g / (1 + x),),
    np.logaddexp: (lambda g, y, a, b: g * np.exp(a - y), lambda g, y, a, b: g * np.exp(b - y)),
    np.logaddexp2: (lambda g, y, a, b: g * np.exp2(a - y), lambda g, y, a, b: g * np.exp2(b - y)),
    # angles
    np.sin: (lambda g, y, x: g * np.cos(x),),
    np.cos: (lambda g, y, x: -g * np.sin(x),),
    np.tan: (lambda g, y, x: g * (1 + y * y),),
    np.arcsin: (lambda g, y, x: g / np.sqrt(1 - x * x),),
    np.arccos: (lambda g, y, x: -g / np.sqrt(1 - x * x),),
    np.arctan: (lambda g, y, x: g / (1 + x * x),),
    np.arctan2: (lambda g, y, a, b: g * b / (a * a + b * b), lambda g, y, a, b: -g * a / (a * a + b * b)),
    np.hypot: (lambda g, y, a, b: g * a / y, lambda g, y, a, b: g * b / y),
    np.deg2rad: _to_radians,
    np.radians: _to_radians,
    np.rad2deg: _to_degrees,
    np.degrees: _to_degrees,
    # hyperbolic functions
    np.sinh: (lambda g, y, x: g * np.cosh(x),),
    np.cosh: (lambda g, y, x: g * np.sinh(x),),
    np.tanh: (lambda g, y, x: g * (1 - y * y),),
    np.arcsinh: (lambda g, y, x: g / np.sqrt(1 + x * x),),
    np.arccosh: (lambda g, y, x: g / np.sqrt(x * x - 1),),
    np.arctanh: (lambda g, y, x: g / (1 - x * x),),
    # the larger or smaller of two
    np.maximum: _maximum,
    np.fmax: _maximum,
    np.minimum: _minimum,
    np.fmin: _minimum,
    # x[index]; the rule looks at the shape only, not at the entries
    operator.getitem: (lambda g, y, x, index: _scatter(g, index, x.shape),),
}

# Slope zero wherever there is a slope, or true and false: these give plain numbers.
CONSTANT_UFUNCS: set[Function] = {
    np.sign, np.heaviside, np.floor, np.ceil, np.rint, np.trunc, np.floor_divide, np.signbit,
    np.less, np.less_equal, np.greater, np.greater_equal, np.equal, np.not_equal,
    np.isfinite, np.isinf, np.isnan, np.logical_and, np.logical_or, np.logical_not, np.logical_xor,
}  # fmt: skip
