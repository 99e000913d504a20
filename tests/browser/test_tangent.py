"""A line that is to touch a curve: by mouse, by finger and by the keyboard alone."""

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
    result,
)

RIGHT = [(0.5, 0), (2, 1.5)]
HEIGHT = [(0, 0), (2, 1)]  # through the point, with the slope 1/2


@pytest.fixture
def desk(chromium, widget_book):
    with exercise_page(chromium, f"{widget_book}tangent/", **DESK) as page:
        yield page


@pytest.fixture
def phone(chromium, widget_book):
    with exercise_page(chromium, f"{widget_book}tangent/", **PHONE) as page:
        yield page


def handle(page, number):
    return page.get_by_role("slider").nth(number)


def place(page, point):
    """Return where on the page the point of the plot lies."""
    svg = page.locator("svg.mf-plot")
    in_sight(svg)
    box = svg.bounding_box()
    ends = []
    for name, value, start in (("x", point[0], box["x"]), ("y", point[1], box["y"])):
        low, high, first, last = map(float, svg.get_attribute(f"data-mf-{name}").split())
        ends.append(start + box["width"] / 360 * (first + (value - low) / (high - low) * (last - first)))
    return tuple(ends)


def put(page, points, by=drag):
    for number, point in enumerate(points):
        by(page, handle(page, number), place(page, point))


def readout(page):
    return page.locator("form.mf-answer .mf-plot-key").first.inner_text()


def test_with_the_mouse(desk):
    assert "Move the two points of the line first." in check(desk)
    put(desk, HEIGHT)
    assert readout(desk).startswith("Run 2, rise 1")
    said = check(desk)
    assert "The line goes through the marked point." in said
    assert "That is the height of the curve." in said
    assert result(desk) == "wrong"
    put(desk, [(0, 0), (2, 2)])
    assert "at t = 1 it is too high. Its slope is right." in check(desk)
    put(desk, RIGHT)
    assert "The line rises as fast" in check(desk)
    assert result(desk) == "correct"
    assert desk.locator("polyline.mf-plot__curve-3").count() == 1


def test_with_a_finger(phone):
    put(phone, RIGHT, by=drag_by_touch)
    check(phone)
    assert result(phone) == "correct"
    assert fits(phone)


def test_a_vertical_line_is_no_answer(desk):
    put(desk, [(1, -0.4), (1, 3)])
    assert "a vertical line has no slope" in readout(desk)
    assert "The line is vertical" in check(desk)
    assert result(desk) == "open"


def test_with_the_keyboard_alone(desk):
    first = handle(desk, 0)
    first.focus()
    before = first.get_attribute("aria-valuetext")
    assert before.startswith("t = −0.1, height ")
    for key, wanted in [
        ("ArrowRight", "t = −0.05"),
        ("ArrowLeft", "t = −0.1"),
        ("Shift+ArrowLeft", "t = −0.6"),
    ]:
        desk.keyboard.press(key)
        assert first.get_attribute("aria-valuetext").startswith(f"{wanted}, height ")
    desk.keyboard.press("Shift+ArrowRight")
    assert first.get_attribute("aria-valuetext") == before
    desk.keyboard.press("Shift+ArrowRight")
    step(desk, 0, -0.1)
    desk.keyboard.press("Tab")
    step(desk, 1, 1.6)
    assert readout(desk) == "Run 1.7, rise 1.7: slope 1."
    desk.locator("[data-mf-action=check]").focus()
    desk.keyboard.press("Enter")
    desk.wait_for_function("() => document.querySelector('[data-mf-result=correct]')")


def step(page, number, height):
    """Bring the point that has the focus to a height, by arrow keys."""
    for _ in range(60):
        now = float(handle(page, number).get_attribute("aria-valuenow"))
        if abs(now - height) < 0.02:
            return
        page.keyboard.press("ArrowUp" if now < height else "ArrowDown")
    raise AssertionError(f"60 steps do not lead to {height}")


def test_the_answer_is_there_on_the_next_visit(desk):
    put(desk, RIGHT)
    before = readout(desk)
    come_back(desk)
    assert readout(desk) == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility(chromium, widget_book, scheme):
    with exercise_page(chromium, f"{widget_book}tangent/", color_scheme=scheme, **PHONE) as page:
        assert not violations(page), "unanswered"
        put(page, HEIGHT, by=drag_by_touch)
        check(page)
        assert not violations(page), "wrong"
        put(page, RIGHT, by=drag_by_touch)
        check(page)
        assert result(page) == "correct"
        assert not violations(page), "right"


def test_without_a_script_the_curve_is_there(chromium, widget_book):
    with exercise_page(chromium, f"{widget_book}tangent/", **DESK) as page:
        folder = page.url
        context = chromium.new_context(java_script_enabled=False)
        still = context.new_page()
        still.goto(folder)
        assert still.get_by_role("img", name="A curve that starts at t = −1").is_visible()
        assert still.locator("[role=slider]").count() == 0
        context.close()
