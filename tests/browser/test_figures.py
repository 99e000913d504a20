"""Every interactive figure: by keyboard, by pointer and by touch, what it says, its link, and the page around it."""

import faults
import figure_prints
import pytest
from figure_book import DEFINITIONS, FIGURES, READY, act, controls, figure, handles, open_figure, said, told
from live import open_page, with_a_site_map
from test_accessibility import SCHEMES, violations

ALL = pytest.mark.parametrize("id", FIGURES)
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def phone_page(chromium, host):
    context = chromium.new_context(**PHONE)
    yield context.new_page()
    context.close()


def test_all_figures_are_in_the_book():
    assert FIGURES.keys() == DEFINITIONS.keys()


@ALL
def test_by_the_keyboard_alone(page, host, id):
    shown = open_figure(page, host, id)
    for thing in [*handles(shown), *controls(shown)]:
        act(shown, "reset")
        before = said(shown)
        assert before == DEFINITIONS[id].said
        thing.focus()
        kind = thing.get_attribute("type")
        if kind == "radio" and thing.is_checked():
            continue
        for key in ["Space"] if kind in ("checkbox", "radio") else ["PageUp", "PageDown", "PageDown"]:
            page.keyboard.press(key)
        assert said(shown) != before, thing.get_attribute("aria-label") or thing.get_attribute(
            "data-mf-variable"
        )
    act(shown, "reset")
    assert said(shown) == DEFINITIONS[id].said
    assert told(shown) == "The figure is as in the book again."


@ALL
def test_by_the_mouse(page, host, id):
    shown = open_figure(page, host, id)
    for handle in handles(shown):
        act(shown, "reset")
        before = said(shown)
        box = handle.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(1, 6):
            page.mouse.move(x - 12 * step, y + 12 * step)
        page.mouse.up()
        assert said(shown) != before, handle.get_attribute("aria-label")
    for control in shown.locator("input[type=range]").all():
        act(shown, "reset")
        before = said(shown)
        box = control.bounding_box()
        control.click(position={"x": 0.6 * box["width"], "y": box["height"] / 2})
        assert said(shown) != before, control.get_attribute("data-mf-variable")


@ALL
def test_with_a_finger(phone_page, host, id):
    shown = open_figure(phone_page, host, id)
    touch = phone_page.context.new_cdp_session(phone_page)
    for handle in handles(shown):
        act(shown, "reset")
        before = said(shown)
        handle.scroll_into_view_if_needed()
        box = handle.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        points = [(x - 8 * step, y + 8 * step) for step in range(6)]
        for number, (a, b) in enumerate(points):
            kind = "touchMove" if number else "touchStart"
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": a, "y": b}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        assert said(shown) != before, handle.get_attribute("aria-label")
    assert phone_page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def changed(shown):
    """Move the first thing that can be moved, and return what is said then."""
    thing = [*handles(shown), *controls(shown)][0]
    thing.focus()
    shown.page.keyboard.press("PageDown")
    shown.page.keyboard.press("PageDown")
    return said(shown)


@ALL
def test_a_link_carries_the_state(page, context, host, id):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    shown = open_figure(page, host, id)
    words = changed(shown)
    assert words != DEFINITIONS[id].said
    act(shown, "share")
    shown.get_by_text("The link is copied.").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    other = context.new_page()
    other.goto(link)
    there = figure(other, id)
    other.wait_for_function(
        "([id, words]) => document.querySelector(`[data-mf-figure='${id}'] [aria-live]`).textContent === words",
        arg=[id, words],
    )
    assert other.evaluate(
        "element => element.getBoundingClientRect().top < innerHeight", there.element_handle()
    )
    assert told(there) == ""


@ALL
def test_a_drag_that_is_called_off_changes_nothing(page, host, id):
    shown = open_figure(page, host, id)
    for handle in handles(shown):
        act(shown, "reset")
        box = handle.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 40, y - 40)
        page.mouse.move(x - 40, y + 40)
        assert said(shown) != DEFINITIONS[id].said
        page.keyboard.press("Escape")
        assert said(shown) == DEFINITIONS[id].said, handle.get_attribute("aria-label")
        page.mouse.up()


def test_a_figure_of_a_page_that_is_left_is_let_go(page, host):
    with_a_site_map(page, host)
    open_figure(page, host, "F1.1")
    page.evaluate("globalThis.gone = new WeakRef(document.querySelector('.mf-plane svg'))")
    other = next(path for id, path in FIGURES.items() if id == "F1.1")
    page.locator(".md-nav--primary a[href$='a-curve-that-fits/']").first.click()
    page.wait_for_url("**/a-curve-that-fits/")
    page.go_back()
    page.wait_for_url(f"**/{other}")
    page.wait_for_function(READY, arg="F1.1")
    session = page.context.new_cdp_session(page)
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    assert page.evaluate("gone.deref() === undefined")


def test_a_damaged_link_says_so_and_shows_the_book(page, host):
    shown = open_figure(page, host, "F1.1", "#figure=F1.1&x=99&h=1&central=0")
    assert told(shown).startswith("The link is damaged")
    assert said(shown) == DEFINITIONS["F1.1"].said
    controls(shown)[0].focus()
    page.keyboard.press("PageUp")
    assert said(shown) != DEFINITIONS["F1.1"].said
    page.evaluate("location.hash = '#figure=F1.1&x=98&h=1&central=0'")
    shown.get_by_text("The link is damaged").wait_for()
    assert said(shown) == DEFINITIONS["F1.1"].said


def test_a_link_without_the_clipboard_stands_in_the_address(page, host):
    page.add_init_script("delete Navigator.prototype.clipboard")
    shown = open_figure(page, host, "F1.1")
    changed(shown)
    act(shown, "share")
    assert "Copy the address of this page instead" in told(shown)
    assert "#figure=F1.1&" in page.url


@ALL
@pytest.mark.parametrize("scheme", SCHEMES)
def test_accessibility(page, host, id, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    shown = open_figure(page, host, id)
    assert not violations(page), "as in the book"
    changed(shown)
    assert not violations(page), "changed"
    names = [handle.get_attribute("aria-label") for handle in handles(shown)]
    assert len(set(names)) == len(names), "two handles have one name"


@ALL
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_jumps_when_it_comes_to_life(page, host, id, width):
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, host, FIGURES[id])
    before = figure(page, id).evaluate("element => element.getBoundingClientRect().height")
    shown = open_figure(page, host, id)
    after = shown.evaluate("element => element.getBoundingClientRect().height")
    assert after == pytest.approx(before, abs=1)


def test_the_library_comes_with_the_first_sign_of_a_reader_and_once(page, host):
    open_page(page, host, FIGURES["F1.1"])
    assert not asked(host)
    for id in FIGURES:
        open_figure(page, host, id)
    assert len(asked(host)) == 1


def asked(host):
    return [path for path, _ in host.requests if "/vendor/jsxgraph" in path]


def test_a_library_that_does_not_come_is_asked_for_again(page, host):
    host.faults["*/vendor/jsxgraph*"] = faults.missing
    open_page(page, host, FIGURES["F1.1"])
    shown = figure(page, "F1.1")
    shown.scroll_into_view_if_needed()
    page.keyboard.press("Shift")
    shown.get_by_text("What moves the figure").wait_for()
    host.faults.clear()
    act(shown, "retry")
    page.wait_for_function(READY, arg="F1.1")
    assert changed(shown) != DEFINITIONS["F1.1"].said
    page.problems.clear()  # the browser has told of the missing file


@ALL
def test_without_javascript_the_picture_tells_the_story(chromium, host, id):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + FIGURES[id].lstrip("/"))
    shown = figure(page, id)
    assert shown.locator(".mf-figure__picture svg").get_attribute("aria-label")
    assert shown.locator(".mf-figure__picture svg").is_visible()
    assert shown.get_by_text(DEFINITIONS[id].said).first.is_visible()
    assert not shown.locator(".mf-figure__controls").is_visible()
    context.close()


@ALL
def test_on_paper(page, host, id):
    shown = open_figure(page, host, id)
    page.emulate_media(media="print")
    assert shown.locator(".mf-figure__picture svg").is_visible()
    assert not shown.locator(".mf-figure__drawing").is_visible()
    assert not shown.locator(".mf-figure__controls").is_visible()
    words = shown.locator("[data-mf-said]")
    assert words.is_visible()
    page.emulate_media(media="screen")
    handles(shown)[-1].focus()
    for key in ("PageUp", "PageDown", "PageDown"):
        page.keyboard.press(key)
    assert said(shown) != DEFINITIONS[id].said
    page.emulate_media(media="print")
    assert not words.is_visible(), "the picture is the book's, and the words are not"


@ALL
def test_nothing_runs_while_nothing_changes(page, host, id):
    shown = open_figure(page, host, id)
    said(shown)
    frames = page.evaluate("""async () => {
      let frames = 0;
      const asked = window.requestAnimationFrame;
      window.requestAnimationFrame = (show) => { frames += 1; return asked.call(window, show); };
      await new Promise((resolve) => setTimeout(resolve, 500));
      window.requestAnimationFrame = asked;
      return frames;
    }""")
    assert frames == 0


@ALL
@pytest.mark.parametrize("view", figure_prints.VIEWS)
def test_it_looks_as_it_did(chromium, host, id, view):
    context = chromium.new_context(**figure_prints.VIEWS[view])
    shown = open_figure(context.new_page(), host, id)
    now = figure_prints.print_of(shown.locator("[data-mf-stage]"))
    on_average, at_worst = figure_prints.difference(now, figure_prints.known()[id][view])
    assert on_average <= 4, "look at the figure; if it is meant to look so, see figure_prints.py"
    assert at_worst <= 64, "look at the figure; if it is meant to look so, see figure_prints.py"
    context.close()
