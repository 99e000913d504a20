"""The build refuses a lab whose solution fails, whose starter passes, or that does not run to its end."""

import pytest
from lab_sources import GOOD

import cells
from fences import CellError
from labs import run, source


@pytest.fixture(autouse=True)
def own_cache(monkeypatch, tmp_path):
    monkeypatch.setattr("run_cells.CACHE", tmp_path)


def test_both_run_and_say_what_they_should():
    (learners, before), (solution, after) = run.run(source.read(GOOD))
    assert [outcome.text for outcome in before] == ["", "Part 1: no.\n"]
    assert [outcome.text for outcome in after] == ["", "Part 1: passed.\n"]
    assert [cell.checks for cell in learners] == ["", "L7.1"]
    assert solution[0].parsed.code == "half = 4 / 2\n"


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("half = 4 / 2", "half = 4 / 3", 29, "the solution fails the check L7.1: Part 1: no."),
        ("half = 0 ", "half = 2 ", 29, "what the learner gets passes the check L7.1"),
        ("half = 0 ", "half = nothing ", 24, "the cell 'halve' ends in an error:\nTraceback"),
        ("half = 4 / 2", "half = 4\nhalf = half / 0", 28, "ZeroDivisionError"),
        ("print(f", "# one\n\nx = 1\nprint(1 / 0, f", 33, "the cell 'check-half' ends in an error"),
    ],
)
def test_a_lab_that_does_not_hold(old, new, line, says):
    assert old in GOOD
    with pytest.raises(CellError) as caught:
        run.run(source.read(GOOD.replace(old, new)))
    assert says in str(caught.value)
    assert caught.value.line == line


def test_a_live_cell_is_the_code_as_it_is_written_and_wants_what_it_printed():
    code = '# A comment\n\ndef f(x):\n    """Say.\n\n    More."""\n    return x\n\nprint("a\\n\\n  b")\nprint("...")'
    (learners, outcomes), _ = run.run(source.read(GOOD.replace("half = 0  # yours", code + "\nhalf = 0")))
    assert learners[0].parsed.code == code + "\nhalf = 0\n"
    assert outcomes[0].text == "a\n\n  b\n...\n"
    assert cells.agrees(learners[0].parsed.want, outcomes[0].text)
    assert not cells.agrees(learners[0].parsed.want, "a\n\n  c\n...\n")


@pytest.mark.parametrize(
    ("part", "printed", "passed"),
    [
        ("L1.2", "Part 2: passed.\n", True),
        ("L1.2", "Part 2: passed. And more.\n", True),
        ("L1.2", "Part 1: passed.\n", False),
        ("L1.1", "Part 12: passed.\n", False),
        ("L1.12", "Part 12: passed.\n", True),
        ("L1.2", "Part 2: not passed.\n", False),
        ("L1.2", "", False),
    ],
)
def test_when_a_part_is_passed(part, printed, passed):
    assert run.is_passed(part, printed) == passed
