"""What a reader can do with a cell: run, change, break, mend, reset, copy."""

import pytest
from built_site import SECTION
from live import cell, is_of_python, names, open_page, output, run, type_code

FIRST = "first-touch"


STEPS = {"snapshot": ("Python, NumPy, Matplotlib and mfml 2",)}


@pytest.fixture
def start(page, host):
    open_page(page, host)
    return page


def test_nothing_of_python_is_fetched_before_run(start, host):
    assert start.locator("html").get_attribute("data-mf-runtime") == "off"
    assert not [path for path, _ in host.requests if is_of_python(path)]


def test_loading_steps_are_named_with_their_size(start, way):
    texts = []
    start.expose_function("seen", lambda text: texts.append(text))
    start.evaluate(
        """() => { const status = document.querySelector('[data-mf-cell="first-touch"] [data-mf-status]');
        new MutationObserver(() => seen(status.textContent)).observe(status, {childList: true, subtree: true}) }"""
    )
    assert run(start, FIRST) == "ok"
    steps = " ".join(texts)
    bundles = ("Python 7.", "NumPy 2.", "mfml ")
    for part in (*STEPS.get(way, bundles), " MB ✓", " MB …"):
        assert part in steps, steps
    assert ("Matplotlib" in steps) == (way in STEPS)
    assert start.locator("html").get_attribute("data-mf-runtime") == "ready"


def test_state_goes_through_loading_to_ok(start):
    states = []
    start.expose_function("seen", lambda state: states.append(state))
    start.evaluate(
        """() => { const cell = document.querySelector('[data-mf-cell="first-touch"]');
        new MutationObserver(() => seen(cell.dataset.mfState)).observe(cell, {attributeFilter: ['data-mf-state']}) }"""
    )
    run(start, FIRST)
    order = list(dict.fromkeys(states))
    assert order[0] == "queued"
    assert order[-1] == "ok"
    assert "loading" in order


def test_editing_changes_what_runs_and_reset_brings_the_book_back(start):
    book = cell(start, FIRST).locator("[data-mf-code]").text_content()
    shown = output(start, FIRST)
    type_code(start, FIRST, "for k in range(3):\nprint(k * 7)")
    assert cell(start, FIRST).locator("[data-mf-code]").text_content() == "for k in range(3):\nprint(k * 7)"
    assert run(start, FIRST) == "error"
    assert "IndentationError" in output(start, FIRST)
    type_code(start, FIRST, "[k * 7 for k in range(3)]")
    assert run(start, FIRST) == "ok"
    assert output(start, FIRST) == "[0, 7, 14]\n"
    assert cell(start, FIRST).get_attribute("data-mf-match") == "different"
    cell(start, FIRST).locator("[data-mf-action=reset]").click()
    assert cell(start, FIRST).locator("[data-mf-code]").text_content() == book
    assert cell(start, FIRST).locator(".cm-content").inner_text().split() == book.split()
    assert output(start, FIRST) == shown
    assert cell(start, FIRST).get_attribute("data-mf-state") == "static"
    assert cell(start, FIRST).get_attribute("data-mf-match") is None


def test_an_error_shows_the_readers_line(start):
    type_code(start, FIRST, "x = 4\ny = x / 0")
    assert run(start, FIRST) == "error"
    text = output(start, FIRST)
    assert f'File "cell {FIRST}", line 2' in text
    assert "y = x / 0" in text
    assert "ZeroDivisionError: division by zero" in text
    assert "cells.py" not in text


@pytest.mark.parametrize("keys", ["Control+Enter", "Shift+Enter"])
def test_keys_that_run(start, keys):
    type_code(start, FIRST, "6 * 7")
    start.keyboard.press(keys)
    start.wait_for_function(
        f"() => document.querySelector('[data-mf-cell={FIRST}]').dataset.mfState === 'ok'"
    )
    assert output(start, FIRST) == "42\n"


def test_keyboard_only(start):
    """Tab reaches the code; until the first edit Tab passes on; after one, Esc and then Tab leave the editor."""
    start.locator(f"[data-mf-cell={FIRST}] [data-mf-action=copy]").focus()
    start.keyboard.press("Tab")
    in_editor = "() => document.activeElement.classList.contains('cm-content')"
    start.wait_for_function(in_editor)
    before = cell(start, FIRST).locator("[data-mf-code]").text_content()
    start.keyboard.press("Tab")
    assert not start.evaluate(in_editor)
    assert cell(start, FIRST).locator("[data-mf-code]").text_content() == before
    cell(start, FIRST).locator(".cm-content").click()
    start.keyboard.type("1")
    start.keyboard.press("Tab")
    assert start.evaluate(in_editor)
    start.keyboard.press("Escape")
    start.keyboard.press("Tab")
    assert not start.evaluate(in_editor)
    assert "Esc, then Tab" in cell(start, FIRST).inner_text()


def test_copy_gives_the_code_as_it_would_run(start, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    cell(start, FIRST).locator("[data-mf-action=copy]").click()
    start.wait_for_function("() => document.querySelector('[data-mf-status]').textContent === 'Copied.'")
    assert (
        start.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
        == cell(start, FIRST).locator("[data-mf-code]").text_content()
    )


def test_output_is_text_never_markup(start):
    type_code(start, FIRST, "print('<img src=x onerror=alert(1)><b>bold</b>')")
    run(start, FIRST)
    assert output(start, FIRST) == "<img src=x onerror=alert(1)><b>bold</b>\n"
    assert cell(start, FIRST).locator("[data-mf-output] :is(b, img)").count() == 0


def test_the_cells_above_run_first(page, host):
    open_page(page, host, SECTION)
    *above, last = names(page)
    assert run(page, last) == "ok"
    assert [cell(page, name).get_attribute("data-mf-state") for name in above] == ["ok"] * len(above)


def test_an_error_above_is_told_and_nothing_below_is_run(page, host):
    open_page(page, host, SECTION)
    first, second, *_ = names(page)
    type_code(page, first, "1 / 0")
    cell(page, second).locator("[data-mf-action=run]").click()
    page.wait_for_function(
        f"() => document.querySelector('[data-mf-cell={second}]').innerText.includes('Not run')"
    )
    assert cell(page, first).get_attribute("data-mf-state") == "error"
    assert cell(page, second).get_attribute("data-mf-state") == "static"


def test_screen_readers_hear_the_end_of_a_run(start):
    run(start, FIRST)
    live = start.locator("[aria-live=polite]")
    assert live.count() == 1
    assert "Cell 1: done" in live.text_content()
