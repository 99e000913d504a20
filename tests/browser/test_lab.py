"""A lab in the page: what the learner writes is checked, and is not held against what the book prints."""

from live import cell, open_page, output, run, type_code
from test_accessibility import violations

LAB = "/labs/l1-slope-machine/"
RIGHT = """def slope_machine(f, x, step):
    return (f(x + step) - f(x - step)) / (2 * step)"""


def status(page, name):
    return cell(page, name).locator("[data-mf-status]").text_content()


def test_a_part_is_done_in_the_page(page, host):
    open_page(page, host, LAB)
    check = cell(page, "check-slope-machine")
    assert check.get_attribute("data-mf-checks") == "L1.1"
    assert run(page, "check-slope-machine") == "ok"
    assert output(page, "check-slope-machine").startswith("Part 1: nothing to check yet")
    type_code(page, "slope-machine", RIGHT.replace("(2 * step)", "2 * step"))
    assert run(page, "check-slope-machine") == "ok"
    assert "Divide by all of (2 * step), in brackets" in output(page, "check-slope-machine")
    type_code(page, "slope-machine", RIGHT)
    assert run(page, "check-slope-machine") == "ok"
    assert output(page, "check-slope-machine").startswith("Part 1: passed.")
    for name in ("slope-machine", "check-slope-machine"):
        assert status(page, name) == "", "the page holds against the learner what it prints without answers"
    assert not violations(page)


def results(page, part):
    return page.evaluate(
        """part => JSON.parse(localStorage.getItem('mfml:progress') ?? '{}')
          .items?.[part]?.log.map(([, right]) => right)""",
        part,
    )


def test_what_a_check_finds_is_kept_and_told(page, host):
    open_page(page, host, LAB)
    page.mouse.move(10, 10)  # a sign of a reader
    page.wait_for_load_state("networkidle")
    run(page, "check-slope-machine")
    assert page.locator("#mf-live").text_content().startswith("Part 1: nothing to check yet")
    assert results(page, "L1.1") is None, "a blank is no answer"
    type_code(page, "slope-machine", RIGHT.replace("(2 * step)", "2 * step"))
    run(page, "check-slope-machine")
    type_code(page, "slope-machine", RIGHT)
    run(page, "check-slope-machine")
    assert page.locator("#mf-live").text_content().startswith("Part 1: passed.")
    assert results(page, "L1.1") == [0, 1]
    page.goto(host.address + "practice/progress/")
    page.locator("[data-mf-item='L1.1'][data-mf-result=correct]").wait_for()


def test_the_solution_is_there_with_one_click_more(page, host):
    open_page(page, host, LAB)
    box = page.locator("[data-mf-lab-solution]")
    link = box.locator("a")
    assert not link.is_visible()
    box.locator("summary").click()
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "l1-slope-machine-solution.ipynb"


def test_what_a_check_says_can_be_read_on_a_phone(page, host):
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, host, LAB)
    said = cell(page, "check-step").locator("[data-mf-output] pre")
    assert "too large" in said.text_content()
    assert said.evaluate("pre => pre.scrollWidth <= pre.clientWidth")
