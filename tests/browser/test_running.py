"""What a run shows: output as it comes, however much; questions; figures; what is out of date."""

import pytest
from built_site import SECTION
from live import cell, names, open_page, output, press_run, run, settled, type_code

FIRST = "first-touch"


@pytest.fixture
def start(page, host):
    open_page(page, host)
    return page


def test_output_streams(start):
    type_code(start, FIRST, "import time\nprint('one')\ntime.sleep(2)\nprint('two')")
    press_run(start, FIRST)
    start.wait_for_function(
        f"() => document.querySelector('#{FIRST} [data-mf-output]').textContent === 'one\\n'"
    )
    assert cell(start, FIRST).get_attribute("data-mf-state") == "running"
    assert settled(start, FIRST) == "ok"
    assert output(start, FIRST) == "one\ntwo\n"


def test_a_million_lines_keep_the_page_alive(start):
    type_code(start, FIRST, "for i in range(1_000_000):\n    print(i)")
    press_run(start, FIRST)
    start.wait_for_function(f"() => document.querySelector('#{FIRST}').dataset.mfState === 'running'")
    gaps = start.evaluate(
        """() => new Promise(done => {
          const gaps = []; let last = performance.now();
          const tick = () => {
            gaps.push(performance.now() - last); last = performance.now();
            const busy = document.querySelector('#first-touch').dataset.mfState === 'running';
            if (busy) setTimeout(tick, 10); else done(gaps);
          };
          tick();
        })"""
    )
    print("longest pause of the page in ms:", round(max(gaps)))
    assert settled(start, FIRST) == "ok"
    assert len(output(start, FIRST).removesuffix("Show all 2001 kB")) == 100_000
    cell(start, FIRST).locator("[data-mf-action=show-all]").click()
    assert "more characters were printed and not kept" in output(start, FIRST)


def test_input_asks_in_the_cell(start):
    type_code(start, FIRST, "name = input('Your name? ')\nf'Hello {name}'")
    press_run(start, FIRST)
    field = cell(start, FIRST).locator(".mf-cell__ask input")
    field.fill("Ada")
    field.press("Enter")
    assert settled(start, FIRST) == "ok"
    assert output(start, FIRST) == "Your name? Ada\n'Hello Ada'\n"
    press_run(start, FIRST)
    field.wait_for()
    cell(start, FIRST).locator("[data-mf-action=stop]").click()
    assert settled(start, FIRST) == "stopped"


def test_warnings_and_stderr_are_shown(start):
    type_code(
        start, FIRST, "import sys, warnings\nprint('careful', file=sys.stderr)\nwarnings.warn('steep')\n7"
    )
    assert run(start, FIRST) == "ok"
    text = output(start, FIRST)
    assert "careful" in text
    assert "UserWarning: steep" in text
    assert text.endswith("7\n")


def test_several_figures_can_be_saved(start):
    type_code(
        start,
        FIRST,
        "import matplotlib.pyplot as plt\nfor k in range(3):\n    plt.figure()\n    plt.plot([0, k])\n1",
    )
    assert run(start, FIRST) == "ok"
    figures = cell(start, FIRST).locator("figure")
    assert figures.count() == 3
    for kind, magic in (("svg", b"<svg"), ("png", b"\x89PNG")):
        figures.first.hover()
        with start.expect_download() as saved:
            figures.first.locator(f"[data-mf-action=save-{kind}]").click()
        path = saved.value.path()
        assert path.read_bytes().startswith(magic)
        assert saved.value.suggested_filename == f"{FIRST}.{kind}"


def test_an_edit_above_marks_what_is_below(page, host):
    open_page(page, host, SECTION)
    first, second, *_ = names(page)
    assert run(page, second) == "ok"
    assert cell(page, second).get_attribute("data-mf-stale") is None
    code = cell(page, first).locator("[data-mf-code]").text_content()
    type_code(page, first, code + "\nextra = 1")
    assert cell(page, second).get_attribute("data-mf-stale") == "above"
    assert run(page, second) == "ok"
    assert cell(page, first).get_attribute("data-mf-state") == "ok"
    assert cell(page, second).get_attribute("data-mf-stale") is None


def test_run_all_runs_all(page, host):
    open_page(page, host, SECTION)
    page.locator("[data-mf-action=run-all]").click()
    assert "needs it" not in page.locator("article").inner_text()
    for name in names(page):
        assert settled(page, name) in {"ok"}, name


def test_shift_enter_runs_and_goes_on(page, host):
    open_page(page, host, SECTION)
    first, second, *_ = names(page)
    type_code(page, first, "1")
    page.keyboard.press("Shift+Enter")
    page.wait_for_function(
        "name => document.querySelector(`[data-mf-cell=${name}]`).contains(document.activeElement)",
        arg=second,
    )
    assert settled(page, first) == "ok"
