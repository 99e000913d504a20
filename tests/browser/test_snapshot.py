"""Python from the snapshot: fetched, or from the copy in this browser; and all that can go wrong with either."""

import json
import re
from urllib.parse import urlsplit

import pytest
from built_site import SITE
from faults import FAILURES, missing, offline
from live import SAVES_DATA, cell, open_page, output, press_run, run, settled, type_code
from snapshot_copy import DAMAGES, RENAME, kept, wait_until_kept

FIRST = "first-touch"
DRAWING = "import matplotlib.pyplot as plt\nline = plt.plot([0, 1])"
CELLULAR = "Object.defineProperty(navigator, 'connection', {value: {type: 'cellular'}})"
HEAP, PARTS, SWITCH = "heap.bin", "parts.bin", "start-up.json"


@pytest.fixture
def context(chromium):
    """Give a test a browser profile of its own, which fails it on any error that no page has caught."""
    context = chromium.new_context()
    context.set_default_timeout(120_000)
    unhandled = []
    context.on("weberror", lambda error: unhandled.append(str(error.error)))
    yield context
    context.close()
    assert not unhandled, "\n".join(unhandled)


@pytest.fixture
def returned(context, book):
    """Give a new visit by a browser that has a copy of the snapshot."""
    page = visit(context, book)
    assert (run(page, FIRST), way(page)) == ("ok", "snapshot")
    wait_until_kept(page)
    page.close()
    book.requests.clear()
    page = context.new_page()
    page.goto(f"{book.address}start-up.json")  # of the same origin, and without a script
    return page


def visit(context, book, path="/"):
    page = context.new_page()
    open_page(page, book, path)
    return page


def way(page):
    """Return the way in which Python was started."""
    return page.locator("html").get_attribute("data-mf-way")


def asked(book):
    return [urlsplit(path).path.rpartition("/")[2] for path, _ in book.requests]


def switch(book, text):
    """Have the switch file say something."""

    def said(answer):
        answer.content = text.encode()

    book.faults[f"*/{SWITCH}"] = said


def test_the_site_has_a_snapshot_that_is_switched_on():
    assert {file.name for file in SITE.glob("assets/snapshot/*/*.bin")} == {HEAP, PARTS}
    assert json.loads((SITE / SWITCH).read_text("utf-8")) == {"snapshot": True}


def test_numbers_and_figures_agree_with_the_book(context, book):
    page = visit(context, book)
    assert (run(page, FIRST), way(page)) == ("ok", "snapshot")
    assert cell(page, FIRST).get_attribute("data-mf-match") == "same"
    assert not {"numpy.bin", "matplotlib.bin"} & set(asked(book)[: asked(book).index(f"{HEAP}.gz") + 1])
    type_code(page, FIRST, DRAWING)
    assert run(page, FIRST) == "ok"
    cell(page, FIRST).locator("figure img").wait_for()


def test_the_next_visit_reads_the_copy(returned, book):
    open_page(returned, book)
    assert (run(returned, FIRST), way(returned)) == ("ok", "snapshot")
    assert not [name for name in asked(book) if name.startswith((HEAP, PARTS, "pyodide.asm.wasm"))]


def test_each_visit_has_random_numbers_of_its_own(returned, book):
    code = "import random, numpy as np\nrandom.random(), np.random.random_sample()"
    seen = set()
    for _ in range(2):
        open_page(returned, book)
        type_code(returned, FIRST, code)
        assert (run(returned, FIRST), way(returned)) == ("ok", "snapshot")
        seen.add(output(returned, FIRST))
    assert len(seen) == 2


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_bad_copy_is_refused_and_dropped(returned, book, damage):
    returned.evaluate(DAMAGES[damage])
    open_page(returned, book)
    assert (run(returned, FIRST), way(returned)) == (
        "ok",
        "bundle" if damage != "cut to nothing" else "snapshot",
    )
    if damage != "cut to nothing":
        assert kept(returned) == []
    returned.reload()
    assert (run(returned, FIRST), way(returned)) == ("ok", "snapshot")
    wait_until_kept(returned)


def test_the_copy_of_another_version_is_replaced(returned, book):
    ((name, size),) = kept(returned)
    returned.evaluate(RENAME, "of another version")
    open_page(returned, book)
    assert (run(returned, FIRST), way(returned)) == ("ok", "snapshot")
    assert f"{HEAP}.gz" in asked(book) or HEAP in asked(book)
    for _ in range(300):
        if kept(returned) == [[name, size]]:
            return
        returned.wait_for_timeout(100)
    pytest.fail(f"kept is {kept(returned)}")


def test_two_tabs_at_the_same_time(context, book):
    pages = [visit(context, book) for _ in range(2)]
    for page in pages:
        press_run(page, FIRST)
    assert [(settled(page, FIRST), way(page)) for page in pages] == [("ok", "snapshot")] * 2
    wait_until_kept(pages[0])
    for page in pages:  # both read the copy
        page.reload()
        press_run(page, FIRST)
    assert [(settled(page, FIRST), way(page)) for page in pages] == [("ok", "snapshot")] * 2
    assert len(kept(pages[0])) == 1


def test_storage_that_is_full(context, book):
    page = visit(context, book)
    quota = {"origin": page.evaluate("location.origin"), "quotaSize": 20_000_000}
    context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", quota)
    assert (run(page, FIRST), way(page)) == ("ok", "snapshot")
    page.wait_for_timeout(6000)  # longer than it takes to keep a copy
    assert [size for _, size in kept(page)] in ([], [0])
    page.reload()
    assert (run(page, FIRST), way(page)) == ("ok", "snapshot")


def test_storage_that_is_denied(launch_with_profile, book, tmp_path):
    """With cookies blocked a page may not store anything."""
    settings = tmp_path / "Default" / "Preferences"
    settings.parent.mkdir()
    settings.write_text(json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}), "utf-8")
    context = launch_with_profile(tmp_path)
    page = context.new_page()
    open_page(page, book)
    denied = page.evaluate("navigator.storage.getDirectory().then(() => false, () => true)")
    assert denied
    assert (run(page, FIRST), way(page)) == ("ok", "snapshot")
    context.close()


@pytest.mark.parametrize("file", [HEAP, PARTS])
@pytest.mark.parametrize("fault", FAILURES)
def test_where_the_snapshot_fails_python_starts_from_the_bundles(context, book, fault, file):
    book.faults[f"*/{file}*"] = fault
    page = visit(context, book)
    assert (run(page, FIRST), way(page)) == ("ok", "bundle")
    assert cell(page, FIRST).get_attribute("data-mf-match") == "same"


@pytest.mark.parametrize("said", ['{"snapshot": false}', "{}", "no JSON"])
def test_the_switch_turns_it_off_and_drops_the_copy(returned, book, said):
    switch(book, said)
    open_page(returned, book)
    assert (run(returned, FIRST), way(returned)) == ("ok", "bundle")
    assert kept(returned) == []


def test_a_switch_that_is_gone_turns_it_off(context, book):
    book.faults[f"*/{SWITCH}"] = missing
    page = visit(context, book)
    assert (run(page, FIRST), way(page)) == ("ok", "bundle")


def test_a_switch_that_cannot_be_asked_leaves_it_on(context, book):
    book.faults[f"*/{SWITCH}"] = offline
    page = visit(context, book)
    assert (run(page, FIRST), way(page)) == ("ok", "snapshot")


def test_the_switch_is_asked_for_each_time_also_under_a_service_worker(context, book):
    page = visit(context, book)
    page.mouse.wheel(0, 100)
    page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    page.reload()
    page.wait_for_function("() => navigator.serviceWorker.controller")
    assert (run(page, FIRST), way(page)) == ("ok", "snapshot")
    switch(book, '{"snapshot": false}')
    page.reload()
    assert (run(page, FIRST), way(page)) == ("ok", "bundle")


@pytest.mark.parametrize("connection", [SAVES_DATA, CELLULAR], ids=["Save-Data", "mobile network"])
def test_where_each_byte_is_paid_for_python_starts_from_the_smaller_bundles(context, book, connection):
    context.add_init_script(connection)
    page = visit(context, book)
    assert (run(page, FIRST), way(page)) == ("ok", "bundle")
    assert not [name for name in asked(book) if name.startswith(HEAP)]
    assert kept(page) == []


CAUGHT = """import traceback, mfml
try:
    mfml.slope(abs, 1, 1)
except Exception:
    print(traceback.format_exc())
1"""
LATER = {
    "an import": "import colorsys\ncolorsys.rgb_to_hsv(0, 0, 1)[2]",
    "an import that only Python sees": "__import__('colorsys').rgb_to_hsv(0, 0, 1)[2]",
    "a font": f"{DRAWING}\ntitle = plt.title('x', fontfamily='monospace')\n1",
    "an error in mfml, with its lines": CAUGHT,
}


@pytest.mark.parametrize("what", LATER)
def test_what_the_snapshot_has_left_out_comes_when_it_is_needed(context, book, what):
    context.add_init_script(SAVES_DATA)  # so that it does not come by itself
    page = visit(context, book, "?runtime=snapshot")
    type_code(page, FIRST, LATER[what])
    assert (run(page, FIRST), way(page)) == ("ok", "snapshot")
    assert re.search(r"^1(\.0)?$", output(page, FIRST), re.M)
    if "lines" in what:
        assert "raise" in output(page, FIRST)


def test_what_is_left_out_and_cannot_be_had_is_an_error_of_the_run_only(context, book):
    context.add_init_script(SAVES_DATA)
    page = visit(context, book, "?runtime=snapshot")
    book.faults["*/python.bin*"] = missing
    type_code(page, FIRST, "import colorsys")
    assert run(page, FIRST) == "error"
    assert "colorsys" in output(page, FIRST) or "Input/output" in output(page, FIRST)
    book.faults.clear()
    assert run(page, FIRST) == "ok"


def test_after_a_killed_worker_the_snapshot_is_restored(returned, book):
    open_page(returned, book)
    type_code(returned, FIRST, "import itertools\nall(itertools.repeat(True))")
    press_run(returned, FIRST)
    cell(returned, FIRST).locator("[data-mf-action=stop]").click()
    assert settled(returned, FIRST) == "stopped"
    returned.evaluate("delete document.documentElement.dataset.mfWay")
    type_code(returned, FIRST, "6 * 7")
    assert (run(returned, FIRST), way(returned)) == ("ok", "snapshot")
    assert output(returned, FIRST) == "42\n"
