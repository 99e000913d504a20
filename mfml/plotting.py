"""The book's figures: graphs, secants, and a microscope for curves.

Each function draws into the current axes and returns nothing, so a call as the last line of a cell shows the
figure only. What a colour says, a line style or a marker says too. Text and axes keep Matplotlib's own
foreground colour, and the page turns that into the reader's light or dark theme.
"""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from ._graphs import check_reach, frame, graph, interval, window_around
from ._labels import label_legs
from ._validation import (
    ScalarFunction,
    check_callable,
    finite_number,
    finite_numbers,
    finite_value,
    step_from,
    whole_number,
)
from .limits import difference_quotient, slope

__all__ = ["PALETTE", "plot_function", "plot_secant", "plot_secants", "plot_zoom"]

# Blue, vermilion, green, purple and olive: Okabe and Ito's colours, moved until each has a contrast of 3 : 1
# with white and with the dark page, #1e2129, and until any two differ for colour-blind readers as well.
PALETTE: Final = ("#0072b2", "#f5441c", "#07a66e", "#bc79ab", "#7e9b2d")
_CURVE, _SECANT, _RUN, _RISE, _ = PALETTE
_POINTS = 400


def plot_function(
    f: ScalarFunction, a: float, b: float, *, points: int = 400, label: str | None = None
) -> None:
    """Draw the graph of f from a to b.

    the points (x, f(x)) for equally spaced x from a to b, joined by lines

    The line breaks where f is infinite, NaN or divides by zero, and where it jumps or has a pole.

    Parameters
    ----------
    f : callable
        A function of one number that returns one number.
    a, b : float
        The ends of the interval, in the unit of the horizontal axis; two different numbers.
    points : int
        How many values of f to join, at least 2.
    label : str, optional
        The name of the curve in a legend.

    Returns
    -------
    None
        The current axes hold the graph.

    Raises
    ------
    TypeError
        If f is not callable, or if a, b, points, label or a value of f is of the wrong kind.
    ValueError
        If a equals b, if a or b is not finite, if points is below 2, if f is finite nowhere, or if the interval
        reaches beyond 1e300.

    Examples
    --------
    >>> plot_function(np.sin, 0, 6.3, label="sin")

    Source
    ------
    M. Okabe and K. Ito, Color Universal Design (2008), for the colours.
    """
    import matplotlib.pyplot as plt

    check_callable(f)
    a, b = interval(a, b)
    if whole_number(points, "points", example=400) < 2:
        raise ValueError(f"points is {points}, and a line needs two; pass at least points=2")
    if label is not None and not isinstance(label, str):
        raise TypeError(f"label must be text, not {label!r}; pass for example label='sin'")
    x, y = graph(f, a, b, points)
    axes = plt.gca()
    axes.plot(x, y, label=label)


def plot_secant(f: ScalarFunction, a: float, b: float, *, margin: float = 0.5) -> None:
    """Draw the graph of f and the secant through (a, f(a)) and (b, f(b)), with its run and rise.

    slope = rise / run = (f(b) - f(a)) / (b - a)

    Run and rise are the legs of a right-angled triangle whose third side is the secant. Both go from a to b,
    so the run is negative if b lies to the left of a.

    Parameters
    ----------
    f : callable
        A function of one number that returns one number.
    a, b : float
        Two different points, in the unit of the horizontal axis.
    margin : float
        How much of the graph to show on either side, as a share of the distance from a to b; 0 or more.

    Returns
    -------
    None
        The current axes hold the figure; the title says the slope.

    Raises
    ------
    TypeError
        If f is not callable, or if a, b, margin or a value of f is not one real number.
    ValueError
        If a equals b, if margin is negative, if a, b, f(a) or f(b) is not finite, or if the figure reaches beyond
        1e300.

    Examples
    --------
    From (1, 1) to (3, 9) the run is 2, the rise is 8 and the slope is 4:

    >>> plot_secant(lambda x: x**2, 1, 3)

    Source
    ------
    M. Spivak, Calculus, chapter 9.
    """
    import matplotlib.pyplot as plt

    check_callable(f)
    a, b = interval(a, b)
    window = window_around([a, b], margin)
    steepness = slope(f, a, b)
    start, end = finite_value(f, a), finite_value(f, b)
    axes = plt.gca()
    x, y = graph(f, *window, _POINTS)
    axes.plot(x, y, color=_CURVE, label="f")
    line = [start + steepness * (x - a) for x in window]
    axes.plot(window, line, color=_SECANT, linewidth=1.5, label="secant")
    axes.plot([a, b], [start, start], color=_RUN, linestyle="--")
    axes.plot([b, b], [start, end], color=_RISE, linestyle=":", linewidth=2.5)
    axes.plot([a, b], [start, end], color=_SECANT, linestyle="none", marker="o", zorder=4)
    inside = (x >= min(a, b)) & (x <= max(a, b)) & np.isfinite(y)
    frame(axes, window, [*y[inside].tolist(), *line])
    label_legs(axes, (a, start), (b, end), (x, y))
    axes.set_title(f"slope = rise / run = {steepness:.4g}")


def plot_secants(f: ScalarFunction, x: float, steps: Sequence[float], *, margin: float = 0.5) -> None:
    """Draw the graph of f and one secant from x to x + step for each step, from light to strong.

    slope = (f(x + step) - f(x)) / step

    Parameters
    ----------
    f : callable
        A function of one number that returns one number.
    x : float
        Where all secants start, in the unit of the horizontal axis.
    steps : sequence of float, shape (n,)
        How far each secant goes: positive to the right, negative to the left. The last one is drawn
        strongest.
    margin : float
        How much of the graph to show on either side, as a share of the widest reach; 0 or more.

    Returns
    -------
    None
        The current axes hold the figure; the legend gives the slope for each step.

    Raises
    ------
    TypeError
        If f is not callable, or if x, margin, a step or a value of f is not one real number.
    ValueError
        If there are no steps, if one is zero or too small, if margin is negative, if a value of f is not finite, or
        if the figure reaches beyond 1e300.

    Examples
    --------
    The secants of x**2 at 1 have the slopes 2 + step: 4, 3 and 2.5.

    >>> plot_secants(lambda x: x**2, 1, [2, 1, 0.5])

    Source
    ------
    M. Spivak, Calculus, chapter 9.
    """
    import matplotlib.pyplot as plt

    check_callable(f)
    x = finite_number(x, "x")
    sizes = [step_from(x, step) for step in finite_numbers(steps, "steps")]
    ends = [x + size for size in sizes]
    window = window_around([x, *ends], margin)
    slopes = [difference_quotient(f, x, size) for size in sizes]
    start = finite_value(f, x)
    axes = plt.gca()
    t, y = graph(f, *window, _POINTS)
    axes.plot(t, y, color=_CURVE)
    inside = (t >= min(x, *ends)) & (t <= max(x, *ends)) & np.isfinite(y)
    heights = [start, *y[inside].tolist()]
    for i, (size, end, steepness) in enumerate(zip(sizes, ends, slopes, strict=True), start=1):
        strength = i / len(sizes)
        line = [start + steepness * (edge - x) for edge in window]
        heights += line
        axes.plot(
            window,
            line,
            color=_SECANT,
            alpha=0.45 + 0.55 * strength,
            linewidth=1.0 + strength,
            linestyle="-" if i == len(sizes) else (0, (1.0 + 6.0 * strength, 2.0)),  # dots grow into a line
            label=f"step {size:.4g}: slope {steepness:.4g}",
        )
        axes.plot([end], [finite_value(f, end)], color=_SECANT, linestyle="none", marker="o", markersize=5)
    axes.plot([x], [start], color=_RUN, linestyle="none", marker="s", zorder=4)
    frame(axes, window, heights)
    axes.legend()


def plot_zoom(f: ScalarFunction, x: float, widths: Sequence[float]) -> None:
    """Draw the graph of f around x under a microscope, one panel for each width.

    each panel: the points (t, f(t)) for x - width <= t <= x + width

    Every panel magnifies the height as much as the width. So a smooth curve turns into its tangent, with the
    same slope in all later panels, and a corner stays a corner.

    Parameters
    ----------
    f : callable
        A function of one number that returns one number.
    x : float
        Where to point the microscope.
    widths : sequence of float, shape (n,)
        The half-width of each panel, in the unit of x; positive, usually shrinking. Three make a row.

    Returns
    -------
    None
        The current figure holds the panels (a new figure, if it already has axes).

    Raises
    ------
    TypeError
        If f is not callable, or if x, a width or a value of f is not one real number.
    ValueError
        If there are no widths, if one is not positive or too small, if f(x) is not finite, or if the figure reaches
        beyond 1e300.

    Examples
    --------
    >>> plot_zoom(lambda x: x**2, 1, [1, 0.1, 0.01])

    Source
    ------
    D. Tall, A Versatile Theory of Visualisation and Symbolisation in Mathematics (2005): local straightness.
    """
    import matplotlib.pyplot as plt

    check_callable(f)
    x = finite_number(x, "x")
    halves = finite_numbers(widths, "widths")
    for i, width in enumerate(halves):
        if width <= 0.0:
            raise ValueError(f"widths[{i}] is {width!r}; pass positive widths such as [1, 0.1, 0.01]")
        step_from(x, width / _POINTS)  # room for the points of the curve
    height = finite_value(f, x)
    graphs = [graph(f, x - width, x + width, _POINTS + 1) for width in halves]
    reach = float(np.nanmax(np.abs(graphs[0][1] - height))) or halves[0]
    check_reach((height - 1.1 * reach, height + 1.1 * reach), f"f, within {reach:.4g} of f(x),")
    figure = plt.figure() if plt.gcf().axes else plt.gcf()
    columns = min(len(halves), 3)
    panels = list(figure.subplots(math.ceil(len(halves) / columns), columns, squeeze=False).flat)
    for axes in panels[len(halves) :]:
        axes.remove()
    for axes, width, (t, y) in zip(panels, halves, graphs, strict=False):
        tall = 1.1 * reach * width / halves[0]
        axes.plot(t, y, color=_CURVE)
        axes.plot([x], [height], color=_SECANT, linestyle="none", marker="o")
        axes.set(xlim=(x - width, x + width), ylim=(height - tall, height + tall))
        axes.set_xticks([x], [f"{x:.4g}"])
        axes.set_yticks([height], [f"{height:.4g}"] if axes is panels[0] else [""])
        axes.set_title(f"± {width:.4g}")
