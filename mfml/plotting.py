"""The book's figures: graphs, secants, and a microscope for curves.

Each function draws into the current axes and returns nothing, so a call as the last line of a cell shows the
figure only. What a colour says, a line style or a marker says too. Text and axes keep Matplotlib's own
foreground colour, and the page turns that into the reader's light or dark theme.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from ._validation import (
    ScalarFunction,
    check_callable,
    finite_number,
    finite_numbers,
    finite_value,
    real_value,
    step_from,
)
from .limits import difference_quotient, slope

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["PALETTE", "plot_function", "plot_secant", "plot_secants", "plot_zoom"]

# Blue, vermilion, green, purple, ochre after Okabe and Ito, darkened until each has a contrast of 3 : 1
# with white and with the dark page, #1e2129.
PALETTE: Final = ("#0072b2", "#d55e00", "#009e73", "#c06ba0", "#a67c00")
_CURVE, _SECANT, _RUN, _RISE, _ = PALETTE
_POINTS = 400


def plot_function(f: ScalarFunction, a: float, b: float, *, points: int = 400, label: str | None = None) -> None:
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
        If a equals b, if a or b is not finite, if points is below 2, or if f is finite nowhere.

    Examples
    --------
    >>> plot_function(np.sin, 0, 6.3, label="sin")

    Source
    ------
    M. Okabe and K. Ito, Color Universal Design (2008), for the colours.
    """
    import matplotlib.pyplot as plt

    check_callable(f)
    a, b = _interval(a, b)
    if isinstance(points, bool) or not isinstance(points, int):
        raise TypeError(f"points must be a whole number, not {points!r}; pass for example points=400")
    if points < 2:
        raise ValueError(f"points is {points}, and a line needs two; pass at least points=2")
    if label is not None and not isinstance(label, str):
        raise TypeError(f"label must be text, not {label!r}; pass for example label='sin'")
    x, y = _graph(f, a, b, points)
    axes = plt.gca()
    axes.plot(x, y, label=label)
