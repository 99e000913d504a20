"""An exercise in the Markdown of a page becomes one section, with its hints and its solution marked."""

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from practice import fence
from practice.sections import Exercises

EXERCISE = """\
### E1.5 A product at π ★★

How steep is it?

```answer
kind: number
value: 2
within: 0.1
wrong: []
```

??? tip "Hint 1: where to look"
    There.

??? tip "Hint 2: the first step"
    Here.

??? success "Solution"
    It is 2.
"""


def convert(source):
    md = Markdown(
        extensions=["attr_list", "toc", "pymdownx.details", "pymdownx.superfences", Exercises()],
        extension_configs={"pymdownx.superfences": {"custom_fences": [fence.CUSTOM_FENCE]}},
    )
    return BeautifulSoup(md.convert(source), "html.parser")


def test_all_of_an_exercise_stands_in_one_section():
    page = convert(f"## Exercises\n\nTry.\n\n{EXERCISE}\n## Summary\n\nDone.\n")
    (section,) = page.select("section")
    assert section["data-mf-exercise"] == section["id"] == "E1.5"
    assert section["data-mf-stars"] == "2"
    assert section.h3.get_text() == "E1.5 A product at π ★★"
    assert [hint["data-mf-hint"] for hint in section.select("details.tip")] == ["1", "2"]
    assert section.select_one("details[data-mf-solution]").p.get_text() == "It is 2."
    assert [tag.name for tag in page.find_all(True, recursive=False)] == ["h2", "p", "section", "h2", "p"]


def test_the_next_exercise_begins_at_its_heading():
    page = convert(EXERCISE + "\n" + EXERCISE.replace("E1.5", "E1.6"))
    assert [section["data-mf-exercise"] for section in page.select("section")] == ["E1.5", "E1.6"]


def test_a_heading_without_an_answer_is_no_exercise():
    assert not convert("### E1.5 A product at π ★★\n\nText.\n").select("section")


def test_several_answers_are_parts_of_one_exercise():
    more = EXERCISE.replace("??? tip", "Then:\n\n```answer\nkind: number\n```\n\n??? tip", 1)
    (section,) = convert(more).select("section")
    assert len(section.select(".mf-answer-placeholder")) == 2
    assert not section.has_attr("data-mf-problem")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('??? success "Solution"\n    It is 2.\n', ""), "then one solution"),
        (("??? success", '??? tip "3"\n    a\n\n??? tip "4"\n    b\n\n??? success'), "up to 3 hints"),
        (('??? tip "Hint 1', '??? note "Hint 1'), "then one solution"),
        (("    Here.", "    ```answer\n    kind: number\n    ```"), "answer block in a box"),
    ],
)
def test_an_exercise_that_is_not_whole(change, words):
    (section,) = convert(EXERCISE.replace(*change, 1)).select("section")
    assert words in section["data-mf-problem"]
