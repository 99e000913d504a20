"""Find the deepest point of a floor that you cannot see.

The sandpit is 6 m by 6 m. Under the sand lies a floor, a shallow bowl with Gaussian hollows in it:

    depth(x, y) = 1 - (u² + v²) / 18 + sum of  d exp(-((x - a)² + (y - b)²) / (2 w²)),   u = x - 3, v = y - 3,

where each hollow has its middle (a, b), its depth d and its width w from the seed. A dip-stick tells what the
floor is like in one place. Depth alone says how good a place is; the gradient, an arrow, says where to go
next: that is why gradients matter. Depth counts downwards, so the arrow points to where it gets deeper
fastest. The methods depth, gradient and hessian give the true floor, for drawing it after the game.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from ._sandpit_bots import play
from ._sandpit_floor import SIDE, Floor
from ._sandpit_hollows import Level, bell_pair, hollows_of, numbers
from ._validation import finite_number, whole_number

__all__ = ["Dip", "Sandpit"]

_NEAR = 0.25  # metres from the deepest point that count as found
_DEPTH_NOISE = 0.05  # level 4: rocks change a depth by about 5 cm
_SLOPE_NOISE = 0.1  # and each slope by about 0.1


@dataclass(frozen=True)
class Dip:
    """What one dip told.

    Attributes
    ----------
    x, y : float
        Where it was, in metres from the south-west corner: x to the east, y to the north.
    depth : float or None
        How deep the floor is, in metres; None where the level hides it.
    gradient : tuple of 2 floats or None
        The slopes to the east and to the north, in metres of depth per metre; None where hidden.
    found : bool
        Whether the deepest point is within 25 cm.
    """

    x: float
    y: float
    depth: float | None
    gradient: tuple[float, float] | None
    found: bool


class Sandpit(Floor):
    """A hidden floor, and a dip-stick that counts.

    score = dips until found - par

    | level | what a dip tells | floor |
    | 1 | the arrow (gradient) | four hollows |
    | 2 | the depth | the same |
    | 3 | depth and arrow | the same |
    | 4 | both, but wrong by about 5 cm and 0.1: the stick hits rocks | the same |
    | 5 | both | one of the four is a well, 30 cm wide |
    | 6 | both | twelve narrow hollows |

    Parameters
    ----------
    seed : int
        Which pit, from 0 to 2**53 - 1: the same number gives the same pit on every machine.
    level : int
        The level, from 1 to 6.

    Raises
    ------
    TypeError
        If seed or level is not an int.
    ValueError
        If seed or level is out of range.

    Examples
    --------
    >>> pit = Sandpit(seed=7, level=1)
    >>> dip = pit.dip(3, 3)
    >>> dip.depth is None, dip.found
    (True, False)
    >>> pit.dip(*pit.deepest).found
    True
    >>> len(pit.dips)
    2

    Source
    ------
    The floor is our own; the numbers come from SplitMix64: G. L. Steele, D. Lea and C. H. Flood, Fast
    splittable pseudorandom number generators, OOPSLA 2014.
    """

    def __init__(self, seed: int, level: int = 3) -> None:
        self.seed = whole_number(seed, "seed", low=0, high=2**53 - 1, example=0)
        self.level = cast(Level, whole_number(level, "level", high=6, example=1))
        super().__init__(hollows_of(self.seed, self.level))
        self._dips: list[Dip] = []

    def dip(self, x: float, y: float) -> Dip:
        """Dip the stick in one place and count it.

        found = sqrt((x - deepest x)² + (y - deepest y)²) ≤ 0.25

        Parameters
        ----------
        x, y : float
            Metres from the south-west corner, both from 0 to 6.

        Returns
        -------
        Dip
            What this level tells. At level 4 the same centimetre always gives the same wrong answer.

        Raises
        ------
        TypeError
            If x or y is not one real number.
        ValueError
            If the place is outside the pit.

        Examples
        --------
        >>> pit = Sandpit(seed=7, level=2)
        >>> dip = pit.dip(1, 2)
        >>> dip.x, dip.y, dip.depth == pit.depth(1, 2), dip.gradient
        (1.0, 2.0, True, None)

        Source
        ------
        The game of Module 2 of this book.
        """
        place = (finite_number(x, "x"), finite_number(y, "y"))
        for name, value in zip("xy", place, strict=True):
            if not 0.0 <= value <= SIDE:
                raise ValueError(f"{name}={value!r} is outside the pit; pass a number from 0 to {SIDE:.0f}")
        told = self._tell(place, depth=self.level != 1, gradient=self.level != 2)
        self._dips.append(told)
        return told

    @property
    def dips(self) -> tuple[Dip, ...]:
        """All dips so far, for the replay."""
        return tuple(self._dips)

    @property
    def score(self) -> int | None:
        """The dips until the deepest point was found, minus par: below zero is good. None until then."""
        for count, dip in enumerate(self._dips, start=1):
            if dip.found:
                return count - self.par
        return None

    @property
    def par(self) -> int:
        """The dips that a bot needs here: the depth bot at level 2, otherwise the gradient bot."""
        return len(self.depth_bot if self.level == 2 else self.gradient_bot)

    @cached_property
    def gradient_bot(self) -> tuple[Dip, ...]:
        """The dips of a bot that sees arrows only: it walks along them, and halves its step on overshoot."""
        places = play("gradient", self.seed, self._read, self._is_near)
        return tuple(self._tell(place, depth=False, gradient=True) for place in places)

    @cached_property
    def depth_bot(self) -> tuple[Dip, ...]:
        """The dips of a bot that sees depths only: it tries four directions, and halves its step if none helps."""
        places = play("depth", self.seed, self._read, self._is_near)
        return tuple(self._tell(place, depth=True, gradient=False) for place in places)

    def _read(self, place: tuple[float, float]) -> tuple[float, tuple[float, float]]:
        """Return depth and gradient as the stick reads them: at level 4, with the rocks of this centimetre."""
        depth = cast(float, self.depth(*place))
        east, north = (float(slope) for slope in self.gradient(*place))
        if self.level == 4:
            x, y = (round(100.0 * coordinate) for coordinate in place)
            draw = numbers(1_000_000 * self.seed + 1_000 * x + y)
            a, b = bell_pair(draw)
            c, _ = bell_pair(draw)
            depth, east, north = depth + _DEPTH_NOISE * a, east + _SLOPE_NOISE * b, north + _SLOPE_NOISE * c
        return depth, (east, north)

    def _is_near(self, place: tuple[float, float]) -> bool:
        return math.dist(place, self.deepest) <= _NEAR

    def _tell(self, place: tuple[float, float], *, depth: bool, gradient: bool) -> Dip:
        """Return a dip that hides what it should."""
        read_depth, read_gradient = self._read(place)
        return Dip(
            *place,
            depth=read_depth if depth else None,
            gradient=read_gradient if gradient else None,
            found=self._is_near(place),
        )
