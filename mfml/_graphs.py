"""Parts of the figures: the points of a graph, and its frame.

The idea of `graph`: equally spaced points, joined by lines, except where a line would lie. Between two points
that are far apart in height we look closer by bisection: if the distance melts away, f is only steep; if it
stays, f jumps or has a pole there, and the line is broken.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ._validation import ScalarFunction, finite_number, real_value

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["check_reach", "frame", "graph", "interval", "window_around"]

Floats = NDArray[np.float64]

_FARTHEST = 1e300  # Matplotlib adds margins, and they must not overflow


def interval(a: object, b: object) -> tuple[float, float]:
    """Check the two ends of an interval."""
    first, last = finite_number(a, "a"), finite_number(b, "b")
    if first == last:
        raise ValueError(f"a and b are both {first!r}; pass two different numbers")
    return first, last


def window_around(points: list[float], margin: object) -> tuple[float, float]:
    """Return an interval around the points, wider on both sides by a share of their distance."""
    share = finite_number(margin, "margin")
    if share < 0.0:
        raise ValueError(f"margin is {share!r}; pass 0 or more, such as margin=0.5")
    extra = share * (max(points) - min(points))
    return min(points) - extra, max(points) + extra


def graph(f: ScalarFunction, a: float, b: float, points: int) -> tuple[Floats, Floats]:
    """Return the points (x, f(x)), with a NaN wherever the line has to break."""
    check_reach((a, b), f"the interval from {a!r} to {b!r}")
    xs = [float(x) for x in np.linspace(a, b, points)]
    ys = [_height(f, x) for x in xs]
    finite = [y for y in ys if math.isfinite(y)]
    if not finite:
        raise ValueError(f"f is not finite anywhere from {a!r} to {b!r}; pass an interval where f has values")
    tall = 0.2 * (max(finite) - min(finite))
    x_out, y_out = xs[:1], ys[:1]
    for (x0, x1), (y0, y1) in zip(itertools.pairwise(xs), itertools.pairwise(ys), strict=True):
        if abs(y1 - y0) > tall and _is_broken(f, (x0, y0), (x1, y1)):
            x_out.append((x0 + x1) / 2.0)
            y_out.append(math.nan)
        x_out.append(x1)
        y_out.append(y1)
    return np.array(x_out), np.array(y_out)


def frame(axes: Axes, window: tuple[float, float], heights: list[float]) -> None:
    """Show the window and the heights that matter, with a little air."""
    low, high = min(heights), max(heights)
    check_reach((low, high), f"f, from {low:.4g} to {high:.4g},")
    air = 0.12 * (high - low) or 0.5 * (abs(high) or 1.0)
    axes.set_xlim(*window)
    axes.set_ylim(low - air, high + air)


def check_reach(ends: tuple[float, float], what: str) -> None:
    """Refuse to draw what Matplotlib cannot."""
    if not max(abs(ends[0]), abs(ends[1])) <= _FARTHEST:
        raise ValueError(f"{what} reaches too far to be drawn; pass numbers below {_FARTHEST:.0e} in size")


def _height(f: ScalarFunction, x: float) -> float:
    """Return f(x), or NaN where f has no finite value that can be drawn."""
    try:
        value = real_value(f, x)
    except ArithmeticError:  # 1 / 0, or a power beyond 1e308
        return math.nan
    return value if abs(value) <= _FARTHEST else math.nan


def _is_broken(f: ScalarFunction, left: tuple[float, float], right: tuple[float, float]) -> bool:
    """Follow the greater half of the difference, and say whether it stays when its two ends meet."""
    before = abs(right[1] - left[1])
    for _ in range(60):
        x = (left[0] + right[0]) / 2.0
        if x in (left[0], right[0]):
            break
        middle = (x, _height(f, x))
        if math.isnan(middle[1]):
            return True
        if abs(middle[1] - left[1]) > abs(right[1] - middle[1]):
            right = middle
        else:
            left = middle
    return abs(right[1] - left[1]) > 0.5 * before
