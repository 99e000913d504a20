"""A cell on a phone: large targets, no zoom, and a keyboard that covers nothing."""

from built_site import SECTION
from editor import FIRST, code, editor, font_size, offered, popup, write
from live import cell, names, open_page, settled, type_code


def test_targets_are_large_and_the_page_does_not_zoom(phone):
    box = cell(phone, FIRST).locator("[data-mf-action=run]").bounding_box()
    assert box["height"] >= 44
    assert box["width"] >= 72
    cell(phone, FIRST).locator("[data-mf-code]").tap()
    editor(phone).wait_for()
    for _ in range(3):
        cell(phone, FIRST).locator("[data-mf-action=smaller-code]").tap()
    assert font_size(phone, ".cm-content") >= 16
    for button in phone.locator(".mf-cell button:visible").all():
        box = button.bounding_box()
        assert min(box["height"], box["width"]) >= 44, button.inner_text()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_all_buttons_of_a_first_cell_fit(phone, host):
    open_page(phone, host, SECTION)
    first = names(phone)[0]
    type_code(phone, first, "1")
    buttons = cell(phone, first).locator(".mf-cell__actions button:visible")
    assert buttons.count() >= 4
    for button in buttons.all():
        box = button.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_run_keeps_the_keyboard_away(phone):
    cell(phone, FIRST).locator("[data-mf-action=run]").tap()
    assert settled(phone, FIRST) == "ok"
    assert phone.locator(".cm-content").count() == 0


def test_a_name_by_tap(phone):
    cell(phone, FIRST).locator("[data-mf-code]").tap()
    write(phone, "whi")
    offered(phone)
    phone.wait_for_timeout(150)
    option = popup(phone).locator("li").first
    assert option.bounding_box()["height"] >= 40
    option.tap()
    assert code(phone) == "while"


def test_the_keyboard_does_not_cover_the_line_in_hand(phone):
    cell(phone, FIRST).locator("[data-mf-code]").tap()
    type_code(phone, FIRST, "\n".join(f"x{n} = {n}" for n in range(14)))
    line = cell(phone, FIRST).locator(".cm-line", has_text="x12 = 12")
    phone.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    line.evaluate(
        "line => scrollBy({top: line.getBoundingClientRect().bottom - innerHeight + 20, behavior: 'instant'})"
    )
    line.tap()
    assert line.bounding_box()["y"] > 700
    phone.set_viewport_size({"width": 390, "height": 420})
    phone.wait_for_function(
        "line => line.getBoundingClientRect().bottom <= visualViewport.height", arg=line.element_handle()
    )
    assert line.bounding_box()["y"] > phone.locator(".md-header").bounding_box()["height"]
