"""Explain my function: a formula is read back, differentiated and drawn, or the place of its mistake is shown."""

import faults
import pytest
from live import SAVES_DATA, open_page
from test_accessibility import focus_is_on, tab_to, violations

PATH = "/practice/explain/"
TOOL = "[data-mf-tool=explain]"
RESULT = f"{TOOL} section"


def opened(page, host):
    page.add_init_script(SAVES_DATA)
    open_page(page, host, PATH)
    page.locator(f"{TOOL} input").first.wait_for()


def field(page):
    return page.get_by_label("Your formula")


def explain(page, text, **values):
    """Type a formula, explain it, and return all that is told."""
    field(page).fill(text)
    before = page.evaluate("document.getElementById('mf-live')?.replaceChildren()")
    page.locator("[data-mf-action=explain]").click()
    page.wait_for_function("() => document.getElementById('mf-live')?.textContent", arg=before)
    if values:
        for name, value in values.items():
            page.get_by_label(f"{name} =", exact=True).fill(value)
        return explain(page, text)
    return page.locator(RESULT).inner_text()


def announced(page):
    return page.locator("#mf-live").text_content()


def latex(page):
    page.wait_for_function(
        "within => [...document.querySelectorAll(`${within} .mf-formula`)].every((box) => box.querySelector('.katex'))",
        arg=RESULT,
    )
    return page.locator(f"{RESULT} annotation").all_text_contents()


def test_an_explanation(page, host):
    opened(page, host)
    assert page.locator("html").get_attribute("data-mf-runtime") == "off"
    told = explain(page, "x^2*sin(3*x)", x="pi")
    assert "At x = 3.14159 the value is" in told
    assert "and the slope is −29.6088." in told
    assert announced(page).startswith("Explained below. At x = 3.14159")
    formulas = latex(page)
    assert formulas[0] == r"x^{2} \sin\left(3 x\right)"
    assert formulas[1].endswith(r"= 3 x^{2} \cos\left(3 x\right) + 2 x \sin\left(3 x\right)")
    assert "As you would type it: 3*x**2*cos(3*x) + 2*x*sin(3*x)" in told
    assert page.locator(".mf-steps > li").nth(2).inner_text().startswith("Chain rule. The outside is sin(u)")
    assert page.get_by_role("img", name="The graphs of the function and of its derivative").count() == 1
    field(page).fill("x^3")
    page.locator("[data-mf-preview] annotation", has_text="x^{3}").wait_for(state="attached")


def test_the_place_of_a_mistake(page, host):
    opened(page, host)
    explain(page, "3 + sine(x)*2")
    assert announced(page) == (
        "At character 5: sine is not a function; write sine*(...) to multiply, or did you mean sin?"
    )
    assert page.locator("[data-mf-preview]").inner_text().startswith(announced(page))
    assert page.locator(".mf-misread").text_content() == "3 + sine(x)*2\n    ^^^^"
    assert field(page).get_attribute("aria-invalid") == "true"
    assert focus_is_on(page, "input")
    assert page.evaluate("getSelection().toString()") == "sine"
    assert "At character 5" in page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent"
    )
    explain(page, "x +")
    assert page.locator(".mf-misread").text_content() == "x +\n   ^"
    field(page).fill("x + 1")
    page.locator("[data-mf-preview] .katex").wait_for()
    assert field(page).get_attribute("aria-invalid") == "false"
    field(page).fill("x + 1²")
    page.locator("[data-mf-preview]", has_text="At character 6").wait_for()


def test_several_letters(page, host):
    opened(page, host)
    told = explain(page, "a*t^2 + b", a="-3", b="1/2", t="2")
    assert "Only t changes here. Every other letter is treated as a fixed number: a = −3, b = 0.5." in told
    assert "At t = 2 the value is −11.5 and the slope is −12." in told
    page.locator(f"{TOOL} fieldset label", has_text="a").click()
    told = explain(page, "a*t^2 + b")
    assert "At a = −3 the value is −11.5 and the slope is 4." in told
    assert page.get_by_label("t =", exact=True).input_value() == "2", "what was typed stays"
    told = explain(page, "t + 1")
    assert page.locator(f"{TOOL} fieldset").count() == 0
    assert "At t = 2 the value is 3 and the slope is 1." in told


def test_where_there_is_no_slope(page, host):
    opened(page, host)
    assert "the graph has a corner" in explain(page, "abs(x - 1)", x="1")
    explain(page, "1/x", x="0")
    assert announced(page).endswith("At x = 0 the formula has no value, so it has no slope there either.")
    assert "The lines break where there is no value." in page.locator(RESULT).inner_text()
    explain(page, "1/x", x="nowhere")
    assert (
        announced(page) == "x must be a number from -10000 to 10000, such as 2, -0.5 or pi/4; it is nowhere."
    )
    assert page.locator(RESULT).inner_text() == ""


def test_with_the_keyboard_only(page, host):
    opened(page, host)
    page.locator("[data-mf-action=explain]").focus()
    page.keyboard.press("Enter")
    assert announced(page) == "Type a formula first."
    tab_to(page, f"{TOOL} input", "Shift+Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("3")
    tab_to(page, "[data-mf-action=example]", "Shift+Tab")
    page.keyboard.press("Enter")
    page.locator(".mf-plot").wait_for()
    assert field(page).input_value() == page.locator("[data-mf-action=example]").last.inner_text()
    tab_to(page, "input[name=letter]")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.locator(RESULT, has_text="Only b changes here").wait_for()


def test_by_touch(chromium, host):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    context.set_default_timeout(60_000)
    page = context.new_page()
    opened(page, host)
    page.locator("[data-mf-action=example]").last.tap()
    page.locator(".mf-plot").wait_for()
    latex(page)
    for target in page.locator(f"{TOOL} :is(button, input[type=text], fieldset label):visible").all():
        assert target.bounding_box()["height"] >= 40, target.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    explain(page, "exp(sin(x^2 + 3*x))*sqrt(x^4 + cos(x) + 2)/ln(x^2 + 2)")
    latex(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
        "long formulas scroll by themselves"
    )
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(page, host, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    opened(page, host)
    assert not violations(page), "blank"
    explain(page, "exp(sin(x^2 + 3*x))*sqrt(x^4 + cos(x) + 2)/ln(x^2 + 2)")
    latex(page)
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("() => document.querySelector('.mf-formula[tabindex]')")
    assert not violations(page), "explained, with formulas that scroll"
    explain(page, "a*x")
    assert not violations(page), "several letters"
    explain(page, "2x")
    assert not violations(page), "a mistake"


def test_python_does_not_arrive(page, book):
    book.faults["*/js/worker.js"] = faults.missing
    opened(page, book)
    explain(page, "x^2")
    assert "Python could not be loaded" in announced(page)
    book.faults.clear()
    page.locator("[data-mf-action=retry]").click()
    page.locator(".mf-plot").wait_for()
    page.problems.clear()  # this book is not at `host`, and the browser has told of the missing file


def test_without_javascript(chromium, host):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + PATH.lstrip("/"))
    assert "This page needs JavaScript" in page.locator(TOOL).inner_text()
    context.close()
