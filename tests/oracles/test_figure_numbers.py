"""What the interactive figures compute in the browser, against the package, at random states to 1e-9."""

import json
import math
from collections import defaultdict
from pathlib import Path

import pytest

from mfml import central_difference, forward_difference
from run_node import run_node


def secant_to_tangent(x, h, **_):
    return {
        "height": math.sin(x),
        "rise": math.sin(x + h) - math.sin(x),
        "forward": forward_difference(math.sin, x, step=h),
        "central": central_difference(math.sin, x, step=h),
    }


ORACLES = {"F1.1": secant_to_tangent}


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
