"""The words with a definition: by mouse, by keyboard and by finger, and put away with Escape (WCAG 1.4.13)."""

import pytest
from built_site import SECTION
from live import open_page, with_a_site_map
from test_accessibility import SCHEMES, violations

TERM = "average rate of change"
AFTERWARDS = "/glossary/#average-rate-of-change"


@pytest.fixture
def section(page, host):
    open_page(page, host, SECTION)
    return page


def term(page):
    return page.locator(".mf-term", has_text=TERM)


def definition(page):
    return term(page).locator("[role=tooltip]")


def test_the_definition_shows_under_the_pointer_and_the_pointer_can_go_there(section):
    assert not definition(section).is_visible()
    term(section).locator("a").hover()
    definition(section).wait_for()
    word, box = term(section).locator("a").bounding_box(), definition(section).bounding_box()
    x = word["x"] + word["width"] / 2
    for step in range(12):
        section.mouse.move(x, word["y"] + word["height"] / 2 + step * (box["y"] + 20 - word["y"]) / 12)
        assert definition(section).is_visible()
    section.mouse.move(5, 5)
    definition(section).wait_for(state="hidden")


def test_the_definition_shows_for_the_focus_and_goes_with_escape(section):
    term(section).locator("a").focus()
    definition(section).wait_for()
    section.keyboard.press("Escape")
    definition(section).wait_for(state="hidden")
    assert section.evaluate("document.activeElement.textContent") == TERM
    section.keyboard.press("Shift+Tab")
    section.keyboard.press("Tab")
    definition(section).wait_for()
    section.keyboard.press("Tab")
    definition(section).wait_for(state="hidden")


def test_escape_works_under_the_pointer_until_it_comes_back(section):
    term(section).locator("a").hover()
    definition(section).wait_for()
    section.keyboard.press("Escape")
    definition(section).wait_for(state="hidden")
    section.mouse.move(5, 5)
    term(section).locator("a").hover()
    definition(section).wait_for()


def test_a_click_and_enter_follow_the_link(section):
    term(section).locator("a").click()
    section.wait_for_url(f"**{AFTERWARDS}")
    section.go_back()
    term(section).locator("a").press("Enter")
    section.wait_for_url(f"**{AFTERWARDS}")


def test_a_first_tap_shows_the_definition_and_a_second_one_follows(phone, host):
    with_a_site_map(phone, host)  # then the theme takes taps on links for itself
    open_page(phone, host, SECTION)
    phone.evaluate("window.sameDocument = true")
    term(phone).locator("a").tap()
    definition(phone).wait_for()
    box = definition(phone).bounding_box()
    paragraph = phone.locator("p").filter(has=term(phone)).bounding_box()
    assert (box["x"], box["width"]) == (paragraph["x"], paragraph["width"])
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert SECTION in phone.url
    term(phone).locator("a").tap()
    phone.wait_for_url(f"**{AFTERWARDS}")
    assert phone.evaluate("window.sameDocument")


def test_a_tap_elsewhere_puts_the_definition_away(phone, host):
    open_page(phone, host, SECTION)
    term(phone).locator("a").tap()
    definition(phone).wait_for()
    # An iPhone sends no more than this where nothing can be pressed, and leaves the focus where it is.
    phone.locator("h2", has_text="The slope between two points").dispatch_event(
        "pointerdown", {"pointerType": "touch", "bubbles": True}
    )
    definition(phone).wait_for(state="hidden")
    term(phone).locator("a").tap()
    definition(phone).wait_for()
    assert SECTION in phone.url


def test_enter_after_a_tap_follows_the_link(phone, host):
    open_page(phone, host, SECTION)
    term(phone).locator("a").tap()
    definition(phone).wait_for()
    phone.keyboard.press("Enter")
    phone.wait_for_url(f"**{AFTERWARDS}", timeout=5_000)


@pytest.mark.parametrize("choice", range(len(SCHEMES)))
def test_an_open_definition_is_accessible(section, choice):
    section.emulate_media(reduced_motion="reduce")
    section.evaluate(f"document.querySelector('#__palette_{choice}').click()")
    term(section).locator("a").focus()
    definition(section).wait_for()
    assert not violations(section)
