"""Exact means exact to the last digits: both modes against closed forms with fifty digits.

The unit is the gap between a float and the next one (ulp), taken at the closed form. A derivative that is made of a
handful of rounded operations cannot be right in the very last place, but it is within four. A library whose slopes
are differences, or a rule such as 1 - tanh(x)**2 at a large x, misses by millions.
"""

import zlib

import mpmath as mp
import numpy as np
import pytest

from mfml import derivative, grad

from .closed_forms import CALM, CANCELLING, DIGITS, HARD, ClosedForm

MODES = {"forward": derivative, "reverse": lambda f, x: grad(f)(x)}
POINTS = 100
EPSILON = mp.mpf(2) ** -52  # the gap between 1 and the next float


def points(name: str, form: ClosedForm) -> list[float]:
    drawn = np.random.default_rng(zlib.crc32(name.encode())).uniform(form.low, form.high, POINTS)
    return [*map(float, drawn), *HARD.get(name, [])]


def distance(computed: float, exact: mp.mpf) -> float:
    """Return how many ulps a float is off the exact number."""
    return float(abs(mp.mpf(computed) - exact) / mp.mpf(float(np.spacing(abs(float(exact))))))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", CALM)
def test_four_ulps(name: str, mode: str) -> None:
    form = CALM[name]
    with mp.workdps(DIGITS):
        worst = max((distance(MODES[mode](form.f, x), form.slope(mp.mpf(x))), x) for x in points(name, form))
    assert worst[0] <= 4.0, f"{worst[0]:.2f} ulp at x = {worst[1]!r}"


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", CANCELLING)
def test_terms_that_cancel_keep_the_last_place_of_the_terms(name: str, mode: str) -> None:
    form = CANCELLING[name]
    assert form.terms is not None
    with mp.workdps(DIGITS):
        for x in points(name, form):
            at = mp.mpf(x)
            exact, terms = form.slope(at), form.terms(at)
            assert terms >= abs(exact) * (1 - EPSILON)  # a condition number is 1 or more
            assert abs(MODES[mode](form.f, x) - exact) <= 4 * EPSILON * terms, f"at x = {x!r}"


def test_there_are_many_of_them() -> None:
    assert len(CALM) >= 40
