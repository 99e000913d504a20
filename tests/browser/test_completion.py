"""Names that fit and signatures, offered while code is typed."""

import pytest
from editor import (
    AREA,
    FIRST,
    code,
    editor,
    has_focus,
    keys,
    offered,
    popup,
    signature,
    signature_opens,
    write,
)
from live import begun, cell, output, run, settled, type_code
from test_accessibility import violations


@pytest.fixture
def live(start):
    """Open a page whose Python is ready, with some variables."""
    type_code(start, FIRST, AREA)
    assert run(start, FIRST) == "ok"
    return start


class TestNamesThatFit:
    def test_without_python_they_are_keywords_and_the_words_of_the_page(self, start):
        known = code(start).split()[0]
        write(start, "whi")
        assert offered(start) == {"while": "keyword"}
        write(start, "steepness = 1\nstee")
        assert offered(start) == {"steepness": "word"}
        assert known
        assert start.locator("html").get_attribute("data-mf-runtime") == "off"

    @pytest.mark.parametrize(
        ("typed", "name", "kind"),
        [
            ("sp", "speed", "variable"),
            ("np.linsp", "linspace", "function"),
            ("area(1, un", "unit=", "argument"),
            ("from mfml import grad", "gradient_descent", "function"),
        ],
    )
    def test_the_live_ones_taken_by_tab(self, live, typed, name, kind):
        write(live, typed)
        assert offered(live, name)[name] == kind
        if name == "gradient_descent":
            keys(live, "ient_d")
        live.wait_for_timeout(150)
        live.keyboard.press("Tab")
        popup(live).wait_for(state="detached")
        assert name in code(live)

    def test_a_dot_is_enough(self, live):
        write(live, "np.")
        assert "array" in offered(live, "array")

    def test_one_letter_is_not_enough_unless_asked(self, live):
        write(live, "s")
        live.wait_for_timeout(500)
        assert popup(live).count() == 0
        live.keyboard.press("Control+Space")
        assert "speed" in offered(live, "speed")

    @pytest.mark.parametrize("typed", ["'spe", "# spe", "x = 1."])
    def test_not_in_words_and_numbers(self, live, typed):
        write(live, typed)
        live.wait_for_timeout(500)
        assert popup(live).count() == 0

    def test_enter_is_a_new_line_until_a_name_is_chosen(self, live):
        write(live, "spe")
        offered(live, "speed")
        live.wait_for_timeout(150)
        live.keyboard.press("Enter")
        assert code(live) == "spe\n"
        keys(live, "spe")
        offered(live, "speed")
        live.wait_for_timeout(150)
        live.keyboard.press("ArrowDown")
        live.keyboard.press("Enter")
        assert code(live) == "spe\nspeed"

    def test_tab_indents_when_nothing_is_offered(self, live):
        write(live, "x")
        live.keyboard.press("Home")
        live.keyboard.press("Tab")
        assert code(live) == "    x"

    def test_escape_closes_and_does_no_more(self, live):
        write(live, "spe")
        offered(live, "speed")
        live.keyboard.press("Escape")
        popup(live).wait_for(state="detached")
        assert has_focus(editor(live))
        assert code(live) == "spe"

    def test_escape_and_then_tab_leaves_though_it_was_open(self, live):
        write(live, "spe")
        offered(live, "speed")
        live.keyboard.press("Escape")
        live.keyboard.press("Tab")
        assert not has_focus(editor(live))
        assert code(live) == "spe"

    def test_by_mouse(self, live):
        write(live, "spe")
        offered(live, "speed")
        live.wait_for_timeout(150)
        popup(live).locator("li").first.click()
        assert code(live) == "speed"
        assert has_focus(editor(live))

    def test_keys_that_run_still_run(self, live):
        write(live, "1 + spe")
        offered(live, "speed")
        keys(live, "ed")
        live.keyboard.press("Control+Enter")
        live.wait_for_function(
            f"() => document.querySelector('#{FIRST} [data-mf-output]').textContent === '4\\n'"
        )

    def test_typing_goes_on_during_a_run(self, live):
        write(live, "while True:\npass")
        begun(live, FIRST)
        write(live, "whi")
        assert offered(live) == {"while": "keyword"}
        cell(live, FIRST).locator("[data-mf-action=stop]").click()
        assert settled(live, FIRST) == "stopped"
        assert code(live) == "whi"

    def test_nothing_of_the_readers_runs(self, live):
        asked = "    asked = []\n    def __getattr__(self, name):\n        self.asked.append(name)"
        type_code(live, FIRST, f"class Loud:\n{asked}\nloud = Loud()")
        assert run(live, FIRST) == "ok"
        write(live, "loud.")
        assert "asked" in offered(live, "asked")
        type_code(live, FIRST, "Loud.asked")
        assert run(live, FIRST) == "ok"
        assert output(live, FIRST) == "[]\n"


class TestSignature:
    def test_it_opens_follows_and_closes(self, live):
        write(live, "area(")
        signature_opens(live)
        assert signature(live).locator("code").text_content() == "area(width, height=2.0, *, unit='m')"
        assert signature(live).locator("p").text_content() == "Return the area of a rectangle."
        assert signature(live).locator("strong").text_content() == "width"
        keys(live, "1, ")
        live.wait_for_function(
            "() => document.querySelector('.mf-signature strong').innerText === 'height=2.0'"
        )
        keys(live, "2)")
        signature(live).wait_for(state="detached")

    def test_escape_closes_it_and_a_key_brings_it_back(self, live):
        write(live, "area(")
        signature_opens(live)
        live.keyboard.press("Escape")
        signature(live).wait_for(state="detached")
        keys(live, "1")
        live.wait_for_timeout(300)
        assert signature(live).count() == 0
        live.keyboard.press("Control+Shift+Space")
        signature_opens(live)
        assert "area(width" in live.locator("#mf-live").text_content()

    def test_it_is_gone_with_the_focus(self, live):
        write(live, "area(")
        signature_opens(live)
        cell(live, FIRST).locator("[data-mf-action=copy]").focus()
        signature(live).wait_for(state="detached")

    def test_without_python_there_is_none(self, start):
        write(start, "print(")
        start.keyboard.press("Control+Shift+Space")
        start.wait_for_timeout(300)
        assert signature(start).count() == 0
        assert start.locator("html").get_attribute("data-mf-runtime") == "off"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_any_state(start, width, scheme):
    start.set_viewport_size({"width": width, "height": 844})
    start.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    type_code(start, FIRST, AREA)
    assert run(start, FIRST) == "ok"
    write(start, "np.li")
    offered(start)
    assert not violations(start)
    start.keyboard.press("ArrowDown")
    assert not violations(start)
    write(start, "area(1, ")
    signature_opens(start)
    assert not violations(start)
    type_code(start, FIRST, "1 / 0")
    assert run(start, FIRST) == "error"
    assert not violations(start)
    assert start.evaluate("document.documentElement.scrollWidth <= innerWidth")
