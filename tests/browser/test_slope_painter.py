"""F1.2: what has been visited stays painted; a sketch is made blind, and then compared."""

import itertools

import pytest
from figure_book import DEFINITIONS, act, handles, open_figure, said

SKETCH, COMPARE = "1", "2"
GOOD = [-1.5, 0.65, 0.85, 0, -0.85, -0.65, 1.5]


@pytest.fixture
def painter(page, host):
    return open_figure(page, host, "F1.2")


def choose(painter, mode):
    painter.locator(f"[data-mf-variable=mode][value='{mode}']").check()


def points(painter):
    return painter.locator(".mf-handle[aria-label^='your slope']:visible")


def sketch(painter, heights):
    """Move the points by keys: ten steps are 0.5, one step is 0.05."""
    choose(painter, SKETCH)
    for point, height in zip(points(painter).all(), heights, strict=True):
        point.focus()
        steps = round(abs(height) / 0.05)
        large, small = ("PageUp", "ArrowUp") if height > 0 else ("PageDown", "ArrowDown")
        for key in [large] * (steps // 10) + [small] * (steps % 10):
            painter.page.keyboard.press(key)


def test_what_was_visited_stays_painted(painter):
    (dot,) = handles(painter)
    dot.focus()
    painter.page.keyboard.press("PageUp")
    painter.page.keyboard.press("Home")
    assert said(painter).startswith("At x = −3 the height is −1.125 and the slope is −1.5: the curve falls.")
    assert said(painter).endswith("The slope is painted from x = −3 to x = 1.5.")
    act(painter, "reset")
    assert said(painter) == DEFINITIONS["F1.2"].said


def test_who_sketches_is_not_shown_the_slope(painter):
    red = painter.locator("svg .mf-ink--secant:visible")
    assert red.count() == 3  # the line that touches, the painted slope and its dot
    assert points(painter).count() == 0
    choose(painter, SKETCH)
    assert points(painter).count() == 7
    assert "the slope is" not in said(painter)
    drawn = red.evaluate_all("all => all.filter(each => each.getBoundingClientRect().width > 2).length")
    assert drawn == 1
    choose(painter, COMPARE)
    assert "You have no sketch yet" in said(painter)


def test_a_sketch_is_judged_by_sign_zeros_and_peaks_apart(painter):
    sketch(painter, GOOD)
    assert said(painter).startswith(
        "Your slopes at x = −3, −2, …, 3 are −1.5, 0.65, 0.85, 0, −0.85, −0.65, 1.5."
    )
    choose(painter, COMPARE)
    right = (
        "Signs: 6 of 6 right. Zeros: 3 of 3. Peaks and dips: 2 of 2. Your sketch has the shape of the slope."
    )
    assert said(painter).startswith(right)
    points(painter).nth(3).focus()
    painter.page.keyboard.press("PageUp")
    assert "Zeros: 2 of 3. Peaks and dips: 2 of 2. The zero near x = 0 is missing." in said(painter)


def test_the_points_are_as_wide_as_a_finger_and_apart(chromium, host):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    painter = open_figure(context.new_page(), host, "F1.2")
    choose(painter, SKETCH)
    for box in boxes(painter):
        assert min(box["width"], box["height"]) >= 40
    painter.page.set_viewport_size({"width": 320, "height": 844})
    for left, right in itertools.pairwise(boxes(painter)):
        assert left["x"] + left["width"] <= right["x"] + 0.5
    context.close()


def boxes(painter):
    return [point.bounding_box() for point in points(painter).all()]
