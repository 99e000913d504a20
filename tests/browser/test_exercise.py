"""Exercises that are answered by typing and choosing: what is said, and the way out when one is stuck."""

import json

import faults
import pytest
from exercise_book import act, becomes, checked, choose, exercise, feedback, ready, result, said, write
from live import SAVES_DATA, cell, is_of_python, type_code
from test_accessibility import focus_is_on, tab_to, violations

from static_server import serve


@pytest.fixture
def host(exercise_site):
    with serve(exercise_site.parent / "site", "/mfml/") as server:
        yield server


def test_a_choice(open_book):
    assert checked(open_book, "E9.1") == "open"
    assert feedback(open_book, "E9.1") == "Choose first."
    choose(open_book, "E9.1", "up")
    assert checked(open_book, "E9.1") == "wrong"
    assert feedback(open_book, "E9.1") == "✗ Not right. Look at the sign of the slope."
    choose(open_book, "E9.1", "down")
    assert result(open_book, "E9.1") == "open"
    assert feedback(open_book, "E9.1") == ""
    assert checked(open_book, "E9.1") == "correct"
    assert feedback(open_book, "E9.1") == "✓ Right. A negative slope means that the graph falls."
    assert said(open_book, "E9.1") == "Right. It comes back for review tomorrow."


def test_a_number(open_book):
    for text, words in [("0.0", "That is the height"), ("1", "Only the sign"), ("-2", "A factor of 2")]:
        write(open_book, "E9.2", text)
        assert checked(open_book, "E9.2") == "wrong"
        assert words in feedback(open_book, "E9.2")
    write(open_book, "E9.2", "−1.0")
    assert checked(open_book, "E9.2") == "correct"


def test_what_needs_no_python_loads_none(open_book, host):
    choose(open_book, "E9.1", "down")
    checked(open_book, "E9.1")
    write(open_book, "E9.2", "-e^0")
    assert checked(open_book, "E9.2") == "correct"
    assert open_book.locator("html").get_attribute("data-mf-runtime") == "off"
    assert not [path for path, _ in host.requests if is_of_python(path)]


def test_a_formula_and_an_essay(open_book):
    name = "E9.3"
    field = exercise(open_book, name).locator("input[type=text]")
    field.focus()
    field.fill("3*sin(2*x)^2*cos(2*x)")
    exercise(open_book, name).locator("[data-mf-preview] .katex").wait_for()
    assert checked(open_book, name) == "wrong"
    assert "The inner derivative of" in feedback(open_book, name)
    assert feedback(open_book, name, part=1) == "Write a sentence or two first."
    write(open_book, name, "sin(2*x")
    exercise(open_book, name).locator("[data-mf-preview] .mf-misread").wait_for()
    assert checked(open_book, name) == "open"
    assert feedback(open_book, name).startswith("this ( is never closed")
    assert exercise(open_book, name).locator(".mf-misread").count() == 0, "it is said twice"
    write(open_book, name, "sin(2*x ")
    exercise(open_book, name).locator("[data-mf-preview] .mf-misread").wait_for()
    write(open_book, name, "3*sin(2*x)*sin(4*x)")
    write(open_book, name, "The power rule brings a 3 and the chain rule a 2.", part=1)
    assert checked(open_book, name) == "open"
    assert said(open_book, name) == "1 of 2 parts are right; the rest is open."
    assert "The power gives 3" in exercise(open_book, name).locator(".mf-essay__model").inner_text()
    choose(open_book, name, "It names the power rule.")
    assert checked(open_book, name) == "wrong"
    assert "1 of 2 points" in feedback(open_book, name, part=1)
    choose(open_book, name, "It names the inner function.")
    assert checked(open_book, name) == "correct"


def test_a_program(open_book, host):
    open_book.add_init_script(SAVES_DATA)  # so that typing starts no Python
    ready(open_book, host.address)
    assert checked(open_book, "E9.4") == "open"
    assert feedback(open_book, "E9.4") == "Write your program in the cell above first."
    type_code(open_book, "double-start", "offset = 3\ndef double(x):\n    return ___")
    assert checked(open_book, "E9.4") == "open"
    assert feedback(open_book, "E9.4") == "Line 3 still has a blank to fill in."
    assert not [path for path, _ in host.requests if is_of_python(path)], "a blank is seen without Python"
    program = "offset = 3\ndef double(x):\n    return {}"
    for formula, words in [
        ("x", "A check fails:\n>>> double(2)\n\nprints\n2\n\nand should print\n4"),
        ("2 * abs(x)", "Think of negative numbers."),
        ("2 * x if x > 0 else 7", "A check that was not shown fails:\n>>> offset = 100"),
        ("x.twice", "AttributeError"),
    ]:
        type_code(open_book, "double-start", program.format(formula))
        assert checked(open_book, "E9.4") == "wrong", feedback(open_book, "E9.4")
        assert words in feedback(open_book, "E9.4")
    type_code(open_book, "double-start", "1 / 0")
    assert checked(open_book, "E9.4") == "open"
    assert feedback(open_book, "E9.4") == "Your program ends in an error. Mend it, then check again."
    type_code(open_book, "double-start", program.format("x + x") + "\n")
    assert checked(open_book, "E9.4") == "correct"
    type_code(open_book, "double-start", "def double(x):\n    return x + x\noffset")
    checked(open_book, "E9.4")
    assert cell(open_book, "double-start").locator("[data-mf-output]").inner_text().strip() == "3", (
        "a check left its value"
    )


def test_a_program_put_together_from_its_lines(open_book):
    own = exercise(open_book, "E9.4")
    act(open_book, "E9.4", "lines")
    assert (
        own.get_by_text("return 2 * x", exact=True).evaluate("line => getComputedStyle(line).whiteSpace")
        == "pre-wrap"
    )
    own.get_by_role("button", name="Add Line A to your order").click()
    act(open_book, "E9.4", "check-lines")
    assert own.get_by_text("Line 1 is not the next one.").is_visible()
    own.get_by_role("button", name="Take Line A back").click()
    own.get_by_role("button", name="Add Line B to your order").click()
    act(open_book, "E9.4", "check-lines")
    assert own.get_by_text("Right so far: 1 of 2 lines.").is_visible()
    own.get_by_role("button", name="Add Line A to your order").click()
    assert own.locator(".mf-parsons [data-mf-action=take]").is_hidden()
    act(open_book, "E9.4", "check-lines")
    own.locator(".mf-parsons [data-mf-action=take]").click()
    code = cell(open_book, "double-start").locator("[data-mf-code]").text_content()
    assert code == "def double(x):\n    return 2 * x"
    assert checked(open_book, "E9.4") == "correct"


def test_checks_without_end(open_book):
    type_code(open_book, "double-start", "def double(x):\n    while True: pass")
    open_book.clock.install()
    act(open_book, "E9.4", "check")
    open_book.wait_for_function("() => document.documentElement.dataset.mfRuntime === 'ready'")
    for _ in range(40):
        if "Stopping" in feedback(open_book, "E9.4"):
            break
        open_book.clock.run_for(1_000)
    becomes(open_book, "E9.4", "wrong")
    assert "does a loop run for ever?" in feedback(open_book, "E9.4")


def test_hints_come_one_by_one_and_the_solution_after_an_attempt(open_book):
    own = exercise(open_book, "E9.1")
    assert own.locator("details:visible").count() == 0
    act(open_book, "E9.1", "solution")
    assert said(open_book, "E9.1") == "Try first: the solution opens after your first check, or in 3 minutes."
    assert own.locator("details:visible").count() == 0
    for number in (1, 2):
        assert own.locator("[data-mf-action=hint]").inner_text() == f"Hint {number} of 2"
        act(open_book, "E9.1", "hint")
        assert own.locator("details:visible").count() == number
        assert focus_is_on(open_book, f'[data-mf-hint="{number}"] summary')
    act(open_book, "E9.1", "hint")
    assert said(open_book, "E9.1").startswith("There are no more hints.")
    choose(open_book, "E9.1", "up")
    checked(open_book, "E9.1")
    act(open_book, "E9.1", "solution")
    assert own.get_by_text("It goes down.").is_visible()


def test_the_solution_opens_after_three_minutes(page, host):
    page.clock.install()
    ready(page, host.address)
    page.clock.run_for(2 * 60_000)
    act(page, "E9.2", "solution")
    assert said(page, "E9.2").endswith("or in 1 minute.")
    page.clock.run_for(60_000)
    act(page, "E9.2", "solution")
    assert exercise(page, "E9.2").get_by_text("It is −1.").is_visible()


def test_without_storage(page, host):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('blocked') }})"
    )
    ready(page, host.address)
    choose(page, "E9.1", "down")
    assert checked(page, "E9.1") == "correct"
    assert "Your answer could not be kept" in said(page, "E9.1")
    page.problems.clear()  # the theme does not expect it


@pytest.mark.parametrize("fault", faults.FAILURES, ids=lambda fault: fault.__name__)
@pytest.mark.parametrize("file", ["practice.js", "what it shares"])
def test_a_script_does_not_arrive(page, host, fault, file):
    page.add_init_script("window.checks = 0")
    page.goto(host.address)
    config = json.loads(page.locator("#mf-config").text_content())
    ((entry, (shared,)),) = (each for each in config["needs"].items() if each[0].endswith("practice.js"))
    host.faults[f"*/{entry if file == 'practice.js' else shared}"] = fault
    page.mouse.move(10, 10)
    exercise(page, "E9.1").get_by_text("could not be loaded").wait_for()
    assert exercise(page, "E9.1").locator("details:visible").count() == 3, "hints and solution can be read"
    host.faults.clear()
    act(page, "E9.1", "retry")
    exercise(page, "E9.1").locator("[data-mf-action=check]").wait_for()
    assert exercise(page, "E9.1").locator("details:visible").count() == 0
    page.problems.clear()  # the browser's own words on the missing file


def test_python_does_not_arrive(page, host):
    page.add_init_script(SAVES_DATA)
    ready(page, host.address)
    host.faults["*/js/worker.js"] = faults.missing
    write(page, "E9.3", "x")
    assert checked(page, "E9.3") == "open"
    assert "Check the connection" in feedback(page, "E9.3")
    host.faults.clear()
    assert checked(page, "E9.3") == "wrong"
    page.problems.clear()


def test_by_keyboard_alone(open_book):
    tab_to(open_book, "[data-mf-exercise='E9.1'] input")
    open_book.keyboard.press("Space")
    for _ in range(3):
        if exercise(open_book, "E9.1").get_by_label("down").is_checked():
            break
        open_book.keyboard.press("ArrowDown")
    tab_to(open_book, "[data-mf-exercise='E9.1'] [data-mf-action=hint]")
    open_book.keyboard.press("Enter")
    assert focus_is_on(open_book, "[data-mf-hint] summary")
    tab_to(open_book, "[data-mf-exercise='E9.1'] [data-mf-action=check]", "Shift+Tab")
    open_book.keyboard.press("Enter")
    becomes(open_book, "E9.1", "correct")
    tab_to(open_book, "[data-mf-exercise='E9.2'] input")
    open_book.keyboard.type("-1")
    open_book.keyboard.press("Enter")
    becomes(open_book, "E9.2", "correct")


def test_by_touch(chromium, host):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    page = context.new_page()
    ready(page, host.address)
    exercise(page, "E9.1").get_by_text("down", exact=True).tap()
    exercise(page, "E9.1").locator("[data-mf-action=check]").tap()
    becomes(page, "E9.1", "correct")
    for target in page.locator(
        ".mf-exercise__actions button, .mf-exercise fieldset label, .mf-answer input[type=text]"
    ).all():
        box = target.bounding_box()
        assert box is None or box["height"] >= 40, target.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(page, host, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    ready(page, host.address)
    assert not violations(page), "unanswered"
    choose(page, "E9.1", "up")
    checked(page, "E9.1")
    write(page, "E9.2", "-1")
    checked(page, "E9.2")
    assert not violations(page), "wrong and right"
    act(page, "E9.1", "hint")
    act(page, "E9.1", "solution")
    write(page, "E9.3", "6*sin(2*x)**2*cos(2*x)")
    write(page, "E9.3", "The power rule brings a 3 and the chain rule a 2.", part=1)
    checked(page, "E9.3")
    assert not violations(page), "hint, solution and model answer open"
    type_code(page, "double-start", "def double(x):\n    return x")
    checked(page, "E9.4")
    assert not violations(page), "a failed check"
    assert page.locator("[aria-live=polite]:not(.cm-announced)").count() == 1


def test_on_paper_and_without_a_script(chromium, host):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address)
    assert exercise(page, "E9.1").get_by_text("it stays level").is_visible()
    assert exercise(page, "E9.1").locator("details:visible").count() == 3
    context.close()
    context = chromium.new_context()
    page = context.new_page()
    ready(page, host.address)
    page.emulate_media(media="print")
    assert exercise(page, "E9.1").get_by_text("it stays level").is_visible()
    assert exercise(page, "E9.1").locator("button:visible").count() == 0
    context.close()


def test_the_notebook_keeps_the_question_and_not_the_answer(exercise_site):
    text = (exercise_site.parent / "site" / "index.ipynb").read_text("utf-8")
    assert "it stays level" in text
    assert ">>> double(2)" in text
    assert "Look at the" not in text
    assert "kind: choice" not in text
