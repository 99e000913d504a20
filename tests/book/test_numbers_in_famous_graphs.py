"""Section 0.3: the numbers that its text promises and no cell prints."""

import re
from math import cos, e, exp, log, log10, pi, radians, sin, sqrt

import numpy as np
import pytest
import sympy
from edited import Page, mistakes, value
from formulas_as_written import are_same, read

PAGE = Page("0-foundations/famous-graphs.md")
X = sympy.Symbol("x")


def test_the_table_of_key_values():
    arcs = [n * sympy.pi / 2 for n in range(5)]
    (table,) = re.findall(r"^\| arc \$x\$ .*\n\| ---.*\n((?:\| .*\n)+)", PAGE.text, re.MULTILINE)
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()]
    assert [[read(entry.strip("$")) for entry in (arc, *heights)] for arc, _, *heights in rows] == [
        [arc, sympy.cos(arc), sympy.sin(arc)] for arc in arcs
    ]


def test_a_full_turn_and_the_period_of_the_double_sine():
    assert 2 * pi == pytest.approx(6.28, abs=0.005)
    assert sympy.periodicity(sympy.sin(X), X) == 2 * sympy.pi
    assert sympy.periodicity(sympy.sin(2 * X), X) == sympy.pi
    assert pi / 2 == pytest.approx(1.6, abs=0.05)  # E0.9
    assert 4.5 < 30 / (2 * pi) < 5  # "almost five turns"


def ride(*edits):
    """Return the times and the heights of the big wheel's curve."""
    cells = ("first-quarter", "wheel-ride")
    ran = PAGE.run(*cells, edits=[("wheel-ride", *edit) for edit in edits])
    return map(np.asarray, ran.axes["wheel-ride"][0].lines[0].get_data())


@pytest.mark.parametrize(("radius", "crest", "trough"), [("10", 22, 2), ("5", 17, 7)])
def test_modify_the_radius_of_the_wheel(radius, crest, trough):
    times, heights = ride(("10", radius))
    assert heights.max() == pytest.approx(crest, abs=0.02)
    assert heights.min() == pytest.approx(trough, abs=0.02)
    assert heights[0] == pytest.approx(12)
    assert heights[1] > heights[0]
    crests = times[1:-1][(heights[1:-1] > heights[:-2]) & (heights[1:-1] > heights[2:])]
    assert crests == pytest.approx([1, 5], abs=0.1)  # a quarter turn after the start, and 4 minutes later


def test_modify_where_the_ride_begins():
    _, heights = ride(("np.sin", "np.cos"))
    assert heights[0] == heights.max() == pytest.approx(22)


def test_the_exponentials():
    assert [2.0**n for n in range(4)] == [1, 2, 4, 8]
    assert (exp(-2), exp(2)) == pytest.approx((0.14, 7.4), abs=0.02)
    assert (2.0**-2, 2**2) == (0.25, 4)
    assert e == pytest.approx(2.718, abs=0.0005)
    assert log(1 / e) == pytest.approx(-1)
    (t,) = PAGE.solutions(r"e^{-0.5\,t} = 0.1")
    assert float(t) == pytest.approx(4.61, abs=0.005)
    assert float(PAGE.sides(r"t = \frac{\ln 0.1}{-0.5}")[1]) == pytest.approx(4.61, abs=0.005)


def test_who_wins_in_the_end():
    assert exp(5) < 5**5
    assert exp(10) < 10**5
    assert exp(20) > 20**5
    assert log(50) < sqrt(50)
    assert log(10) == pytest.approx(2.3026, abs=0.00005)  # the step of the logarithms
    assert 110 < 100 * 1.01**10 < 111  # the savings book


def test_the_duckweed_and_the_lake():
    left = PAGE.sides(r"A(t) = 3 \cdot 2^{t/5}", A=sympy.Function("A"))[1]
    (t,) = left.free_symbols
    assert left.subs(t, 0) == 3
    assert left.subs(t, 30) == 192
    (days,) = sympy.solve(left - 100, t)
    assert sympy.N(days - PAGE.sides(r"t = \frac{5 \ln(100/3)}{\ln 2}")[1]) == pytest.approx(0, abs=1e-12)
    assert 25 < days < 26
    (depth,) = PAGE.solutions(r"2^{-d/2} = 0.1")
    assert float(depth) == pytest.approx(6.64, abs=0.005)
    assert float(PAGE.sides(r"d = -\dfrac{2 \ln 0.1}{\ln 2}")[1]) == pytest.approx(float(depth))
    assert 2 ** (-6 / 2) == 1 / 8 > 0.1


def test_e10_the_tide():
    def depth(t):
        return 5 + 3 * cos(2 * pi * t / 12)

    period, lowest, later = PAGE.answers("E0.10")
    depths = [depth(t) for t in np.linspace(0, 24, 241)]
    assert depth(1 + value(period)) == pytest.approx(depth(1))
    assert value(lowest) == pytest.approx(min(depths))
    assert max(depths) == pytest.approx(8)
    assert value(later) == pytest.approx(depth(4)) == pytest.approx(3.5)
    assert mistakes(period) == pytest.approx([2 * pi, 6, pi / 6, 3])
    assert mistakes(lowest) == pytest.approx([5, depth(6) - 5, depth(0), 0])
    arc = 2 * pi * 4 / 12
    assert mistakes(later) == pytest.approx(
        [5 + 3 * cos(radians(arc)), 5 + 3 * sin(arc), 5 + 1.5, depth(4) - 5, 5 + 3 * cos(2 * pi * 4)]
    )


def test_e11_which_rules_are_rules():
    (answer,) = PAGE.answers("E0.11")

    def holds(rule):
        return are_same(*map(read, rule.strip("$").split("=")))

    assert all(map(holds, answer["right"]))
    assert not any(holds(each["text"]) for each in answer["wrong"])
    assert exp(2) > 7


def test_e12_the_medicine():
    half, doubled = PAGE.answers("E0.12")
    assert [80 * exp(-0.2 * n * value(half)) for n in (1, 2)] == pytest.approx([40, 20])
    assert value(half) == pytest.approx(3.47, abs=0.005)
    found = [40 / (80 / 5), log(1 / 2) / 0.2, log(40) / 0.2, 0.2 * log(2), log10(2) / 0.2, log(2)]
    assert mistakes(half) == pytest.approx(found)  # the first: a fifth of the 80, 16 mg, in each hour
    assert are_same(sympy.exp(sympy.Symbol("k") * read(doubled["value"])), sympy.Integer(2))
