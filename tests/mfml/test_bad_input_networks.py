"""Bad input of the networks and of their training."""

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
    given,
    number,
    positive,
    table,
    whole,
    word,
)

import mfml
from mfml import Dense, Network

NETWORK = Network.random([2, 3, 2], seed=1)
LAYER = Dense([[1.0, 2.0]], [0.5])
LAYERS = list(NETWORK.layers)
X, TARGET = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], [[0.0, 1.0, 0.0], [1.0, 0.0, 1.0]]
EQUAL = Row("wrong shape", [1.0, 2.0, 3.0], ValueError, "pass equal shapes")
COLUMN = Row("wrong shape", [1.0, 2.0, 3.0], ValueError, r"pass \(2,\) for one example")
NO_NETWORK = tuple(
    Row("wrong type", value, TypeError, r"pass for example Network.random\(\[2, 3, 1\]\)")
    for value in (3.0, None, LAYER, [LAYER], "network", lambda x: x)
)
COST = {"cost": "pass equal shapes", "gradients": r"pass \(2,\) for one example"}
ACTIVATION = word("tanh")

CASES = [
    *(
        case
        for name in ("sigmoid", "tanh", "relu")
        for case in table(
            name,
            getattr(mfml, name),
            z=array(
                [1.0, 2.0],
                Row("nan", math.nan, STAYS_NAN),
                Row("nan", [1.0, math.nan], STAYS_NAN),
                Row("wrong type", True, TypeError, "pass for example"),
                Row("wrong type", 1j, TypeError, "pass for example"),
                skip="nan, inf, wrong shape",
            ),
        )
    ),
    *table(
        "mean_squared_error",
        mfml.mean_squared_error,
        prediction=array([1.0, 2.0], EQUAL),
        target=array(
            [1.0, 1.0], EQUAL, Row("too large", [1e200, 1.0], ValueError, "pass the data in other units")
        ),
    ),
    *table(
        "Dense",
        Dense,
        weights=array([[1.0, 2.0]], Row("wrong shape", [1.0, 2.0], ValueError, "pass a matrix")),
        bias=array(
            [0.5],
            Row("wrong shape", [0.5, 1.0], ValueError, "pass one number for each output"),
            Row("wrong shape", 0.5, ValueError, "pass one number for each output"),
        ),
        activation=ACTIVATION,
    ),
    *table("Dense.__call__", LAYER, a=array([1.0, 2.0], COLUMN)),
    *table(
        "Network",
        Network,
        layers=given(
            LAYERS,
            Row("empty", [], ValueError, r"pass \[Dense"),
            Row("wrong type", LAYER, TypeError, "pass a list of Dense layers"),
            Row("wrong type", None, TypeError, "pass a list of Dense layers"),
            Row("wrong type", 3.0, TypeError, "pass a list of Dense layers"),
            Row("wrong type", "ab", TypeError, "pass a list of Dense layers"),
            Row("wrong type", [3.0], TypeError, "pass a list of Dense layers"),
            Row("wrong type", [*LAYERS, NETWORK], TypeError, "pass a list of Dense layers"),
            Row("wrong shape", [LAYER, LAYER], ValueError, "pass layers that fit"),
        ),
    ),
    *table(
        "Network.random",
        Network.random,
        sizes=given(
            [2, 3],
            *(
                Row("wrong type", value, TypeError, "pass the units of each layer")
                for value in (3, None, "34", [2.5, 1], ["2", 1], [True, 1], [2, None], {2: 1})
            ),
            *(
                Row("out of range", value, ValueError, "pass the units of each layer")
                for value in ([2, 0], [-1, 2])
            ),
            Row("too few", [2], ValueError, "pass the units of each layer"),
            Row("empty", [], ValueError, "pass the units of each layer"),
        ),
        activation=ACTIVATION,
        output=ACTIVATION,
        seed=whole(0, low=0),
    ),
    *table("Network.__call__", NETWORK, x=array([1.0, 2.0], COLUMN)),
    *(
        case
        for name in ("cost", "gradients")
        for case in table(
            f"Network.{name}",
            getattr(NETWORK, name),
            x=array(X, COLUMN, Row("wrong shape", [1.0, 2.0], ValueError, "pass equal shapes", "prediction")),
            target=array(
                TARGET,
                Row("wrong shape", [1.0, 2.0, 3.0], ValueError, COST[name]),
                Row("wrong shape", [1.0, 2.0], ValueError, "pass equal shapes"),
                Row("too large", np.full((2, 3), 1e200), ValueError, "pass the data in other units"),
            ),
        )
    ),
    *table(
        "train",
        mfml.train,
        network=given(Network.random([2, 3, 2], seed=1), *NO_NETWORK),
        x=array(X, COLUMN, Row("wrong shape", [1.0, 2.0], ValueError, "pass one answer for each example")),
        target=array(
            TARGET, COLUMN, Row("wrong shape", [1.0, 2.0], ValueError, "pass one answer for each example")
        ),
        learning_rate=positive(
            0.1,
            Row("too large", 1e200, NOT_SUCCESS, "use a smaller learning_rate"),
            Row("too large", 1e160, NOT_SUCCESS, "in the last step; use a smaller", also=(("steps", 1),)),
        ),
        steps=whole(3),
        momentum=number(
            0.5,
            Row("negative", -0.1, ValueError, "pass a number from 0 up to"),
            Row("out of range", 1.0, ValueError, "pass a number from 0 up to"),
        ),
        batch_size=whole(2, none=True),
        seed=whole(0, low=0),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_bad_input(case: Case) -> None:
    check(case)
