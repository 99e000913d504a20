"""What the `answer` block of an exercise may hold, and what an author is told who writes something else."""

import re

import pytest

from practice import answers


def read(source):
    return answers.read(source)


def test_a_number_with_its_mistakes():
    answer = read(
        "kind: number\nvalue: -(pi**2 + 1)\nwithin: 0.0001\nunit: kWh\n"
        "wrong:\n  - value: pi**2 + 1\n    says: Look at the sign of cos π.\n"
    )
    assert answer == answers.Number(
        value="-(pi**2 + 1)",
        within=0.0001,
        unit="kWh",
        wrong=[answers.WrongValue("pi**2 + 1", "Look at the sign of cos π.")],
    )


def test_one_right_choice_needs_no_list():
    answer = read("kind: choice\nright: yes\nwrong:\n  - text: no\n    says: Look again.\n")
    assert answer.right == ["yes"]
    assert answer.wrong == [answers.Option("no", "Look again.")]
    assert not answer.several


def test_a_code_exercise_keeps_its_examples_line_by_line():
    answer = read(
        "kind: code\ncell: start\nsolution: end\ntests: |\n  >>> f(1)\n  2\nhidden: |\n  >>> f(2)\n  4\nlines: true\n"
    )
    assert answer.tests == ">>> f(1)\n2\n"
    assert answer.lines


def test_a_domain():
    answer = read("kind: expression\nvalue: ln(x)\nwrong: []\ndomain:\n  x: [0.1, 3]\n")
    assert answer.domain == {"x": [0.1, 3.0]}


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("", 1, "consists of lines"),
        ("value: 3", 1, "kind: choice, number"),
        ("kind: riddle", 1, "kind: choice, number"),
        ("kind: number\nvalue: 3\nwithin: 0.1\nwrong: []\ncolour: red", 5, "'colour' is not known"),
        ("kind: number\nvalue: 3\nwrong: []", 1, "'within' is missing"),
        ("kind: number\nvalue: 3 +\nwithin: 0.1\nwrong: []", 2, "value is no formula"),
        ("kind: number\nvalue: 3\nwithin: small\nwrong: []", 3, "within needs a number, not 'small'"),
        ("kind: number\nvalue: 3\nvalue: 4\nwithin: 1\nwrong: []", 3, "stands here twice"),
        ("kind: number\nvalue: [1, 2]\nwithin: 1\nwrong: []", 2, "value needs one value"),
        ("kind: choice\nright: a\nwrong:\n  - b", 4, "each wrong needs text, says"),
        ("kind: choice\nright: a\nwrong:\n  - text: b", 4, "'says' is missing"),
        ("kind: choice\nright: a\nwrong: []\nseveral: perhaps", 4, "several is true or false"),
        ("kind: number\nvalue: [", 2, "this is no YAML"),
        ("kind: expression\nvalue: x\nwrong: []\ndomain: 3", 4, "domain needs lines"),
    ],
)
def test_a_mistake_is_told_with_its_line(source, line, words):
    with pytest.raises(answers.AnswerError, match=re.escape(words)) as caught:
        read(source)
    assert caught.value.line == line
