"""Every exercise of the book can be trusted: what is right passes, each mistake has its own words, no hint tells."""

from pathlib import Path

import pytest

from page_lines import answer_blocks
from practice import pages, proof

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = {path: path.read_text("utf-8") for path in sorted(DOCS.rglob("*.md"))}
READ = {path: pages.exercises_in(text) for path, text in PAGES.items() if answer_blocks(text)}
FOUND = [(path, exercise) for path, (exercises, _) in READ.items() for exercise in exercises]
STARS = {  # of module 1
    **dict.fromkeys(["E1.1", "E1.2", "E1.3"], 1),
    **dict.fromkeys(["E1.4", "E1.5", "E1.6", "E1.7", "E1.8", "E1.9"], 2),
    **dict.fromkeys(["E1.10", "E1.11", "E1.12", "E1.13"], 3),
    **dict.fromkeys(["E1.14", "E1.15"], 4),
}


@pytest.mark.parametrize(("path", "exercise"), [pytest.param(*each, id=each[1].id) for each in FOUND])
def test_an_exercise_has_no_problem(path, exercise):
    _, cells = READ[path]
    ran = pages.run_programs([exercise], cells)
    problems = [
        f"{path.relative_to(DOCS)}:{line}: {name}: {problem}"
        for (name, part), line in zip(exercise.named_parts, exercise.lines, strict=True)
        for problem in proof.problems(part, exercise.hints, exercise.solution, ran.get(name))
    ]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("exercise", [pytest.param(each, id=each.id) for _, each in FOUND])
def test_the_hints_climb_in_three_steps(exercise):
    steps = ["where to look", "the first step", "the step with a blank"]
    titles = [hint.strip().splitlines()[0] for hint in exercise.hints]
    assert titles == [f"Hint {number}: {step}" for number, step in enumerate(steps, 1)]


@pytest.mark.parametrize("exercise", [pytest.param(each, id=each.id) for _, each in FOUND])
def test_a_solution_ends_with_what_a_cell_computes(exercise):
    assert ">>> " in exercise.solution


def test_module_1_has_the_exercises_of_the_curriculum():
    stars = {exercise.id: exercise.stars for _, exercise in FOUND}
    assert {id: stars.get(id) for id in STARS} == STARS


def test_an_exercise_stands_once_in_the_book():
    ids = [exercise.id for _, exercise in FOUND]
    assert len(ids) == len(set(ids))
