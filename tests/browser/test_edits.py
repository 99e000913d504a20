"""A reader's edit stays: after a reload, after a changed book, after a Reset by mistake, and without storage."""

import json

import pytest
from live import cell, open_page, output, run, type_code

FIRST = "first-touch"
KEY = "mfml:edit:/mfml/#first-touch"


def code(page):
    return cell(page, FIRST).locator("[data-mf-code]").text_content()


def test_an_edit_survives_a_reload(page, host):
    open_page(page, host)
    book = code(page)
    type_code(page, FIRST, "mine = 3")
    page.reload()
    assert code(page) == "mine = 3"
    assert cell(page, FIRST).get_attribute("data-mf-edited") == ""
    cell(page, FIRST).locator("[data-mf-action=reset]").click()
    assert code(page) == book
    page.reload()
    assert code(page) == book
    assert cell(page, FIRST).get_attribute("data-mf-edited") is None


def test_a_reset_can_be_undone(page, host):
    open_page(page, host)
    type_code(page, FIRST, "mine = 3\nmine")
    cell(page, FIRST).locator("[data-mf-action=reset]").click()
    cell(page, FIRST).locator("[data-mf-action=undo]").click()
    assert code(page) == "mine = 3\nmine"
    assert run(page, FIRST) == "ok"
    assert output(page, FIRST) == "3\n"


def test_a_changed_book_shows_both(page, host):
    open_page(page, host)
    book = code(page)
    page.evaluate(
        "([key, edit]) => localStorage.setItem(key, edit)",
        [KEY, json.dumps({"code": "mine = 3", "book": "the book as it was"})],
    )
    page.reload()
    assert code(page) == "mine = 3"
    assert "The book changed since your edit" in cell(page, FIRST).inner_text()
    cell(page, FIRST).locator("summary").click()
    assert cell(page, FIRST).locator("[data-mf-status] pre").text_content() == book


def test_words_of_somebody_else_in_the_storage_do_no_harm(page, host):
    open_page(page, host)
    book = code(page)
    for words in ("{", "7", '{"code": 7}', "[]"):
        page.evaluate("([key, words]) => localStorage.setItem(key, words)", [KEY, words])
        page.reload()
        assert code(page) == book


@pytest.mark.parametrize(
    "trouble",
    [
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        """Object.defineProperty(window, 'localStorage', {
          get() { throw new DOMException('blocked', 'SecurityError') } })""",
    ],
    ids=["full", "blocked"],
)
def test_without_storage_an_edit_still_runs_and_it_is_told(context, host, trouble):
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(error))
    page.add_init_script(trouble)
    open_page(page, host)
    type_code(page, FIRST, "6 * 7")
    assert "does not keep edits" in cell(page, FIRST).inner_text()
    assert run(page, FIRST) == "ok"
    assert output(page, FIRST) == "42\n"
    assert not [error for error in errors if "/assets/book/" in str(error.stack)]


def test_two_tabs_do_not_lose_each_others_edits_of_other_cells(context, host):
    one, two = context.new_page(), context.new_page()
    open_page(one, host)
    open_page(two, host, "1-what-is-calculus/rise-over-run/")
    other = two.locator("[data-mf-cell]").first.get_attribute("data-mf-cell")
    type_code(one, FIRST, "one = 1")
    type_code(two, other, "two = 2")
    one.reload()
    two.reload()
    assert code(one) == "one = 1"
    assert cell(two, other).locator("[data-mf-code]").text_content() == "two = 2"
