"""The numerical tests of the theorem ledger, docs/reference/theorems.md."""

import math

import numpy as np
import pytest

from mfml import difference_quotient, slope

DRAWN = np.random.default_rng(13).uniform(-9, 9, (50, 4)).tolist()


@pytest.mark.parametrize(("a", "b", "m", "c"), DRAWN)
def test_a_straight_line_has_one_slope(a, b, m, c):
    assert slope(lambda x: m * x + c, a, b) == pytest.approx(m, abs=1e-12 / abs(b - a))


@pytest.mark.parametrize(("a", "b", "m", "c"), DRAWN)
def test_the_order_of_the_two_points_does_not_matter(a, b, m, c):
    def curve(x):
        return math.sin(m * x) + c * x**2

    assert slope(curve, a, b) == slope(curve, b, a)


@pytest.mark.parametrize("size", [10.0**-k for k in range(-3, 12)])
def test_the_absolute_value_has_two_slopes_at_its_corner(size):
    assert difference_quotient(abs, 0, size) == 1.0
    assert difference_quotient(abs, 0, -size) == -1.0
