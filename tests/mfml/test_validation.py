"""Bad input of every function: the kind of error, and words that help."""

import math
import re
from fractions import Fraction

import numpy as np
import pytest

import mfml
from mfml import plotting

CALLS = {
    "slope": lambda f=abs, x=0: mfml.slope(f, x, 1.5),
    "difference_quotient": lambda f=abs, x=0: mfml.difference_quotient(f, x, 1.5),
    "limit": lambda f=abs, x=0: mfml.limit(f, x),
    "forward_difference": lambda f=abs, x=0: mfml.forward_difference(f, x),
    "backward_difference": lambda f=abs, x=0: mfml.backward_difference(f, x),
    "central_difference": lambda f=abs, x=0: mfml.central_difference(f, x),
    "complex_step": lambda f=np.exp, x=0: mfml.complex_step(f, x),
    "plot_function": lambda f=abs, x=0: plotting.plot_function(f, x, 1.5),
    "plot_secant": lambda f=abs, x=0: plotting.plot_secant(f, x, 1.5),
    "plot_secants": lambda f=abs, x=0: plotting.plot_secants(f, x, [1]),
    "plot_zoom": lambda f=abs, x=0: plotting.plot_zoom(f, x, [1]),
}


@pytest.mark.parametrize("name", sorted(CALLS))
@pytest.mark.parametrize(
    ("x", "error"),
    [
        ("1", TypeError),
        (True, TypeError),
        (None, TypeError),
        ([1.0], TypeError),
        (np.ones(1), TypeError),
        (np.array(1.0), TypeError),
        (1j, TypeError),
        (math.nan, ValueError),
        (10**400, ValueError),
    ],
)
def test_bad_x(name, x, error) -> None:
    with pytest.raises(error, match=r"^(x|a)\b.*pass"):
        CALLS[name](x=x)


@pytest.mark.parametrize("name", sorted(set(CALLS) - {"limit"}))
def test_infinite_x(name) -> None:
    with pytest.raises(ValueError, match="finite number"):
        CALLS[name](x=math.inf)


@pytest.mark.parametrize("name", sorted(CALLS))
def test_bad_f(name) -> None:
    with pytest.raises(TypeError, match="f must be a function"):
        CALLS[name](f=np.ones(40))
    for value in (None, "1", True, [1.0] * 20, np.ones(2)):
        with pytest.raises(TypeError, match=r"f\(.*\) returned"):
            CALLS[name](f=lambda x, value=value: value)
    with pytest.raises(ValueError, match=r"nan|not finite|does not settle"):
        CALLS[name](f=lambda x: x * math.nan)
    with pytest.raises(LookupError, match="mine"):
        CALLS[name](f=_raise)


def _raise(x: float) -> float:
    raise LookupError("mine")


@pytest.mark.parametrize("name", sorted(set(CALLS) - {"complex_step"}))
def test_complex_values_are_refused(name) -> None:
    with pytest.raises(TypeError, match="returned"):
        CALLS[name](f=lambda x: (x - 5) ** 0.5)


def test_numpy_warnings_do_not_escape() -> None:
    with pytest.raises(ValueError, match=r"f\(-1\.0\) is nan; pass a point"):
        mfml.forward_difference(np.log, -1)


@pytest.mark.parametrize("rule", [mfml.forward_difference, mfml.backward_difference, mfml.central_difference])
@pytest.mark.parametrize(
    ("step", "error", "words"),
    [
        (0, ValueError, "zero"),
        (-1, ValueError, "negative"),
        (1e-17, ValueError, "larger step"),
        (math.inf, ValueError, "finite"),
        (1.8e308, ValueError, "finite"),
        ("1", TypeError, "step"),
        (True, TypeError, "step"),
    ],
)
def test_bad_step(rule, step, error, words) -> None:
    with pytest.raises(error, match=words):
        rule(abs, 1, step)
    if step != -1:
        with pytest.raises(error, match=words):
            mfml.difference_quotient(abs, 1, step)


@pytest.mark.parametrize(
    ("x", "step", "sign"),
    [(2, 1e-16, "+"), (2, 1.5e-16, "+"), (-2, 1.5e-16, "-"), (1e300, 1.0, "+"), (-1e300, 1.0, "+")],
)
def test_a_step_that_is_lost_is_named_as_it_was_passed(x, step, sign) -> None:
    words = re.escape(
        f"step={step!r} is too small: x {sign} step rounds to x={float(x)!r}; pass a larger step"
    )
    for rule in (mfml.forward_difference, mfml.backward_difference, mfml.central_difference):
        with pytest.raises(ValueError, match=f"^{words}"):
            rule(abs, x, step)


def test_bad_complex_step_size() -> None:
    for step in (0, -1e-20):
        with pytest.raises(ValueError, match="step"):
            mfml.complex_step(np.exp, 1, step)


def test_too_large_numbers() -> None:
    with pytest.raises(ValueError, match="overflows"):
        mfml.difference_quotient(abs, 1.5e308, 1.5e308)
    with pytest.raises(ValueError, match="too large for a float"):
        mfml.slope(lambda x: x * 1e308, -1, 1)
    with pytest.raises(ValueError, match="is inf"):
        mfml.slope(lambda x: 10**400, -1, 1)


def test_two_equal_points() -> None:
    with pytest.raises(ValueError, match="two different points"):
        mfml.slope(abs, 1, 1.0)


def test_other_real_numbers_are_welcome() -> None:
    assert mfml.slope(lambda x: Fraction(3) * int(x), Fraction(0), np.int64(2)) == 3.0
