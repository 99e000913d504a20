"""What the tests do with a cell, through the DOM contract only."""

from built_site import all_pages

SAVES_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
# A cell may stand in a closed box, and that of a solution is not shown before it is asked for.
SHOW = """cell => {
  for (let box = cell; (box = box.parentElement?.closest('details')); ) {
    box.open = true;
    box.dataset.mfShown = '';
  }
}"""
SETTLED = "cell => ['ok', 'error', 'stopped'].includes(cell.dataset.mfState)"


def is_of_python(path):
    """Whether a file that was asked for is one from which Python is started."""
    return any(
        folder in path for folder in ("/runtime/", "/snapshot/", "/bundles/", "/python/", "/assets/mfml/")
    )


def open_page(page, host, path="/"):
    page.goto(host.address + path.lstrip("/"))
    page.wait_for_load_state("networkidle")


def with_a_site_map(page, host):
    """Give the book a site map that knows its pages, so that Material changes pages in place."""
    pages = "".join(f"<url><loc>{host.address}{path.lstrip('/')}</loc></url>" for path in all_pages())
    answer = f'<?xml version="1.0"?><urlset>{pages}</urlset>'
    page.route("**/sitemap.xml", lambda route: route.fulfill(body=answer, content_type="text/xml"))


def cell(page, name):
    return page.locator(f'[data-mf-cell="{name}"]')


def names(page):
    return page.eval_on_selector_all("[data-mf-cell]", "cells => cells.map(cell => cell.dataset.mfCell)")


def run(page, name):
    """Press Run, wait for the end, and return the cell's state."""
    press_run(page, name)
    return settled(page, name)


def press_run(page, name):
    """Press Run, and do not wait."""
    element = cell(page, name)
    element.evaluate(SHOW)
    element.locator("[data-mf-action=run]").click()


def begun(page, name):
    """Press Run, and wait until the code runs."""
    press_run(page, name)
    page.wait_for_function(
        "cell => cell.dataset.mfState === 'running'", arg=cell(page, name).element_handle()
    )


def settled(page, name):
    """Wait for the end of a run, and return the cell's state."""
    element = cell(page, name)
    page.wait_for_function(SETTLED, arg=element.element_handle())
    return element.get_attribute("data-mf-state")


def output(page, name):
    return cell(page, name).locator("[data-mf-output]").text_content()


def type_code(page, name, code):
    """Open the editor of a cell and replace its code."""
    element = cell(page, name)
    editor = element.locator(".cm-content")
    if editor.count() == 0:
        element.locator("[data-mf-code]").dispatch_event("click")  # it may be opening, and the block hidden
    editor.wait_for()
    editor.press("Control+a")
    page.keyboard.insert_text(code)
