"""The hollows of the sandpit, drawn from its seed.

The numbers are drawn by SplitMix64, six lines of integer arithmetic, instead of a library's generator: the
same seed then gives the same pit on every machine, in the browser, and in any other language.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["Hollow", "Level", "bell_pair", "hollows_of", "numbers"]

Level: TypeAlias = Literal[1, 2, 3, 4, 5, 6]

_MASK = 2**64 - 1


@dataclass(frozen=True)
class Hollow:
    """One Gaussian hollow: its middle, how much deeper it is there, and its width, all in metres."""

    x: float
    y: float
    depth: float
    width: float


def numbers(seed: int) -> Iterator[float]:
    """Yield numbers between 0 and 1 for ever: SplitMix64, its upper 53 bits as a fraction."""
    state = seed & _MASK
    while True:
        state = (state + 0x9E3779B97F4A7C15) & _MASK
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        yield ((z ^ (z >> 31)) >> 11) / 2**53


def bell_pair(draw: Iterator[float]) -> tuple[float, float]:
    """Return two independent numbers from the normal distribution (Box and Muller's method)."""
    radius = math.sqrt(-2.0 * math.log(1.0 - next(draw)))
    angle = math.tau * next(draw)
    return radius * math.cos(angle), radius * math.sin(angle)


def hollows_of(seed: int, level: Level) -> tuple[Hollow, ...]:
    """Return the hollows: one in each quarter of the pit, so the nearest is often not the deepest.

    At level 5 one of the four is a narrow well; at level 6 there are twelve narrow ones, anywhere.
    """
    draw = numbers(seed)

    def between(low: float, high: float) -> float:
        return low + (high - low) * next(draw)

    if level == 6:
        return tuple(
            Hollow(between(0.8, 5.2), between(0.8, 5.2), between(0.4, 1.2), between(0.35, 0.55))
            for _ in range(12)
        )
    found = []
    for corner_x, corner_y in ((0.8, 0.8), (3.5, 0.8), (0.8, 3.5), (3.5, 3.5)):
        x, y = between(corner_x, corner_x + 1.7), between(corner_y, corner_y + 1.7)
        found.append(Hollow(x, y, between(0.4, 1.5), between(0.6, 1.0)))
    if level == 5:
        well = int(4.0 * next(draw))
        found[well] = Hollow(found[well].x, found[well].y, 3.0, 0.3)
    return tuple(found)
