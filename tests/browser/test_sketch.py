"""The sketch of a slope: by mouse, by finger and by the keyboard alone."""

from itertools import pairwise

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
)

RIGHT = [9, 0, -3, 0, 9]


@pytest.fixture
def desk(chromium, widget_book):
    with exercise_page(chromium, f"{widget_book}sketch/", **DESK) as page:
        yield page


@pytest.fixture
def phone(chromium, widget_book):
    with exercise_page(chromium, f"{widget_book}sketch/", **PHONE) as page:
        yield page


def handles(page):
    return page.get_by_role("slider")


def heights(page):
    return [float(handle.get_attribute("aria-valuenow")) for handle in handles(page).all()]


def place(page, number, height):
    """Return where on the page a point has this height."""
    svg = page.locator("[data-mf-draw] svg")
    in_sight(svg)
    box = svg.bounding_box()
    low, high, bottom, top = map(float, svg.get_attribute("data-mf-y").split())
    unit = box["width"] / 360
    x, _ = middle(handles(page).nth(number))
    return x, box["y"] + unit * (bottom + (height - low) / (high - low) * (top - bottom))


def draw(page, wanted, by=drag):
    for number, height in enumerate(wanted):
        by(page, handles(page).nth(number), place(page, number, height))


def truth(page):
    return page.locator("polyline.mf-plot__curve-3")


def test_with_the_mouse(desk):
    assert "Move the points first." in check(desk)
    assert result(desk) == "open"
    draw(desk, [9, 0, -3, 0, -9])
    assert heights(desk) == pytest.approx([9, 0, -3, 0, -9], abs=0.3)
    said = check(desk)
    assert "The sign is right everywhere but at x = 2. All zeros are in the right places." in said
    assert result(desk) == "wrong"
    assert truth(desk).count() == 0
    draw(desk, RIGHT)
    assert "It falls between" in check(desk)
    assert result(desk) == "correct"
    assert truth(desk).count() == 1
    assert "Dotted: the slope of the curve." in desk.locator("form.mf-answer").inner_text()


def test_the_line_goes_through_the_points(desk):
    draw(desk, RIGHT)
    points = desk.locator("[data-mf-draw] polyline").get_attribute("points").split()
    box = desk.locator("[data-mf-draw] svg").bounding_box()
    for point, handle in zip(points, handles(desk).all(), strict=True):
        x, y = (float(number) * box["width"] / 360 for number in point.split(","))
        assert middle(handle) == pytest.approx((box["x"] + x, box["y"] + y), abs=1)


def test_with_a_finger(phone):
    draw(phone, RIGHT, by=drag_by_touch)
    assert heights(phone) == pytest.approx(RIGHT, abs=0.3)
    check(phone)
    assert result(phone) == "correct"
    assert fits(phone)


def test_the_page_scrolls_beside_the_points(phone):
    phone.evaluate("document.body.style.minHeight = '3000px'")
    x, y = place(phone, 0, -9)
    drag_by_touch(phone, (x + 25, y), (x + 25, 50))
    phone.wait_for_function("() => scrollY > 50")
    assert heights(phone) == [0] * 5


def test_on_a_phone_a_finger_on_a_point_takes_that_point(chromium, host):
    with exercise_page(chromium, f"{host.address}1-what-is-calculus/the-derivative/", **PHONE) as page:
        points = page.locator("[data-mf-exercise='E1.3']").get_by_role("slider")
        in_sight(points.first)
        boxes = [point.bounding_box() for point in points.all()]
        assert len(boxes) == 7
        assert all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)
        for left, right in pairwise(boxes):
            assert left["x"] + left["width"] <= right["x"] + 0.5


def test_a_drag_that_is_given_up_changes_nothing(desk):
    desk.mouse.move(*middle(handles(desk).first))
    desk.mouse.down()
    desk.mouse.move(*place(desk, 0, 9))
    assert heights(desk)[0] > 8
    desk.keyboard.press("Escape")
    desk.mouse.up()
    assert heights(desk) == [0] * 5
    assert "Move the points first." in check(desk)


def test_with_the_keyboard_alone(desk):
    first = handles(desk).first
    first.focus()
    assert first.get_attribute("aria-valuetext") == "slope at x = −2: about 0"
    desk.keyboard.press("ArrowDown")
    assert heights(desk)[0] < 0
    desk.keyboard.press("ArrowRight")
    assert heights(desk)[0] == 0
    desk.keyboard.press("End")
    assert heights(desk)[0] == float(first.get_attribute("aria-valuemax"))
    desk.keyboard.press("Home")
    assert heights(desk)[0] == float(first.get_attribute("aria-valuemin"))
    assert first.get_attribute("aria-valuetext") == "slope at x = −2: about −11.7"
    desk.keyboard.press("End")
    for keys in [[], ["PageDown"], [], ["PageUp", "PageUp"]]:
        desk.keyboard.press("Tab")
        for key in keys:
            desk.keyboard.press(key)
    desk.locator("[data-mf-action=check]").focus()
    desk.keyboard.press("Enter")
    desk.wait_for_function("() => document.querySelector('[data-mf-result=correct]')")


def test_the_solution_shows_the_slope(desk):
    draw(desk, [1, 1, 1, 1, 1])
    check(desk)
    desk.locator("[data-mf-action=solution]").click()
    truth(desk).wait_for(state="attached")
    assert truth(desk).count() == 1


def test_the_answer_is_there_on_the_next_visit(desk):
    draw(desk, RIGHT)
    before = heights(desk)
    come_back(desk)
    assert heights(desk) == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility(chromium, widget_book, scheme):
    with exercise_page(chromium, f"{widget_book}sketch/", color_scheme=scheme, **PHONE) as page:
        assert not violations(page), "unanswered"
        draw(page, [1, 1, 1, 1, 1], by=drag_by_touch)
        check(page)
        assert not violations(page), "wrong"
        draw(page, RIGHT, by=drag_by_touch)
        check(page)
        assert result(page) == "correct"
        assert not violations(page), "right"


def test_on_paper_the_axes_are_empty(desk):
    draw(desk, RIGHT)
    desk.emulate_media(media="print")
    assert desk.locator("[data-mf-draw] svg").is_visible()
    assert desk.locator("[data-mf-draw] polyline").is_hidden()
    assert handles(desk).first.is_hidden()
