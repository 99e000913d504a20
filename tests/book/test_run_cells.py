"""Running the cells of a page: a process of its own, one namespace, and a cache by content."""

import pytest

import run_cells
from fences import Cell


@pytest.fixture(autouse=True)
def empty_cache(tmp_path, monkeypatch):
    monkeypatch.setattr(run_cells, "CACHE", tmp_path / "cells")


def test_cells_share_variables_unless_isolated():
    page = [
        Cell(">>> x = 1\n", id="a"),
        Cell(">>> 'x' in dir()\n", id="b", isolated=True),
        Cell(">>> x\n", id="c"),
    ]
    texts = [outcome.text for outcome in run_cells.outcomes_of(page).outcomes]
    assert texts == ["", "False\n", "1\n"]


def test_an_unchanged_page_is_not_run_again():
    page = [Cell(">>> 1 + 1\n", id="a")]
    first, second = run_cells.outcomes_of(page), run_cells.outcomes_of(page)
    assert (first.cached, second.cached) == (False, True)
    assert first.outcomes == second.outcomes


def test_a_changed_cell_is_run(tmp_path):
    run_cells.outcomes_of([Cell(">>> 1\n", id="a")])
    assert not run_cells.outcomes_of([Cell(">>> 2\n", id="a")]).cached


def test_a_changed_package_is_met(monkeypatch):
    page = [Cell(">>> 1\n", id="a")]
    run_cells.outcomes_of(page)
    monkeypatch.setattr(run_cells, "_versions", lambda: "another NumPy")
    assert not run_cells.outcomes_of(page).cached


def test_a_page_sees_nothing_of_the_process_that_builds():
    page = [Cell(">>> import sys\n>>> 'pytest' in sys.modules\n", id="a")]
    assert run_cells.outcomes_of(page).outcomes[0].text == "False\n"
