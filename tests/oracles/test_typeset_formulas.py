"""What KaTeX makes of the formulas of mfml, read back from the typeset formula, has the value of the object."""

import json
import math
import re
from fractions import Fraction

import numpy as np
import pytest

from mfml.rules import Expression, Symbol, differentiate, explain, parse
from mfml.taylor import LinearModel, QuadraticModel, linearize, quadratic_model, taylor_polynomial
from run_node import run_node

from .mathml import rows, value

TYPESET = {
    "x": "x",
    "y": "y",
    "alpha": "α",
    "x_1": "x1",
    "rate": "rate",
}  # the name of a symbol → what one sees
LETTERS = [Symbol(name) for name in TYPESET]
NUMBERS = [2, 3, 7, 10, -1, -2, Fraction(1, 2), Fraction(-3, 4), 0.5, 1.25, -2.5, 3e-7, 1e20]
FUNCTIONS = [np.sin, np.cos, np.tan, np.arctan, np.sinh, np.cosh, np.tanh, np.exp, np.log, np.sqrt, abs]


def typeset(things):
    """Return the HTML of each formula; KaTeX must take all of them."""
    latex = [thing._repr_latex_().removeprefix("$").removesuffix("$") for thing in things]
    answers = json.loads(
        run_node(
            "scripts/katex.mjs", standard_input=json.dumps([{"tex": tex, "display": True} for tex in latex])
        )
    )
    refused = [
        (tex, answer["error"]) for tex, answer in zip(latex, answers, strict=True) if "error" in answer
    ]
    assert not refused, refused[0]
    return [answer["html"] for answer in answers]


def expressions(count, rng):
    found = []
    while len(found) < count:
        try:
            found.append(tree(rng, depth=2 + len(found) % 4))
        except (ValueError, ZeroDivisionError):  # the package refuses it
            continue
    return found


def tree(rng, depth) -> Expression:
    if depth == 0:
        return LETTERS[rng.integers(len(LETTERS))]
    u = tree(rng, depth - 1)
    v = tree(rng, rng.integers(depth)) if rng.random() < 0.6 else NUMBERS[rng.integers(len(NUMBERS))]
    a, b = (u, v) if rng.random() < 0.5 else (v, u)
    match rng.integers(8):
        case 0:
            return a + b
        case 1:
            return a - b
        case 2 | 3:
            return a * b
        case 4:
            return a / b
        case 5:
            return a**b
        case 6:
            return -u
    return FUNCTIONS[rng.integers(len(FUNCTIONS))](u)


def compare(formulas) -> int:
    """Compare the typeset formulas with the expressions; return how many have a value."""
    rng = np.random.default_rng(5)
    compared = 0
    for expression, html in zip(formulas, typeset(formulas), strict=True):
        values = dict(zip(TYPESET, rng.uniform(0.3, 2.0, len(TYPESET)).tolist(), strict=True))
        with np.errstate(all="ignore"):
            expected = expression.evaluate(values)
        seen = {TYPESET[name]: number for name, number in values.items()} | {"e": math.e, "π": math.pi}
        try:
            (row,) = rows(html)
            found = value(row, seen)
        except (OverflowError, ZeroDivisionError, ValueError):
            continue
        if not math.isfinite(expected) or not math.isfinite(found):
            continue
        assert found == pytest.approx(expected, rel=1e-9, abs=1e-12), expression._repr_latex_()
        compared += 1
    return compared


def test_random_expressions():
    assert compare(expressions(1500, np.random.default_rng(3))) > 600


def test_their_derivatives():
    formulas = [differentiate(f, LETTERS[0]) for f in expressions(500, np.random.default_rng(4))]
    assert compare(formulas) > 200


def test_a_reader_of_the_typeset_formula_would_notice_lost_parentheses():
    (html,) = typeset([parse("(x + y) * alpha")])
    values = {"x": 1.0, "y": 2.0, "α": 10.0}
    assert value(rows(html)[0], values) == 30.0
    flat = re.sub(r'<mo fence="true">[()]</mo>', "", html)
    assert value(rows(flat)[0], values) == 21.0


def test_derivations_are_typeset():
    formulas = ["x**2 * sin(3*x)", "abs(x) / x", "x**x", "exp(sqrt(x)) + arctan(x_1 * x)"]
    derivations = [explain(f, "x") for f in formulas]
    typeset([*derivations, *(step for derivation in derivations for step in derivation.steps)])


@pytest.mark.parametrize("x0", [0, 2, -1.5, 1e-7])
def test_taylor_polynomials(x0):
    polynomials = [
        taylor_polynomial(f, x0, n) for f in (np.exp, np.cos, lambda x: x**3 - x) for n in (0, 1, 6)
    ]
    for p, html in zip(polynomials, typeset(polynomials), strict=True):
        for x in (x0 - 0.7, x0 + 0.4):
            assert value(rows(html)[0], {"x": x}) == pytest.approx(p(x), rel=1e-4, abs=1e-5)


def line(t):
    return np.array([t, t**2 - 3 * t, np.sin(t)])


def bowl(p):
    return p[0] ** 2 * p[1] - np.exp(p[2])


def surface(p):
    return np.array([p[0] * p[1], p[2] - p[0]])


MODELS = [
    linearize(np.exp, 0.5), linearize(line, 2.0), linearize(bowl, (3, 2, -1)), linearize(surface, (1, 2, 4)),
    quadratic_model(np.exp, -0.5), quadratic_model(bowl, (3, 2, -1)), quadratic_model(lambda x: -x, 0.0),
]  # fmt: skip


@pytest.mark.parametrize("model", MODELS, ids=repr)
def test_models(model: LinearModel | QuadraticModel):
    (html,) = typeset([model])
    first, *rest = rows(html)
    x = np.asarray(model.x0) + 0.25
    values = {"x": x if x.ndim else float(x)}
    if rest:  # Δx = x - x0
        values["Δx"] = value(rest[0][3:], values)
    np.testing.assert_allclose(value(first, values), model(values["x"]), rtol=1e-4, atol=1e-5)
