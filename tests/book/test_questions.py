"""What Python answers to the questions of the page."""

import json
import math
import re

import numpy as np
import pytest

import derivations
from mfml import drill, parse
from mfml.rules import explain
from questions import answer


def ask(about, **fields):
    return json.loads(answer(json.dumps({"about": about, **fields})))


def explained(text, letter="x", **values):
    return ask("explain", text=text, letter=letter, values=values or {letter: "1"})


@pytest.mark.parametrize("level", [1, 2, 3, 4])
@pytest.mark.parametrize("seed", range(10))
def test_a_task_to_differentiate_is_judged_as_mathematics(level, seed):
    task = ask("drill", kind="differentiate", level=level, seed=seed)
    data = task["data"]
    question = {key: data[key] for key in ("value", "domain")}
    known = [mistake["value"] for mistake in data["wrong"]]

    def told(text):
        return ask("judge", text=text, **question, wrong=known, up_to_constant=data["upToConstant"])

    assert told(data["value"])["result"] == "correct"
    assert told(f"({data['value']})*(x + 1)/(1 + x)")["result"] == "correct"
    for number, mistake in enumerate(known):
        assert told(mistake) == {"result": "wrong", "message": f"mistake {number}", "known": number}
    made = drill("differentiate", level, seed)
    said = [task["says"][mistake["says"]] for mistake in data["wrong"]]
    assert said == [mistake.words for mistake in made.wrong]
    assert task["formula"] == made.formula.latex()


def test_a_choice_of_rules():
    task = ask("drill", kind="first-rule", level=2, seed=1)
    assert task["formula"] == r"2 \sin\left(3 - 5 x\right)"
    assert task["options"][1] == "constant multiple rule"
    assert task["data"]["says"] == [0, None, 2, 3, 4, 5]
    assert task["says"][5].startswith("The chain rule comes later here.")


def test_a_match():
    task, made = ask("drill", kind="match", level=3, seed=0), drill("match", 3, 0)
    assert [left["text"] for left in task["lefts"]] == list(map(str, made.functions))
    assert task["rights"][task["data"]["right"][0]] == made.derivatives[made.right[0]].latex()
    wrong = [(left, right, task["says"][text]) for left, right, text in task["data"]["wrong"]]
    assert wrong == list(made.wrong)
    assert [solution["latex"] for solution in task["solutions"]] == [left["latex"] for left in task["lefts"]]


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "integrate", "level": 1, "seed": 1},
        {"kind": "match", "level": 7, "seed": 1},
        {"kind": "match", "level": None, "seed": 1},
        {"kind": "match", "level": 1, "seed": -1},
    ],
)
def test_a_damaged_link_to_a_task(fields):
    assert ask("drill", **fields)["problem"].startswith("The link is damaged: ")


def test_every_rule_has_a_sentence():
    used = (
        "a + x*sin(x) + x**2/ln(x) + sqrt(x) + abs(x) + arctan(x) + tanh(x) + 2**x + x**x + exp(cos(x) + 3*x)"
    )
    rules = {step.rule for step in explain(used, "x").steps}
    assert rules - {"chain"} == set(derivations._SENTENCES)
    assert all(step["says"] for step in derivations.steps(parse(used), "x"))


def test_steps():
    steps = ask("drill", kind="differentiate", level=2, seed=7)["solutions"][0]["steps"]
    assert [step["rule"] for step in steps][:2] == ["Product rule", "Power rule"]
    assert [step["rule"] for step in steps][-2:] == ["Put together", "Simplify"]
    assert steps[1]["says"] == "The exponent comes in front as a factor, and is lowered by one."
    assert steps[1]["latex"] == r"\frac{\mathrm{d}}{\mathrm{d}x}\left(x^{2}\right) = 2 x"


def test_the_chain_rule_says_what_is_inside():
    first = explained("sin(3*a*x)", x="1", a="2")["steps"][0]
    assert first["rule"] == "Chain rule"
    assert first["says"].startswith("The outside is sin(u), with u = 3*a*x inside.")
    assert "corner" in explained("abs(x - 1)")["steps"][0]["says"]
    assert "corner" not in first["says"]


def test_a_preview_names_the_letters():
    assert ask("preview", text="a*x^2") == {"latex": "a x^{2}", "letters": ["a", "x"]}


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("3 + 2x", [5, 6], "write * to multiply"),
        ("sin(x", [3, 4], "never closed"),
        ("x + ", [4, 4], "expected here before the end"),
        ("1 + sine(x)", [4, 8], "did you mean sin"),
        ("x = 2", [2, 3], "one of its sides"),
        ("x² + 1", [1, 2], "write x**2"),
        ("", [0, 0], "expected here"),
    ],
)
def test_the_place_of_a_mistake(text, place, words):
    for found in (ask("preview", text=text), explained(text)):
        assert found["place"] == place
        assert words in found["problem"]
        assert "\n" not in found["problem"]


def test_a_text_that_is_too_long_has_no_place():
    assert ask("preview", text="x" * 5001) == {"problem": "The text has 5001 characters; pass at most 5000."}


def test_an_explanation():
    found = explained("x^2*sin(x)", x="pi/2")
    assert found["latex"] == r"x^{2} \sin\left(x\right)"
    assert found["derivative"].endswith(r"= x^{2} \cos\left(x\right) + 2 x \sin\left(x\right)")
    assert found["text"] == "x**2*cos(x) + 2*x*sin(x)"
    assert (
        found["point"] == f"At x = 1.5708 the value is {math.pi**2 / 4:.6g} and the slope is {math.pi:.6g}."
    )
    assert found["others"] == ""
    assert len(found["steps"]) > 3
    assert found["graphs"] == "For x from −1.4292 to 4.5708."
    assert "The graphs of the function and of its derivative" in found["svg"]


def test_other_letters_are_fixed():
    found = explained("a*t^2 + b", "t", t="2", a="-3", b="1/2")
    assert found["point"] == "At t = 2 the value is −11.5 and the slope is −12."
    assert found["others"] == (
        "Only t changes here. Every other letter is treated as a fixed number: a = −3, b = 0.5."
    )
    assert explained("a*t^2 + b", "a", t="2", a="-3", b="1/2")["text"] == "t**2"


def test_a_letter_that_does_not_occur():
    found = explained("7")
    assert found["text"] == "0"
    assert found["point"] == "At x = 1 the value is 7 and the slope is 0."


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Type a number for x."),
        ("  ", "Type a number for x."),
        ("two", "x must be a number from -10000 to 10000, such as 2, -0.5 or pi/4; it is two."),
        ("1/0", "x must be a number"),
        ("1e12", "x must be a number"),
        ("2,5", "x must be a number"),
    ],
)
def test_a_point_that_is_none(typed, words):
    assert words in explained("x^2", x=typed)["problem"]


def test_a_missing_value():
    assert explained("a*x", x="1")["problem"] == "Type a number for a."


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("1/x", "0", "the formula has no value, so it has no slope there either"),
        ("ln(x)", "-1", "the formula has no value, so it has no slope there either"),
        ("abs(x)", "0", "corner. From the left the slope tends to −1, from the right to 1"),
        ("abs(x^2 - 4)", "2", "corner. From the left the slope tends to −4, from the right to 4"),
        ("sqrt(x)", "0", "there is no slope: the derivative does not exist there"),
        ("x*abs(x)", "0", "the slope is 0, though the formula of the derivative has no value there"),
        ("x^2", "3", "At x = 3 the value is 9 and the slope is 6."),
    ],
)
def test_where_there_is_no_slope(text, at, said):
    assert said in explained(text, x=at)["point"]


def lines(svg, number):
    """Return the separate strokes of a curve, as lists of points."""
    path = re.search(rf'mf-plot__curve-{number}" d="([^"]*)"', svg).group(1)
    return [
        [tuple(map(float, point.split())) for point in stroke.split("L")] for stroke in path.split("M")[1:]
    ]


def test_no_line_crosses_a_gap():
    found = explained("1/x", x="0.997")  # no point of the curve lies at the pole itself
    assert len(lines(found["svg"], 1)) == 2
    left, right = lines(found["svg"], 1)
    assert max(x for x, _ in left) < min(x for x, _ in right)
    assert len(lines(explained("abs(x)", x="0.997")["svg"], 2)) == 2
    assert len(lines(explained("x^2", x="1")["svg"], 1)) == 1


def test_a_logarithm_has_no_slope_where_it_has_no_value():
    found = explained("ln(x)", x="1")
    assert found["graphs"] == "For x from −2 to 4. The lines break where there is no value."
    starts = [min(x for x, _ in stroke) for n in (1, 2) for stroke in lines(found["svg"], n)]
    zero = np.interp(
        0, [-2, 4], list(map(float, re.search(r'data-mf-x="\S+ \S+ (\S+) (\S+)"', found["svg"]).groups()))
    )
    assert min(starts) > zero - 0.5


def test_nothing_to_draw():
    found = explained("ln(-1 - x^2)", x="1")
    assert found["svg"] == ""
    assert "there is nothing to draw" in found["graphs"]


def test_too_many_steps():
    text = " + ".join(f"sin({n}*x)" for n in range(2, 80))
    found = explained(text, x="0")
    assert found["steps"] == []
    assert found["too_long"].startswith("This needs more than 200 steps")
    assert "slope is" in found["point"]


def test_a_derivative_that_is_too_large():
    text = "*".join(f"sin(x + {n})" for n in range(300))
    assert explained(text)["problem"].startswith("The expression is too large")
