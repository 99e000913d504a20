"""The page Where to begin: the first answers to its questions say what to read, at once and after a reload."""

import pytest
from answered import BLOCKED, NOW, item, keep, kept, told
from exercise_book import act, becomes, exercise, write
from live import open_page
from test_accessibility import SCHEMES, violations

PATH = "0-foundations/where-to-begin/"
IDS = [f"E0.{number}" for number in range(25, 37)]
RIGHT = {id: item((1, 1)) for id in IDS}
TABLE = "[data-mf-tool] table"


@pytest.fixture
def route(page, host):
    """Open the page on a fixed day, before anything is answered."""
    page.clock.set_fixed_time(NOW / 1000)
    open_page(page, host, PATH)
    advice(page)
    return page


def advice(page):
    """Go to the advice, as a reader does, and return what it says."""
    page.locator(TABLE).scroll_into_view_if_needed()
    page.locator(".mf-route").wait_for()
    return told(page)


def with_answers(page, items):
    keep(page, items)
    page.reload()
    return advice(page)


def alive(page, name):
    exercise(page, name).scroll_into_view_if_needed()
    page.mouse.move(10, 10)
    exercise(page, name).locator("[data-mf-action=check]").wait_for()


def test_without_javascript_the_table_says_what_to_read(chromium, host):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + PATH)
    first = page.locator(f"{TABLE} tbody tr").first
    assert "E0.25, E0.26" in first.inner_text()
    assert "read 0.1 Algebra of powers" in first.inner_text()
    first.get_by_role("link", name="0.1 Algebra of powers").click()
    assert page.locator("h1").inner_text().startswith("0.1 Algebra of powers")
    assert page.locator(".mf-route").count() == 0
    context.close()


def test_answers_become_advice_as_they_come_in_and_the_first_one_counts(route):
    assert told(route).startswith("You have answered 0 of 12 questions. Begin with E0.25;")
    assert route.locator(".mf-route a").get_attribute("href").endswith("#e025-one-power-of-two")
    with_answers(route, {id: RIGHT[id] for id in IDS[1:]})
    assert told(route).startswith("You have answered 11 of 12 questions. Go on with E0.25;")
    alive(route, "E0.25")
    write(route, "E0.25", "twelve")
    act(route, "E0.25", "check")  # that is no number, and no answer
    assert told(route).startswith("You have answered 11 of 12")
    for number, result in [("17", "wrong"), ("10", "correct")]:
        write(route, "E0.25", number)
        act(route, "E0.25", "check")
        becomes(route, "E0.25", result)
        assert told(route) == (
            "You have answered 12 of 12 questions. You can skip 0.2, 0.3, 0.4, 0.5 and 0.6. "
            "Read 0.1 first, then begin with 1.6 Four rules."
        )
    assert kept(route)["E0.25"]["log"][-1][1] == 1
    assert route.locator(".mf-route").get_attribute("aria-live") == "polite"
    route.reload()
    assert "Read 0.1 first" in advice(route)
    route.locator(".mf-route").get_by_role("link", name="0.1 Algebra of powers").click()
    route.wait_for_url("**/0-foundations/algebra-of-powers/")


@pytest.mark.parametrize(
    ("missed", "expected"),
    [
        ([], "You can skip 0.1, 0.2, 0.3, 0.4, 0.5 and 0.6. Go straight to 1.6 Four rules."),
        (["E0.36"], "You can skip 0.1, 0.2, 0.3, 0.4, 0.5 and 0.6. Go straight to 1.3 Rise over run."),
        (
            ["E0.30", "E0.34", "E0.36"],
            "You can skip 0.1, 0.2, 0.4 and 0.6. Read 0.3 and 0.5 first, then begin with 1.1 A curve that fits.",
        ),
    ],
)
def test_each_reader_is_sent_somewhere_else(route, missed, expected):
    items = RIGHT | {id: item((2, 0), (1, 1)) for id in missed}
    assert with_answers(route, items) == f"You have answered 12 of 12 questions. {expected}"


def test_another_tab_is_heard(context, route):
    other = context.new_page()
    other.goto(route.url)
    keep(other, RIGHT)
    route.wait_for_function(
        "() => document.querySelector('.mf-route').textContent.includes('1.6 Four rules')"
    )


def test_a_browser_that_keeps_nothing_still_advises(context, host):
    page = context.new_page()
    page.add_init_script(BLOCKED)
    open_page(page, host, PATH)
    alive(page, "E0.31")
    write(page, "E0.31", "6")
    act(page, "E0.31", "check")
    becomes(page, "E0.31", "correct")
    assert advice(page).startswith("You have answered 1 of 12 questions. Go on with E0.25;")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_bars_the_way(route, scheme):
    route.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    route.set_viewport_size({"width": 390, "height": 800})
    assert not violations(route), "nothing is answered"
    with_answers(route, RIGHT | {"E0.27": item((1, 0))})
    assert not violations(route), "advised"
    assert route.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
