"""Two players that always do the same, to set the par.

Both start somewhere, walk until nothing gets better, and then start again at the place that is farthest from
everything seen so far. The gradient bot is shown the arrow of every dip, the depth bot only the depth.
"""

import math
from collections.abc import Callable
from typing import TypeAlias

from ._sandpit_floor import SIDE
from ._sandpit_hollows import numbers

__all__ = ["MOST_DIPS", "play"]

MOST_DIPS = 300  # a bot that has not found the deepest point by then gives up
_FIRST_STEP = 1.0  # metres
_TOO_SHORT = 0.2  # a walk ends before it takes such a step

Place: TypeAlias = tuple[float, float]
Reading: TypeAlias = tuple[float, Place]  # depth and gradient


def play(
    kind: str, seed: int, read: Callable[[Place], Reading], found: Callable[[Place], bool]
) -> list[Place]:
    """Return the places of all dips of one bot, up to the one that found the deepest point."""
    draw = numbers(seed + 1)
    start = (SIDE * next(draw), SIDE * next(draw))
    past: list[Place] = []

    class _GameOver(Exception):  # noqa: N818
        pass

    def dip(place: Place) -> Reading:
        past.append(place)
        if found(place) or len(past) == MOST_DIPS:
            raise _GameOver
        return read(place)

    try:
        while True:
            _BOTS[kind](dip, start)
            start = _farthest(past)
    except _GameOver:
        return past


def _follow_arrows(dip: Callable[[Place], Reading], start: Place) -> None:
    """Walk along the arrow; where it turns back, the deepest point was passed: halve the step."""
    (x, y), step = start, _FIRST_STEP
    before = (0.0, 0.0)
    while step > _TOO_SHORT:
        _, arrow = dip((x, y))
        length = math.hypot(*arrow)
        if length == 0.0:
            return
        if arrow[0] * before[0] + arrow[1] * before[1] < 0.0:
            step /= 2.0
        before = arrow
        x, y = _inside(x + step * arrow[0] / length), _inside(y + step * arrow[1] / length)


def _compare_depths(dip: Callable[[Place], Reading], start: Place) -> None:
    """Try a step east, north, west, south; go where it is deeper, and halve the step where nothing is."""
    (x, y), step = start, _FIRST_STEP
    best, _ = dip((x, y))
    directions = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)]
    while step > _TOO_SHORT:
        for i, (east, north) in enumerate(directions):
            place = (x + step * east, y + step * north)
            if place != (_inside(place[0]), _inside(place[1])):
                continue  # beyond the edge of the pit
            depth, _ = dip(place)
            if depth > best:
                (x, y), best = place, depth
                directions = directions[i:] + directions[:i]  # what helped is tried first next time
                break
        else:
            step /= 2.0


_BOTS = {"gradient": _follow_arrows, "depth": _compare_depths}


def _inside(coordinate: float) -> float:
    return min(SIDE, max(0.0, coordinate))


def _farthest(past: list[Place]) -> Place:
    """Return the point of a half-metre grid that is farthest from all past dips."""
    grid = [0.5 * k for k in range(1, 12)]
    return max(((x, y) for x in grid for y in grid), key=lambda place: min(math.dist(place, p) for p in past))
