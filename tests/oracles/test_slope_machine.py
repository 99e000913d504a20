"""What the lab "The slope machine" says in numbers, computed again from the formula by SymPy and SciPy."""

import numpy as np
import pytest
import sympy
from scipy.optimize import brentq, minimize_scalar

from mfml import _labs_thermometer as truth
from mfml import labs

T = sympy.Symbol("t")


def s(u):
    return 1 / (1 + sympy.exp(-u))


BEFORE = (
    11
    + 14 * s((T - sympy.Rational(942, 100)) / sympy.Rational(5, 4))
    - sympy.Rational(25, 2) * s((T - sympy.Rational(183, 10)) / sympy.Rational(7, 5))
    - sympy.exp(-(((T - sympy.Rational(38, 5)) / sympy.Rational(3, 2)) ** 2)) / 2
)
WINDOW = sympy.Rational(272, 100) * (1 - sympy.exp(-(T - sympy.Rational(1635, 100)) / sympy.Rational(8, 5)))
KINK = 16.35


def derivative(n):
    """Return the n-th derivative as a function of an array of times; at the kink it is that from the right."""
    before, after = (
        sympy.lambdify(T, sympy.diff(part, T, n) if n else part, "numpy")
        for part in (BEFORE, BEFORE - WINDOW)
    )
    return lambda t: np.where(np.asarray(t) < KINK, before(t), after(t))


F = [derivative(n) for n in range(5)]
GRID = np.linspace(1.0, 23.0, 22001)


def test_the_formula_of_the_package_is_this_one():
    assert [truth.temperature(t) for t in GRID[::37]] == pytest.approx(F[0](GRID[::37]), abs=1e-12)
    assert truth.KINK == KINK


def test_the_places_of_the_lab():
    assert brentq(F[2], 8.5, 10.0) == pytest.approx(truth.FASTEST, abs=5e-5)
    assert abs(GRID[np.argmax(F[1](GRID))] - truth.FASTEST) < 1e-3  # there is no higher slope elsewhere
    assert float(F[1](truth.FASTEST)) == pytest.approx(2.99, abs=0.005)
    assert brentq(F[3], 7.0, 8.0) == pytest.approx(truth.BENDS_MOST, abs=5e-5)
    assert abs(GRID[np.argmax(F[2](GRID))] - truth.BENDS_MOST) < 1e-3
    assert brentq(F[1], 12.0, 15.0) == pytest.approx(truth.WARMEST, abs=5e-5)
    assert abs(GRID[np.argmax(F[0](GRID))] - truth.WARMEST) < 1e-3
    assert abs(GRID[np.argmin(F[1](GRID))] - KINK) < 0.02  # it cools fastest just after the window was opened


def test_the_largest_third_derivative():
    largest = np.max(np.abs(F[3](GRID)))
    assert largest == pytest.approx(truth.THIRD, abs=1e-4)


def bound(h):
    return truth.ERROR / h + truth.THIRD * h**2 / 6


def test_the_best_step():
    best = minimize_scalar(bound, bounds=(0.001, 2.0), method="bounded", options={"xatol": 1e-9})
    assert best.x == pytest.approx(0.11, abs=0.0005)
    assert best.fun == pytest.approx(0.0068, abs=5e-5)


@pytest.mark.parametrize("h", [1.0, 0.5, 0.2, 0.11, 0.05, 0.01, 0.001])
def test_the_bound_holds_away_from_the_kink_and_is_not_far_off(h):
    times = np.array([t for t in np.linspace(2.0, 22.0, 2003) if abs(t - KINK) > h])
    slopes = [(labs.thermometer(t + h) - labs.thermometer(t - h)) / (2 * h) for t in times]
    worst = np.max(np.abs(slopes - F[1](times)))
    assert 0.6 * bound(h) < worst <= bound(h) * (1 + 1e-9)


def bisect(h):
    left, right = 8.0, 11.0
    while right - left > 0.001:
        middle = (left + right) / 2
        value = labs.thermometer(middle + h) - 2 * labs.thermometer(middle) + labs.thermometer(middle - h)
        left, right = (middle, right) if value > 0 else (left, middle)
    return (left + right) / 2


def test_which_ways_to_the_fastest_warming_are_good_enough():
    assert all(abs(bisect(h) - truth.FASTEST) <= 0.01 for h in (0.3, 0.35, 0.4, 0.45))
    assert all(abs(bisect(h) - truth.FASTEST) > 0.01 for h in (0.1, 0.6, 0.8, 1.0))
    grid = np.arange(8, 11, 0.01)
    slopes = [(labs.thermometer(t + 0.11) - labs.thermometer(t - 0.11)) / 0.22 for t in grid]
    assert 0.01 < abs(grid[np.argmax(slopes)] - truth.FASTEST) < 0.2, "the obvious way must fail"


def test_what_the_text_says_of_part_4():
    fall = F[1](truth.FASTEST) - F[1](truth.FASTEST + 0.01)
    assert fall == pytest.approx(0.00005, abs=5e-6)
    assert bound(0.11) / fall > 100
    moved = [
        brentq(lambda t, h=h: F[0](t + h) - 2 * F[0](t) + F[0](t - h), 8.5, 10.0) - truth.FASTEST
        for h in (1.0, 0.5)
    ]
    assert moved[0] == pytest.approx(0.03, abs=0.005)
    # Go on, 1: the error is about a constant times h², so the two steps together are good enough.
    assert moved[0] / moved[1] == pytest.approx(4, rel=0.1)
    assert abs((4 * bisect(0.5) - bisect(1.0)) / 3 - truth.FASTEST) <= 0.01


def test_what_the_text_says_of_the_bend():
    spoiled = 4 * truth.ERROR / 0.1**2
    assert spoiled == pytest.approx(0.2)
    assert float(F[2](8.5)) == pytest.approx(0.8, abs=0.05)
    assert float(F[2](9.5)) == pytest.approx(-0.3, abs=0.05)


def test_at_the_kink_half_the_step_gives_twice_the_bend():
    def largest(h, a, b):
        grid = np.arange(a, b, 0.01)
        return max(
            abs(labs.thermometer(t + h) - 2 * labs.thermometer(t) + labs.thermometer(t - h)) / h**2
            for t in grid
        )

    assert largest(0.1, 15, 18) / largest(0.2, 15, 18) == pytest.approx(2, rel=0.05)
    assert largest(0.1, 15, 18) == pytest.approx(1.7 / 0.1, rel=0.05)
    assert largest(0.2, 6, 9) / largest(0.4, 6, 9) == pytest.approx(1, rel=0.1)
