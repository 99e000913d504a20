"""Draw curves as a small SVG, for exercises and tools: while the site is built, and in the browser's worker.

    plot([(xs, ys, "f")], (-2, 2), alt="A parabola that opens upwards.")

Colours and dashes come from the style sheet (docs/assets/css/plot.css), so that one drawing suits the light page, the
dark page and paper. Scripts find the place of a point in the drawing by two attributes of the `<svg>`:
`data-mf-x="lo hi left right"` says that the numbers lo and hi lie at the horizontal places left and right, and
`data-mf-y="lo hi bottom top"` says the same of the vertical.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

WIDTH = 360.0  # about the width of a phone, so that a text of 13 is legible there
LEFT, RIGHT, TOP, BOTTOM = 46.0, 350.0, 8.0, 198.0  # of the field of the curves
BELOW = 24.0  # room for the numbers of the horizontal axis
LEGEND = 22.0  # height of a row
SHORT = 20  # so many characters of a label leave room for another one beside it
SAMPLED = 30  # so many points are the values of a function; fewer are a line as somebody has drawn it
LARGEST = 1e100  # beyond it a value counts as infinite

Point = tuple[float, float]
Range = tuple[float, float]
Curve = tuple[Sequence[float], Sequence[float], str]


class _Scale(NamedTuple):
    """Where the numbers of an axis lie in the drawing."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def text(self) -> str:
        return f"{self.low!r} {self.high!r} {self.start:g} {self.end:g}"


def plot(curves: Sequence[Curve], x_range: Range, y_range: Range | None = None, *, alt: str) -> str:
    """Return the SVG of axes with round ticks, and of the curves (xs, ys, label).

    A line breaks where a value is not finite and where it jumps. A curve of one point is drawn as a dot. Curves with
    a label stand in a legend below. Without `y_range` all of the curves is shown, but not how far a pole goes.
    """
    pieces = [_pieces(xs, ys) for xs, ys, _ in curves]
    x = _Scale(*_checked(x_range, "x_range"), LEFT, RIGHT)
    y = _Scale(*(_checked(y_range, "y_range") if y_range else _heights(pieces)), BOTTOM, TOP)
    drawn = "".join(_curve(each, x, y, number) for number, each in enumerate(pieces, 1))
    legend, rows = _legend([(number, label) for number, (_, _, label) in enumerate(curves, 1) if label])
    height = BOTTOM + BELOW + LEGEND * rows
    return (
        f'<svg class="mf-plot" viewBox="0 0 {WIDTH:g} {height:g}" role="img" aria-label="{escape(alt)}" '
        f'data-mf-x="{x.text()}" data-mf-y="{y.text()}">{_axes(x, y)}{drawn}{legend}</svg>'
    )


def ticks(low: float, high: float, most: int) -> list[float]:
    """Return at most so many round numbers from low to high: multiples of 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10((high - low) / most))
    for factor in (1, 2, 5, 10, 20, 50):
        step = factor * power
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first < most:
            break
    return [float(f"{number * step:.12g}") for number in range(first, last + 1)]


def _checked(ends: Range, name: str) -> Range:
    low, high = float(ends[0]), float(ends[1])
    if not (abs(low) < LARGEST and abs(high) < LARGEST and high - low > 1e-12 * max(abs(low), abs(high))):
        raise ValueError(f"{name} is {ends}; pass a lower and a higher number, such as (-2, 2)")
    return low, high


def _pieces(xs: Sequence[float], ys: Sequence[float]) -> list[list[Point]]:
    """Return the connected parts of a curve."""
    points = [(float(x), float(y)) for x, y in zip(xs, ys, strict=True)]
    runs: list[list[Point]] = [[]]
    for point in points:
        if abs(point[1]) < LARGEST:  # False for NaN
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    if len(points) >= SAMPLED:
        runs = [piece for run in runs for piece in _cut(run)]
    return [run for run in runs if run]


def _cut(run: list[Point]) -> Iterator[list[Point]]:
    """Cut a run where it jumps: by far more than before and after, or back, as from one side of a pole to the other."""
    steps = [b[1] - a[1] for a, b in pairwise(run)]
    middle = sorted(y for _, y in run)[len(run) // 10 : -len(run) // 10 or None]
    least = 0.1 * (middle[-1] - middle[0]) + 1e-9 * max(abs(y) for y in middle) if middle else 0.0
    start = 0
    for place, step in enumerate(steps):
        around = [*steps[max(place - 1, 0) : place], *steps[place + 1 : place + 2]]
        back = all(other * step < 0 and abs(other) < abs(step) for other in around)
        if around and abs(step) > least and (back or all(abs(step) > 8 * abs(other) for other in around)):
            yield run[start : place + 1]
            start = place + 1
    yield run[start:]


def _heights(pieces: list[list[list[Point]]]) -> Range:
    """Return what to show of the vertical axis, with a little air."""
    heights = sorted(y for curve in pieces for piece in curve for _, y in piece) or [-1.0, 1.0]
    low, high = heights[0], heights[-1]
    if any(len(curve) > 1 for curve in pieces):  # near a gap values may grow without end
        tenth, ninth = heights[len(heights) // 10], heights[-1 - len(heights) // 10]
        reach = 1.5 * (ninth - tenth)
        low, high = max(low, tenth - reach), min(high, ninth + reach)
    air = 0.08 * (high - low)
    if air <= 1e-9 * max(abs(low), abs(high)):  # a constant, to rounding
        air = 0.5 * max(abs(low), abs(high)) or 1.0
    return low - air, high + air


def _axes(x: _Scale, y: _Scale) -> str:
    columns, rows = ticks(x.low, x.high, 7), ticks(y.low, y.high, 6)
    grid = "".join(f"M{x(value):.1f} {TOP:g}V{BOTTOM:g}" for value in columns)
    grid += "".join(f"M{LEFT:g} {y(value):.1f}H{RIGHT:g}" for value in rows)
    zero = f"M{x(0):.1f} {TOP:g}V{BOTTOM:g}" if x.low <= 0 <= x.high else ""
    zero += f"M{LEFT:g} {y(0):.1f}H{RIGHT:g}" if y.low <= 0 <= y.high else ""
    numbers = "".join(
        f'<text x="{x(value):.1f}" y="{BOTTOM + 17:g}" text-anchor="middle">{_number(value)}</text>'
        for value in columns
    )
    numbers += "".join(
        f'<text x="{LEFT - 6:g}" y="{y(value) + 4.5:.1f}" text-anchor="end">{_number(value)}</text>'
        for value in rows
    )
    return f'<path class="mf-plot__grid" d="{grid}"/><path class="mf-plot__zero" d="{zero}"/>{numbers}'


def _curve(pieces: list[list[Point]], x: _Scale, y: _Scale, number: int) -> str:
    dots = [piece[0] for piece in pieces if len(piece) == 1]
    line = "".join(_line(piece, x, y) for piece in pieces)
    name = f"mf-plot__curve mf-plot__curve-{number}"
    path = f'<path class="{name}" d="{line}"/>' if line else ""
    return path + "".join(
        f'<circle class="{name}" cx="{x(a):.1f}" cy="{y(b):.1f}" r="5"/>'
        for a, b in dots
        if x.low <= a <= x.high and y.low <= b <= y.high
    )


def _line(piece: list[Point], x: _Scale, y: _Scale) -> str:
    """Return the path of what lies within the field."""
    path = ""
    pen: Point | None = None
    for a, b in pairwise(piece):
        inside = _clip(a, b, x, y)
        if inside is None:
            continue
        start, end = inside
        if start != pen:
            path += f"M{x(start[0]):.1f} {y(start[1]):.1f}"
        path += f"L{x(end[0]):.1f} {y(end[1]):.1f}"
        pen = end
    return path


def _clip(a: Point, b: Point, x: _Scale, y: _Scale) -> tuple[Point, Point] | None:
    """Return the part of the segment from a to b that lies within the field."""
    first, last = 0.0, 1.0  # as shares of the segment
    for start, end, low, high in ((a[0], b[0], x.low, x.high), (a[1], b[1], y.low, y.high)):
        if start == end:
            if not low <= start <= high:
                return None
            continue
        enter, leave = sorted(((low - start) / (end - start), (high - start) / (end - start)))
        first, last = max(first, enter), min(last, leave)
    if first > last:
        return None

    def at(share: float) -> Point:
        return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])

    return (at(first) if first > 0 else a), (at(last) if last < 1 else b)


def _legend(labels: list[tuple[int, str]]) -> tuple[str, int]:
    """Return the legend and the number of its rows."""
    in_row = 2 if all(len(label) <= SHORT for _, label in labels) else 1
    items = ""
    for place, (number, label) in enumerate(labels):
        left = LEFT + (place % in_row) * (RIGHT - LEFT) / 2
        middle = BOTTOM + BELOW + LEGEND * (place // in_row + 0.5)
        items += (
            f'<path class="mf-plot__curve mf-plot__curve-{number}" d="M{left:g} {middle:g}h28"/>'
            f'<text x="{left + 34:g}" y="{middle + 4.5:g}">{escape(label)}</text>'
        )
    return items, math.ceil(len(labels) / in_row)


def _number(value: float) -> str:
    return f"{value:g}".replace("-", "−")
