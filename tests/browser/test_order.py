"""Lines that are put into an order: by click, by drag with mouse and finger, and by the keyboard alone."""

import pytest
from test_accessibility import violations
from widget_book import (
    DESK,
    PHONE,
    check,
    come_back,
    drag,
    drag_by_touch,
    exercise_page,
    fits,
    in_sight,
    middle,
    result,
    told,
)

RIGHT = ["The slope", "With one", "Cancel", "Let"]


@pytest.fixture
def desk(chromium, widget_book):
    with exercise_page(chromium, f"{widget_book}order/", **DESK) as page:
        yield page


@pytest.fixture
def phone(chromium, widget_book):
    with exercise_page(chromium, f"{widget_book}order/", **PHONE) as page:
        yield page


def lines(page, name):
    return page.get_by_role("list", name=name, exact=True)


def line(page, start):
    return page.locator(".mf-order__line", has_text=start)


def answer(page):
    """Return the beginnings of the lines in the answer."""
    texts = lines(page, "Your order").locator(".mf-order__text").all_inner_texts()
    known = [*RIGHT, "1"]
    return [next((start for start in known if text.strip().startswith(start)), text) for text in texts]


def press(page, start, action):
    line(page, start).locator(f"[data-mf-action={action}]").click()


def put_all(page):
    for start in RIGHT:
        press(page, start, "across")


def test_by_click(desk):
    put_all(desk)
    assert answer(desk) == RIGHT
    assert "moved to place 4 of 4" in told(desk)
    press(desk, "Cancel", "up")
    assert answer(desk) == ["The slope", "Cancel", "With one", "Let"]
    press(desk, "Let", "across")
    assert answer(desk) == ["The slope", "Cancel", "With one"]
    assert "taken back; 3 in your order" in told(desk)
    assert "It is right up to line 1." in check(desk)
    assert result(desk) == "wrong"
    assert desk.locator(".mf-mark:visible").all_inner_texts() == ["✓ right"]
    press(desk, "Cancel", "down")
    assert desk.locator(".mf-mark:visible").count() == 0, "the mark was of another answer"
    press(desk, "Let", "across")
    assert "✓ Right." in check(desk)
    assert result(desk) == "correct"
    assert desk.locator(".mf-mark:visible").count() == 4


def test_nothing_and_a_line_that_does_not_belong(desk):
    assert "Put lines into the answer first." in check(desk)
    assert result(desk) == "open"
    lines(desk, "Lines").locator("li", has=desk.locator("annotation", has_text="frac{1}{x} + ")).locator(
        "[data-mf-action=across]"
    ).click()
    assert "A fraction cannot be split below the line." in check(desk)


def test_with_the_mouse(desk):
    in_sight(desk.locator(".mf-order"))
    press(desk, "Let", "across")
    drag(desk, line(desk, "The slope").locator(".mf-grip"), lines(desk, "Your order"))
    assert answer(desk) == ["Let", "The slope"]
    x, y = middle(line(desk, "Let"))
    drag(desk, line(desk, "With one").locator(".mf-grip"), (x, y + 15))
    assert answer(desk) == ["Let", "With one", "The slope"]
    first = lines(desk, "Your order").locator("li").first.bounding_box()
    drag(desk, line(desk, "With one").locator(".mf-grip"), (first["x"] + 40, first["y"] + 2))
    assert answer(desk)[0] == "With one"
    assert "moved to place 1 of 3" in told(desk)
    drag(desk, line(desk, "With one").locator(".mf-grip"), lines(desk, "Lines"))
    assert "With one" not in answer(desk)


def test_a_drag_that_is_given_up_changes_nothing(desk):
    put_all(desk)
    desk.mouse.move(*middle(line(desk, "Let").locator(".mf-grip")))
    desk.mouse.down()
    desk.mouse.move(*middle(line(desk, "The slope")), steps=4)
    assert desk.locator(".mf-order__gap").count() == 1
    desk.keyboard.press("Escape")
    desk.mouse.up()
    assert answer(desk) == RIGHT
    assert desk.locator(".mf-order__gap").count() == 0
    assert not line(desk, "Let").get_attribute("style")


def test_with_a_finger(phone):
    drag_by_touch(phone, line(phone, "Let").locator(".mf-grip"), phone.locator(".mf-order__empty:visible"))
    assert answer(phone) == ["Let"]
    x, y = middle(line(phone, "Let"))
    drag_by_touch(phone, line(phone, "Cancel").locator(".mf-grip"), (x, y - 15))
    assert answer(phone) == ["Cancel", "Let"]


def test_the_page_scrolls_where_no_grip_is(phone):
    phone.evaluate("document.body.style.minHeight = '3000px'")
    drag_by_touch(phone, line(phone, "Let").locator(".mf-order__text"), (195, 100))
    phone.wait_for_function("() => scrollY > 50")
    assert answer(phone) == []


def test_a_drag_to_the_edge_of_the_window_scrolls(phone):
    put_all(phone)
    phone.evaluate("document.body.style.minHeight = '3000px'")
    phone.set_viewport_size({"width": 390, "height": 420})
    grip = lines(phone, "Lines").locator(".mf-grip")
    in_sight(grip)
    phone.mouse.move(*middle(grip))
    phone.mouse.down()
    phone.mouse.move(200, 400, steps=4)
    phone.wait_for_function(
        "() => document.querySelector('.mf-order__box + .mf-order__box').getBoundingClientRect().bottom < 380"
    )
    assert phone.evaluate("innerWidth") == 390, "the line in hand widens the page"
    phone.mouse.up()
    assert len(answer(phone)) == 5
    assert fits(phone)


def test_targets_on_a_phone(phone):
    put_all(phone)
    for target in phone.locator(".mf-order button:visible, .mf-grip:visible").all():
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= 40
    check(phone)
    edge = phone.locator(".mf-order").bounding_box()
    for sign in phone.locator(".mf-mark:visible").all():
        box = sign.bounding_box()
        assert box["x"] + box["width"] < edge["x"] + edge["width"]
    assert fits(phone)


def test_with_the_keyboard_alone(desk):
    order = []
    while len(order) < 4:
        for start in RIGHT:
            button = line(desk, start).get_by_role("button", name="to your order")
            button.focus()
            desk.keyboard.press("Enter" if len(order) % 2 else "Space")
            order.append(start)
            assert (
                line(desk, start)
                .locator("[data-mf-action=across]")
                .evaluate("button => button === document.activeElement")
            ), "the focus stays with the line"
    desk.keyboard.press("Alt+ArrowUp")
    assert answer(desk) == ["The slope", "With one", "Let", "Cancel"]
    assert "moved to place 3 of 4" in told(desk)
    desk.keyboard.press("Alt+ArrowDown")
    desk.keyboard.press("Alt+ArrowDown")
    assert "is the last already" in told(desk)
    assert answer(desk) == RIGHT
    desk.keyboard.press("Enter")
    assert answer(desk) == RIGHT[:-1]


def test_an_answer_in_another_tab_leaves_the_focus_where_it_is(desk):
    put_all(desk)
    desk.wait_for_timeout(600)  # longer than the pause after which an answer is kept
    line(desk, "Let").locator("[data-mf-action=up]").focus()
    desk.evaluate("dispatchEvent(new StorageEvent('storage', {key: 'mfml:progress'}))")
    assert answer(desk) == RIGHT
    assert line(desk, "Let").evaluate("row => row.contains(document.activeElement)")


def test_the_answer_is_there_on_the_next_visit(desk):
    put_all(desk)
    come_back(desk)
    assert answer(desk) == RIGHT


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility(chromium, widget_book, scheme):
    with exercise_page(chromium, f"{widget_book}order/", color_scheme=scheme, **PHONE) as page:
        assert not violations(page), "unanswered"
        press(page, "Let", "across")
        check(page)
        assert not violations(page), "wrong"
        press(page, "Let", "across")
        put_all(page)
        check(page)
        assert result(page) == "correct"
        assert not violations(page), "right"


def test_on_paper_the_lines_stand_as_without_a_script(desk):
    put_all(desk)
    assert desk.locator("form.mf-answer > ol").is_hidden()
    desk.emulate_media(media="print")
    assert desk.locator(".mf-order").is_hidden()
    assert desk.locator("form.mf-answer > ol").is_visible()
