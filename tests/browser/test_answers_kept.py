"""What is kept of answers: over a reload, a new build, a changed exercise, days, tabs, and what is in between."""

from contextlib import contextmanager

import author
import pytest
from exercise_book import (
    PAGE,
    act,
    becomes,
    checked,
    choose,
    exercise,
    feedback,
    offered,
    ready,
    result,
    said,
    write,
)
from live import type_code

from static_server import serve


@pytest.fixture
def host(exercise_site):
    with serve(exercise_site.parent / "site", "/mfml/") as server:
        yield server


@pytest.fixture
def context(chromium, host):
    """Open a browser in which all comes from the host, also a new build and what the host holds back."""
    host.cache_control = "no-cache"
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    context.set_default_timeout(60_000)
    yield context
    context.close()


@contextmanager
def without_the_script(page, host):
    """Open the page, and hold back the script of the exercises while the reader acts."""
    acting, held = True, []
    page.route("**/js/practice.js", lambda route: held.append(route) if acting else route.continue_())
    page.goto(host.address)
    with page.expect_request("**/js/practice.js"):
        yield
    acting = False
    for route in held:
        route.continue_()


def kept(page, name):
    return page.evaluate("name => JSON.parse(localStorage.getItem('mfml:progress')).items[name]", name)


def test_answers_survive_a_reload(open_book, host):
    choose(open_book, "E9.1", "down")
    exercise(open_book, "E9.1").get_by_text("fairly sure").click()
    act(open_book, "E9.1", "hint")
    checked(open_book, "E9.1")
    ((_, correct, hints, confidence),) = kept(open_book, "E9.1")["log"]
    assert (correct, hints, confidence) == (1, 1, 3)
    write(open_book, "E9.2", "12")
    write(open_book, "E9.3", "sin(x)")
    open_book.wait_for_function("() => localStorage.getItem('mfml:progress').includes('sin(x)')")
    ready(open_book, host.address)
    assert result(open_book, "E9.1") == "correct"
    assert exercise(open_book, "E9.1").get_by_label("down").is_checked()
    assert said(open_book, "E9.1") == "Answered right today. It comes back for review tomorrow."
    assert result(open_book, "E9.2") == "open"
    assert exercise(open_book, "E9.2").locator("input[type=text]").input_value() == "12"
    assert exercise(open_book, "E9.3").locator("input[type=text]").input_value() == "sin(x)"


def test_the_last_key_before_leaving_is_kept(open_book, host):
    write(open_book, "E9.2", "12")
    open_book.reload()
    assert kept(open_book, "E9.2")["answer"] == '["12"]'


def test_a_reader_who_is_quicker_than_the_script(open_book, host):
    choose(open_book, "E9.1", "up")
    checked(open_book, "E9.1")
    with without_the_script(open_book, host):
        choose(open_book, "E9.1", "down")
    exercise(open_book, "E9.1").locator("[data-mf-action=check]").wait_for()
    assert exercise(open_book, "E9.1").get_by_label("down").is_checked()
    assert checked(open_book, "E9.1") == "correct"


def test_answers_survive_a_new_build_and_a_changed_exercise(page, host, tmp_path):
    ready(page, host.address)
    choose(page, "E9.1", "down")
    checked(page, "E9.1")
    write(page, "E9.2", "-1")
    checked(page, "E9.2")
    changed = PAGE.replace("value: cos(pi)", "value: 2*cos(pi)").replace("It is −1.", "It is −2.")
    newer = author.write_book(tmp_path, {"index.md": changed})
    code, said_by_build = author.build(newer)
    assert code == 0, said_by_build
    host.folder = tmp_path / "site"
    ready(page, host.address)
    assert result(page, "E9.1") == "correct"
    assert result(page, "E9.2") == "open"
    assert "The exercise has changed since you answered it." in offered(page, "E9.2")
    assert exercise(page, "E9.2").locator("input[type=text]").input_value() == ""
    write(page, "E9.2", "-3")
    page.wait_for_function("() => localStorage.getItem('mfml:progress').includes('-3')")
    ready(page, host.address)
    assert field(page, "E9.2").input_value() == "-3"
    assert "Your answer to the old version is kept." in offered(page, "E9.2")
    act(page, "E9.2", "restore")
    assert field(page, "E9.2").input_value() == "-1"
    assert checked(page, "E9.2") == "wrong"
    ready(page, host.address)
    assert offered(page, "E9.2") == "", "an answer to the new version has been checked"


def test_after_a_day_it_is_to_be_answered_again(page, host):
    page.clock.install(time="2026-03-02T09:00:00")
    ready(page, host.address)
    choose(page, "E9.1", "down")
    checked(page, "E9.1")
    page.clock.set_fixed_time("2026-03-04T09:00:00")
    ready(page, host.address)
    assert result(page, "E9.1") == "open"
    assert "You answered this on 2 March 2026. Answer it again from memory." in offered(page, "E9.1")
    assert not exercise(page, "E9.1").get_by_label("down").is_checked()
    choose(page, "E9.1", "down")
    assert checked(page, "E9.1") == "correct"
    assert "in 3 days" in said(page, "E9.1")


def test_two_tabs(open_book, context, host):
    other = context.new_page()
    ready(other, host.address)
    choose(open_book, "E9.1", "down")
    checked(open_book, "E9.1")
    becomes(other, "E9.1", "correct")
    write(other, "E9.2", "-1")
    checked(other, "E9.2")
    assert kept(open_book, "E9.1")["log"]
    assert kept(open_book, "E9.2")["log"]


def field(page, name, part=0):
    return exercise(page, name).locator("form").nth(part).locator("input[type=text], textarea")


def test_a_reload_keeps_all_parts_of_an_answer(open_book):
    name = "E9.3"
    write(open_book, name, "6*sin(2*x)**2*cos(2*x)")
    write(open_book, name, "The power rule brings a 3 and the chain rule a 2.", part=1)
    checked(open_book, name)
    choose(open_book, name, "It names the power rule.")
    assert checked(open_book, name) == "wrong"
    open_book.reload()
    open_book.mouse.move(20, 20)
    exercise(open_book, name).locator("[data-mf-action=check]").wait_for()
    assert result(open_book, name) == "wrong"
    assert field(open_book, name).input_value() == "6*sin(2*x)**2*cos(2*x)"
    assert field(open_book, name, part=1).input_value().startswith("The power rule")
    assert exercise(open_book, name).get_by_label("It names the power rule.").is_checked()
    assert not exercise(open_book, name).get_by_label("It names the inner function.").is_checked()


def test_what_is_begun_before_the_script_is_there_stands_beside_what_is_kept(open_book, host):
    name = "E9.3"
    write(open_book, name, "The power rule brings a 3 and the chain rule a 2.", part=1)
    open_book.wait_for_function("() => localStorage.getItem('mfml:progress')?.includes('power rule')")
    with without_the_script(open_book, host):
        write(open_book, name, "sin(x)")
    exercise(open_book, name).locator("[data-mf-action=check]").wait_for()
    assert field(open_book, name).input_value() == "sin(x)"
    assert field(open_book, name, part=1).input_value().startswith("The power rule")


def test_enter_before_the_script_is_there_does_not_leave_the_page(open_book, host):
    with without_the_script(open_book, host):
        write(open_book, "E9.2", "-1")
        field(open_book, "E9.2").press("Enter")
    exercise(open_book, "E9.2").locator("[data-mf-action=check]").wait_for()
    assert open_book.url == host.address
    assert field(open_book, "E9.2").input_value() == "-1"


def test_a_new_answer_to_what_is_due_is_not_hidden_again(page, host):
    page.clock.install(time="2026-03-02T09:00:00")
    ready(page, host.address)
    write(page, "E9.2", "-1")
    checked(page, "E9.2")
    page.clock.set_fixed_time("2026-03-04T09:00:00")
    ready(page, host.address)
    assert field(page, "E9.2").input_value() == ""
    write(page, "E9.2", "-1.0")
    page.reload()
    page.mouse.move(20, 20)
    exercise(page, "E9.2").locator("[data-mf-action=check]").wait_for()
    assert field(page, "E9.2").input_value() == "-1.0"


def test_an_answer_that_changes_while_it_is_checked_is_not_the_one_that_counts(open_book):
    write(open_book, "E9.3", "6*sin(2*x)**2*cos(2*x)")
    act(open_book, "E9.3", "check")
    assert said(open_book, "E9.3") == "Checking …"
    write(open_book, "E9.3", "x")
    exercise(open_book, "E9.3").get_by_text("Your answer has changed meanwhile. Check it again.").wait_for()
    assert feedback(open_book, "E9.3") == ""
    assert kept(open_book, "E9.3")["log"] == []


def test_a_program_that_changes_after_its_check_is_open_again_and_kept(open_book):
    type_code(open_book, "double-start", "offset = 3\ndef double(x):\n    return 2 * x")
    assert checked(open_book, "E9.4") == "correct"
    type_code(open_book, "double-start", "offset = 3\ndef double(x):\n    return 7")
    becomes(open_book, "E9.4", "open")
    assert feedback(open_book, "E9.4") == ""
    open_book.wait_for_function("() => localStorage.getItem('mfml:progress').includes('return 7')")


def test_another_tab_takes_back_what_was_said_of_an_older_answer(open_book, context, host):
    other = context.new_page()
    ready(other, host.address)
    write(open_book, "E9.2", "1")
    assert checked(open_book, "E9.2") == "wrong"
    becomes(other, "E9.2", "wrong")
    write(other, "E9.2", "-1")
    assert checked(other, "E9.2") == "correct"
    becomes(open_book, "E9.2", "correct")
    assert field(open_book, "E9.2").input_value() == "-1"
    assert feedback(open_book, "E9.2") == ""


def test_what_was_erased_in_one_tab_does_not_come_back_from_another(open_book, context, host):
    write(open_book, "E9.2", "1")
    checked(open_book, "E9.2")
    other = context.new_page()
    ready(other, host.address)
    open_book.evaluate("localStorage.removeItem('mfml:progress')")
    choose(other, "E9.1", "down")
    checked(other, "E9.1")
    assert other.evaluate("Object.keys(JSON.parse(localStorage.getItem('mfml:progress')).items)") == ["E9.1"]


@pytest.mark.parametrize("help", ["solution", "lines"])
def test_an_answer_after_the_solution_counts_as_one_with_help(open_book, help):
    name = "E9.4" if help == "lines" else "E9.2"
    if help == "lines":
        type_code(open_book, "double-start", "def double(x):\n    return 2 * x")
    else:
        write(open_book, name, "1")
        checked(open_book, name)
        write(open_book, name, "-1")
    act(open_book, name, help)
    assert checked(open_book, name) == "correct"
    *_, (_, _, hints, _) = kept(open_book, name)["log"]
    assert hints == 1
