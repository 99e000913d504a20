"""The page Progress: what is done, how sure and how right, and the file that goes out and comes in."""

import json

import pytest
from answered import BLOCKED, FULL, KEY, NOW, PLAN, entries, exercises, item, keep, kept, told, written
from live import open_page
from test_accessibility import SCHEMES, tab_to, violations

PATH = "practice/progress/"
SECTIONS = entries()
IDS = exercises()
SUM = "You have answered {} of {} exercises right"


@pytest.fixture
def progress(page, host):
    """Open the page on a fixed day."""
    page.clock.set_fixed_time(NOW / 1000)
    open_page(page, host, PATH)
    page.locator(".mf-exchange").wait_for()
    return page


def with_answers(page, items):
    keep(page, items)
    page.reload()
    page.locator(".mf-exchange").wait_for()


def bring(page, text):
    data = {"name": "mine.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("input[type=file]").set_input_files(data)
    page.wait_for_function("() => document.querySelector('.mf-told').textContent !== ''")


def state(page, id):
    return page.locator(f"[data-mf-item='{id}']").get_attribute("data-mf-result")


def test_without_javascript_the_list_is_whole(chromium, host):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + PATH)
    links = page.locator("[data-mf-item] a")
    assert links.count() == len(IDS)
    assert [text.split()[0] for text in links.all_text_contents()] == IDS
    context.close()


def test_each_link_leads_to_its_exercise(progress, host):
    addresses = progress.locator("[data-mf-item] a").evaluate_all("links => links.map(link => link.href)")
    for address in {address.partition("#")[0]: address for address in addresses}.values():
        progress.goto(address)
        assert progress.evaluate("document.querySelector(':target') !== null"), address


def test_a_first_time_reader_has_done_nothing(progress):
    assert SUM.format(0, len(IDS)) in progress.locator("[data-mf-tool] > p").first.text_content()
    assert {state(progress, id) for id in IDS} == {"open"}


def test_each_exercise_and_each_section_says_how_far_it_is(progress):
    right, wrong = IDS[0], IDS[1]
    begun = {**item(), "edited": NOW}
    with_answers(progress, {right: item((9, 1), (2, 0)), wrong: item((1, 0)), IDS[2]: begun})
    assert (state(progress, right), state(progress, wrong)) == ("correct", "wrong")
    assert {state(progress, id) for id in IDS[2:]} == {"open"}
    assert "begun" in progress.locator(f"[data-mf-item='{IDS[2]}']").text_content()
    assert "right" in progress.locator(f"[data-mf-item='{right}']").text_content()
    assert "not right yet" in progress.locator(f"[data-mf-item='{wrong}']").text_content()
    assert SUM.format(1, len(IDS)) in progress.locator("[data-mf-tool] > p").first.text_content()
    count = len(next(iter(SECTIONS.values())))
    assert f"1 of {count}" in progress.locator("[data-mf-section] h3").first.text_content()


def test_a_section_is_done_without_all_of_the_hard_ones(progress):
    section, stars = next(iter(SECTIONS.items()))
    hard = [id for id, n in stars.items() if n >= 3]
    needed = [id for id, n in stars.items() if n < 3] + hard[:1]
    element = progress.locator(f"[data-mf-section='{section}']")
    with_answers(progress, {id: item((1, 1)) for id in needed[1:]})
    assert element.get_attribute("data-mf-done") is None
    with_answers(progress, {id: item((1, 1)) for id in needed})
    assert element.get_attribute("data-mf-done") == ""
    assert "done" in element.locator("h3").text_content()


def test_another_tab_adds_to_the_page(context, progress):
    other = context.new_page()
    other.goto(progress.url)
    keep(other, {IDS[0]: item((0, 1))})
    progress.wait_for_function(
        "id => document.querySelector(`[data-mf-item='${id}']`).dataset.mfResult === 'correct'", arg=IDS[0]
    )
    other.evaluate("key => localStorage.removeItem(key)", KEY)
    progress.wait_for_function(
        "id => document.querySelector(`[data-mf-item='${id}']`).dataset.mfResult === 'open'", arg=IDS[0]
    )


def test_the_file_goes_to_another_device_and_is_taken_back_there(progress):
    items = {id: item((9, 0, 1, 4), (2, 1), answer='["a"]') for id in IDS[:2]}
    with_answers(progress, items)
    with progress.expect_download() as saving:
        progress.locator("[data-mf-action=export]").click()
    assert saving.value.suggested_filename == "mfml-progress-2026-11-25.json"
    text = saving.value.path().read_text("utf-8")
    assert json.loads(text)["items"] == items

    with_answers(progress, {IDS[0]: item((1, 1)), "drill:differentiate:2": item((1, 1))})
    before = kept(progress)
    bring(progress, text)
    assert told(progress).startswith("2 exercises came, 1 of them new and 1 with further answers.")
    assert len(kept(progress)) == 3
    assert kept(progress)[IDS[0]]["log"] == items[IDS[0]]["log"] + before[IDS[0]]["log"]
    assert state(progress, IDS[1]) == "correct"
    progress.locator("[data-mf-action=undo]").click()
    assert kept(progress) == before
    assert state(progress, IDS[1]) == "open"
    bring(progress, text)
    bring(progress, text)
    progress.wait_for_function(
        "() => document.querySelector('.mf-told').textContent.includes('known already')"
    )


BAD = {
    "empty": ("", "damaged"),
    "cut short": (written({"E1.1": item((1, 1))})[:-3], "damaged"),
    "foreign": ('{"answer": 42}', "not a progress file"),
    "old": (written({}).replace('"version":1', '"version":0'), "edition"),
    "newer": (written({}).replace('"version":1', '"version":2'), "newer edition"),
    "wrong type": (written({"E1.1": {**item((1, 1)), "log": "all right"}}), "cannot be read: E1.1"),
    "markup": (written({"<img src=x onerror=alert(1)>": item((1, 1))}), "cannot be read: <img"),
    "prototype": ('{"format":"mfml-progress","version":1,"items":{"__proto__":{"a":1}}}', "cannot be read"),
    "deep": ('{"format":"mfml-progress","version":1,"items":' + "[" * 10**6 + "]" * 10**6 + "}", "."),
    "huge": (written({}) + " " * 20_000_001, "too large"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_changes_nothing_and_says_why(progress, name):
    text, reason = BAD[name]
    with_answers(progress, {IDS[0]: item((1, 1))})
    bring(progress, text)
    assert reason in told(progress)
    assert told(progress).endswith("Nothing has changed.")
    assert kept(progress) == {IDS[0]: item((1, 1))}
    assert progress.locator("[data-mf-action=undo]").count() == 0
    assert progress.evaluate("({}).a") is None


def test_erasing_by_keyboard_asks_first_and_can_be_undone(progress):
    items = {id: item((1, 1)) for id in IDS[:2]}
    with_answers(progress, items)
    progress.evaluate("key => localStorage.setItem(key, 'my plan')", PLAN)
    tab_to(progress, "[data-mf-action=erase]", "Shift+Tab")
    progress.keyboard.press("Enter")
    dialog = progress.get_by_role("dialog", name="Erase the answers to 2 exercises and your plan?")
    dialog.wait_for()
    assert progress.evaluate("document.activeElement.dataset.mfAction") == "cancel"
    progress.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert progress.evaluate("document.activeElement.dataset.mfAction") == "erase"
    assert kept(progress) == items
    progress.keyboard.press("Enter")
    progress.keyboard.press("Tab")
    progress.keyboard.press("Enter")
    assert progress.evaluate("Object.keys(localStorage).filter(key => key.startsWith('mfml:p'))") == []
    assert state(progress, IDS[0]) == "open"
    assert progress.evaluate("document.activeElement.dataset.mfAction") == "undo"
    keep(progress, {IDS[2]: item((0, 1))})  # another tab goes on meanwhile
    progress.keyboard.press("Enter")
    assert kept(progress) == {**items, IDS[2]: item((0, 1))}
    assert progress.evaluate("key => localStorage.getItem(key)", PLAN) == "my plan"
    assert progress.evaluate("document.activeElement.matches('.mf-told')")


@pytest.mark.parametrize("trouble", [FULL, BLOCKED], ids=["full", "blocked"])
def test_a_browser_that_keeps_nothing_says_so_and_loses_nothing(context, host, trouble):
    page = context.new_page()
    page.add_init_script(trouble)
    page.clock.set_fixed_time(NOW / 1000)
    open_page(page, host, PATH)
    bring(page, written({IDS[0]: item((1, 1))}))
    assert "does not keep it" in told(page)
    assert state(page, IDS[0]) == "correct"
    with page.expect_download() as saving:
        page.locator("[data-mf-action=export]").click()
    assert list(json.loads(saving.value.path().read_text("utf-8"))["items"]) == [IDS[0]]


def test_how_sure_and_how_right(progress):
    with_answers(progress, {f"E9.{n}": item((1, n < 7, 0, 4)) for n in range(4)})
    assert "4 of 5 so far" in progress.locator("[data-mf-tool]").text_content()
    assert progress.locator(".mf-calibration").count() == 0
    with_answers(progress, {f"E9.{n}": item((1, n < 7, 0, 4)) for n in range(12)})
    assert progress.get_by_text("You were sure 12 times and right 7 times.").count() == 1
    row = progress.get_by_role("table", name="How often you were right").get_by_role("row", name="sure 12 7")
    assert row.get_by_role("cell", name="7 (58 %)").count() == 1
    assert progress.locator(".mf-bar__part").get_attribute("width") == "58"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_bars_the_way_in_any_state(progress, scheme):
    progress.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    progress.set_viewport_size({"width": 390, "height": 800})
    with_answers(
        progress, {id: item((1, n % 2, 0, 1 + n % 4)) for n, id in enumerate([*IDS, "a", "b", "c", "d", "e"])}
    )
    assert not violations(progress), "answered"
    bring(progress, written({"E1.99": item((1, 1))}))
    assert not violations(progress), "a file has come"
    assert progress.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
    progress.locator("[data-mf-action=erase]").click()
    assert not violations(progress), "asked"
    progress.locator("[data-mf-action=erase-now]").click()
    assert not violations(progress), "erased"
    assert progress.locator("[aria-live=polite]").count() == 1


def test_ten_thousand_records_are_read_once(progress):
    progress.add_init_script(
        """window.reads = [];
        const getItem = Storage.prototype.getItem;
        Storage.prototype.getItem = function (key) { window.reads.push(key); return getItem.call(this, key) };
        const parse = JSON.parse;
        window.parsed = 0;
        JSON.parse = (text, ...more) => { window.parsed += text.length > 100_000; return parse(text, ...more) };"""
    )
    with_answers(progress, {f"E9.{n}": item((n % 40, n % 2, 0, n % 5)) for n in range(10_000)})
    assert progress.evaluate("key => window.reads.filter(read => read === key).length", KEY) == 1
    assert progress.evaluate("window.parsed") == 1
    keep(progress, {id: item((1, 1)) for id in IDS})
    assert progress.locator("[data-mf-item]").count() == len(IDS)


def test_nothing_leaves_the_device(progress):
    with_answers(progress, {IDS[0]: item((1, 1))})
    progress.locator(
        "h1"
    ).click()  # the first touch fetches what keeps the book for the time without a network
    progress.wait_for_load_state("networkidle")
    asked = []
    progress.on("request", lambda request: asked.append(request.url))
    with progress.expect_download():
        progress.locator("[data-mf-action=export]").click()
    bring(progress, written({IDS[1]: item((1, 1))}))
    progress.locator("[data-mf-action=undo]").click()
    progress.locator("[data-mf-action=erase]").click()
    progress.locator("[data-mf-action=erase-now]").click()
    progress.locator("[data-mf-action=undo]").click()
    assert not [url for url in asked if not url.startswith("blob:")]


def test_by_touch(phone, host):
    phone.clock.set_fixed_time(NOW / 1000)
    open_page(phone, host, PATH)
    phone.locator(".mf-exchange").wait_for()
    keep(phone, {IDS[0]: item((1, 1))})
    phone.reload()
    phone.locator(".mf-exchange").wait_for()
    for action in ("export", "import", "erase"):
        assert phone.locator(f"[data-mf-action={action}]").bounding_box()["height"] >= 40
    phone.locator("[data-mf-action=erase]").tap()
    assert phone.locator("[data-mf-action=erase-now]").bounding_box()["height"] >= 40
    phone.locator("[data-mf-action=erase-now]").tap()
    assert kept(phone) == {}
    phone.locator("[data-mf-action=undo]").tap()
    assert list(kept(phone)) == [IDS[0]]
