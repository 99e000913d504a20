"""What a notebook shows of an answer block: the question, never the answer."""

import pytest

from practice.answer_text import as_markdown

CHOICE = "kind: choice\nright: down\nwrong:\n  - text: up\n    says: Look again.\n"
ORDER = "kind: order\nlines: [first, second, third]\ndistractors:\n  - text: none of them\n    says: Look again.\n"
MATCH = "kind: match\npairs:\n  - {left: a, right: one}\n  - {left: b, right: two}\nleft_over: [three]\n"
CODE = "kind: code\ncell: a\nsolution: b\ntests: |\n  >>> f(1)\n  2\nhidden: |\n  >>> f(2)\n  4\n"


@pytest.mark.parametrize(
    ("source", "shown", "not_shown"),
    [
        (CHOICE, ["- down", "- up"], ["Look again", "right"]),
        (ORDER, ["- first", "- second", "- third", "- none of them"], ["Look again"]),
        (MATCH, ["- a", "- b", "- one", "- two", "- three"], []),
        (CODE, [">>> f(1)\n2"], ["f(2)"]),
    ],
)
def test_the_question(source, shown, not_shown):
    text = as_markdown(source)
    assert all(words in text for words in shown)
    assert not any(words in text for words in not_shown)


def test_lines_are_not_in_their_order():
    lines = [line for line in as_markdown(ORDER).split("\n") if line.startswith("- ")]
    assert lines[:3] != ["- first", "- second", "- third"]


def test_options_that_are_numbered_lines_are_in_their_order():
    says = "says: Look again."
    source = (
        f"kind: choice\nright: line 2\nwrong:\n  - {{text: line 3, {says}}}\n  - {{text: line 1, {says}}}\n"
    )
    assert as_markdown(source) == "- line 1\n- line 2\n- line 3"


@pytest.mark.parametrize("source", ["kind: number\nvalue: 2\nwithin: 0.1\nwrong: []\n"])
def test_what_is_typed_has_nothing_to_show(source):
    assert as_markdown(source) == ""
