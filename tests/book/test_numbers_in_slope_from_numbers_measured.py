"""Section 1.8: the numbers of its measurements, with the edits that its text asks for."""

import math

import pytest
import sympy
from edited import Page

from mfml import derivative

PAGE = Page("1-what-is-calculus/slope-from-numbers.md")
GAUGE = "gauge-table"


def stopwatch(*edits):
    """Return the worst forward and central error of each step."""
    printed = PAGE.run(GAUGE, "noisy-table", edits=[("noisy-table", *edit) for edit in edits]).printed[
        "noisy-table"
    ]
    return {float(h): (float(a), float(b)) for h, a, b in map(str.split, printed.splitlines())}


@pytest.mark.parametrize(("delta", "best"), [("0.001", 0.1), ("0.000001", 0.01)])
def test_modify_a_better_stopwatch(delta, best):
    found = stopwatch(("worst_errors(0.001,", f"worst_errors({delta},"))
    assert min(found, key=lambda h: found[h][1]) == best == pytest.approx(float(delta) ** (1 / 3))
    for h, (forward, central) in found.items():
        assert forward <= h / (1 + h) + 2 * float(delta) / h + 5e-5
        assert central <= h**2 / (1 - h**2) + float(delta) / h + 5e-5


def test_modify_two_long_steps():
    found = stopwatch(("[0.3,", "[0.9, 0.5, 0.3,"))
    assert [found[h][1] for h in (0.9, 0.5)] == pytest.approx([0.81 / 0.19, 0.25 / 0.75], abs=0.003)
    assert found[0.9][1] > 10 * found[0.5][1] > 20 * found[0.3][1]


def test_far_out():
    assert math.sqrt(2_000_000) == pytest.approx(1414, abs=0.5)
    assert math.ulp(1414.0) / math.ulp(1.0) == pytest.approx(1000, rel=0.03)
    assert pytest.approx(0.03, abs=0.0005) == 2.0**-26 * 2_000_000
    true, fixed, _ = PAGE.run(GAUGE, "far-out").printed["far-out"].split()
    assert float(true) == pytest.approx(1 / (2 * math.sqrt(2_000_000)), abs=5e-11)
    assert [true[:6] == fixed[:6], true[:7] == fixed[:7]] == [True, False]  # 0.0003 and no more


def test_the_black_box_has_no_rules():
    gauge = PAGE.run(GAUGE).names["gauge"]
    with pytest.raises((TypeError, ValueError, AttributeError)):
        derivative(gauge, 9.0)
    assert derivative(gauge, 9.0, method="central") == 0


def test_the_corner_in_the_marina():
    t = sympy.Symbol("t")
    tide = 3.4 + 1.7 * sympy.sin(2 * sympy.pi * (t - 9.8) / 12.4)

    def depth(at, n):
        return float(sympy.diff(tide, t, n).subs(t, at))

    assert depth(9, 1) == pytest.approx(0.79, abs=0.005)
    assert depth(9, 1) / 2 == pytest.approx(0.396, abs=0.0005)
    rows = (
        PAGE.run(GAUGE, "make-quarrel", "make-quarrel-solution").printed["make-quarrel-solution"].splitlines()
    )
    at_nine, at_ten = ([float(each) for each in row.split()[1:]] for row in rows)
    assert at_nine[-1] == pytest.approx(depth(9, 1), abs=0.0005)
    assert at_ten == pytest.approx([depth(10, 2) * h for h in (0.1, 0.01, 0.001)], abs=6e-6)
