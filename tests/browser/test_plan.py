"""The six-week plan: chosen by the reader, remembered, and saved as a calendar file that others can read."""

import datetime

import pytest
from answered import BLOCKED, FULL, NOW, PLAN, told
from icalendar import Calendar
from live import open_page
from test_accessibility import SCHEMES, tab_to, violations

PATH = "practice/plan/"


@pytest.fixture
def plan(page, host):
    """Open the page on Wednesday, 25 November 2026."""
    page.clock.set_fixed_time(NOW / 1000)
    open_page(page, host, PATH)
    page.locator(".mf-plan").wait_for()
    return page


def reload(page):
    page.reload()
    page.locator(".mf-plan").wait_for()


def saved(page):
    """Press the button and read the file with another's program; what it holds, in order."""
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as a calendar file").click()
    assert saving.value.suggested_filename == "mfml-plan.ics"
    calendar = Calendar.from_ical(saving.value.path().read_bytes())
    assert not calendar.errors
    return calendar.walk("VEVENT")


def rows(page):
    return page.locator("[data-mf-tool] tbody tr").all_inner_texts()


def test_without_javascript_the_table_says_what_belongs_to_which_week(chromium, host):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + PATH)
    assert len(rows(page)) == 6
    assert "1.3 Rise over run" in rows(page)[0]
    assert page.locator(".mf-plan").count() == 0
    context.close()


def test_three_evenings_a_week_from_the_next_monday_are_offered(plan):
    assert told(plan) == "18 sittings from Mon 30 Nov to Sat 9 Jan."
    assert plan.get_by_label("Begin on").input_value() == "2026-11-30"
    assert "Mon 30 Nov, 19:00" in rows(plan)[0]
    assert "Sat 9 Jan, 19:00" in rows(plan)[5]
    assert plan.evaluate("key => localStorage.getItem(key)", PLAN) is None


def test_what_is_chosen_is_remembered_and_each_section_stands_in_it_once(plan):
    plan.get_by_label("Begin on").fill("2026-11-24")
    plan.get_by_label("at", exact=True).fill("07:30")
    plan.get_by_label("Wednesday").uncheck()
    plan.get_by_label("Sunday").check()
    reload(plan)
    assert plan.get_by_label("Begin on").input_value() == "2026-11-24"
    assert plan.get_by_label("at", exact=True).input_value() == "07:30"
    days = [
        day for day in ("Monday", "Wednesday", "Saturday", "Sunday") if plan.get_by_label(day).is_checked()
    ]
    assert days == ["Monday", "Saturday", "Sunday"]
    assert told(plan) == "18 sittings from Sat 28 Nov to Mon 4 Jan."
    all_rows = "\n".join(rows(plan))
    for section in ("1.1 ", "1.9 ", "3.5 ", "6.1 ", "6.10 "):
        assert all_rows.count(f"\n{section}") == 1, section
    assert "now" in rows(plan)[0]
    assert "now" not in rows(plan)[1]


def test_the_calendar_has_every_sitting(plan, host):
    events = saved(plan)
    assert len(events) == 18
    assert len({event["UID"] for event in events}) == 18
    first, *_, last = events
    assert first["DTSTART"].dt == datetime.datetime(2026, 11, 30, 19)
    assert first["DTEND"].dt - first["DTSTART"].dt == datetime.timedelta(minutes=80)
    assert first["SUMMARY"] == "1 What is calculus?: 1.1 A curve that fits"
    assert first["DESCRIPTION"].splitlines()[2] == "1.3 Rise over run"
    assert first["URL"] == f"{host.address}1-what-is-calculus/"
    assert last["DTSTART"].dt.date() == datetime.date(2027, 1, 9)
    assert "file is saved" in told(plan)


def test_a_calendar_renews_the_entries_of_a_changed_plan(plan):
    before = saved(plan)
    reload(plan)
    plan.get_by_label("at", exact=True).fill("06:15")
    after = saved(plan)
    assert [event["UID"] for event in before] == [event["UID"] for event in after]
    assert {event["SEQUENCE"] for event in before} == {0}
    assert {event["SEQUENCE"] for event in after} == {1}
    assert {event["DTSTART"].dt.time() for event in after} == {datetime.time(6, 15)}


def test_what_is_missing_is_said_and_nothing_is_lost(plan):
    before = rows(plan)
    for day in ("Monday", "Wednesday", "Saturday"):
        plan.get_by_label(day).uncheck()
    assert told(plan) == "Choose at least one day of the week."
    assert plan.locator("#mf-live").text_content() == told(plan)
    assert plan.locator("[data-mf-action=calendar]").is_disabled()
    assert rows(plan)[0].count("Sat") >= 1
    plan.get_by_label("Wednesday").check()
    plan.get_by_label("Begin on").fill("")
    assert told(plan) == "Choose the day on which you begin."
    plan.get_by_label("Begin on").fill("2026-11-30")
    plan.get_by_label("at", exact=True).fill("")
    assert told(plan) == "Choose the time at which you begin."
    plan.get_by_label("at", exact=True).fill("19:00")
    assert "Some take 240 minutes" in told(plan)
    plan.get_by_label("Monday").check()
    plan.get_by_label("Saturday").check()
    assert rows(plan) == before


def test_by_keyboard_only(plan):
    tab_to(plan, "[name=start]")
    plan.keyboard.type("12012026" if plan.evaluate("navigator.language").endswith("US") else "01122026")
    assert plan.locator("[name=start]").input_value() == "2026-12-01"
    tab_to(plan, "[name=day]")
    plan.keyboard.press("Space")
    assert not plan.get_by_label("Monday").is_checked()
    tab_to(plan, "[data-mf-action=calendar]")
    with plan.expect_download():
        plan.keyboard.press("Enter")
    assert plan.evaluate("document.activeElement.dataset.mfAction") == "calendar"


def test_another_tab_shows_the_new_plan(context, plan):
    other = context.new_page()
    other.goto(plan.url)
    other.get_by_label("at", exact=True).fill("08:45")
    plan.wait_for_function("() => document.querySelector('[name=time]').value === '08:45'")
    assert "Mon 30 Nov, 08:45" in rows(plan)[0]


def test_words_of_somebody_else_in_the_storage_do_no_harm(plan):
    for words in ("{", "7", '{"start": "never"}', "[]"):
        plan.evaluate("([key, words]) => localStorage.setItem(key, words)", [PLAN, words])
        reload(plan)
        assert plan.get_by_label("Begin on").input_value() == "2026-11-30"


@pytest.mark.parametrize("trouble", [FULL, BLOCKED], ids=["full", "blocked"])
def test_a_browser_that_keeps_nothing_says_so_and_saves_the_plan(context, host, trouble):
    page = context.new_page()
    page.add_init_script(trouble)
    page.clock.set_fixed_time(NOW / 1000)
    open_page(page, host, PATH)
    page.get_by_label("at", exact=True).fill("08:45")
    assert "does not keep the plan" in told(page)
    assert {event["DTSTART"].dt.time() for event in saved(page)} == {datetime.time(8, 45)}


def test_nothing_leaves_the_device(plan):
    with plan.expect_event("requestfinished", lambda request: "later.js" in request.url):
        plan.locator(
            "h1"
        ).click()  # the first touch fetches what keeps the book for the time without a network
    plan.wait_for_timeout(500)
    asked = []
    plan.on("request", lambda request: asked.append(request.url))
    plan.get_by_label("Sunday").check()
    saved(plan)
    assert not [url for url in asked if not url.startswith("blob:")]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_bars_the_way_in_any_state(plan, scheme):
    plan.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    plan.set_viewport_size({"width": 390, "height": 800})
    assert not violations(plan), "offered"
    assert plan.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
    plan.get_by_label("Begin on").fill("2026-11-24")
    assert not violations(plan), "with a week that is now"
    plan.get_by_label("Begin on").fill("")
    assert not violations(plan), "something is missing"


def test_by_touch(phone, host):
    phone.clock.set_fixed_time(NOW / 1000)
    open_page(phone, host, PATH)
    phone.locator(".mf-plan").wait_for()
    label = phone.locator("label", has_text="Monday")
    assert label.bounding_box()["height"] >= 40
    label.tap()
    assert told(phone).startswith("12 sittings")
    with phone.expect_download():
        phone.get_by_role("button", name="Save as a calendar file").tap()
