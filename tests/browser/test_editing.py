"""Writing code in a cell: where it failed, keys, focus, and the size of the code."""

import pytest
from built_site import SECTION
from editor import FIRST, code, editor, font_size, has_focus, keys, underlined, write
from live import cell, names, open_page, run, settled, type_code


class TestWhereItFailed:
    def test_it_is_underlined_until_that_line_is_changed(self, start):
        type_code(start, FIRST, "x = 4\ny = x / 0\nz = 3")
        assert run(start, FIRST) == "error"
        assert underlined(start) == "x / 0"
        editor(start).press("Control+Home")
        keys(start, "w = '𝒙'\n")
        assert underlined(start) == "x / 0"
        start.keyboard.press("ArrowDown")
        start.keyboard.press("End")
        keys(start, " ")
        assert underlined(start) == ""

    @pytest.mark.parametrize(
        ("written", "marked"),
        [
            ("x = = 2", "="),
            ("for k in range(3)\n    k", "for k in range(3)"),
            ("x = (1,\n", "(1,"),
            ("def f(a):\n    return 'é𝒙' + a\nf(3)", "'é𝒙' + a"),
            ("if True:\n    raise ValueError('no')", "raise ValueError('no')"),
        ],
    )
    def test_the_part_that_python_names(self, start, written, marked):
        type_code(start, FIRST, written)
        assert run(start, FIRST) == "error"
        assert underlined(start) == marked

    def test_a_new_run_and_a_reset_take_it_away(self, start):
        type_code(start, FIRST, "1 / 0")
        assert run(start, FIRST) == "error"
        assert underlined(start) == "1 / 0"
        cell(start, FIRST).locator("[data-mf-action=reset]").click()
        assert underlined(start) == ""
        type_code(start, FIRST, "1 / zero")
        assert run(start, FIRST) == "error"
        assert underlined(start) == "zero"
        type_code(start, FIRST, "zero = 1")
        assert run(start, FIRST) == "ok"
        assert underlined(start) == ""

    def test_code_that_was_never_edited_is_underlined_too(self, page, host):
        open_page(page, host, SECTION)
        first, second, *_ = names(page)
        type_code(page, first, "from mfml import slope\nf = 0")
        assert run(page, second) == "error"
        marked = page.evaluate("[...CSS.highlights.get('mf-error')].map(String)")
        assert len(marked) == 1
        assert marked[0] in code(page, second)
        cell(page, second).locator("[data-mf-code]").click()
        editor(page, second).wait_for()
        assert underlined(page, second) == marked[0]
        cell(page, second).locator("[data-mf-action=reset]").click()
        assert underlined(page, second) == ""


class TestKeys:
    @pytest.mark.parametrize(
        ("typed", "after"),
        [
            ("for k in range(3):\nk", "for k in range(3):\n    k"),
            ("def f(x):\nreturn x\ny", "def f(x):\n    return x\ny"),
            ("if x:\nif y:\npass\nz", "if x:\n    if y:\n        pass\n    z"),
            ("def f(x):\nreturn (\nx\n", "def f(x):\n    return (\n        x\n        \n    )"),
            ("if x:\ny\nelse:\nz", "if x:\n    y\nelse:\n    z"),
            ("x = [1, 2", "x = [1, 2]"),
            ("print('a')", "print('a')"),
        ],
    )
    def test_indentation_and_brackets(self, start, typed, after):
        write(start, typed)
        assert code(start) == after

    def test_a_comment_and_back(self, start):
        type_code(start, FIRST, "x = 1\nif x:\n    y = 2")
        editor(start).press("Control+a")
        start.keyboard.press("Control+/")
        assert code(start) == "# x = 1\n# if x:\n#     y = 2"
        start.keyboard.press("Control+/")
        assert code(start) == "x = 1\nif x:\n    y = 2"

    def test_the_partner_of_a_bracket_is_shown(self, start):
        type_code(start, FIRST, "f(1, (2))")
        editor(start).press("End")
        assert cell(start, FIRST).locator(".cm-matchingBracket").all_text_contents() == ["(", ")"]

    def test_undo_and_redo(self, start):
        write(start, "one")
        start.keyboard.press("Control+z")
        assert code(start) != "one"
        start.keyboard.press("Control+y")
        assert code(start) == "one"

    def test_lines_move_in_and_out(self, start):
        type_code(start, FIRST, "a\nb")
        editor(start).press("Control+a")
        start.keyboard.press("Tab")
        assert code(start) == "    a\n    b"
        start.keyboard.press("Shift+Tab")
        assert code(start) == "a\nb"


class TestFocus:
    def test_a_page_opens_without_it(self, start):
        assert has_focus(start.locator("body"))

    def test_a_run_leaves_it_in_the_editor(self, start):
        type_code(start, FIRST, "6 * 7")
        start.keyboard.press("Control+Enter")
        assert settled(start, FIRST) == "ok"
        assert has_focus(editor(start))

    def test_a_run_leaves_it_on_the_button(self, start):
        button = cell(start, FIRST).locator("[data-mf-action=run]")
        button.focus()
        start.keyboard.press("Enter")
        assert settled(start, FIRST) == "ok"
        assert has_focus(button)

    def test_a_run_from_elsewhere_opens_nothing(self, start):
        run(start, FIRST)
        assert editor(start).count() == 0

    def test_a_double_click_on_run_runs(self, start):
        type_code(start, FIRST, "import time\ntime.sleep(1)")
        assert run(start, FIRST) == "ok"
        cell(start, FIRST).locator("[data-mf-action=run]").dblclick(delay=100)
        assert settled(start, FIRST) == "ok"


class TestSizeOfCode:
    def test_it_is_remembered_for_all_code(self, page, host):
        open_page(page, host)
        before = font_size(page, "[data-mf-code]")
        type_code(page, FIRST, "1")
        cell(page, FIRST).locator("[data-mf-action=larger-code]").click()
        cell(page, FIRST).locator("[data-mf-action=larger-code]").click()
        larger = font_size(page, ".cm-content")
        assert larger == pytest.approx(before * 1.3)
        assert "130 %" in page.locator("#mf-live").text_content()
        open_page(page, host, SECTION)
        assert font_size(page, "[data-mf-code]") == pytest.approx(larger)
        assert font_size(page, "[data-mf-output] pre") == pytest.approx(larger)

    def test_by_keyboard_and_not_without_end(self, page, host):
        open_page(page, host)
        before = font_size(page, "[data-mf-code]")
        type_code(page, FIRST, "1")
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        for _ in range(20):
            page.keyboard.press("Enter")
        assert has_focus(cell(page, FIRST).locator("[data-mf-action=smaller-code]"))
        assert font_size(page, ".cm-content") == pytest.approx(before * 0.8)

    def test_without_storage_it_holds_for_the_visit(self, context, host):
        page = context.new_page()
        page.add_init_script(
            "Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new Error('closed') }"
        )
        open_page(page, host)
        before = font_size(page, "[data-mf-code]")
        cell(page, FIRST).locator("[data-mf-code]").click()
        cell(page, FIRST).locator("[data-mf-action=larger-code]").click()
        assert font_size(page, ".cm-content") == pytest.approx(before * 1.15)
