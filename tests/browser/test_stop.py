"""Stop: within a moment, with the variables kept; with force where Python does not listen; and the time limit."""

import pytest
from live import begun, cell, open_page, output, press_run, run, settled, type_code

FIRST = "first-touch"


@pytest.fixture
def warm(page, host):
    """Open a page whose Python has started."""
    open_page(page, host)
    type_code(page, FIRST, "1")
    assert run(page, FIRST) == "ok"
    return page


def stop(page, name=FIRST):
    cell(page, name).locator("[data-mf-action=stop]").click()
    return settled(page, name)


@pytest.mark.parametrize(
    "loop",
    [
        "while True:\n    i += 1",
        "import time\ntime.sleep(60)",
        "import time\nfor _ in range(100000):\n    time.sleep(0.01)",
        "while True:\n    print('on and on')",
    ],
    ids=["loop", "sleep", "naps", "printing"],
)
def test_stop_keeps_the_variables(warm, loop):
    type_code(warm, FIRST, f"i, kept = 0, 'kept'\n{loop}")
    begun(warm, FIRST)
    warm.wait_for_timeout(500)
    assert stop(warm) == "stopped"
    assert "The variables are kept." in cell(warm, FIRST).inner_text()
    type_code(warm, FIRST, "kept")
    assert run(warm, FIRST) == "ok"
    assert output(warm, FIRST) == "'kept'\n"


def test_python_hears_stop_again_and_again(warm):
    """It prints the time from the click to the end, most of which is the question asked ten times a second."""
    type_code(warm, FIRST, "while True:\n    pass")
    times = []
    for _ in range(5):
        begun(warm, FIRST)
        warm.wait_for_timeout(300)
        times.append(
            warm.evaluate(
                """name => new Promise(done => {
                  const cell = document.querySelector(`[data-mf-cell=${name}]`);
                  const begun = performance.now();
                  new MutationObserver(() => cell.dataset.mfState === 'stopped' && done(performance.now() - begun))
                    .observe(cell, {attributeFilter: ['data-mf-state']});
                  cell.querySelector('[data-mf-action=stop]').click();
                })""",
                FIRST,
            )
        )
        assert "The variables are kept." in cell(warm, FIRST).inner_text(), "Python was ended by force"
    print("milliseconds from Stop to stopped:", [round(t) for t in times])


@pytest.mark.parametrize(
    "call",
    [
        "sum(range(10**12))",
        "import numpy as np\nnp.linalg.svd(np.ones((3000, 3000)))",
    ],
    ids=["Python", "NumPy"],
)
def test_a_call_that_does_not_listen_is_ended_and_the_cells_above_run_again(page, host, call):
    open_page(page, host, "1-what-is-calculus/rise-over-run/")
    first, second = (
        element.get_attribute("data-mf-cell") for element in page.locator("[data-mf-cell]").all()[:2]
    )
    assert run(page, first) == "ok"
    before = output(page, first)
    type_code(page, second, call)
    begun(page, second)
    page.wait_for_timeout(500)
    assert stop(page, second) == "stopped"
    assert "ended and started again" in cell(page, second).inner_text()
    page.wait_for_function(
        "name => document.querySelector(`[data-mf-cell=${name}]`).dataset.mfState === 'ok'", arg=first
    )
    assert output(page, first) == before
    type_code(page, second, "1 + 1")
    assert run(page, second) == "ok"


def reach_the_time_limit(page, name):
    """Let the browser's time pass until the run is told to stop, and not so far that it is ended by force."""
    told = cell(page, name).locator("[data-mf-status]")
    for _ in range(30):
        if "Stopping" in told.inner_text() or cell(page, name).get_attribute("data-mf-state") != "running":
            return
        page.clock.run_for(1_000)
    pytest.fail(f"30 s have passed and the cell says {told.inner_text()!r}")


def test_the_time_limit_and_keep_going(warm):
    warm.clock.install()
    type_code(warm, FIRST, "while True:\n    pass")
    begun(warm, FIRST)
    warm.clock.run_for(6_000)
    going = cell(warm, FIRST).locator("[data-mf-action=keep-going]")
    going.wait_for()
    reach_the_time_limit(warm, FIRST)
    assert settled(warm, FIRST) == "stopped"
    assert "Stopped after 30 s" in cell(warm, FIRST).inner_text()
    begun(warm, FIRST)
    warm.clock.run_for(6_000)
    going.click()
    warm.clock.run_for(60_000)
    assert cell(warm, FIRST).get_attribute("data-mf-state") == "running"
    assert stop(warm) == "stopped"


def test_a_queued_cell_can_be_taken_out(page, host):
    open_page(page, host, "1-what-is-calculus/rise-over-run/")
    first, second = (
        element.get_attribute("data-mf-cell") for element in page.locator("[data-mf-cell]").all()[:2]
    )
    type_code(page, first, "while True:\n    pass")
    press_run(page, second)
    page.wait_for_function(
        "cell => cell.dataset.mfState === 'running'", arg=cell(page, first).element_handle()
    )
    assert cell(page, second).get_attribute("data-mf-state") == "queued"
    cell(page, second).locator("[data-mf-action=stop]").click()
    assert cell(page, second).get_attribute("data-mf-state") == "static"
    assert stop(page, first) == "stopped"
    assert cell(page, second).get_attribute("data-mf-state") == "static"
