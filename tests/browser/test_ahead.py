"""Python is started ahead of the first run: after interest in code, or at once where it was fetched before."""

import re
import threading

import pytest
from built_site import SECTION
from faults import missing
from live import SAVES_DATA, cell, is_of_python, open_page, output, press_run, run, settled, type_code

FIRST = "first-touch"
PROGRAMS = "1-what-is-calculus/functions-and-their-pictures/"
LONGER = 3500  # milliseconds: than the page ever waits for idle time
CELLULAR = "Object.defineProperty(navigator, 'connection', {value: {type: 'cellular', effectiveType: '4g'}})"
CORE = {"pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json"}
PARTS = CORE | {"heap.bin.gz", "parts.bin.gz"}
REHEARSED = """import linecache, matplotlib.pyplot as pyplot
'cell rehearsal' in linecache.cache, 'line' in globals(), pyplot.get_fignums()"""
HIDDEN = """window.seen = false
Object.defineProperty(document, 'visibilityState', {get: () => window.seen ? 'visible' : 'hidden'})"""
# A visit of before has left this in the browser.
FETCHED = """() => { const { snapshot, root } = JSON.parse(document.getElementById('mf-config').textContent)
localStorage.setItem('mfml:python', new URL(snapshot, new URL(root, document.baseURI)).href) }"""


def state(page):
    return page.locator("html").get_attribute("data-mf-runtime")


def becomes(page, state):
    page.wait_for_function("state => document.documentElement.dataset.mfRuntime === state", arg=state)


def watch_state(page):
    """Have the page note each state of Python."""
    page.evaluate(
        """() => { const html = document.documentElement; window.states = []
        new MutationObserver(() => states.push(html.dataset.mfRuntime))
          .observe(html, {attributeFilter: ['data-mf-runtime']}) }"""
    )


def stays_off(page, host):
    """See that nothing of Python is asked for."""
    page.wait_for_timeout(LONGER)
    assert state(page) == "off"
    assert not asked(host)


def asked(host):
    """Return what was asked for of Python: not the worker, which is kept for later with all of our scripts."""
    return [path for path, _ in host.requests if is_of_python(path)]


def status(page):
    return cell(page, FIRST).locator("[data-mf-status]").text_content()


def take_up(page):
    """Go into the first cell."""
    cell(page, FIRST).locator("[data-mf-code]").focus()


def test_looking_and_reading_start_nothing(page, host):
    open_page(page, host, PROGRAMS)
    page.mouse.move(300, 300)
    page.mouse.wheel(0, 600)
    page.locator("h1").click()
    page.locator(".md-search__input").first.focus()
    stays_off(page, host)


INTEREST = {
    "the code gets the focus": lambda page: page.locator("[data-mf-code]").first.focus(),
    "a cell is pressed": lambda page: page.locator(".mf-cell__name").first.click(),
    "the pointer is on Run": lambda page: page.locator("[data-mf-action=run]").first.hover(),
    "an exercise is pressed": lambda page: page.locator("[data-mf-exercise='E1.23'] h3").click(),
}


@pytest.mark.parametrize("interest", INTEREST)
def test_interest_in_code_starts_python(page, host, interest):
    open_page(page, host, PROGRAMS)
    watch_state(page)
    INTEREST[interest](page)
    becomes(page, "ready")
    assert page.evaluate("states") == ["loading", "ready"]
    name = page.locator("[data-mf-cell]").first.get_attribute("data-mf-cell")
    assert cell(page, name).get_attribute("data-mf-state") == "static"


def test_interest_in_another_exercise_starts_nothing(page, host):
    open_page(page, host, PROGRAMS)
    page.locator("[data-mf-exercise]:not(:has([data-mf-kind=code])) h3").first.click()
    stays_off(page, host)


def test_the_run_that_follows_asks_for_no_file_again(page, host):
    open_page(page, host)
    cell(page, FIRST).locator(".mf-cell__name").click()
    becomes(page, "ready")
    page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    page.wait_for_timeout(LONGER)
    before = asked(host)
    assert {path.rpartition("/")[2] for path in before} >= PARTS
    assert not [path for path in before if "matplotlib" in path], "nothing has run, and nothing is drawn"
    page.evaluate(
        """name => { const status = document.querySelector(`[data-mf-cell=${name}] [data-mf-status]`);
        window.said = []
        new MutationObserver(() => said.push(status.textContent))
          .observe(status, {childList: true, subtree: true}) }""",
        FIRST,
    )
    assert run(page, FIRST) == "ok"
    assert "MB" not in "".join(page.evaluate("said"))
    again = asked(host)
    assert len(again) == len(set(again)), "a part of Python was fetched twice"


def test_where_the_page_draws_the_drawing_is_prepared_too(page, host):
    open_page(page, host, f"{SECTION}?runtime=bundle")
    with page.expect_event("requestfinished", lambda request: "matplotlib.bin.gz" in request.url):
        page.locator("[data-mf-code]").first.focus()
    becomes(page, "ready")


def test_drawing_is_rehearsed_where_nobody_sees_it(page, host):
    open_page(page, host)
    type_code(page, FIRST, REHEARSED)
    for _ in range(20):
        assert run(page, FIRST) == "ok"
        if output(page, FIRST) == "(True, False, [])\n":
            break
        page.wait_for_timeout(LONGER)
    else:
        raise AssertionError(output(page, FIRST))


@pytest.mark.parametrize("connection", [SAVES_DATA, CELLULAR], ids=["Save-Data", "mobile network"])
def test_not_where_the_reader_pays_for_each_byte(page, host, connection):
    page.add_init_script(connection)
    open_page(page, host)
    page.evaluate(FETCHED)
    page.reload()
    take_up(page)
    cell(page, FIRST).locator("[data-mf-action=run]").hover()
    stays_off(page, host)


@pytest.mark.parametrize("fetched", [False, True])
def test_not_while_the_page_is_hidden(page, host, fetched):
    page.add_init_script(HIDDEN)
    open_page(page, host)
    if fetched:
        page.evaluate(FETCHED)
        page.reload()
    else:
        take_up(page)
    stays_off(page, host)
    page.evaluate("() => { window.seen = true; document.dispatchEvent(new Event('visibilitychange')) }")
    becomes(page, "ready")


def test_a_second_visit_starts_by_itself_where_there_are_cells(context, page, host):
    open_page(page, host)
    assert run(page, FIRST) == "ok"
    page.close()
    second = context.new_page()
    open_page(second, host, "glossary/")
    second.wait_for_timeout(LONGER)
    assert state(second) == "off"
    open_page(second, host)
    becomes(second, "ready")
    assert cell(second, FIRST).get_attribute("data-mf-state") == "static"


@pytest.mark.parametrize("file", ["worker.js", "pyodide.asm.wasm", "later.js"])
def test_a_failure_is_told_by_the_next_run_only(context, book, file):
    page = context.new_page()
    open_page(page, book)
    watch_state(page)
    book.faults[f"*/{file}*"] = missing  # its compressed copy, too
    cell(page, FIRST).locator("[data-mf-action=run]").hover()
    if file == "later.js":  # then it does not come to that
        page.wait_for_timeout(LONGER)
    else:
        page.wait_for_function("() => states.join() === 'loading,off'")
    assert status(page) == ""
    assert page.locator("#mf-live").count() == 0
    assert run(page, FIRST) == "error"
    assert f"the answer for {file} was 404" in cell(page, FIRST).inner_text()
    book.faults.clear()
    cell(page, FIRST).locator("[data-mf-action=retry]").click()
    assert settled(page, FIRST) == "ok"


def test_a_failure_that_is_over_is_never_told(context, book):
    page = context.new_page()
    open_page(page, book)
    watch_state(page)
    book.faults["*/pyodide.asm.wasm*"] = missing
    take_up(page)
    page.wait_for_function("() => states.join() === 'loading,off'")
    book.faults.clear()
    cell(page, FIRST).locator("[data-mf-action=run]").hover()
    page.wait_for_timeout(LONGER)
    assert state(page) == "off", "it was tried twice"
    assert run(page, FIRST) == "ok"


class Held:
    """A fault that keeps a file back until it is released."""

    def __init__(self):
        self.wanted, self.released = threading.Event(), threading.Event()

    def __call__(self, answer):
        self.wanted.set()
        self.released.wait(60)


@pytest.fixture
def loading(page, host):
    """Open a page whose Python is on its way: the core is there, and the memory is not."""
    open_page(page, host)
    held = host.faults["*/heap.bin*"] = Held()
    take_up(page)
    assert held.wanted.wait(60)
    yield page, held
    held.released.set()
    host.faults.clear()


def test_a_run_meanwhile_shows_all_steps(loading):
    page, held = loading
    press_run(page, FIRST)
    page.wait_for_function(
        "cell => cell.dataset.mfState === 'loading'", arg=cell(page, FIRST).element_handle()
    )
    assert re.match(r"Python, NumPy, Matplotlib and mfml 2\d\.\d MB …", status(page))
    held.released.set()
    assert settled(page, FIRST) == "ok"


def test_stop_meanwhile_runs_nothing(loading):
    page, held = loading
    press_run(page, FIRST)
    page.wait_for_function(
        "cell => cell.dataset.mfState === 'loading'", arg=cell(page, FIRST).element_handle()
    )
    cell(page, FIRST).locator("[data-mf-action=stop]").click()
    page.wait_for_function(
        "cell => cell.dataset.mfState === 'static'", arg=cell(page, FIRST).element_handle()
    )
    shown = output(page, FIRST)
    held.released.set()
    becomes(page, "ready")
    assert status(page) == "Stopped before it began."
    assert cell(page, FIRST).get_attribute("data-mf-state") == "static"
    assert output(page, FIRST) == shown
    assert run(page, FIRST) == "ok"


def test_nobody_is_told_of_the_end_of_what_nobody_used(page, host):
    open_page(page, host)
    take_up(page)
    becomes(page, "ready")
    (worker,) = [worker for worker in page.workers if worker.url.endswith("worker.js")]
    worker.evaluate("self.close()")
    becomes(page, "off")
    assert page.locator("#mf-live").count() == 0
    assert run(page, FIRST) == "ok"
