"""Curves of exercises: where they are level, their shape in words, their forms, and the proof of them."""

import dataclasses
import json
import math

import numpy as np
import pytest
from bs4 import BeautifulSoup

from practice import answer_html, answers, proof
from practice.curves import Curve
from run_node import run_node

CUBIC = answers.Sketch(curve="x^3 - 3*x", knots=[-2.0, -1.0, 0.0, 1.0, 2.0])
LINE = answers.Tangent(
    curve="t^2/2",
    at=1.0,
    interval=[-1.0, 3.0],
    within=0.2,
    wrong=[answers.WrongValue("1/2", "That is the *height*.")],
)


def form(answer):
    return BeautifulSoup(answer_html.render("E1.3-1", answer, lambda text: text, {}), "html.parser")


def data(answer):
    return json.loads(form(answer).form["data-mf-data"])


def test_the_zeros_of_the_slope():
    assert Curve("x^3 - 3*x", -2, 2).zeros() == [-1, 1]
    assert Curve("x^3", -2, 2).zeros() == [0], "it touches zero"
    assert Curve("x^3", -2.1, 2.3).zeros() == pytest.approx([0], abs=1e-3)
    assert Curve("sin(x)", -5, 5).zeros() == pytest.approx(
        [-1.5 * math.pi, -math.pi / 2, math.pi / 2, 1.5 * math.pi], abs=1e-5
    )
    assert Curve("exp(x)", -5, 5).zeros() == []
    assert Curve("x^2", 0, 2).zeros() == [0], "at the edge"
    assert Curve("2*x + 1", -1, 1).zeros() == []


def test_the_shape_in_words():
    words = Curve("x^3 - 3*x", -2, 2).in_words()
    assert words == (
        "A curve that starts at x = −2 with height −2, then rises to height 2 at x = −1, "
        "then falls to height −2 at x = 1, then rises to height 2 at x = 2."
    )
    assert "For a moment it is level at t = 0." in Curve("t^3", -1, 1).in_words()
    marked = Curve("t^2/2", -1, 3).in_words(1.0)
    assert "Heights: 0.5 at −1, 0 at 0, 0.5 at 1, 2 at 2, 4.5 at 3." in marked
    assert marked.endswith("A point is marked at t = 1, height 0.5.")


def test_a_sketch_shows_the_curve_and_empty_axes_with_the_same_horizontal_axis():
    page = form(CUBIC)
    curve, empty = page.select("svg.mf-plot")
    assert curve["data-mf-x"] == empty["data-mf-x"]
    assert page.select_one("[data-mf-draw] svg") is empty
    assert not empty.select(".mf-plot__curve")
    low, high, *_ = map(float, empty["data-mf-y"].split())
    assert low == -high < -9, "the axes tell nothing of the sign"


def test_a_sketch_knows_the_right_slopes():
    found = data(CUBIC)
    assert found["slopes"] == [9, 0, -3, 0, 9]
    assert found["zeros"] == [-1, 1]
    assert found["letter"] == "x"
    for x, slope in found["line"]:
        assert slope == pytest.approx(3 * x**2 - 3, abs=1e-4)


def test_a_tangent_shows_the_curve_and_its_point():
    page = form(LINE)
    (plot,) = page.select("svg.mf-plot")
    assert len(plot.select("circle")) == 1
    found = data(LINE)
    assert (found["at"], found["height"], found["slope"], found["letter"]) == (1, 0.5, 1, "t")
    ((wrong),) = found["wrong"]
    assert wrong["value"] == 0.5
    assert page.select_one(f'template[data-mf-says="{wrong["says"]}"]').get_text() == "That is the *height*."


def test_a_curve_that_cannot_be_drawn_stops_the_build_with_words():
    with pytest.raises(RuntimeError, match="exactly one letter"):
        form(dataclasses.replace(CUBIC, curve="a*x"))


@pytest.mark.parametrize("answer", [CUBIC, LINE], ids=["sketch", "tangent"])
def test_a_good_exercise(answer):
    assert proof.problems(answer, [], "") == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (dataclasses.replace(CUBIC, curve="a*x"), "exactly one letter"),
        (dataclasses.replace(CUBIC, knots=[0.0, 1.0]), "five to 9 knots"),
        (dataclasses.replace(CUBIC, knots=[0.0, 2.0, 1.0, 3.0, 4.0]), "from left to right"),
        (dataclasses.replace(CUBIC, knots=[0.25 * n for n in range(12)]), "five to 9 knots"),
        (dataclasses.replace(CUBIC, curve="1/x"), "no slope at 0"),
        (dataclasses.replace(CUBIC, curve="sin(8*x)"), "do not show each zero of the slope between them"),
        (
            answers.Sketch(curve="sin(3*pi*x)", knots=[0.0, 1.0, 2.0, 3.0, 4.0]),
            "the knots 0 and 1 do not show each zero",
        ),
        (
            answers.Sketch(curve="x + sin(x)", knots=[0.0, 2.0, 4.5, 6.0, 8.0]),
            "the knots 2 and 4.5 do not show each zero",
        ),
        (dataclasses.replace(CUBIC, curve="0*x + 1"), "nothing to draw"),
        (dataclasses.replace(LINE, curve="a*t"), "exactly one letter"),
        (dataclasses.replace(LINE, interval=[1.0]), "two ends"),
        (dataclasses.replace(LINE, interval=[3.0, -1.0]), "from left to right"),
        (dataclasses.replace(LINE, at=3.0), "not inside the interval"),
        (dataclasses.replace(LINE, within=0.01), "finer than a line can be placed"),
        (
            dataclasses.replace(LINE, wrong=[answers.WrongValue("1.1", "No.")]),
            "1.1 cannot be told from the right slope",
        ),
        (
            dataclasses.replace(LINE, wrong=[*LINE.wrong, answers.WrongValue("0.6", "No.")]),
            "0.6 cannot be told from 1/2",
        ),
    ],
)
def test_a_bad_exercise(answer, words):
    found = proof.problems(answer, [], "")
    assert any(words in problem for problem in found), found


GOOD = [
    CUBIC,
    *(
        answers.Sketch(curve=curve, knots=np.linspace(low, high, count).tolist())
        for curve, low, high, count in [
            ("x^3", -2, 2, 5),
            ("sin(x)", -4, 4, 9),
            ("x^2 - x", -1.5, 2, 8),
            ("exp(-x^2)", -2, 2, 9),
            ("x^4/4 - x^3/3 - x^2", -1.4, 2.4, 8),
            ("ln(x)", 0.2, 3, 6),
            ("2*x", 0, 1, 5),
        ]
    ),
]


def test_the_judge_of_the_page_accepts_what_the_proof_accepts_and_no_other():
    """The judge that runs in the page is asked here: the right slopes pass; none, and their mirror image, do not."""
    assert all(proof.problems(answer, [], "") == [] for answer in GOOD)
    assert judged("judge_sketch.js", "judgeSketch", [(data(a)["slopes"], data(a)) for a in GOOD]) == [
        "correct"
    ] * len(GOOD)
    for factor in (0, -1):
        wrong = [([factor * slope for slope in data(a)["slopes"]], data(a)) for a in GOOD]
        assert judged("judge_sketch.js", "judgeSketch", wrong) == ["wrong"] * len(GOOD)


def test_the_judge_of_the_page_accepts_a_tangent_and_names_the_mistake():
    found = data(LINE)

    def line(slope):
        return [[0, 0.5 - slope], [2, 0.5 + slope]]

    asked = [(line(1), found), (line(0.5), found), (line(-1), found)]
    assert judged("judge_tangent.js", "judgeTangent", asked) == ["correct", "wrong", "wrong"]


def judged(file, name, questions):
    """Ask a judge of the page, in Node."""
    code = (
        f"import {{ {name} as judge }} from './docs/assets/js/practice/{file}';"
        "import { readFileSync } from 'node:fs';"
        "const asked = JSON.parse(readFileSync(0, 'utf-8'));"
        "console.log(JSON.stringify(asked.map(([answer, data]) => judge(answer, data).result)));"
    )
    return json.loads(run_node("--input-type=module", "-e", code, standard_input=json.dumps(questions)))
