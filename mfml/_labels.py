"""Where the labels of a triangle have room: in the first of their places that keep clear of all lines.

All lengths are measured in points, as they are on paper, before the layout moves the axes a little.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["label_legs"]

Point: TypeAlias = tuple[float, float]
Floats: TypeAlias = NDArray[np.float64]

_GAP = 6.0  # between a leg and its label
_CLEAR = 4.0  # so far from everything else is far enough
_WIDTH = 0.55  # of a letter, in font sizes
_SHARES = (0.5, 0.35, 0.65, 0.2, 0.8)


class _Label(NamedTuple):
    text: str
    at: Point  # on the leg, in the units of the axes
    side: Point  # in which direction the text lies from there: -1, 0 or 1 across and up


def label_legs(axes: Axes, start: Point, end: Point, curve: tuple[Floats, Floats]) -> None:
    """Write the run beside the horizontal leg and the rise beside the upright one, outside the triangle if possible."""
    (a, low), (b, high) = start, end
    run, rise = b - a, high - low
    below = -1.0 if rise >= 0.0 else 1.0
    outward = 1.0 if run > 0.0 else -1.0
    across = [(a + share * run, low) for share in _SHARES]
    upright = [(b, low + share * rise) for share in _SHARES]
    past = [((b, low), below), ((b, high), -below)]  # the ends of the upright leg, if it is too short
    runs = [_Label(f"run = {run:.4g}", at, (0.0, side)) for side in (below, -below) for at in across]
    rises = [_Label(f"rise = {rise:.4g}", at, (side, 0.0)) for side in (outward, -outward) for at in upright]
    rises += [
        _Label(f"rise = {rise:.4g}", at, (side, up)) for side in (outward, -outward, 0.0) for at, up in past
    ]
    window = np.array(axes.get_xlim())
    secant = np.column_stack([window, low + rise / run * (window - a)])
    lines = [np.column_stack(curve), secant, np.array([start, (b, low), end])]
    dots = np.concatenate([_dots(_in_points(axes, line)) for line in lines])
    boxes = {label: _box(axes, label) for label in runs + rises}
    rooms = {label: _room(axes, box, dots) for label, box in boxes.items()}

    def clearance(pair: tuple[_Label, _Label]) -> float:
        (low, high), (other_low, other_high) = (boxes[label] for label in pair)
        apart = float(np.max(np.maximum(low - other_high, other_low - high)))
        return sum(min(_CLEAR, distance) for distance in (apart, *(rooms[label] for label in pair)))

    for label in max(itertools.product(runs, rises), key=clearance):  # of equals, the first
        x, y = label.side
        axes.annotate(
            label.text,
            label.at,
            xytext=(_GAP * x, _GAP * y),
            textcoords="offset points",
            ha={-1.0: "right", 0.0: "center", 1.0: "left"}[x],
            va={-1.0: "top", 0.0: "center", 1.0: "bottom"}[y],
        )


def _box(axes: Axes, label: _Label) -> Floats:
    """Return the lower left and the upper right corner of a label."""
    from matplotlib import rcParams

    letter = float(rcParams["font.size"])
    half = np.array([_WIDTH * len(label.text), 1.0]) * letter / 2.0
    centre = _in_points(axes, np.array([label.at]))[0] + np.array(label.side) * (_GAP + half)
    return np.array([centre - half, centre + half])


def _room(axes: Axes, box: Floats, dots: Floats) -> float:
    """Return how far a box is from the nearest dot; below _CLEAR also where it leaves the axes."""
    apart = float(np.min(np.max(np.maximum(box[0] - dots, dots - box[1]), axis=1)))
    frame = _in_points(axes, np.column_stack([axes.get_xlim(), axes.get_ylim()]))
    return min(apart, _CLEAR + float(np.min([box[0] - frame[0], frame[1] - box[1]])))


def _in_points(axes: Axes, places: Floats) -> Floats:
    """Turn places in the units of the axes into points from their lower left corner."""
    low, high = np.column_stack([axes.get_xlim(), axes.get_ylim()])
    box = axes.get_window_extent()
    paper = np.array([box.width, box.height]) * 72.0 / axes.figure.dpi
    points: Floats = (places - low) / (high - low) * paper
    return points


def _dots(line: Floats) -> Floats:
    """Return dots along a line through points, except where it breaks."""
    shares = np.linspace(0.0, 1.0, 12)[:, np.newaxis, np.newaxis]
    dots = (line[:-1] + shares * np.diff(line, axis=0)).reshape(-1, 2)
    return dots[np.isfinite(dots).all(axis=1)]
