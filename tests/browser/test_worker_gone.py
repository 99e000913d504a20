"""The browser ends the worker without a word: the page notices, starts another, and runs again what had run."""

import pytest
from built_site import SECTION
from live import begun, cell, names, open_page, output, run, settled, type_code


@pytest.fixture
def first_two(page, host):
    open_page(page, host, SECTION)
    first, second = names(page)[:2]
    assert run(page, first) == "ok"
    return page, first, second


def end_worker(page):
    """End the worker from outside of its program."""
    (worker,) = [worker for worker in page.workers if worker.url.endswith("worker.js")]
    with worker.expect_event("close"):
        worker.evaluate("self.close()")


def watch_states(page, name):
    """Have the page note each state of a cell, and what the cell said then."""
    page.evaluate(
        """name => { const cell = document.querySelector(`[data-mf-cell=${name}]`); window.seen = [];
        new MutationObserver(() => seen.push(cell.dataset.mfState + ": " + cell.innerText))
          .observe(cell, {attributeFilter: ["data-mf-state"]}) }""",
        name,
    )


def test_between_two_runs(first_two):
    page, first, second = first_two
    before = output(page, first)
    watch_states(page, first)
    end_worker(page)
    page.wait_for_function("() => window.seen.some((text) => text.startsWith('ok'))")
    assert "Runs again, because Python was started again." in page.evaluate("seen[0]")
    assert output(page, first) == before
    assert run(page, second) == "ok"


def test_during_a_run(first_two):
    page, first, second = first_two
    watch_states(page, first)
    type_code(page, second, "import time\ntime.sleep(1000)")
    begun(page, second)
    end_worker(page)
    assert settled(page, second) == "error"
    assert "The browser has ended Python, so it was started again." in cell(page, second).inner_text()
    page.wait_for_function("() => window.seen.some((text) => text.startsWith('ok'))")
    type_code(page, second, "1 + 1")
    assert run(page, second) == "ok"
    assert output(page, second) == "2\n"
