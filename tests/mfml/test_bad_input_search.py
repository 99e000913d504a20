"""Bad input of the searches: roots, descent, and the best point on a curve."""

import math

import numpy as np
import pytest
from bad_input import (
    NOT_SUCCESS,
    STAYS_NAN,
    Case,
    Row,
    array,
    check,
    function,
    given,
    nowhere_in_a_row,
    number,
    positive,
    returning,
    table,
    whole,
)

import mfml


def parabola(x):
    return x * x - 2.0


def bowl(x):
    return (x[0] - 1.0) ** 2 + 10.0 * x[1] ** 2


def slopes(x):
    return np.array([2.0 * (x[0] - 1.0), 20.0 * x[1]])


def curvature(x):
    return np.diag([2.0, 20.0])


def circle(x):
    return x[0] ** 2 + x[1] ** 2 - 5.0


OBJECTIVE = function(bowl, nan=NOT_SUCCESS)
START = array(
    [3.0, 2.0],
    Row("empty", [], ValueError, "pass a number or one row"),
    Row("empty", np.zeros((0, 2)), ValueError, "pass a number or one row"),
    skip="empty",
)
ROW = array(
    [3.0, 2.0], Row("wrong shape", [1.0], ValueError, "pass"), Row("wrong shape", 1.0, ValueError, "pass")
)
AT_ZERO = (("x0", 0.0), ("derivative", None))
TOL, MAX_ITER = positive(1e-6), whole(50)
GRADIENT = function(
    slopes, nan=NOT_SUCCESS, nowhere=nowhere_in_a_row, shape=np.ones(3), wrong=ValueError, none=True
)
HESSIAN = function(
    curvature,
    Row(
        "singular",
        returning(np.zeros((2, 2))),
        NOT_SUCCESS,
        "start somewhere else",
        also=(("f", np.sum), ("gradient", np.ones_like)),
    ),
    Row("returns wrong shape", returning(np.ones(2)), ValueError, "let it return"),
    nan=NOT_SUCCESS,
    nowhere=lambda x: np.log(-1.0 - np.outer(x, x) ** 2),
    shape=np.ones((3, 3)),
    wrong=ValueError,
    none=True,
)
SHARE = (
    Row("zero", 0.0, ValueError, "pass a number between 0 and 1"),
    Row("out of range", 1.0, ValueError, "pass a number between 0 and 1"),
    Row("negative", -0.5, ValueError, "pass a number between 0 and 1"),
)
MOMENTUM = number(
    0.5,
    Row("negative", -0.1, ValueError, "pass a number from 0 up to"),
    Row("out of range", 1.0, ValueError, "pass a number from 0 up to"),
)

CASES = [
    *table(
        "newton_raphson",
        mfml.newton_raphson,
        f=function(
            parabola,
            Row("singular", lambda x: x * x + 1.0, NOT_SUCCESS, "start somewhere else", also=AT_ZERO),
            Row("singular", lambda x: np.sqrt(x) + 1.0, NOT_SUCCESS, "start somewhere else", also=AT_ZERO),
            nan=NOT_SUCCESS,
        ),
        x0=number(1.0),
        derivative=function(
            lambda x: 2.0 * x,
            Row("zero", lambda x: 0.0, NOT_SUCCESS, "start somewhere else"),
            Row("returns inf", lambda x: math.inf, NOT_SUCCESS, "start somewhere else"),
            nan=NOT_SUCCESS,
            none=True,
        ),
        tol=TOL,
        max_iter=MAX_ITER,
    ),
    *table(
        "newton_raphson with the exact derivative",
        mfml.newton_raphson,
        f=function(parabola, nan=NOT_SUCCESS),
        x0=number(1.0),
    ),
    *table(
        "backtracking_line_search",
        mfml.backtracking_line_search,
        f=function(bowl),
        x=ROW,
        direction=array(
            [-4.0, -40.0],
            Row("wrong shape", [1.0], ValueError, "pass one"),
            Row("out of range", [4.0, 40.0], ValueError, "pass for example -gradient"),
            Row("zero", [0.0, 0.0], ValueError, "pass for example -gradient"),
        ),
        gradient=array(
            [4.0, 40.0],
            Row("wrong shape", [1.0], ValueError, "pass one"),
            Row("zero", [0.0, 0.0], ValueError, "pass for example -gradient", "direction"),
        ),
        start=positive(1.0),
        shrink=number(0.5, *SHARE),
        share=number(0.1, *SHARE),
    ),
    *table(
        "gradient_descent",
        mfml.gradient_descent,
        f=OBJECTIVE,
        x0=START,
        gradient=GRADIENT,
        learning_rate=positive(
            0.01,
            Row("too large", 1e9, NOT_SUCCESS, "use a smaller learning_rate"),
            Row("None", None, ValueError, "pass either learning_rate="),
            none=True,
        ),
        momentum=MOMENTUM,
        tol=TOL,
        max_iter=MAX_ITER,
    ),
    *table(
        "gradient_descent with the exact gradient",
        mfml.gradient_descent,
        f=OBJECTIVE,
        x0=START,
        learning_rate=given(0.01),
    ),
    *table(
        "gradient_descent with a line search",
        mfml.gradient_descent,
        f=OBJECTIVE,
        x0=START,
        gradient=GRADIENT,
        learning_rate=given(
            None,
            Row("wrong type", 0.1, ValueError, "pass either learning_rate="),
            Row("wrong type", None, ValueError, "pass either learning_rate=", also=(("line_search", None),)),
        ),
        line_search=function(
            mfml.backtracking_line_search,
            Row("returns wrong type", returning(True), TypeError, "let it return"),
            Row("negative", returning(-1.0), ValueError, "let it return"),
            Row("returns nan", returning(math.nan), ValueError, "let it return"),
            Row("returns inf", returning(math.inf), ValueError, "let it return"),
            Row("zero", returning(0.0), NOT_SUCCESS, "start somewhere else"),
            skip="returns nan",
            none=True,
        ),
        max_iter=given(3),
    ),
    *table(
        "newton_minimize",
        mfml.newton_minimize,
        f=OBJECTIVE,
        x0=START,
        gradient=GRADIENT,
        hessian=HESSIAN,
        tol=TOL,
        max_iter=MAX_ITER,
    ),
    *table("newton_minimize with exact derivatives", mfml.newton_minimize, f=OBJECTIVE, x0=START),
    *table(
        "lagrangian",
        lambda f, g, x, multipliers: mfml.lagrangian(f, g)(x, multipliers),
        f=function(bowl, nan=STAYS_NAN),
        g=function(
            circle,
            Row(
                "returns wrong shape",
                returning(np.ones((2, 2))),
                ValueError,
                "let it return|pass one for each",
            ),
            nan=STAYS_NAN,
            shape={1, 2},
        ),
        x=array([3.0, 2.0], skip="wrong shape"),
        multipliers=array(
            [2.0],
            Row("wrong shape", [1.0, 2.0], ValueError, "pass one for each constraint"),
            Row("wrong shape", np.ones((1, 2)), ValueError, "pass one for each constraint"),
            skip="wrong shape",
        ),
    ),
    *table(
        "lagrange_multipliers",
        mfml.lagrange_multipliers,
        f=function(lambda x: x[0] + 2.0 * x[1], nan=NOT_SUCCESS),
        g=function(
            circle,
            Row("singular", lambda x: 0.0 * x[0] + 1.0, NOT_SUCCESS, "start somewhere else"),
            Row(
                "too few",
                lambda x: np.stack([x[0] - 1.0, x[0] + 1.0, x[1]]),
                NOT_SUCCESS,
                "start somewhere else",
            ),
            nan=NOT_SUCCESS,
            shape=np.ones((2, 2)),
            wrong=ValueError,
        ),
        x0=START,
        tol=TOL,
        max_iter=whole(5),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_bad_input(case: Case) -> None:
    check(case)
