"""F1.3: a corner stays a corner, a smooth curve does not, and the wheel belongs to the page."""

import re

import pytest
from figure_book import DEFINITIONS, handles, open_figure, said

CURVES = {"x²": 0, "x² sin(1/x)": 1, "|x|": 2, "ReLU": 3, "∛x": 4}


@pytest.fixture
def microscope(page, host):
    return open_figure(page, host, "F1.3")


def deviation(microscope):
    return float(re.search(r"than ([\d.]+)\u00a0%", said(microscope))[1])


def look_at(microscope, curve):
    microscope.locator(f"[data-mf-variable=curve][value='{CURVES[curve]}']").check()


@pytest.mark.parametrize(
    ("curve", "percent", "words"),
    [
        ("x²", 0.056, "cannot be told from a straight line"),
        ("x² sin(1/x)", 0.93, "straight and level"),
        ("|x|", 50, "The corner looks the same at every zoom"),
        ("ReLU", 22, "The corner looks the same at every zoom"),
        ("∛x", 0.0025, "straight, but upright"),
    ],
)
def test_what_is_seen_a_hundred_times_larger(microscope, curve, percent, words):
    look_at(microscope, curve)
    assert words not in said(microscope)
    (dot,) = handles(microscope)
    dot.focus()
    for key in ["Home", *["PageUp"] * 4]:
        microscope.page.keyboard.press(key)
    assert "at zoom 100:" in said(microscope)
    assert deviation(microscope) == percent
    assert words in said(microscope)


def test_the_window_magnifies_height_as_width(microscope):
    box = microscope.locator(".mf-plane__field").first.bounding_box()
    assert box["width"] / box["height"] == pytest.approx(1, abs=0.03)


def test_the_wheel_scrolls_the_page(microscope):
    page = microscope.page
    box = microscope.locator("[data-mf-stage]").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 3)
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, -150)
    page.wait_for_function("before => scrollY < before", arg=before)
    assert said(microscope) == DEFINITIONS["F1.3"].said
