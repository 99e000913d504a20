"""The exercises of a page, with the line of each and of what is wrong with it."""

import re

import pytest
from test_sections import EXERCISE, convert

from practice import pages
from practice.answers import AnswerError

PAGE = f"# Page\n\n## Exercises\n\n{EXERCISE}\n{EXERCISE.replace('E1.5', 'E1.6')}\n"


def find(source):
    return pages.find(str(convert(source)), source)


def test_each_has_its_name_and_its_line():
    assert [(each.id, each.lines) for each in find(PAGE)] == [("E1.5", [9]), ("E1.6", [29])]
    assert [(each.title, each.stars) for each in find(PAGE)] == [("A product at π", 2)] * 2
    assert find(PAGE)[0].anchor == "e15-a-product-at"


def test_what_a_cell_of_the_solution_prints_belongs_to_it():
    (exercise,), (cell,) = pages.exercises_in(
        EXERCISE.replace("    It is 2.", "    See:\n\n    ```pycon\n    >>> 1 + 1\n    2\n    ```")
    )
    assert exercise.solution.split() == ["Solution", "See:", ">>>", "1", "+", "1", "2"]
    assert [" ".join(hint.split()) for hint in exercise.hints] == [
        "Hint 1: where to look There.",
        "Hint 2: the first step Here.",
    ]
    assert cell.source == ">>> 1 + 1\n2\n"


def test_the_form_stands_in_the_place_of_the_block():
    html = str(convert(PAGE))
    written = pages.write(html, pages.find(html, PAGE), {}, lambda text: text)
    assert written.count('<form class="mf-answer" autocomplete="off" data-mf-kind="number"') == 2
    assert "placeholder" not in written


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (("within: 0.1", "within: small"), 12, "within needs a number"),
        (("E1.6 ", "E1.5 "), 29, "E1.5 stands twice"),
        (("### E1.5 A product at π ★★", "### A product"), 9, "needs a heading of its own"),
        (('??? success "Solution"\n    It is 2.\n', ""), 9, "E1.5 needs up to 3 hints"),
    ],
)
def test_a_mistake_has_its_line(change, line, words):
    with pytest.raises(AnswerError, match=re.escape(words)) as caught:
        find(PAGE.replace(*change, 1))
    assert caught.value.line == line


def test_a_curve_that_cannot_be_drawn_has_its_line():
    source = PAGE.replace(
        "kind: number\nvalue: 2\nwithin: 0.1\nwrong: []",
        "kind: sketch\ncurve: a*x\nknots: [0, 1, 2, 3, 4]",
        1,
    )
    html = str(convert(source))
    with pytest.raises(AnswerError, match="exactly one letter") as caught:
        pages.write(html, pages.find(html, source), {}, lambda text: text)
    assert caught.value.line == 9
