"""Bad input of the functions of one number: limits, differences and figures."""

import math

import pytest
from bad_input import Case, Row, check, function, given, number, row, table, whole, word

import mfml
from mfml import plotting


def square(x):
    return x * x


STEP = (
    Row("zero", 0.0, ValueError, "pass for example step=1e-6"),
    Row("too small", 1e-17, ValueError, "pass a larger step"),
    Row("too large", 1.7e308, ValueError, "pass a smaller step", also=(("x", 1e308),)),
)
NEGATIVE = Row("negative", -0.5, ValueError, "pass its size, step=0.5")
EQUAL = Row("equal points", 3.0, ValueError, "pass two different")
ONE_NUMBER = function(square)
WIDE = Row("too large", 1e308, ValueError, "pass numbers below", "interval")
BESIDE = Row("wrong shape", [1.0], ValueError, "pass one error for each step")

CASES = [
    *table("slope", mfml.slope, f=ONE_NUMBER, a=number(3.0), b=number(1.0, EQUAL)),
    *table(
        "difference_quotient", mfml.difference_quotient, f=ONE_NUMBER, x=number(1.0), step=number(0.5, *STEP)
    ),
    *table("limit", mfml.limit, f=ONE_NUMBER, x=number(1.0, inf=False), side=word("both")),
    *table(
        "limit at infinity",
        mfml.limit,
        f=function(lambda x: 1 / x),
        x=given(math.inf),
        side=given("both", Row("wrong word", "left", ValueError, "leave out side")),
    ),
    *(
        case
        for name in ("forward_difference", "backward_difference", "central_difference")
        for case in table(
            name,
            getattr(mfml, name),
            f=ONE_NUMBER,
            x=number(1.0),
            step=number(0.5, *STEP, NEGATIVE, none=True),
        )
    ),
    *table(
        "complex_step",
        mfml.complex_step,
        f=function(square, nowhere=lambda x: x * math.nan, says="not a complex number; build f"),
        x=number(1.0),
        step=number(1e-20, STEP[0], NEGATIVE),
    ),
    *table(
        "derivative",
        mfml.derivative,
        f=ONE_NUMBER,
        x=number(1.0),
        n=whole(1),
        method=word("exact"),
        step=given(None, Row("zero", 0.1, ValueError, "leave step out")),
    ),
    *table(
        "derivative by differences",
        mfml.derivative,
        f=ONE_NUMBER,
        x=number(1.0),
        n=given(1, Row("out of range", 2, ValueError, "pass method='exact'")),
        method=given("central"),
        step=number(0.5, *STEP, NEGATIVE, none=True),
    ),
    *table(
        "observed_order",
        mfml.observed_order,
        steps=row(
            [0.1, 0.2],
            Row("zero", [0.1, 0.0], ValueError, "pass positive numbers"),
            Row("wrong shape", [0.1], ValueError, "pass one error for each step"),
            Row("equal points", [0.1, 0.1], ValueError, "pass at least two different steps"),
            Row("too few", [0.1], ValueError, "pass at least two different steps", also=(("errors", [0.1]),)),
        ),
        errors=row([0.1, 0.4], Row("negative", [0.1, -0.4], ValueError, "pass positive numbers"), BESIDE),
    ),
    *table(
        "plot_function",
        plotting.plot_function,
        f=ONE_NUMBER,
        a=number(
            3.0,
            Row("too large", 1.7e308, ValueError, "pass numbers below", "interval", also=(("b", -1.7e308),)),
        ),
        b=number(1.0, EQUAL),
        points=whole(5, low=2),
        label=given(
            None, *(Row("wrong type", value, TypeError, "pass for example label=") for value in (3, [], True))
        ),
    ),
    *table(
        "plot_secant",
        plotting.plot_secant,
        f=ONE_NUMBER,
        a=number(3.0),
        b=number(1.0, EQUAL),
        margin=number(0.5, Row("negative", -1.0, ValueError, "pass 0 or more"), WIDE),
    ),
    *table(
        "plot_secants",
        plotting.plot_secants,
        f=ONE_NUMBER,
        x=number(1.0),
        steps=row([0.5, 0.25], Row("zero", [0.0], ValueError, "pass for example step=1e-6", named="step")),
        margin=number(0.5, Row("negative", -1.0, ValueError, "pass 0 or more"), WIDE),
    ),
    *table(
        "plot_zoom",
        plotting.plot_zoom,
        f=ONE_NUMBER,
        x=number(1.0),
        widths=row(
            [0.5, 0.25],
            Row("zero", [0.0], ValueError, "pass positive widths"),
            Row("negative", [-1.0], ValueError, "pass positive widths"),
            Row("too small", [1e-17], ValueError, "pass a larger step", named="step"),
            Row("too large", [1.7e308], ValueError, "pass numbers below", "interval"),
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_bad_input(case: Case) -> None:
    check(case)
