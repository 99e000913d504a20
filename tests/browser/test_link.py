"""A link with an edited cell: shown to whoever opens it, never run by itself, and nothing of theirs is lost."""

import pytest
from live import cell, open_page, output, run, type_code

FIRST = "first-touch"
SHOWN = "() => document.querySelector('[data-mf-status] pre')"


def code(page):
    return cell(page, FIRST).locator("[data-mf-code]").text_content()


def link_to(page, context, text):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    type_code(page, FIRST, text)
    cell(page, FIRST).locator("[data-mf-action=share]").click()
    page.wait_for_function(
        "() => document.querySelector('[data-mf-status]').textContent.startsWith('The link')"
    )
    return page.evaluate("navigator.clipboard.readText()")


def test_the_code_of_a_link_is_shown_and_runs_only_on_request(page, context, chromium, host):
    open_page(page, host)
    text = "x = 3  # π ≈ 3\nprint(x * 7)"
    link = link_to(page, context, text)
    other = chromium.new_context().new_page()
    other.goto(link)
    other.wait_for_function(SHOWN)
    book = code(other)
    status = cell(other, FIRST).locator("[data-mf-status]")
    assert status.locator("pre").text_content() == text
    assert book != text
    assert cell(other, FIRST).get_attribute("data-mf-state") == "static"
    assert other.locator("html").get_attribute("data-mf-runtime") == "off"
    status.locator("[data-mf-action=take]").click()
    assert code(other) == text
    status.locator("[data-mf-action=undo]").click()
    assert code(other) == book
    other.context.close()


def test_the_readers_own_edit_stays_until_they_take_the_other(page, context, host):
    open_page(page, host)
    link = link_to(page, context, "1 + 1")
    type_code(page, FIRST, "mine = 3\nmine")
    again = context.new_page()
    again.goto(link)
    again.locator("[data-mf-action=leave]").click()
    assert code(again) == "mine = 3\nmine"
    assert run(again, FIRST) == "ok"
    assert output(again, FIRST) == "3\n"


@pytest.mark.parametrize("packed", ["!!!", "AAAA", "____"])
def test_a_damaged_link_says_so(page, host, packed):
    page.goto(f"{host.address}#cell={FIRST}&code={packed}")
    page.wait_for_function("() => document.querySelector('[data-mf-status]').textContent.includes('damaged')")


def test_markup_in_a_link_is_text(page, context, chromium, host):
    open_page(page, host)
    link = link_to(page, context, "'<img src=x onerror=alert(1)>'")
    other = chromium.new_context().new_page()
    other.goto(link)
    other.wait_for_function(SHOWN)
    assert other.locator("[data-mf-status] img").count() == 0
    other.context.close()
