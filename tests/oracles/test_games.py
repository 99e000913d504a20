"""The games: curves and their slopes against the package, and the structure of expressions against Python's parser."""

import ast
import json
import re
from pathlib import Path

import pytest

from mfml.rules import differentiate, explain, parse
from run_node import run_node

SIGNS = {ast.Add: "+", ast.Sub: "−", ast.Mult: "·", ast.Div: "/"}
RAISED = {"²": "2", "³": "3", "⁴": "4"}
# What the package calls the rule that comes first.
RULES = {
    "sum": "sum",
    "difference": "sum",
    "product": "product",
    "quotient": "quotient",
    "function": "chain",
}


@pytest.fixture(scope="module")
def shown():
    return [
        json.loads(line) for line in run_node(str(Path(__file__).with_name("game_rounds.mjs"))).splitlines()
    ]


def cases(shown, game):
    """Return each different thing that a game shows once."""
    return list({json.dumps(case): case for case in shown if case["game"] == game}.values())


def test_each_slope_is_the_derivative(shown):
    matches = cases(shown, "G1")
    assert len(matches) > 25
    for case in matches:
        formula, slope = parse(case["formula"]), parse(case["slope"])
        derivative = differentiate(formula, "x")
        expected = [(formula(x=x), derivative(x=x)) for x in case["xs"]]
        for value, (height, steepness) in zip(case["values"], expected, strict=True):
            assert value == pytest.approx([height, steepness], rel=1e-9, abs=1e-9), case["formula"]
        named = [slope(x=x) for x in case["xs"]]
        assert named == pytest.approx([steepness for _, steepness in expected], rel=1e-9, abs=1e-9), case[
            "slope"
        ]


def test_the_outermost_operation_is_the_root_of_the_tree(shown):
    expressions = cases(shown, "G2")
    assert len(expressions) > 300
    for case in expressions:
        tree = ast.parse(as_python(case["expression"]), mode="eval").body
        assert sign_of(tree) == case["outermost"]["sign"], case["expression"]
        operations = [node for node in ast.walk(tree) if isinstance(node, ast.BinOp | ast.Call)]
        assert len(operations) == case["outermost"]["among"], case["expression"]


def test_the_rule_to_begin_with_is_that_of_the_package(shown):
    for case in cases(shown, "G2"):
        structure, rule = re.match(
            r"It is (?:a|one) (\w+).* Begin with the (\w+) rule(?:, which also holds for differences)?\.$",
            case["says"],
        ).groups()
        assert rule == RULES[structure]
        assert explain(as_python(case["expression"]), "x").steps[0].rule == rule, case["expression"]


def as_python(expression):
    """Return an expression as Python and the package read it."""
    for raised, digit in RAISED.items():
        expression = expression.replace(raised, f"**{digit}")
    return expression.replace("·", "*").replace("−", "-").replace("√", "sqrt")


def sign_of(tree):
    """Return how the game writes the operation at the root of a tree."""
    if isinstance(tree, ast.Call):
        return {"sqrt": "√"}.get(tree.func.id, tree.func.id)
    if isinstance(tree.op, ast.Pow):
        return {digit: raised for raised, digit in RAISED.items()}[str(tree.right.value)]
    return SIGNS[type(tree.op)]
