"""The proof of exercises: a good one has no problem, and each way of being bad is told."""

import dataclasses

import pytest

from fences import Cell
from practice import answers, programs, proof

SAY = answers.Text("Look again.")
NUMBER = answers.Number(value="-15", within=0.01, wrong=[answers.WrongValue("15", "The sign.")])
FORMULA = answers.Expression(
    value="2*x*cos(x^2)",
    wrong=[
        answers.WrongValue("cos(x^2)", "The inner derivative."),
        answers.WrongValue("2*x*sin(x^2)", "The outer one."),
    ],
)
CHOICE = answers.Choice(right=["falls"], wrong=[answers.Option("rises", SAY)])
ORDER = answers.Order(lines=["one", "two", "three"], distractors=[answers.Option("four", SAY)])
MATCH = answers.Match(
    pairs=[answers.Pair("p", "1"), answers.Pair("q", "2")],
    left_over=["3"],
    wrong=[answers.WrongPair("p", "3", SAY)],
)
SKETCH = answers.Sketch(curve="x^3 - 3*x", knots=[-2.0, -1.0, 0.0, 1.0, 2.0])
CODE = answers.Code(
    cell="start",
    solution="end",
    tests=">>> double(2)\n4\n",
    hidden=">>> double(5) - offset\n7\n",
    wrong=[answers.WrongCode("That is the square.", "def double(x):\n    return x**2\n")],
)
ESSAY = answers.Essay(model="The left side falls.", points=["It says which side."])
PAGE = [
    Cell(">>> offset = 3\n", id="above"),
    Cell(">>> def double(x):\n...     return 0\n", id="start"),
    Cell(">>> def double(x):\n...     return 2 * x\n", id="end"),
]
HINT = ["Count the steps."]
SOLUTION = "The slope is −15 litres per hour, and nothing more."


@pytest.mark.parametrize(
    "answer", [NUMBER, FORMULA, CHOICE, ORDER, MATCH, SKETCH, CODE, ESSAY], ids=lambda a: a.kind
)
def test_a_good_exercise(answer):
    assert problems(answer) == []


def problems(answer):
    ran = programs.run(answer, PAGE, 1) if isinstance(answer, answers.Code) else None
    return proof.problems(answer, HINT, SOLUTION, ran)


def test_a_wrong_program_may_be_the_solution_with_changes():
    wrong = [answers.WrongCode(SAY, change=[answers.Change("2 * x", "x + 2")])]
    (failed,) = programs.run(changed(CODE, wrong=wrong), PAGE, 1).wrong
    assert (failed.number, failed.got) == (1, "4\n")


def changed(answer, **by):
    return dataclasses.replace(answer, **by)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (changed(NUMBER, value="1/0"), "no finite number"),
        (changed(NUMBER, value="-14.9"), "does not print the answer"),
        (changed(NUMBER, within=0.0), "must be above 0"),
        (changed(NUMBER, within=20.0), "must be above 0"),
        (
            changed(NUMBER, wrong=[answers.WrongValue("-15.005", SAY)]),
            "-15.005 cannot be told from the answer",
        ),
        (
            changed(NUMBER, wrong=[*NUMBER.wrong, answers.WrongValue("30/2", SAY)]),
            "30/2 cannot be told from 15",
        ),
        (changed(FORMULA, wrong=[answers.WrongValue("2*x*cos(x*x)", SAY)]), "told by other words: correct"),
        (
            changed(FORMULA, wrong=[*FORMULA.wrong, answers.WrongValue("cos(x*x)", SAY)]),
            "told by other words",
        ),
        (changed(CHOICE, wrong=[]), "no wrong option"),
        (changed(CHOICE, wrong=[answers.Option("*falls*", SAY)]), "twice"),
        (changed(ORDER, lines=["one", "two"]), "at least three"),
        (changed(ORDER, distractors=[answers.Option("one", SAY)]), "twice"),
        (changed(MATCH, left_over=["1"]), "twice"),
        (changed(MATCH, wrong=[answers.WrongPair("p", "9", SAY)]), "is not among the pairs"),
        (changed(MATCH, wrong=[answers.WrongPair("p", "1", SAY)]), "is right"),
        (changed(CODE, solution="start"), "does not pass its own check"),
        (changed(CODE, cell="end"), "the starter passes"),
        (changed(CODE, tests=""), "the reader sees no check"),
        (changed(CODE, hidden=""), "no check is hidden"),
        (
            changed(CODE, wrong=[*CODE.wrong, answers.WrongCode(SAY, "double = lambda x: x * x")]),
            "fails as another one does",
        ),
        (changed(ESSAY, points=[]), "no point to compare"),
        (
            changed(CODE, wrong=[answers.WrongCode(SAY, "double = lambda x: x + x")]),
            "the wrong program passes",
        ),
        (changed(CODE, tests=">>> double(2)\n5\n"), "does not pass its own check"),
    ],
)
def test_a_bad_exercise(answer, words):
    found = problems(answer)
    assert any(words in problem for problem in found), found


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (NUMBER, "It is −15."),
        (FORMULA, "It is 2 x cos(x^2)".replace(" x ", "*x*")),
        (CHOICE, "It *falls*."),
        (ORDER, "Begin with *two*."),
    ],
)
def test_a_hint_must_not_contain_the_answer(answer, hint):
    (problem,) = proof.problems(answer, [hint], SOLUTION)
    assert "a hint contains the answer" in problem


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"cell": "nowhere"}, "no cell 'nowhere'"),
        ({"solution": "nowhere"}, "no cell 'nowhere'"),
        (
            {"wrong": [answers.WrongCode(SAY, change=[answers.Change("3 * x", "x")])]},
            "has no '3 \\* x' to change",
        ),
        ({"tests": ">>> x = 1\n"}, "the last check expects nothing: x = 1"),
    ],
)
def test_a_program_that_cannot_be_run(change, words):
    with pytest.raises(answers.AnswerError, match=words) as caught:
        programs.run(changed(CODE, **change), PAGE, 7)
    assert caught.value.line == 7
