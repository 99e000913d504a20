"""The floor of the sandpit: a shallow bowl with Gaussian hollows, and its exact derivatives.

With u = x - h.x, v = y - h.y and bell = h.depth exp(-(u² + v²) / (2 h.width²)), a hollow h adds bell to the
depth, -u / h.width² bell to its slope to the east, and so on: the chain rule, once for each derivative.
"""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ._sandpit_hollows import Hollow

__all__ = ["SIDE", "Floats", "Floor", "Numbers", "places"]

Floats: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = float | Sequence[float] | Floats

SIDE = 6.0  # the pit is SIDE by SIDE metres
MIDDLE = SIDE / 2.0
_BOWL = SIDE * SIDE / 2.0  # the squared distance of a corner: there the bowl has come up by 1 m


class Floor:
    """Depth, slopes and bends of the floor at any point, and its deepest point."""

    def __init__(self, hollows: Sequence[Hollow]) -> None:
        self.hollows = tuple(hollows)
        self._deepest = self._find_deepest()

    @property
    def deepest(self) -> tuple[float, float]:
        """Where the floor is deepest, in metres from the south-west corner: the answer of the game."""
        return self._deepest

    def depth(self, x: Numbers, y: Numbers) -> float | Floats:
        """Return the true depth of the floor, as for drawing it after the game.

        depth = 1 - ((x - 3)² + (y - 3)²) / 18 + sum of d exp(-((x - a)² + (y - b)²) / (2 w²))

        Parameters
        ----------
        x, y : float or array
            Metres from the south-west corner, of shapes that broadcast together.

        Returns
        -------
        float or ndarray
            Metres, in the common shape of x and y.

        Raises
        ------
        TypeError
            If x or y does not hold real numbers.
        ValueError
            If x or y is empty, if a number is not finite, or if the shapes do not fit.

        Examples
        --------
        One hollow, 1 m deep, in the middle of the bowl, which is 1 m deep itself:

        >>> floor = Floor([Hollow(x=3, y=3, depth=1, width=2)])
        >>> floor.depth(3, 3)
        2.0

        Source
        ------
        Our own floor.
        """
        x, y = places(x, y)
        u, v = x - MIDDLE, y - MIDDLE
        total = 1.0 - (u * u + v * v) / _BOWL
        for h in self.hollows:
            total = total + _bell(h, x, y)
        return total if np.ndim(total) else float(total)

    def gradient(self, x: Numbers, y: Numbers) -> Floats:
        """Return the exact gradient of the depth: the arrow to where it gets deeper fastest.

        gradient = (∂depth/∂x, ∂depth/∂y)

        Parameters
        ----------
        x, y : float or array
            Metres from the south-west corner, of shapes that broadcast together.

        Returns
        -------
        ndarray of shape (2, ...)
            Metres of depth per metre to the east, and to the north.

        Raises
        ------
        TypeError
            If x or y does not hold real numbers.
        ValueError
            If x or y is empty, if a number is not finite, or if the shapes do not fit.

        Examples
        --------
        A hollow of depth 0 leaves the bowl, whose slopes are -2 (x - 3) / 18 and -2 (y - 3) / 18:

        >>> Floor([Hollow(x=3, y=3, depth=0, width=2)]).gradient(0, 0)
        array([0.333333, 0.333333])

        Source
        ------
        The formula of depth, by the chain rule.
        """
        x, y = places(x, y)
        east, north = -2.0 * (x - MIDDLE) / _BOWL, -2.0 * (y - MIDDLE) / _BOWL
        for h in self.hollows:
            bell, k = _bell(h, x, y), 1.0 / (h.width * h.width)
            east = east - k * (x - h.x) * bell
            north = north - k * (y - h.y) * bell
        return np.stack([east, north])

    def hessian(self, x: Numbers, y: Numbers) -> Floats:
        """Return the exact second derivatives of the depth.

        hessian = [[∂²/∂x², ∂²/∂x∂y], [∂²/∂y∂x, ∂²/∂y²]] depth

        Parameters
        ----------
        x, y : float or array
            Metres from the south-west corner, of shapes that broadcast together.

        Returns
        -------
        ndarray of shape (2, 2, ...)
            In 1/m; symmetric.

        Raises
        ------
        TypeError
            If x or y does not hold real numbers.
        ValueError
            If x or y is empty, if a number is not finite, or if the shapes do not fit.

        Examples
        --------
        In the middle of a hollow the bowl bends by -2 / 18, and the hollow by -depth / width² = -2:

        >>> Floor([Hollow(x=3, y=3, depth=2, width=1)]).hessian(3, 3)
        array([[-2.111111,  0.      ],
               [ 0.      , -2.111111]])

        Source
        ------
        The formula of depth, by the chain rule twice.
        """
        x, y = places(x, y)
        xx = np.full(np.shape(x), -2.0 / _BOWL)
        xy, yy = np.zeros(np.shape(x)), xx
        for h in self.hollows:
            bell, k = _bell(h, x, y), 1.0 / (h.width * h.width)
            u, v = x - h.x, y - h.y
            xx = xx + k * (k * u * u - 1.0) * bell
            xy = xy + k * k * u * v * bell
            yy = yy + k * (k * v * v - 1.0) * bell
        return np.stack([np.stack([xx, xy]), np.stack([xy, yy])])

    def _find_deepest(self) -> tuple[float, float]:
        """Look every 10 cm, then let Newton's method polish the best place: step = -H⁻¹ g."""
        grid = np.linspace(0.0, SIDE, 61)
        x, y = np.meshgrid(grid, grid)
        best = int(np.argmax(self.depth(x, y)))
        place = np.array([x.flat[best], y.flat[best]])
        for _ in range(6):  # the digits double in each step, and 10 cm is a close start
            place = place - np.linalg.solve(self.hessian(*place), self.gradient(*place))
        return float(place[0]), float(place[1])


def _bell(h: Hollow, x: Floats, y: Floats) -> Floats:
    u, v = (x - h.x) / h.width, (y - h.y) / h.width
    bell: Floats = h.depth * np.exp(-0.5 * (u * u + v * v))
    return bell


def places(x: object, y: object) -> tuple[Floats, Floats]:
    """Return x and y as float arrays of one shape."""
    arrays = []
    for value, name in ((x, "x"), (y, "y")):
        try:
            array = np.asarray(value)
        except ValueError:
            raise ValueError(f"{name} has rows of different lengths; pass an array of numbers") from None
        if array.dtype.kind not in "iuf":
            raise TypeError(
                f"{name} must be a number or an array of numbers, in metres, not {value!r:.40}; "
                f"pass for example {name}=3.0"
            )
        if array.size == 0:
            raise ValueError(f"{name} is empty; pass at least one number, in metres")
        array = array.astype(np.float64)
        if not np.isfinite(array).all():
            raise ValueError(f"{name} contains nan or inf; pass finite numbers, in metres")
        arrays.append(array)
    try:
        x, y = np.broadcast_arrays(*arrays)
    except ValueError:
        raise ValueError(
            f"x has the shape {arrays[0].shape} and y {arrays[1].shape}; pass shapes that broadcast together"
        ) from None
    return x, y
