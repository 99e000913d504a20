"""Pairs: by menu, by drag with mouse and finger, and by the keyboard alone."""

import pytest
from test_accessibility import violations
from widget_book import DESK, PHONE, check, come_back, drag, drag_by_touch, exercise_page, fits, result, told

LEFTS = ["x^2", "x^3", "\\sin x"]
RIGHTS = ["2x", "3x^2", "\\cos x", "-\\cos x"]


@pytest.fixture
def desk(chromium, widget_book):
    with exercise_page(chromium, f"{widget_book}match/", **DESK) as page:
        yield page


@pytest.fixture
def phone(chromium, widget_book):
    with exercise_page(chromium, f"{widget_book}match/", **PHONE) as page:
        yield page


def row(page, left):
    return page.locator(".mf-match__row").nth(LEFTS.index(left))


def things(page):
    """Return the formulas of the list, in its order."""
    return page.locator("form.mf-answer > ol > li > .mf-match__thing annotation").all_text_contents()


def grip(page, right):
    return page.locator("form.mf-answer > ol > li").nth(things(page).index(right)).locator(".mf-grip")


def choose(page, left, right):
    row(page, left).locator("select").select_option(index=things(page).index(right) + 1)


def chosen(page):
    """Return the formula that each row shows."""
    return [
        (shown.locator("annotation").all_text_contents() or [""])[0]
        for shown in page.locator(".mf-match__shown").all()
    ]


def marks(page):
    return page.locator(".mf-match__row .mf-mark").all_text_contents()


def choose_right(page):
    for left, right in zip(LEFTS, RIGHTS, strict=False):
        choose(page, left, right)


def test_by_menu(desk):
    assert "Choose first." in check(desk)
    choose(desk, "x^2", "2x")
    choose(desk, "\\sin x", "-\\cos x")
    assert chosen(desk) == ["2x", "", "-\\cos x"]
    assert "Not right. Row 3: Look at the sign of" in check(desk)
    assert result(desk) == "wrong"
    assert marks(desk) == ["✓ right", "", "✗ not right"], "an open row has none"
    choose(desk, "\\sin x", "\\cos x")
    assert desk.locator(".mf-mark:visible").count() == 0
    assert "2 of 3 are right, and 1 still open." in check(desk)
    choose(desk, "x^3", "3x^2")
    check(desk)
    assert result(desk) == "correct"
    assert desk.locator(".mf-mark:visible").count() == 3


def test_each_wrong_row_is_marked(desk):
    choose(desk, "x^2", "3x^2")
    choose(desk, "x^3", "2x")
    choose(desk, "\\sin x", "\\cos x")
    assert "1 of 3 are right." in check(desk)
    assert marks(desk) == ["✗ not right", "✗ not right", "✓ right"]
    edges = [row(desk, left).evaluate("row => getComputedStyle(row).borderColor") for left in LEFTS]
    assert edges[0] == edges[1] != edges[2]


def test_each_thing_is_used_once(desk):
    choose(desk, "x^2", "2x")
    choose(desk, "x^3", "2x")
    assert chosen(desk) == ["", "2x", ""]
    assert "moved from row 1 to row 2" in told(desk)
    assert marks(desk) == ["moved to row 2", "", ""]


def test_with_the_mouse(desk):
    drag(desk, grip(desk, "3x^2"), row(desk, "x^2"))
    assert chosen(desk) == ["3x^2", "", ""]
    assert "put into row 1" in told(desk)
    drag(desk, grip(desk, "3x^2"), row(desk, "x^3"))
    assert chosen(desk) == ["", "3x^2", ""]
    drag(desk, grip(desk, "2x"), desk.locator("h1"))
    assert chosen(desk) == ["", "3x^2", ""], "dropped beside the rows"
    desk.mouse.move(1, 1)
    assert desk.locator(".mf-match__held, .mf-match__target").count() == 0


def test_with_a_finger(phone):
    drag_by_touch(phone, grip(phone, "\\cos x"), row(phone, "\\sin x"))
    assert chosen(phone) == ["", "", "\\cos x"]
    for target in phone.locator("select, .mf-grip").all():
        assert target.bounding_box()["height"] >= 40
    assert fits(phone)


def test_with_the_keyboard_alone(desk):
    for left, right in zip(LEFTS, RIGHTS, strict=False):
        row(desk, left).locator("select").focus()
        desk.keyboard.press("ABCD"[things(desk).index(right)])
    desk.locator("[data-mf-action=check]").focus()
    desk.keyboard.press("Enter")
    desk.wait_for_function("() => document.querySelector('[data-mf-result=correct]')")


def test_plain_names_stand_in_the_menu(chromium, widget_book):
    with exercise_page(chromium, f"{widget_book}names/", **DESK) as page:
        for menu, name in zip(page.locator("select").all(), ["panel 1", "panel 2"], strict=True):
            menu.select_option(label=name)
        check(page)
        assert result(page) == "correct"


def test_a_menu_is_no_wider_than_its_row(chromium, widget_book):
    with exercise_page(chromium, f"{widget_book}names/", **PHONE) as page:
        menu, row = page.locator("select").first, page.locator(".mf-match__row").first
        menu.select_option(index=2)
        ends = [box["x"] + box["width"] for box in (menu.bounding_box(), row.bounding_box())]
        assert ends[0] <= ends[1]
        assert fits(page)


def test_the_answer_is_there_on_the_next_visit(desk):
    choose(desk, "x^3", "3x^2")
    come_back(desk)
    assert chosen(desk) == ["", "3x^2", ""]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility(chromium, widget_book, scheme):
    with exercise_page(chromium, f"{widget_book}match/", color_scheme=scheme, **PHONE) as page:
        assert not violations(page), "unanswered"
        choose(page, "\\sin x", "-\\cos x")
        check(page)
        assert not violations(page), "wrong"
        choose_right(page)
        check(page)
        assert result(page) == "correct"
        assert not violations(page), "right"
