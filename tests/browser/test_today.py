"""The page Today: what is due, in which order, what comes next, and what to go on with."""

import pytest
from answered import BLOCKED, DAY, NOW, exercises, item, keep, kept
from live import open_page
from test_accessibility import SCHEMES, tab_to, violations

PATH = "practice/"
IDS = exercises()
DRILLS = {f"drill:differentiate:{n}": item((10 + n, 0)) for n in range(1, 5)}


@pytest.fixture
def today(page, host):
    """Open the page on a fixed day."""
    page.clock.set_fixed_time(NOW / 1000)
    open_page(page, host, PATH)
    page.locator("[data-mf-tool] h2").first.wait_for()
    return page


def with_answers(page, items):
    keep(page, items)
    page.reload()
    page.locator("[data-mf-tool] h2").first.wait_for()


def headings(page):
    return page.locator("[data-mf-tool] h2").all_text_contents()


def listed(page, where="ol"):
    return page.locator(f"[data-mf-tool] {where} [data-mf-item]").evaluate_all(
        "items => items.map(item => item.dataset.mfItem)"
    )


def text(page):
    return page.locator("[data-mf-tool]").inner_text()


def test_without_javascript_the_page_says_what_it_is_for(chromium, host):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + PATH)
    assert "need JavaScript" in page.locator("article").inner_text()
    assert page.locator("article [data-mf-item]").count() == 0
    context.close()


def test_a_first_time_reader_is_told_what_will_come_and_where_to_begin(today):
    assert headings(today) == ["Nothing yet", "To begin with"]
    assert "comes back here" in text(today)
    assert listed(today, "ul") == IDS[:1]
    assert kept(today) == {}


def test_the_longest_overdue_come_first_five_at_a_time(today):
    with_answers(today, {IDS[0]: item((40, 1)), IDS[1]: item((3, 0)), **DRILLS, "E99.1": item((90, 0))})
    assert headings(today) == ["To look at again", "To go on with"]
    drills = [f"drill:differentiate:{n}" for n in (4, 3, 2, 1)]
    assert listed(today) == [IDS[0], drills[0], IDS[1], *drills[1:3]]
    today.locator("details summary").click()
    assert listed(today, "details") == drills[3:]
    assert "5 items" in text(today)
    link = today.locator("[data-mf-item='drill:differentiate:2'] a")
    assert link.text_content() == "Drill: differentiate, level 2"
    assert link.evaluate("link => link.href").endswith("/practice/drill/#kind=differentiate&level=2")


def test_a_link_leads_by_keyboard_to_the_exercise_which_asks_again(today):
    today.goto(today.locator(f"[data-mf-item='{IDS[0]}'] a").evaluate("link => link.href"))
    forms = today.locator(f"[data-mf-exercise='{IDS[0]}'] form")
    version = "-".join(forms.evaluate_all("forms => forms.map(form => form.dataset.mfVersion)"))
    keep(
        today, {IDS[0]: {**item((0.8, 1)), "version": version}}
    )  # answered yesterday evening: due this evening
    today.go_back()
    today.locator("ol [data-mf-item]").wait_for()
    assert listed(today) == IDS[:1]
    tab_to(today, f"[data-mf-item='{IDS[0]}'] a")
    today.keyboard.press("Enter")
    exercise = today.locator(f"[data-mf-exercise='{IDS[0]}']")
    exercise.get_by_text("Answer it again from memory").wait_for()


def test_when_nothing_is_due_it_says_when_the_next_comes_and_what_to_do(today):
    with_answers(today, {IDS[0]: item((2, 1), (1, 1)), IDS[1]: item((0, 0))})
    assert headings(today) == ["Nothing is waiting", "To go on with"]
    assert "comes back tomorrow." in text(today)
    assert listed(today, "ul") == [IDS[1]]
    with_answers(today, {IDS[0]: item((2, 1), (1, 1))})
    assert "comes back in 2 days." in text(today)
    with_answers(today, {id: item((0, 1)) for id in IDS})
    assert "You have solved every exercise" in text(today)


def test_what_another_tab_answers_goes_from_the_list(context, today):
    with_answers(today, {id: item((5, 0)) for id in IDS[:2]})
    assert listed(today) == IDS[:2]
    other = context.new_page()
    other.goto(today.url)
    keep(other, {IDS[0]: item((5, 0), (0, 1)), IDS[1]: item((5, 0))})
    today.wait_for_function("() => document.querySelectorAll('ol [data-mf-item]').length === 1")
    assert listed(today) == IDS[1:2]


def test_a_page_left_open_overnight_knows_the_new_day(today):
    with_answers(today, {IDS[0]: item((0, 1))})
    assert headings(today)[0] == "Nothing is waiting"
    today.clock.set_fixed_time((NOW + DAY) / 1000)
    today.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert listed(today) == IDS[:1]


def test_the_focus_stays_while_nothing_changes(today):
    with_answers(today, {IDS[0]: item((5, 0))})
    tab_to(today, "ol [data-mf-item] a")
    today.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert today.evaluate("document.activeElement.matches('ol [data-mf-item] a')")


def test_a_browser_that_keeps_nothing_has_the_page_of_a_first_time_reader(context, host):
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error.stack)))
    page.add_init_script(BLOCKED)
    open_page(page, host, PATH)
    page.locator("[data-mf-tool] h2").first.wait_for()
    assert headings(page)[0] == "Nothing yet"
    assert not [error for error in errors if "/assets/book/" in error]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_bars_the_way_in_any_state(today, scheme):
    today.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    today.set_viewport_size({"width": 390, "height": 800})
    assert not violations(today), "first time"
    with_answers(today, {**DRILLS, **{id: item((9, 1)) for id in IDS[:4]}})
    today.locator("details summary").click()
    assert not violations(today), "due"
    assert today.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
    with_answers(today, {IDS[0]: item((0, 1))})
    assert not violations(today), "nothing due"


def test_by_touch(phone, host):
    phone.clock.set_fixed_time(NOW / 1000)
    open_page(phone, host, PATH)
    phone.locator("[data-mf-tool] h2").first.wait_for()
    with_answers(phone, {**DRILLS, **{id: item((9, 1)) for id in IDS[:2]}})
    summary = phone.locator("[data-mf-tool] summary")
    assert summary.bounding_box()["height"] >= 40
    assert phone.locator("ol [data-mf-item]").first.bounding_box()["height"] >= 40
    summary.tap()
    phone.locator(f"[data-mf-item='{IDS[0]}'] a").first.tap()
    phone.locator(f"[data-mf-exercise='{IDS[0]}']").wait_for()
