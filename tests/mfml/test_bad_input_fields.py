"""Bad input of the derivatives of functions of several variables: fields, forward and reverse mode."""

import math

import numpy as np
import pytest
from bad_input import (
    Case,
    Row,
    array,
    check,
    function,
    given,
    nowhere_in_a_row,
    number,
    table,
)

import mfml
from mfml import Dual, Variable


def field(x):
    return x[0] ** 2 * x[1]


def both(x):
    return np.stack([x[0] * x[1], x[0] + x[1]])


def slopes(x):
    return [2 * x[0] * x[1], x[0] ** 2]


def path(t):
    return [t, t**2]


def row_of_nan(t):
    return np.stack([np.log(-1.0 - t**2), t])


NO_RULE = (
    Row("no rule", lambda x: np.median(x), TypeError, "write f with functions that have one", "np.median"),
    Row("no rule", lambda x: math.sin(x[0]), TypeError, "write NumPy's, such as np.sin", "math"),
    Row(
        "no rule", lambda x: np.array([x[0], 1.0], dtype=float)[0], TypeError, r"write|use|build", "np.stack"
    ),
)
FIELD = function(field, *NO_RULE)
SEVERAL = function(both, nowhere=nowhere_in_a_row, shape=np.ones((2, 2)))
ANYTHING = function(both, nowhere=nowhere_in_a_row, shape={1, 2}, says="let it return")
X = array([3.0, 2.0], Row("wrong shape", 1.0, ValueError, "pass one row of numbers"))
INTEGERS = Row("wrong type", np.array([3, 2]), TypeError, r"write \w+.astype\(float\)")
LENGTH = Row("wrong shape", [1.0, 2.0, 3.0], ValueError, "pass one for each entry of x")
PULLED = [
    Row(kind, value, ValueError, "pass one of shape")
    for kind, value in (("empty", []), ("wrong shape", 1.0), ("wrong shape", [1.0, 2.0, 3.0]))
]
ANY = array([3.0, 2.0], INTEGERS, skip="wrong shape")
INTEGER = Row("wrong type", np.array([3, 2]), TypeError, r"pass \w+.astype\(float\)")
LEAVES = array(np.array([3.0, 2.0]), INTEGER, skip="wrong shape, ragged, a dictionary", says="pass")

CASES = [
    *table(
        "partial_derivative",
        mfml.partial_derivative,
        f=FIELD,
        x=X,
        index=given(
            0,
            Row("out of range", 2, ValueError, "pass an index from 0 to 1"),
            Row("out of range", -1, ValueError, "pass an index from 0 to 1"),
            *(
                Row("wrong type", value, TypeError, "pass for example index=0")
                for value in (1.0, "0", None, [0], True, math.nan)
            ),
        ),
    ),
    *table("gradient", mfml.gradient, f=FIELD, x=X),
    *table(
        "directional_derivative",
        mfml.directional_derivative,
        f=FIELD,
        x=X,
        direction=array(
            [3.0, 4.0], LENGTH, Row("zero", [0.0, 0.0], ValueError, "pass for example direction=")
        ),
    ),
    *table(
        "total_derivative",
        mfml.total_derivative,
        f=FIELD,
        path=function(path, nowhere=row_of_nan, shape=np.ones((2, 2))),
        t=number(2.0),
    ),
    *table("jacobian", mfml.jacobian, f=SEVERAL, x=X),
    *table("hessian", mfml.hessian, f=FIELD, x=X),
    *table("hessian_vector_product", mfml.hessian_vector_product, f=FIELD, x=X, v=array([1.0, 1.0], LENGTH)),
    *table(
        "check_grad",
        mfml.check_grad,
        f=FIELD,
        grad_f=function(slopes, nowhere=nowhere_in_a_row, shape=np.ones((2, 2))),
        x=X,
    ),
    *table(
        "classify_critical_point",
        mfml.classify_critical_point,
        hessian=array(
            [[2.0, 0.0], [0.0, 2.0]],
            Row("wrong shape", [[1.0, 2.0]], ValueError, "pass a square array"),
            Row("wrong shape", 3.0, ValueError, "pass a square array"),
            Row("wrong shape", [[1.0, 2.0], [0.0, 1.0]], ValueError, "pass second derivatives with"),
        ),
    ),
    *table(
        "critical_points",
        mfml.critical_points,
        f=function(lambda x: x[0] ** 2 - 1),
        box=array(
            [[-1.0, 1.0]],
            Row("wrong shape", [-1.0, 1.0], ValueError, "pass one row"),
            Row("too large", [[-1.0, 1.0]] * 7, ValueError, "pass one row"),
            Row("out of range", [[1.0, -1.0]], ValueError, "pass such as"),
            Row("equal points", [[1.0, 1.0]], ValueError, "pass such as"),
            Row("too large", [[-1.7e308, 1.7e308]], ValueError, "pass such as"),
        ),
    ),
    *table(
        "Dual",
        Dual,
        primal=array([3.0, 2.0], INTEGERS),
        tangent=array([1.0, 0.0], INTEGERS, Row("wrong shape", 1.0, ValueError, "pass equal shapes")),
    ),
    *table(
        "jvp",
        mfml.jvp,
        f=ANYTHING,
        x=ANY,
        tangent=array(
            [1.0, 0.0], INTEGERS, Row("wrong shape", 1.0, ValueError, "pass one direction for each entry")
        ),
    ),
    *table(
        "Variable",
        Variable,
        value=array(
            np.array([3.0, 2.0]),
            INTEGER,
            Row("empty", np.zeros((0, 2)), ValueError, "pass at least one number"),
            Row("wrong type", [3.0, 2.0], TypeError, r"pass np.array"),
            skip="empty, wrong shape, ragged",
            says="pass",
        ),
    ),
    *(
        case
        for name in ("grad", "value_and_grad")
        for case in table(
            name,
            lambda f, x, name=name: getattr(mfml, name)(f)(x),
            f=function(field, says="let (it return|f end)"),
            x=LEAVES,
        )
    ),
    *table("vjp", mfml.vjp, f=ANYTHING, x=LEAVES),
    *table(
        "vjp pullback",
        lambda cotangent: mfml.vjp(both, np.array([3.0, 2.0]))[1](cotangent),
        cotangent=array([1.0, 2.0], *PULLED, skip="empty", says="pass"),
    ),
    *table(
        "topological_order",
        mfml.topological_order,
        output=given(
            Variable(3.0),
            *(
                Row("wrong type", value, TypeError, "compute it from a Variable")
                for value in (3.0, None, [], "x")
            ),
        ),
    ),
    *table(
        "Variable.backward",
        Variable.backward,
        self=given(
            Variable(3.0),
            Row("wrong shape", Variable(np.ones(2)), ValueError, "take np.sum", named="backward()"),
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_bad_input(case: Case) -> None:
    check(case)
