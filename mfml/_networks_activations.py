"""The squashing functions of a neuron, and their slopes.

Without one, a chain of layers is one layer: W2 (W1 a) = (W2 W1) a. Each function here is written with NumPy's
own functions, so that forward and reverse mode differentiate it as it stands. Its slope is written with its
value a = sigma(z), which back-propagation has at hand.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ._levels import gather, is_tracked
from ._validation_arrays import Array, not_empty, real_array

__all__ = ["ACTIVATIONS", "Activation", "relu", "sigmoid", "tanh"]


def sigmoid(z: npt.ArrayLike) -> Array | float:
    """Squash any number into the range from 0 to 1.

    sigma(z) = 1 / (1 + exp(-z)),    sigma'(z) = sigma(z) (1 - sigma(z))

    Parameters
    ----------
    z : float or ndarray of any shape
        The weighted sums, without unit.

    Returns
    -------
    float or ndarray
        Of the same shape, between 0 and 1; nan where z is nan.

    Raises
    ------
    TypeError
        If z holds anything but real numbers.
    ValueError
        If z is empty.

    Examples
    --------
    >>> sigmoid(0.0)
    0.5

    Source
    ------
    M. Nielsen, Neural Networks and Deep Learning, chapter 1. The form with tanh is the same function; it
    does not overflow.
    """
    return _plain(0.5 * (1.0 + np.tanh(np.multiply(0.5, _numbers(z)))))


def tanh(z: npt.ArrayLike) -> Array | float:
    """Squash any number into the range from -1 to 1.

    tanh(z) = (exp(z) - exp(-z)) / (exp(z) + exp(-z)),    tanh'(z) = 1 - tanh(z)**2

    Parameters
    ----------
    z : float or ndarray of any shape
        The weighted sums, without unit.

    Returns
    -------
    float or ndarray
        Of the same shape, between -1 and 1; nan where z is nan.

    Raises
    ------
    TypeError
        If z holds anything but real numbers.
    ValueError
        If z is empty.

    Examples
    --------
    >>> tanh(0.0)
    0.0

    Source
    ------
    M. Nielsen, Neural Networks and Deep Learning, chapter 3.
    """
    return _plain(np.tanh(_numbers(z)))


def relu(z: npt.ArrayLike) -> Array | float:
    """Keep what is positive and cut off what is negative.

    relu(z) = max(z, 0),    relu'(z) = 1 for z > 0 and 0 for z < 0; at 0 this package takes 0

    Parameters
    ----------
    z : float or ndarray of any shape
        The weighted sums, without unit.

    Returns
    -------
    float or ndarray
        Of the same shape, never negative; nan where z is nan.

    Raises
    ------
    TypeError
        If z holds anything but real numbers.
    ValueError
        If z is empty.

    Examples
    --------
    >>> relu([-2.0, 3.0])
    array([0., 3.])

    Source
    ------
    I. Goodfellow, Y. Bengio and A. Courville, Deep Learning, section 6.3.
    """
    return _plain(np.maximum(_numbers(z), 0.0))


class Activation(NamedTuple):
    """A squashing function, and its slope written with its own value a = sigma(z)."""

    function: Callable[[Array], Array | float]
    slope: Callable[[Array], Array]


ACTIVATIONS = {
    "identity": Activation(lambda z: z, np.ones_like),
    "sigmoid": Activation(sigmoid, lambda a: a * (1.0 - a)),
    "tanh": Activation(tanh, lambda a: 1.0 - a**2),
    "relu": Activation(relu, lambda a: (a > 0.0).astype(float)),
}


def _numbers(z: Any) -> Any:
    """Return real numbers as an array, and what brings functions of its own (a Dual, a Symbol) as it is."""
    if hasattr(z, "__array_ufunc__") and not isinstance(z, np.ndarray | np.generic):
        return z
    if is_tracked(z):
        return gather(z)
    array = real_array(z, "z")
    not_empty(array, "z")
    return array


def _plain(value: Array | float) -> Array | float:
    """Return a NumPy scalar as a Python float, and anything else as it is."""
    return value.item() if isinstance(value, np.generic) else value
