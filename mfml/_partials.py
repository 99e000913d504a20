"""The derivatives of the elementary functions, one line a function, for both modes.

If x moves by dx, then y = f(x) moves by dy, and to first order

    dy = f'(x) dx,  or with two inputs  dy = (df/dx) dx + (df/dz) dz.

Each line of the table gives the partial derivatives of one function, one for each input. Forward mode multiplies
them with the changes of the inputs, reverse mode with the derivative by the output. The lines are plain NumPy: if
x is itself being differentiated, they compute a derivative of the derivative.

Source
------
DLMF, https://dlmf.nist.gov, chapter 4.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np


def _power_by_base(x: Any, z: Any, y: Any) -> Any:
    """Return the derivative of x**z by x, z x**(z - 1), which is 0 for z = 0 even at x = 0."""
    if isinstance(z, int | float) and z != 0:  # the usual case, x**3, at once
        return z * x ** (z - 1)
    return z * x ** np.where(z == 0.0, 1.0, z - 1.0)


def _power_by_exponent(x: Any, z: Any, y: Any) -> Any:
    """Return the derivative of y = x**z by z, y log(x), which is 0 at x = 0."""
    return y * np.log(np.where(x == 0.0, 1.0, x))


def _share(wins: Any, ties: Any) -> Any:
    """Return 1 for the winner, 0 for the loser, and one half each when they tie."""
    return wins + 0.5 * ties


def _refined_cube_root(x: Any, y: Any) -> Any:
    """Return y with a Newton step more: some libraries' cbrt is off by four units in the last place."""
    return y - (y * y * y - x) / (3.0 * y * y)


def _logistic(exp: Any, gap: Any) -> Any:
    """Return 1 / (1 + exp(-gap)); the exponent is never positive, so nothing overflows."""
    below = gap < 0.0
    e = exp(np.where(below, gap, -gap))
    return np.where(below, e, 1.0) / (1.0 + e)


def _tanh_slope(x: Any, y: Any) -> Any:
    """Return 4 e / (1 + e)^2 with e = exp(-2 |x|): exp is more accurate than cosh, and does not overflow."""
    e = np.exp(np.where(x < 0.0, 2.0, -2.0) * x)
    return 4.0 * e / np.square(1.0 + e)


_POWER = (_power_by_base, _power_by_exponent)
_MAXIMUM = (lambda x, z, y: _share(x > z, x == z), lambda x, z, y: _share(z > x, x == z))
_MINIMUM = (_MAXIMUM[1], _MAXIMUM[0])  # the smaller one wins

# Where a function has a kink, the mean of its two slopes is taken, as the central difference does.
PARTIALS: dict[Any, tuple[Callable[..., Any], ...]] = {
    np.positive: (lambda x, y: 1.0,),
    np.negative: (lambda x, y: -1.0,),
    np.absolute: (lambda x, y: np.sign(x),),
    np.fabs: (lambda x, y: np.sign(x),),
    np.square: (lambda x, y: 2.0 * x,),
    np.conjugate: (lambda x, y: 1.0,),
    np.reciprocal: (lambda x, y: -y * y,),
    np.sqrt: (lambda x, y: 0.5 / y,),
    np.cbrt: (lambda x, y: _refined_cube_root(x, y) / (3.0 * x),),
    np.exp: (lambda x, y: y,),
    np.exp2: (lambda x, y: y * math.log(2.0),),
    np.expm1: (lambda x, y: np.exp(x),),
    np.log: (lambda x, y: 1.0 / x,),
    np.log2: (lambda x, y: 1.0 / (x * math.log(2.0)),),
    np.log10: (lambda x, y: 1.0 / (x * math.log(10.0)),),
    np.log1p: (lambda x, y: 1.0 / (1.0 + x),),
    np.sin: (lambda x, y: np.cos(x),),
    np.cos: (lambda x, y: -np.sin(x),),
    np.tan: (lambda x, y: 1.0 + y * y,),
    np.arcsin: (lambda x, y: 1.0 / np.sqrt((1.0 - x) * (1.0 + x)),),
    np.arccos: (lambda x, y: -1.0 / np.sqrt((1.0 - x) * (1.0 + x)),),
    np.arctan: (lambda x, y: 1.0 / (1.0 + x * x),),
    np.sinh: (lambda x, y: np.cosh(x),),
    np.cosh: (lambda x, y: np.sinh(x),),
    np.tanh: (_tanh_slope,),
    np.arcsinh: (lambda x, y: 1.0 / np.hypot(1.0, x),),
    np.arccosh: (lambda x, y: 1.0 / (np.sqrt(x - 1.0) * np.sqrt(x + 1.0)),),
    np.arctanh: (lambda x, y: 1.0 / ((1.0 - x) * (1.0 + x)),),
    np.deg2rad: (lambda x, y: math.pi / 180.0,),
    np.radians: (lambda x, y: math.pi / 180.0,),
    np.rad2deg: (lambda x, y: 180.0 / math.pi,),
    np.degrees: (lambda x, y: 180.0 / math.pi,),
    np.add: (lambda x, z, y: 1.0, lambda x, z, y: 1.0),
    np.subtract: (lambda x, z, y: 1.0, lambda x, z, y: -1.0),
    np.multiply: (lambda x, z, y: z, lambda x, z, y: x),
    np.divide: (lambda x, z, y: 1.0 / z, lambda x, z, y: -y / z),
    np.power: _POWER,
    np.float_power: _POWER,
    np.remainder: (lambda x, z, y: 1.0, lambda x, z, y: -np.floor(x / z)),
    np.fmod: (lambda x, z, y: 1.0, lambda x, z, y: -np.trunc(x / z)),
    np.arctan2: (
        lambda x, z, y: z / np.hypot(x, z) / np.hypot(x, z),
        lambda x, z, y: -x / np.hypot(x, z) / np.hypot(x, z),
    ),
    np.hypot: (lambda x, z, y: x / y, lambda x, z, y: z / y),
    np.logaddexp: (lambda x, z, y: _logistic(np.exp, x - z), lambda x, z, y: _logistic(np.exp, z - x)),
    np.logaddexp2: (lambda x, z, y: _logistic(np.exp2, x - z), lambda x, z, y: _logistic(np.exp2, z - x)),
    np.maximum: _MAXIMUM,
    np.fmax: _MAXIMUM,
    np.minimum: _MINIMUM,
    np.fmin: _MINIMUM,
}
