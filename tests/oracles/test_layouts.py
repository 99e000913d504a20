"""The layout converter of the page Notation, against NumPy and the Jacobian of the package."""

import json
from pathlib import Path

import numpy as np
import pytest

from mfml import jacobian
from run_node import run_node


@pytest.fixture(scope="module")
def cases():
    return [json.loads(line) for line in run_node(str(Path(__file__).with_name("layouts.mjs"))).splitlines()]


def test_shapes_and_entries(cases):
    assert len(cases) == 32
    for case in cases:
        m, n = case["outputs"], case["inputs"]
        slopes = np.random.default_rng([m, n]).normal(size=(m, n))
        ours = jacobian(lambda x, slopes=slopes: slopes @ np.sin(x), np.zeros(n))  # cos 0 = 1
        written = ours if case["layout"] == "numerator" else ours.T
        assert (case["rows"], case["columns"]) == written.shape
        named = [[slopes[entry["output"] - 1, entry["input"] - 1] for entry in row] for row in case["slopes"]]
        assert written == pytest.approx(np.array(named), abs=1e-12)


def test_words(cases):
    words = {(case["outputs"], case["inputs"], case["layout"]): case["words"] for case in cases}
    assert words[1, 1, "denominator"] == ["one number", "It is one number, the same in every book."]
    assert words[1, 4, "numerator"][0] == "a row, 1 × 4"
    assert words[1, 4, "denominator"][0] == "a column, 4 × 1"
    assert words[3, 2, "denominator"][0] == "a matrix, 2 × 3"
    assert words[3, 2, "denominator"][1].startswith("Transpose")
    assert words[3, 2, "numerator"][1].startswith("Both books write the same")


def test_the_products_turn_round():
    """What the converter says of products: in the other layout the factors of the chain rule stand the other way."""
    inner, outer = np.arange(6.0).reshape(3, 2), np.arange(12.0).reshape(4, 3) - 5
    whole = jacobian(lambda x: outer @ (inner @ x), [1.0, 1.0])
    np.testing.assert_allclose(whole, outer @ inner)
    np.testing.assert_allclose(whole.T, inner.T @ outer.T)
