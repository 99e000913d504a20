"""What the interactive figures compute in the browser, against the package, at random states to 1e-9."""

import json
import math
from collections import defaultdict
from pathlib import Path

import pytest

from mfml import central_difference, derivative, difference_quotient, forward_difference, slope
from run_node import run_node


def secant_to_tangent(x, h, **_):
    return {
        "height": math.sin(x),
        "rise": math.sin(x + h) - math.sin(x),
        "forward": forward_difference(math.sin, x, step=h),
        "central": central_difference(math.sin, x, step=h),
    }


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


ORACLES = {"F1.1": secant_to_tangent, "F1.4": number_e, "F1.5": growing_rectangle, "F1.6": gear_chain}


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
