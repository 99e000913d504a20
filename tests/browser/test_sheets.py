"""Sheets of paper, and the converter of layouts."""

import re

import pytest
from live import open_page
from test_accessibility import SCHEMES, tab_to, violations

SHEETS = ("A4", "Letter")
BROWSERS_MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")


def pages_of(pdf):
    return len(re.findall(rb"/Type */Page\b", pdf))


@pytest.mark.parametrize("paper", SHEETS)
def test_the_toolbox_is_one_sheet_a_module(page, host, paper):
    open_page(page, host, "reference/toolbox/")
    cards = page.locator(".mf-toolbox")
    assert pages_of(page.pdf(format=paper, margin=BROWSERS_MARGIN)) == cards.count() == 2
    page.emulate_media(media="print")
    assert cards.first.evaluate("card => getComputedStyle(card).columnCount") == "2"


def test_each_page_of_a_module_begins_on_a_sheet_of_its_own(page, host):
    open_page(page, host, "1-what-is-calculus/print/")
    parts = page.locator('[data-mf-sheet="module"] > h2').count()
    assert pages_of(page.pdf(format="A4", margin=BROWSERS_MARGIN)) > parts >= 3
    page.emulate_media(media="print")
    assert page.evaluate("""() => [...document.querySelectorAll('[data-mf-sheet] > h2')]
        .every((heading) => getComputedStyle(heading).breakBefore === 'page')""")
    assert page.locator(".mf-paper__screen").is_hidden()
    assert page.locator("[data-mf-cell], [data-mf-exercise], [data-mf-figure]").count() == 0


@pytest.fixture
def converter(page, host):
    open_page(page, host, "notation/")
    assert page.locator(".mf-layouts").count() == 0, "it waits for the reader's first move"
    page.locator('[data-mf-tool="layouts"]').scroll_into_view_if_needed()
    page.mouse.move(5, 5)
    page.locator(".mf-layouts").wait_for()
    return page


def shown(page):
    """Return the shape, and the entries row by row, of each of the two layouts."""
    return page.evaluate("""() => [...document.querySelectorAll('.mf-layouts__shown > div')].map((panel) => [
        panel.querySelectorAll('p')[1].textContent,
        [...panel.querySelectorAll('mtr')].map((row) => [...row.children].map((cell) => cell.textContent).join(' ')),
    ])""")


def said(page):
    return page.locator("#mf-live").text_content()


def test_without_javascript_the_table_says_it_all(chromium, host):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + "notation/")
    assert "denominator layout" in page.locator('[data-mf-tool="layouts"] table').inner_text()
    assert page.locator(".mf-layouts").count() == 0
    context.close()


def test_both_layouts_are_written_out(converter):
    assert shown(converter) == [
        ["a matrix, 2 × 3", ["∂y1∂x1 ∂y1∂x2 ∂y1∂x3", "∂y2∂x1 ∂y2∂x2 ∂y2∂x3"]],
        ["a matrix, 3 × 2", ["∂y1∂x1 ∂y2∂x1", "∂y1∂x2 ∂y2∂x2", "∂y1∂x3 ∂y2∂x3"]],
    ]
    converter.get_by_label("Differentiate").select_option("number")
    assert converter.get_by_label("number of outputs").is_disabled()
    assert shown(converter) == [
        ["a row, 1 × 3", ["∂y∂x1 ∂y∂x2 ∂y∂x3"]],
        ["a column, 3 × 1", ["∂y∂x1", "∂y∂x2", "∂y∂x3"]],
    ]
    assert said(converter).startswith("Here a row, 1 × 3; there a column, 3 × 1. Transpose")
    converter.get_by_label("layout of the other book").select_option("numerator")
    assert shown(converter)[1] == shown(converter)[0]
    assert "nothing to convert" in said(converter)
    converter.get_by_role("combobox", name="by", exact=True).select_option("number")
    assert shown(converter) == [["one number", []], ["one number", []]]
    assert said(converter) == "It is one number, the same in every book."


def test_a_large_matrix_is_shortened(converter):
    converter.get_by_label("number of inputs").fill("784")
    (_, ours), (shape, theirs) = shown(converter)
    assert ours[0] == "∂y1∂x1 ∂y1∂x2 ⋯ ∂y1∂x784"
    assert shape == "a matrix, 784 × 2"
    assert theirs[2:] == ["⋮ ⋮", "∂y1∂x784 ∂y2∂x784"]


@pytest.mark.parametrize("wrong", ["", "0", "2.5", "1001", "-3"])
def test_what_is_no_size_is_said_and_nothing_is_lost(converter, wrong):
    before = shown(converter)
    converter.get_by_label("number of outputs").fill(wrong)
    assert said(converter) == "Type a whole number from 1 to 1000 as the number of outputs."
    assert shown(converter) == before
    converter.get_by_label("number of outputs").fill("2")
    assert said(converter).startswith("Here a matrix, 2 × 3")


def test_by_keyboard_only(converter):
    tab_to(converter, ".mf-layouts select")
    converter.keyboard.press("ArrowDown")
    tab_to(converter, ".mf-layouts input")
    assert converter.evaluate("document.activeElement.closest('label').textContent") == "number of inputs"
    converter.keyboard.press("ArrowUp")
    assert shown(converter)[0][0] == "a row, 1 × 4"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_bars_the_way(converter, scheme):
    converter.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    converter.set_viewport_size({"width": 390, "height": 800})
    converter.get_by_label("number of inputs").fill("1000")
    assert not violations(converter)
    assert converter.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"


def test_the_links_of_a_section_are_seen_with_the_focus(page, host):
    page.emulate_media(reduced_motion="reduce")
    open_page(page, host, "1-what-is-calculus/rise-over-run/")
    page.locator("#recall .headerlink").focus()
    page.wait_for_function("() => getComputedStyle(document.activeElement).opacity === '1'")
    link = page.get_by_role("link", name="Report a mistake in “Recall”")
    assert link.is_visible()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    link.focus()
    page.wait_for_timeout(300)
    assert not [url for url in asked if "issues" in url], "nothing is sent by itself"
