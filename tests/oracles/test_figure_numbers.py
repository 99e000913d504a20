"""What the interactive figures compute in the browser, against the package, at random states to 1e-9."""

import json
import math
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from scipy.signal import find_peaks
from scipy.spatial import ConvexHull

from mfml import (
    central_difference,
    derivative,
    difference_quotient,
    forward_difference,
    newton_raphson,
    slope,
)
from run_node import run_node


def secant_to_tangent(x, h, **_):
    return {
        "height": math.sin(x),
        "rise": math.sin(x + h) - math.sin(x),
        "forward": forward_difference(math.sin, x, step=h),
        "central": central_difference(math.sin, x, step=h),
    }


def painted(x):
    return x**4 / 24 - x**2 / 2


KNOTS = np.arange(-3.0, 4.0)
SLOPES = np.array([derivative(painted, knot) for knot in KNOTS])


def slope_painter(x, least, greatest, mode, **sketch):
    heights = np.array([sketch[name] for name in "abcdefg"])
    return {
        "height": painted(x),
        "slope": derivative(painted, x),
        "from": min(x, least),
        "to": max(x, greatest),
        "signs": int(np.sum((heights * SLOPES > 0.05 * np.abs(SLOPES))[SLOPES != 0])),
        "zeros": sketched_zeros(heights),
        "peaks": sketched_peaks(heights),
        "zero": newton_raphson(lambda x: derivative(painted, x), 2.0).x,
    }


def sketched_zeros(heights):
    """Count the zeros: two lie between the outer knots; at the third, a knot, a small height will do."""
    outside = int(heights[0] * heights[1] < 0) + int(heights[5] * heights[6] < 0)
    return outside + int(abs(heights[3]) <= min(0.24, 0.25 * np.max(np.abs(heights))))


def sketched_peaks(heights):
    """Count a peak near −√2 and a dip near √2, less one for each large turn too many."""
    turns = sum(len(find_peaks(side * heights, prominence=0.4)[0]) for side in (1, -1))
    peaks, dips = (find_peaks(side * heights, plateau_size=1)[1]["left_edges"] for side in (1, -1))
    found = int(np.any(np.abs(peaks - 2) <= 1)) + int(np.any(np.abs(dips - 4) <= 1))
    return max(0, found - max(0, turns - 2))


def microscope(curve, zoom):
    half = 1 / zoom
    strip = [parabola, wiggle, lambda _: (1 / 2, 0), lambda _: (1 / math.sqrt(20), 1 / 2), cube_root]
    deviation, steepness = strip[curve](half)
    return {"half": half, "deviation": 100 * deviation, "slope": steepness}


def parabola(half):
    """Use that a parabola is farthest from a chord in the middle, and that its slope is the sum of the ends."""
    low, high = math.sqrt(1 - half), math.sqrt(1 + half)
    return (high - low) ** 2 / 8 / math.hypot(1, low + high) / half, low + high


def cube_root(half):
    """Use that the line through the end (h³, h) that touches x = y³ does so at y = -h/2."""
    return half**2 / 4 / math.hypot(1, 3 * half**2 / 4), 4 / (3 * half**2)


def wiggle(half, inverses=None):
    """Return the thinnest strip of x² sin(1/x); `inverses` are 1/x at the points, those of the figure if not given."""
    if inverses is None:
        inverses = 1 / half + 117 * np.linspace(0, 1, 451) ** 2
    right = np.column_stack([1 / inverses, np.sin(inverses) / inverses**2]) / half
    points = np.concatenate([right, -right])
    hull = ConvexHull(points)
    normals, offsets = hull.equations[:, :2], hull.equations[:, 2]
    widths = -np.min(points[hull.vertices] @ normals.T + offsets, axis=0)
    across, up = normals[np.argmin(widths)]
    return np.min(widths) / 2, -across / up


@pytest.mark.parametrize("half", [1, 0.3, 0.1, 0.01, 1e-3, 1e-4])
def test_the_points_of_the_wiggle_are_close_enough(half):
    """They give the deviation with the two digits that the figure says."""
    dense = 1 / half + np.linspace(0, 8 * math.pi, 20_001)
    assert wiggle(half)[0] == pytest.approx(wiggle(half, dense)[0], rel=3e-3)


def number_e(b):
    return {"slope": derivative(lambda x: b**x, 0.0)}


def growing_rectangle(x, dx):
    def wide(x):
        return 1 + x

    def tall(x):
        return 1 + x**2 / 4

    def area(x):
        return wide(x) * tall(x)

    right = difference_quotient(wide, x, dx) * tall(x)
    top = wide(x) * difference_quotient(tall, x, dx)
    return {
        "area": area(x),
        "right": right,
        "top": top,
        "corner": difference_quotient(area, x, dx) - right - top,
        "sum": difference_quotient(area, x, dx),
        "rightSlope": derivative(wide, x) * tall(x),
        "topSlope": wide(x) * derivative(tall, x),
        "slope": derivative(area, x),
    }


def gear_chain(x, dx):
    def inner(x):
        return 1 + x**2 / 2

    def outer(u):
        return u**2 / 4

    u, moved = inner(x), inner(x + dx)
    return {
        "u": u,
        "du": moved - u,
        "y": outer(u),
        "dy": outer(moved) - outer(u),
        "first": difference_quotient(inner, x, dx),
        "second": slope(outer, u, moved),
        "both": difference_quotient(lambda x: outer(inner(x)), x, dx),
        "firstSlope": derivative(inner, x),
        "secondSlope": derivative(outer, u),
        "slope": derivative(lambda x: outer(inner(x)), x),
    }


ORACLES = {
    "F1.1": secant_to_tangent,
    "F1.2": slope_painter,
    "F1.3": microscope,
    "F1.4": number_e,
    "F1.5": growing_rectangle,
    "F1.6": gear_chain,
}


@pytest.fixture(scope="module")
def computed():
    found = defaultdict(list)
    for line in run_node(str(Path(__file__).with_name("figure_numbers.mjs"))).splitlines():
        case = json.loads(line)
        found[case["id"]].append(case)
    return found


def test_each_figure_has_an_oracle(computed):
    assert computed.keys() == ORACLES.keys()


@pytest.mark.parametrize("figure", ORACLES)
def test_numbers(computed, figure):
    for case in computed[figure]:
        expected = ORACLES[figure](**case["state"])
        assert case["numbers"] == pytest.approx(expected, rel=1e-9, abs=1e-9), case["state"]
