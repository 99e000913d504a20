"""What comes between a reader and a run: other tabs, other pages, a reload, the way back, and Stop at once."""

import pytest
from built_site import SECTION
from live import (
    SAVES_DATA,
    begun,
    cell,
    names,
    open_page,
    output,
    press_run,
    run,
    settled,
    type_code,
    with_a_site_map,
)

FIRST = "first-touch"
FOREVER = "while True:\n    pass"
BRIGHTNESS = """([element, property]) => getComputedStyle(element)[property].match(/[0-9]+/g)
  .slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3"""


def code(page, name=FIRST):
    return cell(page, name).locator("[data-mf-code]").text_content()


@pytest.fixture
def start(page, host):
    open_page(page, host)
    return page


@pytest.fixture
def published(page, host):
    """Open the first page of a book in which Material changes pages in place."""
    with_a_site_map(page, host)
    open_page(page, host)
    return page


def python_workers(page):
    """Return the workers that run Python; the search has one, too, and what keeps the copy of the snapshot."""
    return [worker for worker in page.workers if worker.url.endswith("/js/worker.js")]


def follow_link(page):
    """Go to the section by a link, without a new document."""
    page.evaluate("window.sameDocument = true")
    page.evaluate(f"document.querySelector('.md-nav--primary a[href$=\"{SECTION}\"]').click()")
    page.wait_for_url(f"**/{SECTION}")
    page.wait_for_function(f"() => !document.querySelector('[data-mf-cell={FIRST}]')")
    page.wait_for_selector("[data-mf-cell] [data-mf-action=run]")
    assert page.evaluate("window.sameDocument")


def test_one_worker_for_all_pages_of_a_visit(published, host):
    type_code(published, FIRST, "secret = 5")
    run(published, FIRST)
    (worker,) = python_workers(published)
    follow_link(published)
    first = names(published)[0]
    type_code(published, first, "'secret' in dir()")
    assert run(published, first) == "ok"
    assert output(published, first) == "False\n"
    assert python_workers(published) == [worker]


def test_another_page_ends_the_run_and_does_not_wait_for_it(published):
    type_code(published, FIRST, FOREVER)
    begun(published, FIRST)
    cell(published, FIRST).locator("[data-mf-action=keep-going]").click()  # so that no limit ends it
    (worker,) = python_workers(published)
    follow_link(published)
    assert run(published, names(published)[0]) == "ok"
    assert python_workers(published) == [worker]


def test_a_reload_during_a_run_loses_no_edit(start):
    type_code(start, FIRST, FOREVER)
    begun(start, FIRST)
    start.reload()
    assert code(start) == FOREVER
    assert cell(start, FIRST).get_attribute("data-mf-state") == "static"
    type_code(start, FIRST, "6 * 7")
    assert run(start, FIRST) == "ok"
    assert output(start, FIRST) == "42\n"


def test_the_way_back_brings_a_page_that_runs(launch, host):
    """The browser keeps a page that is left in memory, with its worker (Playwright switches this off)."""
    browser = launch(ignore_default_args=["--disable-back-forward-cache"])
    page = browser.new_page()
    page.add_init_script(SAVES_DATA)  # a browser keeps no page that is in the middle of a download
    page.add_init_script("addEventListener('pageshow', event => { window.cameBack = event.persisted })")
    open_page(page, host)
    type_code(page, FIRST, "kept = 5")
    assert run(page, FIRST) == "ok"
    page.goto(host.address + SECTION)
    page.go_back(wait_until="commit")  # nothing is loaded again
    page.wait_for_function("() => window.cameBack !== undefined")
    assert page.evaluate("window.cameBack"), "the browser loaded the page anew: nothing was tested"
    assert code(page) == "kept = 5"
    type_code(page, FIRST, "kept + 1")
    assert run(page, FIRST) == "ok"
    assert output(page, FIRST) == "6\n"
    browser.close()


def test_two_tabs_of_one_page_show_the_same_edit(context, host):
    one, two = context.new_page(), context.new_page()
    for page in (one, two):
        open_page(page, host)
    book = code(one)
    cell(two, FIRST).locator("[data-mf-code]").click()
    type_code(one, FIRST, "mine = 1")
    two.wait_for_function(
        f"() => document.querySelector('[data-mf-cell={FIRST}] [data-mf-code]').textContent === 'mine = 1'"
    )
    assert cell(two, FIRST).locator(".cm-content").inner_text() == "mine = 1"
    assert cell(two, FIRST).get_attribute("data-mf-edited") == ""
    cell(one, FIRST).locator("[data-mf-action=reset]").click()
    two.wait_for_function(
        f"() => !document.querySelector('[data-mf-cell={FIRST}]').hasAttribute('data-mf-edited')"
    )
    assert code(two) == book
    assert code(one) == book


def test_stop_before_the_scripts_are_there_runs_nothing(start):
    start.add_init_script(SAVES_DATA)  # so that nothing but a run starts Python
    start.reload()
    held = []
    start.route("**/later.js", lambda route: held.append(route))
    press_run(start, FIRST)
    start.wait_for_timeout(300)
    cell(start, FIRST).locator("[data-mf-action=stop]").click()
    assert "Not run." in cell(start, FIRST).inner_text()
    for route in held:
        route.continue_()
    start.unroute("**/later.js")
    start.wait_for_timeout(1000)
    assert held
    assert cell(start, FIRST).get_attribute("data-mf-state") == "static"
    assert start.locator("html").get_attribute("data-mf-runtime") == "off"
    type_code(start, FIRST, "'after'")
    assert run(start, FIRST) == "ok"
    assert output(start, FIRST) == "'after'\n"


def test_a_run_does_not_hold_up_typing(page, host):
    open_page(page, host, SECTION)
    first, second, *_ = names(page)
    type_code(page, first, "n = 0\nwhile True:\n    n += 1\n    print(n)")
    type_code(page, second, "#")
    begun(page, first)
    cell(page, second).locator(".cm-content").press("Control+a")
    page.keyboard.type("typed = 'meanwhile'")
    assert code(page, second) == "typed = 'meanwhile'"
    assert cell(page, first).get_attribute("data-mf-state") == "running"
    cell(page, first).locator("[data-mf-action=stop]").click()
    assert settled(page, first) == "stopped"


def test_an_edit_of_the_cell_itself_is_told_from_one_above(page, host):
    open_page(page, host, SECTION)
    first, second, *_ = names(page)
    assert run(page, second) == "ok"
    type_code(page, second, "1")
    assert cell(page, second).get_attribute("data-mf-stale") == "edited"
    assert cell(page, first).get_attribute("data-mf-stale") is None
    type_code(page, first, "1")
    assert cell(page, first).get_attribute("data-mf-stale") == "edited"
    assert cell(page, second).get_attribute("data-mf-stale") == "edited"
    assert run(page, first) == "ok"
    assert run(page, second) == "ok"
    assert cell(page, second).get_attribute("data-mf-stale") is None


def test_paper_is_white_with_dark_code_and_figures(page, host):
    """Also from a page that is dark on the screen, and where a cell has drawn its figure anew."""
    page.emulate_media(color_scheme="dark")
    open_page(page, host, SECTION)
    drawing = next(name for name in names(page) if cell(page, name).locator("figure").count())
    type_code(page, drawing, code(page, drawing))
    assert run(page, drawing) == "ok"
    element = cell(page, drawing)
    element.locator("figure img").wait_for()
    page.emulate_media(media="print", color_scheme="dark")
    assert not element.locator("[data-mf-action=run]").is_visible()
    assert element.locator(".cm-content").is_visible()
    for part in (element, cell(page, names(page)[0])):  # with the editor, and static
        letters = part.locator("[data-mf-code], .cm-content").locator("visible=true").locator("span").first
        paper, ink = (
            page.evaluate(BRIGHTNESS, [at.element_handle(), of])
            for at, of in ((part, "backgroundColor"), (letters, "color"))
        )
        assert paper > 240
        assert ink < 130
    picture = element.locator("figure img").evaluate(
        'image => [getComputedStyle(image).filter, decodeURIComponent(image.src).match(/color="(.*?)"/)[1]]'
    )
    assert picture == ["invert(1) hue-rotate(180deg)", "#e6e8ec"]
