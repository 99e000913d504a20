"""Write the parts that are answered on a plot: the sketch of a slope, and a line that touches a curve."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import numpy as np

import plot_svg

from . import answers
from .curves import Curve

ROOM = 1.3  # the empty axes reach above the steepest slope, and as far below zero, so that they tell nothing
FLAT = 0.06  # as a share of the height of the empty axes: so small a slope counts as zero in a sketch
NEAR = 0.03  # as a share of the height of the picture: so far off the point a line may pass


def sketch(answer: answers.Sketch) -> tuple[str, dict[str, Any]]:
    """Return the curve above empty axes for its slope, and the right slopes."""
    curve = _checked(Curve(answer.curve, answer.knots[0], answer.knots[-1]))
    top = float(f"{ROOM * curve.steepest():.3g}") or 1.0
    places = ", ".join(f"{knot:g}" for knot in answer.knots).replace("-", "−")
    empty = plot_svg.plot(
        [],
        curve.window(),
        (-top, top),
        alt=f"Empty axes for the slope, over the same interval. The points are at {curve.letter} = {places}.",
    )
    xs, slopes = curve.points(curve.slope)
    data = {
        "letter": curve.letter,
        "knots": answer.knots,
        "slopes": [_rounded(slope) for slope in curve.slope(np.array(answer.knots))],
        "top": top,
        "flat": FLAT * top,
        "zeros": curve.zeros(),
        "line": [[_rounded(x), _rounded(slope)] for x, slope in zip(xs[::2], slopes[::2], strict=True)],
    }
    name = escape(curve.letter)
    return (
        f"<figure data-search-exclude><figcaption>The curve, over {name}</figcaption>{curve.picture()}</figure>"
        f"<figure data-mf-draw data-search-exclude><figcaption>Its slope, to be drawn</figcaption>{empty}</figure>"
    ), data


def tangent(
    answer: answers.Tangent, say: Callable[[str], int], value_of: Callable[[str], float]
) -> tuple[str, dict[str, Any]]:
    """Return the curve with the marked point, and the height and slope there."""
    curve = _checked(Curve(answer.curve, answer.interval[0], answer.interval[-1]))
    bottom, top = curve.heights()
    at = np.array([answer.at])
    data = {
        "letter": curve.letter,
        "at": answer.at,
        "height": _rounded(curve.height(at)[0]),
        "slope": _rounded(curve.slope(at)[0]),
        "within": answer.within,
        "near": _rounded(NEAR * (top - bottom)),
        "wrong": [{"value": value_of(each.value), "says": say(each.says)} for each in answer.wrong],
    }
    return f"<figure data-search-exclude>{curve.picture(answer.at)}</figure>", data


def _checked(curve: Curve) -> Curve:
    if problem := curve.problem():
        raise RuntimeError(problem)
    return curve


def _rounded(value: float) -> float:
    return float(f"{value:.6g}")
