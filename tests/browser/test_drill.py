"""The drill: tasks from a seed, checked and explained; by mouse, touch and keyboard; the same task by the same link."""

import json

import faults
import pytest
from live import SAVES_DATA, is_of_python, open_page
from test_accessibility import focus_is_on, tab_to, violations

from mfml import drill

PATH = "/practice/drill/"
TASK = ".mf-drill__task"
LETTERS = "ABCDEF"


def link(kind, level, seed):
    return f"{PATH}#kind={kind}&level={level}&seed={seed}"


def act(page, action):
    page.locator(f"[data-mf-tool] [data-mf-action={action}]").click()


def opened(page, host, path):
    page.add_init_script(SAVES_DATA)
    open_page(page, host, path)
    page.locator("[data-mf-action=start]").wait_for()


def begun(page, host, path):
    """Open a link and begin its task."""
    opened(page, host, path)
    act(page, "start")
    page.locator(f"{TASK} .katex").first.wait_for()


def task_of(page):
    """Return the task that the page's address names."""
    fields = dict(field.split("=") for field in page.evaluate("location.hash.slice(1)").split("&"))
    return drill(fields["kind"], int(fields["level"]), int(fields["seed"]))


def shown(page, within=TASK):
    """Return the LaTeX of the formulas in the order of the page."""
    page.wait_for_function(
        "within => { const boxes = [...document.querySelectorAll(`${within} .mf-formula`)];"
        " return boxes.length && boxes.every((box) => box.querySelector('.katex')); }",
        arg=within,
    )
    return page.locator(f"{within} .mf-formula annotation").all_text_contents()


def feedback(page):
    return page.locator(f"{TASK} [data-mf-feedback]").inner_text()


def checked(page):
    """Press Check, and return the result and what is said."""
    page.evaluate("document.getElementById('mf-live').textContent = ''")
    act(page, "check")
    page.wait_for_function("() => document.getElementById('mf-live').textContent")
    return page.locator(TASK).get_attribute("data-mf-result"), feedback(page)


def next_task(page, action="next"):
    before = page.evaluate("location.hash")
    act(page, action)
    page.wait_for_function("before => location.hash !== before", arg=before)


def kept(page, item):
    return json.loads(page.evaluate("localStorage.getItem('mfml:progress')"))["items"][item]


def test_a_formula_is_typed(page, host):
    opened(page, host, link("differentiate", 2, 7))
    assert "The link has set a task" in page.locator("[data-mf-said]").inner_text()
    assert page.locator("html").get_attribute("data-mf-runtime") == "off"
    assert not [path for path, _ in host.requests if is_of_python(path)]
    act(page, "start")
    field = page.locator(f"{TASK} input")
    field.wait_for()
    assert shown(page) == [r"x^{2} \sin\left(x\right)"]
    assert focus_is_on(page, f"{TASK} input")
    assert checked(page) == ("open", "Type a formula first.")
    field.fill("2x*cos(x)")
    page.locator("[data-mf-preview]", has_text="At character 2: an operator is missing").wait_for()
    assert page.locator(".mf-misread").text_content() == "2x*cos(x)\n ^"
    result, said = checked(page)
    assert result == "open"
    assert "an operator is missing" in said
    field.fill("2*x*cos(x)")
    page.locator("[data-mf-preview] .katex").wait_for()
    result, said = checked(page)
    assert result == "wrong"
    assert "The derivative of a product is not the product of the derivatives" in said
    field.fill("x*(x*cos(x) + 2*sin(x))")
    assert page.locator(TASK).get_attribute("data-mf-result") == "open"
    assert checked(page) == ("correct", "✓ Right.")
    assert page.locator("[data-mf-score]").inner_text() == "Right at the first try: 0 of 1 in this sitting."
    item = kept(page, "drill:differentiate:2")
    assert [(correct, hints) for _, correct, hints, _ in item["log"]] == [(0, 0), (1, 0)]
    assert json.loads(item["answer"]) == {"seed": 7, "answer": "x*(x*cos(x) + 2*sin(x))"}
    act(page, "solution")
    assert focus_is_on(page, f"{TASK} h3")
    assert page.locator(".mf-steps > li").count() == 5
    assert page.locator(".mf-steps > li").first.inner_text().startswith("Product rule.")
    checked(page)
    assert kept(page, "drill:differentiate:2")["log"][-1][2] == 1, "the steps count as a hint"


def test_the_same_link_gives_the_same_task(page, host):
    begun(page, host, link("match", 3, 5))
    task = drill("match", 3, 5)
    formulas = [formula.latex() for formula in (*task.functions, *task.derivatives)]
    assert shown(page) == formulas
    next_task(page)
    assert shown(page) != formulas
    assert shown(page) == [f.latex() for f in (*task_of(page).functions, *task_of(page).derivatives)]
    page.evaluate("location.hash = '#kind=match&level=3&seed=5'")
    act(page, "start")
    page.wait_for_function(  # the address is that of the task already, while the old one still stands
        "([within, first]) => document.querySelector(`${within} annotation`)?.textContent === first",
        arg=[TASK, formulas[0]],
    )
    assert shown(page) == formulas
    page.reload()
    page.locator("[data-mf-action=start]").click()
    assert shown(page) == formulas


def test_five_right_in_a_row_suggest_the_next_level(page, host):
    begun(page, host, link("first-rule", 1, 1))
    for number in range(1, 6):
        task = task_of(page)
        assert page.locator("[data-mf-action=level-up]").count() == 0
        page.locator(f"{TASK} fieldset label").nth(task.right).click()
        assert checked(page)[0] == "correct"
        assert f"{number} of {number} in this" in page.locator("[data-mf-score]").inner_text()
        if number < 5:
            next_task(page)
    next_task(page, "level-up")
    assert "level=2" in page.evaluate("location.hash")
    assert page.locator("input[name=level]:checked").input_value() == "2"
    assert page.locator("[data-mf-action=level-up]").count() == 0
    act(page, "solution")
    page.locator(f"{TASK} fieldset label").nth(task_of(page).right).click()
    assert checked(page)[0] == "correct"
    assert "5 of 6 in this sitting" in page.locator("[data-mf-score]").inner_text(), "read off the steps"


def test_a_wrong_rule_is_told_why(page, host):
    begun(page, host, link("first-rule", 2, 1))
    page.locator(f"{TASK} fieldset label", has_text="chain rule").click()
    result, said = checked(page)
    assert result == "wrong"
    assert said.endswith("The last thing to do is to multiply sin(3 - 5*x) by 2.")
    page.locator(f"{TASK} fieldset label", has_text="constant multiple rule").click()
    assert feedback(page) == ""


def test_with_the_keyboard_only(page, host):
    opened(page, host, PATH)
    tab_to(page, "input[name=kind]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator("input[name=kind]:checked").input_value() == "match"
    page.keyboard.press("Enter")
    page.locator(f"{TASK} select").first.wait_for()
    assert focus_is_on(page, f"{TASK} select")
    task = task_of(page)
    (left, distractor, words), *_ = task.wrong
    for row, right in enumerate(task.right):
        tab_to(page, f"select[data-mf-left='{row}']") if row else None
        page.keyboard.press(LETTERS[distractor if row == left else right])
    tab_to(page, f"{TASK} [data-mf-action=check]")
    page.keyboard.press("Enter")
    page.locator(f"{TASK} [data-mf-feedback]", has_text=words).wait_for()
    tab_to(page, f"select[data-mf-left='{left}']", "Shift+Tab")
    page.keyboard.press(LETTERS[task.right[left]])
    tab_to(page, f"{TASK} [data-mf-action=check]")
    page.keyboard.press("Enter")
    page.locator(f"{TASK}[data-mf-result=correct]").wait_for()
    assert page.locator("#mf-live").text_content() == "✓ Right."
    name = f"Derivative of {task.functions[left]}"
    assert page.get_by_role("combobox", name=name, exact=True).count() == 1
    tab_to(page, f"{TASK} [data-mf-action=next]")
    page.keyboard.press("Enter")
    page.locator(f"{TASK}[data-mf-result=open]").wait_for()
    page.wait_for_function("() => document.activeElement.matches('select')")


def test_by_touch(chromium, host):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    context.set_default_timeout(60_000)
    page = context.new_page()
    opened(page, host, link("first-rule", 3, 2))
    page.locator("[data-mf-action=start]").tap()
    page.locator(f"{TASK} .katex").first.wait_for()
    assert focus_is_on(page, f"{TASK} h2"), "no keyboard comes up"
    page.locator(f"{TASK} fieldset label").nth(task_of(page).right).tap()
    page.locator("[data-mf-action=check]").tap()
    page.locator(f"{TASK}[data-mf-result=correct]").wait_for()
    page.locator("[data-mf-action=solution]").tap()
    for target in page.locator("[data-mf-tool] :is(button, label):visible").all():
        assert target.bounding_box()["height"] >= 40, target.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for kind, level in [("match", 4), ("differentiate", 4)]:
        page.evaluate(f"location.hash = '#kind={kind}&level={level}&seed=3'")
        page.locator("[data-mf-action=start]").tap()
        page.locator(f"{TASK} h2", has_text="level 4").wait_for()
        page.locator(f"{TASK} .katex").first.wait_for()
        page.locator("[data-mf-action=solution]").tap()
        page.locator(".mf-steps .katex").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), kind
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(page, host, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    opened(page, host, link("match", 4, 3))
    assert not violations(page), "before the start"
    act(page, "start")
    shown(page)
    assert not violations(page), "a match"
    for row in range(4):
        page.locator(f"select[data-mf-left='{row}']").select_option(index=task_of(page).right[row] + 1)
    assert checked(page)[0] == "correct"
    act(page, "solution")
    shown(page)
    assert not violations(page), "right, with the steps"
    page.locator("label", has_text="Differentiate").click()
    act(page, "start")
    page.locator(f"{TASK} input").fill("2x")
    page.locator(".mf-misread").wait_for()
    checked(page)
    assert not violations(page), "a formula that cannot be read"
    page.locator(f"{TASK} input").fill("x")
    assert checked(page)[0] == "wrong"
    assert not violations(page), "a wrong formula"


@pytest.mark.parametrize(
    "damaged", ["kind=match&level=9&seed=1", "kind=integrate&level=1&seed=1", "kind=match"]
)
def test_a_damaged_link(page, host, damaged):
    opened(page, host, f"{PATH}#{damaged}")
    assert page.locator("[data-mf-said]").inner_text() == (
        "The link is damaged: it names no task. Choose one here."
    )


def test_python_does_not_arrive(page, book):
    book.faults["*/js/worker.js"] = faults.missing
    opened(page, book, link("differentiate", 1, 4))
    act(page, "start")
    page.locator("[data-mf-action=retry]").wait_for()
    assert "Python could not be loaded" in page.locator("[data-mf-said]").inner_text()
    book.faults.clear()
    act(page, "retry")
    page.locator(f"{TASK} .katex").first.wait_for()
    assert shown(page) == [drill("differentiate", 1, 4).formula.latex()]
    page.problems.clear()  # this book is not at `host`, and the browser has told of the missing file


def test_without_javascript(chromium, host):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + PATH.lstrip("/"))
    assert "The drill needs JavaScript" in page.locator("[data-mf-tool]").inner_text()
    context.close()
