"""Files that do not arrive as they should: each ends in a sentence, in a Retry that works, and in no lost edit."""

import pytest
from faults import EDITOR, FAILURES, LATER, NUMPY, PACKAGES, PYTHON, named, slow, truncated
from live import SAVES_DATA, cell, open_page, output, press_run, run, settled, type_code

FIRST = "first-touch"
STOCK = "?runtime=stock"  # the last way of starting Python, after which there is no other
EDIT = "kept = 6 * 7\nkept"
DRAWING = "import matplotlib.pyplot as plt\nline = plt.plot([0, kept])\nkept"


@pytest.fixture
def context(chromium):
    """Make a browser profile without a service worker; nothing that goes wrong may stay without an answer."""
    context = chromium.new_context(service_workers="block")
    context.set_default_timeout(120_000)
    context.add_init_script(SAVES_DATA)  # so that no package is fetched before it is needed
    unhandled = []
    context.on("weberror", lambda error: unhandled.append(str(error.error)))
    yield context
    context.close()
    assert not unhandled, "\n".join(unhandled)


@pytest.fixture
def reader(context, book):
    """Open the first page, which starts Python in the stock way, and its editor."""
    page = context.new_page()
    open_page(page, book, STOCK)
    type_code(page, FIRST, EDIT)
    return page


def break_files(book, fault, files):
    """Break files, with the compressed copies of them that a page may ask for instead."""
    book.faults = {f"*/{name}*": fault for name in files}


def status(page):
    return cell(page, FIRST).locator("[data-mf-status]").inner_text()


def retry(page):
    """Press Retry, and wait for the end; the cell is queued as soon as the button was pressed."""
    cell(page, FIRST).locator("[data-mf-action=retry]").click()
    return settled(page, FIRST)


def code(page):
    return cell(page, FIRST).locator("[data-mf-code]").text_content()


def mend_one_by_one(page, book, fault, files):
    """Mend the file that the cell names, press Retry, and go on with the next; return the last state.

    So each of them is told of once, and no other one is told of when it is mended.
    """
    left = set(files)
    state = settled(page, FIRST)
    while left:
        assert state == "error"
        assert status(page).endswith("Check the connection and press Retry. Retry")
        left.remove(named(fault, status(page), left))
        break_files(book, fault, left)
        state = retry(page)
    return state


@pytest.mark.parametrize("fault", FAILURES)
def test_python(reader, book, fault):
    break_files(book, fault, PYTHON)
    assert run(reader, FIRST) == "error"
    assert reader.locator("html").get_attribute("data-mf-runtime") == "failed"
    assert mend_one_by_one(reader, book, fault, PYTHON) == "ok"
    assert (code(reader), output(reader, FIRST)) == (EDIT, "42\n")


@pytest.mark.parametrize("bundle", ["python", "numpy", "book"])
@pytest.mark.parametrize("fault", FAILURES)
def test_where_a_bundle_fails_python_starts_in_the_stock_way(context, book, fault, bundle):
    page = context.new_page()
    open_page(page, book, "?runtime=bundle")
    break_files(book, fault, [f"{bundle}.bin"])
    assert run(page, FIRST) == "ok"
    assert way(page) == "stock"
    assert cell(page, FIRST).get_attribute("data-mf-match") == "same"


@pytest.mark.parametrize("fault", FAILURES)
def test_where_the_bundle_of_a_package_fails_its_wheels_are_installed(context, book, fault):
    page = context.new_page()
    open_page(page, book, "?runtime=bundle")
    assert run(page, FIRST) == "ok"
    assert way(page) == "bundle"
    break_files(book, fault, ["matplotlib.bin"])
    type_code(page, FIRST, "import matplotlib.pyplot as plt\nline = plt.plot([0, 1])")
    assert run(page, FIRST) == "ok"
    cell(page, FIRST).locator("figure img").wait_for()


def way(page):
    """Return the way in which Python was started."""
    return page.locator("html").get_attribute("data-mf-way")


@pytest.mark.parametrize("fault", FAILURES)
def test_packages_of_a_figure_and_the_variables_are_kept(reader, book, fault):
    assert run(reader, FIRST) == "ok"
    type_code(reader, FIRST, DRAWING)
    break_files(book, fault, PACKAGES)
    press_run(reader, FIRST)
    assert mend_one_by_one(reader, book, fault, PACKAGES) == "ok"
    assert code(reader) == DRAWING
    assert output(reader, FIRST).startswith("42\n")
    cell(reader, FIRST).locator("figure img").wait_for()


@pytest.mark.parametrize("fault", FAILURES)
def test_our_scripts_and_the_editor(reader, book, fault):
    reader.context.new_cdp_session(reader).send("Network.clearBrowserCache")
    break_files(book, fault, [LATER])
    reader.goto("about:blank")
    open_page(reader, book, f"{STOCK}#cell={FIRST}&code=Az")
    assert "could not be loaded" in status(reader)
    named(fault, status(reader), [LATER])
    assert run(reader, FIRST) == "error"
    named(fault, status(reader), [LATER])
    break_files(book, fault, ["worker.js"])
    assert retry(reader) == "error"
    named(fault, status(reader), ["worker.js"])

    reader.reload()
    break_files(book, fault, [LATER, EDITOR])
    cell(reader, FIRST).locator("[data-mf-code]").click()
    again = cell(reader, FIRST).locator("[data-mf-action=edit]")
    again.wait_for()
    # What the browser has of our own scripts by now is good.
    assert status(reader).startswith("The editor could not be loaded")
    named(fault, status(reader), [EDITOR])
    assert (code(reader), cell(reader, FIRST).locator("[data-mf-code]").is_visible()) == (EDIT, True)
    break_files(book, fault, [])
    again.click()
    cell(reader, FIRST).locator(".cm-content").wait_for()
    assert cell(reader, FIRST).locator(".cm-content").inner_text().split() == EDIT.split()


def test_slow_files_are_waited_for(context, book):
    page = context.new_page()
    open_page(page, book, STOCK)
    break_files(book, slow, {LATER, EDITOR, NUMPY, *PYTHON, *PACKAGES})
    type_code(page, FIRST, EDIT)
    assert run(page, FIRST) == "ok"
    assert output(page, FIRST) == "42\n"
    type_code(page, FIRST, DRAWING)
    assert run(page, FIRST) == "ok"
    cell(page, FIRST).locator("figure img").wait_for()


def test_no_network_and_damaged_files_under_a_service_worker(chromium, book):
    context = chromium.new_context()
    context.set_default_timeout(120_000)
    context.add_init_script(SAVES_DATA)
    page = context.new_page()
    open_page(page, book, STOCK)
    type_code(page, FIRST, EDIT)
    page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    page.reload()
    page.wait_for_function("() => navigator.serviceWorker.controller")

    book.reachable = False
    assert run(page, FIRST) == "error"
    assert "did not arrive" in status(page)
    book.reachable = True
    broken = {"pyodide.asm.wasm", NUMPY}
    break_files(book, truncated, broken)
    retry(page)
    assert mend_one_by_one(page, book, truncated, broken) == "ok"
    assert (code(page), output(page, FIRST)) == (EDIT, "42\n")
    context.close()


def test_by_plain_http_from_another_computer(launch, book):
    """Browsers keep their hashes for secure addresses, to which those of this machine belong."""
    browser = launch("--host-resolver-rules=MAP another.test 127.0.0.1")
    page = browser.new_page()
    page.goto(book.address.replace("127.0.0.1", "another.test") + STOCK)
    assert page.evaluate("crypto.subtle === undefined")
    break_files(book, truncated, ["cells.py"])
    assert run(page, FIRST) == "error"
    assert "cells.py did not arrive" in status(page)
    break_files(book, truncated, [])
    assert retry(page) == "ok"
    browser.close()
