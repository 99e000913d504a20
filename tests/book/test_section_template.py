"""The template of a section: section 1.3 follows it, and each part that is taken away or moved is missed."""

import re
from pathlib import Path

import pytest

from furniture import at_a_glance, section_template
from furniture.errors import FurnitureError

SECTION = (
    Path(__file__).resolve().parents[2] / "docs" / "1-what-is-calculus" / "rise-over-run.md"
).read_text("utf-8")


def check(source, figures=1, cells=2):
    section_template.check(source, figures, cells)


def test_which_pages_are_sections():
    assert section_template.is_section("1.3 Rise over run")
    assert section_template.is_section("5.10 Last")
    assert not section_template.is_section("1 What is calculus?")
    assert not section_template.is_section("Exercises")


def test_section_1_3_has_every_part():
    check(SECTION)


@pytest.mark.parametrize("part", section_template.PARTS, ids=lambda part: part.name)
def test_each_part_is_missed(part):
    line = next(line for line in SECTION.splitlines() if re.match(part.begins, line))
    # Below a hook stand other headings that may take its place, so all of them go.
    gone = re.sub(rf"(?m)^(?=## (?:What|The|Under))|^(?={re.escape(line)})", "gone ", SECTION)
    with pytest.raises(FurnitureError, match="is missing after") as caught:
        check(gone if part.name in ("the hook", "the explanation") else SECTION.replace(line, "gone"))
    assert "add " in str(caught.value)


def test_a_part_in_another_place_is_told_from_one_that_is_missing():
    toolbox = SECTION[SECTION.index("## Toolbox") : SECTION.index("**Search words")]
    moved = SECTION.replace(toolbox, "").replace("## Recall", f"{toolbox}## Recall")
    with pytest.raises(FurnitureError, match="the toolbox stands above the summary: move it below") as caught:
        check(moved)
    assert moved.splitlines()[caught.value.line - 1] == "## Summary"


def test_what_looks_like_a_part_inside_of_code_does_not_count():
    hidden = SECTION.replace("## Further reading", "```text\n## Further reading\n```")
    with pytest.raises(FurnitureError, match="the further reading is missing"):
        check(hidden)


@pytest.mark.parametrize(
    ("old", "new", "told", "place"),
    [
        ('??? question "What is a function?"', "", "the recall has 2 questions: write 3", "## Recall"),
        ("**Your turn", "**My turn", "leaves nothing to the reader", "## Worked example"),
        ("### E1.", "#### E1.", "has 3 to 6 exercises, this one 0", "## Exercises"),
        ('??? success "A model summary"', "", "the summary has no model", "## Summary"),
        ("\n:   ", "\n", "the toolbox is empty", "## Toolbox"),
    ],
)
def test_what_a_part_holds(old, new, told, place):
    source = SECTION.replace(old, new)
    assert source != SECTION
    with pytest.raises(FurnitureError, match=re.escape(told)) as caught:
        check(source)
    assert source.splitlines()[caught.value.line - 1] == place


@pytest.mark.parametrize(("figures", "cells"), [(0, 2), (1, 1)])
def test_a_section_needs_a_figure_and_two_cells(figures, cells):
    with pytest.raises(FurnitureError, match=f"this one has {figures} and {cells}"):
        check(SECTION, figures, cells)


@pytest.mark.parametrize(
    "said", ["lesson: false", "lesson: no", "title: 1.9 Summary\nlesson: false\nsearch:\n  boost: 2"]
)
def test_a_section_may_say_that_it_is_no_lesson(said):
    assert not section_template.is_lesson(f"---\n{said}\n---\n\n# 1.9 Summary\n")


@pytest.mark.parametrize("said", ["lesson: true", "title: 1.3 Rise over run", "description: 'lesson: false'"])
def test_any_other_section_is_a_lesson(said):
    assert section_template.is_lesson(f"---\n{said}\n---\n\n# 1.3 Rise over run\n\nlesson: false\n")


def test_a_lesson_is_either_true_or_false():
    with pytest.raises(FurnitureError, match="neither lesson: true nor lesson: false"):
        section_template.is_lesson(SECTION.replace("---\n", "---\nlesson: summary\n", 1))


def test_the_template_of_a_summary_is_no_lesson():
    root = Path(__file__).resolve().parents[2]
    template = (root / "scripts" / "templates" / "pages" / "summary.md").read_text("utf-8")
    assert not section_template.is_lesson(template)


WORDS = "word " * 200
CODE = ">>> f(x)\n1\n" * 15


@pytest.mark.parametrize(
    ("source", "minutes"),
    [
        (WORDS, 1),
        (WORDS * 3, 3),
        (f"---\ntitle: {WORDS}\n---\n{WORDS}", 1),
        (WORDS + "$$\nx + y\n$$\n" * 4, 2),
        (f"{WORDS}\n```pycon\n{CODE}```\n", 2),
        (f'{WORDS}\n```{{ .pycon #a alt="A" caption="" }}\n{CODE}```\n', 2),
        (f'{WORDS}\n```{{ .pycon #a figure="F1.1" predict="Where?" }}\n{CODE}```\n', 1),
        (WORDS + "\n```answer\n" + WORDS + "\n```\n", 1),
        (f'{WORDS}\n??? tip "Hint"\n    {WORDS}\n\n    {WORDS}\n', 1),
        (f"{WORDS}\n## Exercises\n{WORDS}\n### One\n{WORDS}\n## Summary\n{WORDS}", 3),
        (
            f"{WORDS}\n### E1.48 One ★\n{WORDS}\n#### A\n{WORDS}\n### E1.49 Two ★\n{WORDS}\n## After\n{WORDS}",
            3,
        ),
        (f"{WORDS}\n### E1.48 One ★\n{WORDS}\n### After\n{WORDS}", 3),
        ("word [" + "word](../" + "long/" * 500 + "x.md)", 1),
        ("", 1),
    ],
)
def test_reading_time(source, minutes):
    assert at_a_glance.minutes(source) == minutes


def test_a_section_is_read_in_fifteen_minutes():
    at_a_glance.check(SECTION)
    at_a_glance.check(WORDS * 15)
    with pytest.raises(FurnitureError, match="takes 16 minutes to read, and 15 is the most"):
        at_a_glance.check(WORDS * 15 + "word")


def test_the_line_below_the_title():
    html = at_a_glance.add_line("<h1>1.3 Rise</h1><h2>A</h2>", WORDS * 2, 1, 3)
    assert (
        html
        == '<h1>1.3 Rise</h1><p class="mf-at-a-glance">2 minutes to read · 1 figure · 3 live cells</p><h2>A</h2>'
    )
