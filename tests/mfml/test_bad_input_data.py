"""Bad input of the fits, and of the sandpit."""

import math

import numpy as np
import pytest
from bad_input import (
    NOT_SUCCESS,
    Case,
    Row,
    array,
    check,
    function,
    given,
    number,
    positive,
    returning,
    row,
    table,
    whole,
    word,
)

import mfml
from mfml import Sandpit

PIT = Sandpit(7)
X, Y = [0.0, 1.0, 2.0, 3.0], [1.0, 3.0, 4.0, 6.0]


def line(x, a, b):
    return a + b * x


def nowhere_on_the_line(x, a, b):
    return np.log(-1.0 - a**2) * x


def spread():
    """Return the rows of an uncertainty."""
    return (
        *(
            Row("not positive", value, ValueError, "pass")
            for value in (0.0, -1.0, [1.0, 0.0, 1.0, 1.0], [1.0, -1.0, 1.0, 1.0])
        ),
        Row("nan", math.nan, ValueError, "pass"),
        Row("inf", math.inf, ValueError, "pass"),
        Row("wrong shape", [1.0, 1.0], ValueError, "pass one"),
    )


SIGMA = row([1.0, 1.0, 1.0, 1.0], *spread(), none=True, scalar=True)
LENGTH = Row("wrong shape", [1.0, 2.0], ValueError, "pass one")
MODEL = function(
    line,
    Row("returns wrong shape", returning(1.0), ValueError, "let it return"),
    Row("wrong shape", lambda x: x, ValueError, "pass one for each parameter after x"),
    nowhere=nowhere_on_the_line,
    shape=np.ones(3),
    wrong=ValueError,
)
NOT_FIXED = (
    Row("singular", lambda x, a, b: (a + b) * x, NOT_SUCCESS, "do not fix every parameter here; use fewer"),
    Row(
        "singular", lambda x, a, b: a + 0.0 * b * x, NOT_SUCCESS, "do not fix every parameter here; use fewer"
    ),
)
# Downhill there is a lowest line among many; the other two notice that they cannot tell which.
SINGULAR = {"gauss_newton": NOT_FIXED, "levenberg_marquardt": NOT_FIXED, "steepest_descent_fit": ()}
MODEL_DATA = {
    "model": MODEL,
    "x": array(
        X,
        Row("wrong shape", [1.0], ValueError, "pass one y for each x"),
        Row("wrong shape", 1.0, ValueError, "pass one y for each x"),
    ),
    "y": array(
        Y,
        Row("too large", [1e308, -1e308, 0.0, 0.0], NOT_SUCCESS, "pass the data in other units|start|method"),
        Row("wrong shape", [1.0], ValueError, "pass one y for each x"),
        Row("wrong shape", 1.0, ValueError, "pass one y for each x"),
    ),
    "p0": array(
        [1.0, 1.0],
        Row("wrong shape", 1.0, ValueError, "pass one row"),
        Row("wrong shape", [1.0], ValueError, "pass one for each parameter after x"),
        Row(
            "too few",
            [1.0] * 5,
            ValueError,
            "pass at least as many",
            "data",
            also=(("model", lambda x, *p: x),),
        ),
    ),
    "sigma": array([1.0, 1.0, 1.0, 1.0], *spread(), none=True),
}
DIPPED = number(
    3.0,
    Row("out of range", -0.1, ValueError, "pass a number from 0 to 6"),
    Row("out of range", 6.1, ValueError, "pass a number from 0 to 6"),
)
PLACE = array(
    [1.0, 2.0],
    Row("wrong shape", [1.0, 2.0, 3.0], ValueError, "pass shapes that broadcast"),
    skip="wrong shape",
)

CASES = [
    *table(
        "chi_squared",
        mfml.chi_squared,
        y=row(Y),
        y_model=row(
            Y, LENGTH, Row("too large", [1e200] * 4, ValueError, "pass the data in other units", "chi²")
        ),
        sigma=SIGMA,
    ),
    *table(
        "reduced_chi_squared",
        mfml.reduced_chi_squared,
        y=row(Y),
        y_model=row(Y, LENGTH),
        sigma=SIGMA,
        parameters=whole(
            2,
            Row("too few", 4, ValueError, "pass at least 5 points"),
            low=0,
            says="must be an int.*pass for example",
            out="pass how many were fitted",
        ),
    ),
    *table(
        "fit_line",
        mfml.fit_line,
        x=row(
            X,
            Row(
                "too few", [1.0], ValueError, "pass at least 2", "points", also=(("y", [1.0]), ("sigma", 1.0))
            ),
            Row(
                "too few",
                [1.0, 2.0],
                ValueError,
                "pass at least 3, or pass sigma",
                "points",
                also=(("y", [1.0, 2.0]), ("sigma", None)),
            ),
            Row("singular", [2.0] * 4, ValueError, "pass two different x"),
        ),
        y=row(
            Y,
            LENGTH,
            Row("too large", [1e300, -1e300, 1e300, 0.0], ValueError, "pass the data in other units", "chi²"),
        ),
        sigma=SIGMA,
    ),
    *table("curve_fit", mfml.curve_fit, **MODEL_DATA, method=word("gauss_newton")),
    *table("gauss_newton", mfml.gauss_newton, **MODEL_DATA, tol=positive(1e-6), max_iter=whole(10)),
    *table(
        "levenberg_marquardt", mfml.levenberg_marquardt, **MODEL_DATA, tol=positive(1e-6), max_iter=whole(10)
    ),
    *table(
        "steepest_descent_fit",
        mfml.steepest_descent_fit,
        **MODEL_DATA,
        learning_rate=positive(0.01, Row("too large", 1e200, NOT_SUCCESS, "use a smaller learning_rate")),
        tol=positive(1e-6),
        max_iter=whole(10),
    ),
    *(
        case
        for name, settings in (
            ("gauss_newton", {}),
            ("levenberg_marquardt", {}),
            ("steepest_descent_fit", {"learning_rate": given(0.01)}),
        )
        for case in table(
            f"{name} of a singular model",
            getattr(mfml, name),
            model=given(
                line,
                *SINGULAR[name],
                Row(
                    "singular",
                    lambda x, a, b: np.sqrt(a) * x + b,
                    ValueError,
                    "pass a first guess",
                    also=(("p0", [0.0, 1.0]),),
                ),
            ),
            x=given(X),
            y=given(Y),
            p0=given([1.0, 1.0]),
            **settings,
        )
    ),
    *table(
        "Sandpit",
        Sandpit,
        seed=whole(7, Row("too large", 2**53, ValueError, "pass an int from 0"), low=0),
        level=whole(3, Row("out of range", 7, ValueError, "pass an int from 1 to 6")),
    ),
    *table("Sandpit.dip", Sandpit(7).dip, x=DIPPED, y=DIPPED),
    *(
        case
        for name in ("depth", "gradient", "hessian")
        for case in table(f"Sandpit.{name}", getattr(PIT, name), x=PLACE, y=PLACE)
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_bad_input(case: Case) -> None:
    check(case)
