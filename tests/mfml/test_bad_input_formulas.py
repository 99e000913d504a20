"""Bad input of the rules of differentiation and of Taylor series."""

import math
import operator

import numpy as np
import pytest
from bad_input import STAYS_NAN, Case, Row, array, check, function, given, number, row, table, whole

import mfml
from mfml import Symbol

X = Symbol("x")


def field(x):
    return x[0] ** 2 * x[1]


NOT_NUMBERS = (1j, None, [1.0], np.ones(2), True, {})
NUMBERS = (
    *(
        Row("wrong type", value, TypeError, "pass x or 1.0|put a symbol there", "expression")
        for value in NOT_NUMBERS
    ),
    Row("nan", math.nan, ValueError, "pass one below 1e308", "expression"),
    Row("inf", math.inf, ValueError, "pass one below 1e308", "expression"),
    Row("too large", 10**400, ValueError, "pass one below 1e308", "expression"),
)
TEXTS = (
    Row("empty", "", ValueError, "is expected here before the end", "symbol"),
    Row("wrong word", "x +", ValueError, "is expected here before the end", "symbol"),
    Row("wrong word", "2x", ValueError, r"write \* to multiply: 2\*x", "operator"),
    Row("wrong word", "y(2)", ValueError, r"write y\*", "y"),
    Row("wrong word", "(x", ValueError, r"write \)", "("),
    Row("wrong word", "x = 2", ValueError, "pass one of its sides", "="),
    Row("wrong word", "sin x", ValueError, r"write sin\(x\)", "sin"),
    Row("wrong word", "x²", ValueError, r"write x\*\*2", "²"),
    Row("too large", "1e999", ValueError, "pass one below 1e308", "number"),
    Row("too large", "x" * 5001, ValueError, "pass at most 5000", "text"),
    Row("too large", "(" * 200 + "x" + ")" * 200, ValueError, "split it", "formula"),
)
NAMES = (
    Row("empty", "", ValueError, "pass Latin letters", "name"),
    *(
        Row("wrong word", value, ValueError, "pass Latin letters", "name")
        for value in ("2x", "x y", "α", "x" * 41)
    ),
    *(
        Row("wrong word", value, ValueError, "choose another name", "symbol")
        for value in ("sin", "pi", "log")
    ),
)
FORMULA = given(X**2, *NUMBERS, *TEXTS)
BY = given(
    X, *NAMES, *(Row("wrong type", value, TypeError, "pass Symbol") for value in (3.0, None, ["x"], X + 1))
)
POINT = array(
    [1.0, 2.0],
    Row("nan", math.nan, STAYS_NAN),
    Row("nan", [1.0, math.nan], STAYS_NAN),
    skip="nan, inf, wrong shape, complex",
)
NAN = Row("nan", [1.0, math.nan], STAYS_NAN)
X0 = row([3.0, 2.0], scalar=True)
DEGREE = whole(
    3, Row("too large", 1001, ValueError, "from 0 to 1000"), low=0, says="must be an int.*pass for example"
)
SERIES = function(
    np.sin,
    Row("returns nan", lambda x: np.log(x - 5.0), ValueError, "pass an x0", "log"),
    Row("returns nan", lambda x: math.nan, ValueError, "pass a number"),
    skip="returns nan",
)
COEFFICIENTS = mfml.taylor_coefficients(lambda x: 1 / (2 - x), 0, 20).tolist()

CASES = [
    *table(
        "Symbol",
        Symbol,
        name=given(
            "x",
            *NAMES,
            *(
                Row("wrong type", value, TypeError, "pass for example Symbol")
                for value in (3.0, None, ["x"], b"x", X)
            ),
        ),
    ),
    *table(
        "parse",
        mfml.parse,
        text=given(
            "x",
            *TEXTS,
            *(
                Row("wrong type", value, TypeError, "pass for example parse")
                for value in (3.0, None, ["x"], b"x", X)
            ),
        ),
    ),
    *table("simplify", mfml.simplify, expression=FORMULA),
    *table("differentiate", mfml.differentiate, expression=FORMULA, x=BY),
    *table("explain", mfml.explain, expression=FORMULA, x=BY),
    *table(
        "drill",
        mfml.drill,
        kind=given(
            "match",
            Row("wrong word", "integrate", ValueError, "pass one of 'differentiate', 'first-rule', 'match'"),
            *(
                Row("wrong type", value, TypeError, 'pass for example "differentiate"')
                for value in (1, None, ["match"])
            ),
        ),
        level=whole(
            1,
            Row("out of range", 5, ValueError, "pass an int from 1 to 4"),
            says="must be an int.*pass for example",
        ),
        seed=whole(7, low=0, says="must be an int.*pass for example"),
    ),
    *(
        case
        for sign in (operator.add, operator.sub, operator.mul, operator.truediv, operator.pow, np.add)
        for case in table(
            f"Symbol {sign.__name__}", lambda a, b, sign=sign: sign(a, b), a=given(X), b=given(2.0, *NUMBERS)
        )
    ),
    *table(
        "Symbol with a NumPy function",
        lambda f: f(X),
        f=given(
            np.sin,
            Row("wrong word", np.sum, TypeError, "write it with", "np.add.reduce"),
            Row("wrong word", np.floor, TypeError, "write it with", "np.floor"),
        ),
    ),
    *table(
        "Symbol.__call__",
        lambda *values, **named: (X * Symbol("y"))(*values, **named),
        x=POINT,
        y=array(
            [1.0, 2.0],
            Row("wrong shape", [1.0, 2.0, 3.0], ValueError, "pass equal shapes", "arrays"),
            skip="nan, inf, wrong shape, complex",
        ),
    ),
    *table("Symbol.__call__ by place", lambda x, **more: (X * 2)(x, **more), x=POINT),
    *table(
        "Symbol.__call__ by place",
        lambda values: (X * Symbol("y"))(*values),
        values=given(
            [1.0, 2.0], Row("wrong shape", [1.0], TypeError, "pass the values by name, here x=1.0, y=1.0")
        ),
    ),
    *table(
        "Symbol.evaluate",
        (X**2).evaluate,
        values=given(
            {"x": 1.0},
            *(
                Row("wrong type", value, TypeError, "must be a dictionary")
                for value in (1.0, None, [1.0], "x")
            ),
            Row("empty", {}, ValueError, "pass for example x=1.0", "x"),
            Row("wrong word", {"y": 1.0}, ValueError, "pass for example x=1.0", "x"),
        ),
    ),
    *table("taylor_coefficients", mfml.taylor_coefficients, f=SERIES, x0=number(0.0), degree=DEGREE),
    *table("taylor_polynomial", mfml.taylor_polynomial, f=SERIES, x0=number(0.0), degree=DEGREE),
    *table(
        "TaylorPolynomial.__call__",
        mfml.taylor_polynomial(np.exp, 0.0, 3),
        x=array([1.0, 2.0], NAN, skip="nan, inf, wrong shape"),
    ),
    *table("linearize", mfml.linearize, f=function(field, shape=np.ones((2, 2))), x0=X0),
    *table("quadratic_model", mfml.quadratic_model, f=function(field), x0=X0),
    *(
        case
        for name, model in (("LinearModel", mfml.linearize), ("QuadraticModel", mfml.quadratic_model))
        for case in table(
            f"{name}.__call__",
            model(field, [3.0, 2.0]),
            x=array(
                [3.0, 2.0],
                NAN,
                Row("wrong shape", [1.0, 2.0, 3.0], ValueError, "pass a point of shape"),
                Row("wrong shape", 1.0, ValueError, "pass a point of shape"),
                skip="nan, inf, wrong shape",
            ),
        )
    ),
    *table(
        "remainder_bound",
        mfml.remainder_bound,
        bound=number(1.0, Row("negative", -1.0, ValueError, "pass the largest size")),
        distance=number(0.5, Row("too large", 1e200, ValueError, "pass a smaller distance")),
        degree=DEGREE,
    ),
    *table(
        "radius_of_convergence",
        mfml.radius_of_convergence,
        coefficients=row(
            COEFFICIENTS,
            Row("too few", COEFFICIENTS[:5], ValueError, "pass at least 8"),
            Row("too large", [1e-300, 1e300] * 10, ValueError, "measure x in another unit"),
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_bad_input(case: Case) -> None:
    check(case)
