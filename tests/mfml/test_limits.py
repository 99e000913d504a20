"""Slopes and limits against closed forms."""

import math

import numpy as np
import pytest

import mfml


def test_slope_of_a_line_and_a_parabola() -> None:
    assert mfml.slope(lambda x: 3 * x + 2, -1, 4) == 3.0
    assert mfml.slope(lambda x: x**2, 1, 3) == mfml.slope(lambda x: x**2, 3, 1) == 4.0
    assert type(mfml.slope(np.sin, 0, 1)) is float
    assert type(mfml.slope(np.array, 0, np.float64(1))) is float  # arrays of shape () are numbers


def test_difference_quotient_of_a_cube() -> None:
    # ((x + h)**3 - x**3) / h = 3 x**2 + 3 x h + h**2
    assert mfml.difference_quotient(lambda x: x**3, 2, 0.5) == 12 + 3 + 0.25
    assert mfml.difference_quotient(lambda x: x**3, 2, -0.5) == 12 - 3 + 0.25


def _only_right(x: float) -> float:
    return float(np.sqrt(x))


@pytest.mark.parametrize(
    ("f", "x", "expected", "tolerance"),
    [
        (lambda x: math.sin(x) / x, 0, 1.0, 1e-9),
        (lambda x: (1 - math.cos(x)) / x**2, 0, 0.5, 1e-8),
        (lambda x: (math.exp(x) - 1) / x, 0, 1.0, 1e-9),
        (lambda x: (x**2 - 1) / (x - 1), 1, 2.0, 1e-9),
        (lambda x: (x**5 - 32) / (x - 2), 2, 80.0, 1e-7),
        (lambda x: x * math.sin(1 / x), 0, 0.0, 1e-8),
        (lambda h: mfml.difference_quotient(np.exp, 1, h), 0, math.e, 1e-8),
        (lambda x: math.sin(x), 1000, math.sin(1000), 1e-8),
        (lambda x: 7, 3, 7.0, 0.0),
        (lambda x: 1 if x < 0.01 else 2, 0, 1.0, 0.0),  # a jump nearby must not decide
        (np.cbrt, 0, 0.0, 1e-5),
        (lambda x: math.cos(x), 1e-3, math.cos(1e-3), 1e-9),
        (lambda x: (2 * x + 1) / (x - 3), math.inf, 2.0, 1e-8),
        (lambda x: (1 + 1 / x) ** x, math.inf, math.e, 1e-7),
        (math.atan, -math.inf, -math.pi / 2, 1e-8),
        (np.log, 0.001, math.log(0.001), 1e-8),
    ],
)
def test_limit(f, x, expected, tolerance) -> None:
    value = mfml.limit(f, x)
    assert type(value) is float
    assert abs(value - expected) <= tolerance


def test_one_side() -> None:
    assert mfml.limit(lambda x: abs(x) / x, 0, side="left") == -1.0
    assert mfml.limit(lambda x: abs(x) / x, 0, side="right") == 1.0
    assert mfml.limit(_only_right, 0, side="right") == pytest.approx(0, abs=1e-5)
    assert mfml.limit(lambda x: 1.0 if x > 3 else 0.0, 3, side="left") == 0.0


def test_f_is_not_evaluated_at_x() -> None:
    seen = []
    mfml.limit(lambda t: seen.append(t) or 1.0, 2)
    assert 2.0 not in seen
    assert min(seen) < 2 < max(seen)


@pytest.mark.parametrize(
    ("f", "x", "side", "words"),
    [
        (lambda x: abs(x) / x, 0, "both", "pass side='left' or side='right'"),
        (_only_right, 0, "both", "pass side='right'"),
        (lambda x: float(np.sqrt(1 - x)), 1, "both", "pass side='left'"),
        (lambda x: math.sin(1 / x), 0, "both", "does not settle"),
        (lambda x: math.sin(math.pi / x), 0, "right", "does not settle"),
        (lambda x: 1 / x, 0, "right", "does not settle"),
        (lambda x: 1 / x**2, 0, "both", "does not settle"),
        (np.log, 0, "right", "does not settle"),
        (np.sin, math.inf, "both", "does not settle"),
        (np.sin, math.inf, "left", "leave out side"),
        (np.sin, math.nan, "both", "nan"),
        (np.sin, 0, "up", "'both', 'left' or 'right'"),
        (lambda x: math.nan, 0, "left", "does not settle"),
    ],
)
def test_no_limit(f, x, side, words) -> None:
    with pytest.raises(ValueError, match=words):
        mfml.limit(f, x, side=side)


def test_kinks_have_one_sided_slopes_only() -> None:
    def quotient(h: float) -> float:
        return mfml.difference_quotient(abs, 0, h)

    with pytest.raises(ValueError, match=r"tends to -1 from the left of 0.0 and to 1 from the right"):
        mfml.limit(quotient, 0)


def test_steps_do_not_keep_time_with_f() -> None:
    # Zero at the steps 1/8, 1/16, ...; steps of irrational size see that it swings on.
    with pytest.raises(ValueError, match="does not settle"):
        mfml.limit(lambda x: math.sin(2 * math.pi * ((1 / (x - 1)) % 1)), 1, side="right")
