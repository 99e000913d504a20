"""While the book is served, the cells above the first changed one are not run again."""

import json

import pytest

import checkpoints
import run_cells

pytestmark = pytest.mark.skipif(not checkpoints.is_possible(), reason="needs the fork of Linux")


@pytest.fixture
def page(tmp_path):
    """Return a function that runs cells with these lines of code, and returns their texts and which of them ran."""
    notes = tmp_path / "runs"
    python = checkpoints.Checkpoints()

    def run(*codes, isolated=()):
        notes.write_text("", "utf-8")
        request = []
        for number, code in enumerate(codes):
            source = f">>> _ = open({str(notes)!r}, 'a').write('{number}')\n>>> {code}\n"
            request.append({"source": source, "id": f"cell-{number}", "isolated": number in isolated})
        outcomes = json.loads(python.run(json.dumps(request)))
        return [outcome["text"] for outcome in outcomes], notes.read_text("utf-8")

    run.python = python
    yield run
    python._end()


def test_only_the_changed_cell_and_those_below_run(page):
    assert page("x = 1", "x += 1", "x", "x * 10") == (["", "", "2\n", "20\n"], "0123")
    assert page("x = 1", "x += 1", "x", "x * 10") == (["", "", "2\n", "20\n"], "")
    assert page("x = 1", "x += 1", "x + 5", "x * 10") == (["", "", "7\n", "20\n"], "23")
    assert page("x = 1", "x += 1", "x + 5", "x * 11") == (["", "", "7\n", "22\n"], "3")
    assert page("x = 1", "x += 3", "x + 5", "x * 11") == (["", "", "9\n", "44\n"], "123")


def test_cells_come_and_go(page):
    assert page("x = 1", "x") == (["", "1\n"], "01")
    assert page("x = 1", "x", "x + 1") == (["", "1\n", "2\n"], "2")
    assert page("x = 1") == ([""], "")
    assert page("x = 1", "x + 2") == (["", "3\n"], "1")
    assert page() == ([], "")
    assert page("'another page'") == (["'another page'\n"], "0")


def test_isolated_cells_and_errors(page):
    codes = ("x = 1", "x = 2", "x", "1 / 0")
    texts, ran = page(*codes, isolated=[1])
    assert (texts[2], ran) == ("1\n", "0123")
    assert "ZeroDivisionError" in texts[3]
    assert page(*codes[:3], "'better'", isolated=[1]) == (["", "", "1\n", "'better'\n"], "3")


def test_a_figure_is_that_of_a_fresh_run(page):
    codes = ("import matplotlib.pyplot as plt", "_ = plt.plot([1, 2])", "_ = plt.plot([3, 4])")
    request = json.dumps([{"source": f">>> {code}\n", "id": f"c{n}"} for n, code in enumerate(codes)])
    assert json.loads(page.python.run(request)) == json.loads(run_cells.run_afresh(request))


def test_a_cell_that_ends_its_python_is_told_and_survived(page):
    with pytest.raises(RuntimeError, match="their Python has ended"):
        page("import os", "os._exit(3)")
    assert page("1") == (["1\n"], "0")


def test_a_changed_package_is_met(page, monkeypatch):
    assert page("1") == (["1\n"], "0")
    monkeypatch.setattr(run_cells, "_versions", lambda: "another NumPy")
    assert page("1") == (["1\n"], "0")
