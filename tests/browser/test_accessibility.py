"""axe finds nothing on any page or in any state of a cell; names, roles, and a visit with the keyboard only."""

from pathlib import Path

import pytest
from built_site import SECTION, all_pages
from live import begun, cell, names, open_page, run, settled, type_code

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
SIZES = [(1280, 900), (390, 800)]
SCHEMES = {"light": "default", "dark": "slate"}


def violations(page):
    """Run axe in an isolated way that the page's policy allows: as the browser's own evaluation."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then((result) => result.violations)"
    )
    return [
        f"{violation['id']}: {violation['help']}: {node['target']} {node['html'][:120]}"
        for violation in found
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("path", all_pages())
def test_every_page(page, host, path):
    """Light on a wide screen, dark on a narrow one: colours do not follow the width, nor names the colours."""
    page.emulate_media(reduced_motion="reduce")
    open_page(page, host, path)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
    for choice, (scheme, (width, height)) in enumerate(zip(SCHEMES.values(), SIZES, strict=True)):
        page.evaluate(f"document.querySelector('#__palette_{choice}').click()")
        page.set_viewport_size({"width": width, "height": height})
        assert page.locator("body").get_attribute("data-md-color-scheme") == scheme
        assert not violations(page), (scheme, width)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"


@pytest.mark.parametrize("path", ["/", SECTION])
def test_the_other_way_round(page, host, path):
    """Dark on a wide screen, light on a narrow one, for what stands beside the text on all pages."""
    page.emulate_media(reduced_motion="reduce")
    open_page(page, host, path)
    for choice, (width, height) in zip([1, 0], SIZES, strict=True):
        page.evaluate(f"document.querySelector('#__palette_{choice}').click()")
        page.set_viewport_size({"width": width, "height": height})
        assert not violations(page), (choice, width)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_state_of_a_cell(page, host, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    open_page(page, host, SECTION)
    first, second, third, *_ = names(page)
    type_code(page, third, "while True:\n    pass")
    begun(page, third)  # the second has drawn a figure
    assert cell(page, second).locator("figure img").count() == 1
    assert not violations(page), "running"
    cell(page, third).locator("[data-mf-action=stop]").click()
    assert settled(page, third) == "stopped"
    assert not violations(page), "stopped"
    type_code(page, first, "1 / 0")
    assert run(page, first) == "error"
    assert cell(page, second).get_attribute("data-mf-stale") == "above"
    assert not violations(page), "error, and out of date"
    type_code(page, first, "print('x' * 200_000)\ninput('Your name? ')")
    begun(page, first)
    cell(page, first).locator(".mf-cell__ask input").fill("Ada")
    assert not violations(page), "asking"
    page.keyboard.press("Enter")
    assert settled(page, first) == "ok"
    cell(page, first).locator("[data-mf-action=show-all]").wait_for()
    assert not violations(page), "long output"


def test_names_and_roles(page, host):
    """What a screen reader says of a cell and its parts."""
    open_page(page, host)
    group = page.get_by_role("group", name="Live cell 1", exact=True)
    assert group.count() == 1
    for name in ("Run cell 1", "Reset cell 1 to the book's code", "Copy the code of cell 1"):
        assert group.get_by_role("button", name=name, exact=True).count() == 1
    group.get_by_role("group", name="Code of live cell 1", exact=True).click()
    editor = group.get_by_role("textbox", name="Code of live cell 1, editable", exact=True)
    editor.wait_for()
    assert "Esc, then Tab" in editor.get_attribute("aria-description")
    assert page.locator("[aria-live=polite]").count() <= 1


def test_a_visit_with_the_keyboard_only(page, host):
    """Go to Run and press it, change the code, run and stop it, reset it, take the reset back."""
    open_page(page, host)
    first = names(page)[0]
    tab_to(page, "[data-mf-action=run]")
    page.keyboard.press("Enter")
    assert settled(page, first) == "ok"
    assert focus_is_on(page, "[data-mf-action=run]"), "the focus was lost in the run"
    tab_to(page, ".cm-content, [data-mf-code]")
    page.wait_for_function("() => document.activeElement.matches('.cm-content')")
    page.keyboard.press("Control+a")
    page.keyboard.type("while True: pass")
    page.keyboard.press("Control+Enter")
    page.wait_for_function(
        "cell => cell.dataset.mfState === 'running'", arg=cell(page, first).element_handle()
    )
    page.keyboard.press("Escape")
    tab_to(page, "[data-mf-action=stop]", "Shift+Tab")
    page.keyboard.press("Enter")
    assert settled(page, first) == "stopped"
    tab_to(page, "[data-mf-action=reset]")
    page.keyboard.press("Space")
    assert cell(page, first).get_attribute("data-mf-edited") is None
    tab_to(page, "[data-mf-action=undo]")
    page.keyboard.press("Enter")
    assert cell(page, first).locator("[data-mf-code]").text_content() == "while True: pass"


def focus_is_on(page, selector):
    return page.evaluate("selector => document.activeElement.matches(selector)", selector)


MANY = 100  # the pages of the book alone are 45 links


def tab_to(page, selector, key="Tab"):
    """Press Tab until the focus is there."""
    for _ in range(MANY):
        page.keyboard.press(key)
        if focus_is_on(page, selector):
            return
    raise AssertionError(f"{MANY} times {key} do not reach {selector}")
