"""The template of a section: with its numbers filled in it is a section that builds, runs and checks an answer."""

import re
from pathlib import Path

from author import build, write_book

import cells
from fences import cells_in
from furniture import at_a_glance, section_template
from practice import pages, proof
from run_cells import run_page

TEMPLATE = (Path(__file__).resolve().parents[2] / "scripts" / "templates" / "pages" / "section.md").read_text(
    "utf-8"
)


def fill(template):
    """Do what `docs/contributing.md` says for the second minute."""
    page = template.replace("N.M", "1.4").replace("N.K", "1.5").replace("#en1-", "#e191-")
    return re.sub(r"\bEN\.(\d)", r"E1.9\1", page)


PAGE = fill(TEMPLATE)
GLOSSARY = (
    "# Glossary\n\nSlope\n:   Rise over run; see [1.4](1-module/section.md).\n"  # so bold terms are looked up
)


def test_nothing_is_left_to_fill_in_but_words():
    assert not re.search(r"N\.|EN\.|#en1", PAGE)


def test_it_has_every_part_in_its_place():
    found = cells_in(PAGE)
    section_template.check(PAGE, sum(bool(cell.alt) for cell in found), len(found))
    at_a_glance.check(PAGE)


def test_its_cells_print_what_they_say():
    found = cells_in(PAGE)
    for cell, outcome in zip(found, run_page(found), strict=True):
        assert cells.agrees(cell.parsed.want, outcome.text), (cell.id, outcome.text)


def test_its_exercise_can_be_trusted():
    (exercise,), _ = pages.exercises_in(PAGE)
    (part,) = exercise.parts
    assert not proof.problems(part, exercise.hints, exercise.solution)


def test_it_builds_as_it_is(tmp_path):
    pages = {"1-module/index.md": "# 1 Module\n", "1-module/section.md": PAGE, "glossary.md": GLOSSARY}
    code, said = build(write_book(tmp_path, pages))
    assert code == 0, said
