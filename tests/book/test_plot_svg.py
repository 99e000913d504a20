"""The small plots of exercises and tools: round ticks, whole lines, gaps, and text that stays text."""

import math
import re
from xml.etree import ElementTree

import numpy as np
import pytest

import plot_svg
from mfml.plotting import PALETTE

XS = np.linspace(-2, 2, 201)
CSS = "docs/assets/css/plot.css"


def drawing(ys, xs=XS, y_range=None, label="f", x_range=(-2, 2)):
    return ElementTree.fromstring(
        plot_svg.plot([(xs, np.broadcast_to(ys, len(xs)), label)], x_range, y_range, alt="A curve.")
    )


def lines(svg, number=1):
    """Return the points of each line of a curve, in the numbers of the axes."""
    x, y = (list(map(float, svg.get(name).split())) for name in ("data-mf-x", "data-mf-y"))

    def back(place, low, high, start, end):
        return low + (place - start) / (end - start) * (high - low)

    (path, *_) = [path for path in svg.iter("path") if f"mf-plot__curve-{number}" in path.get("class")]
    runs = [re.findall(r"[-\d.]+", run) for run in path.get("d").split("M")[1:]]
    return [
        [(back(float(a), *x), back(float(b), *y)) for a, b in zip(run[::2], run[1::2], strict=True)]
        for run in runs
    ]


def test_a_curve_lies_where_its_numbers_say():
    (line,) = lines(drawing(XS**2))
    assert len(line) == 201
    for x, y in line:
        assert y == pytest.approx(x**2, abs=0.06)  # places are rounded to a tenth of a unit
    assert [x for x, _ in line] == pytest.approx(XS, abs=0.01)


@pytest.mark.parametrize(
    ("low", "high", "most", "wanted"),
    [
        (-2, 2, 7, [-2, -1, 0, 1, 2]),
        (0, 1, 6, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (0, 100, 6, [0, 20, 40, 60, 80, 100]),
        (-0.07, 0.31, 6, [0, 0.1, 0.2, 0.3]),
        (3.2, 3.9, 6, [3.2, 3.4, 3.6, 3.8]),
        (0, 1e-8, 6, [0, 2e-9, 4e-9, 6e-9, 8e-9, 1e-8]),
        (-7, 7, 7, [-6, -4, -2, 0, 2, 4, 6]),
    ],
)
def test_ticks_are_round(low, high, most, wanted):
    assert plot_svg.ticks(low, high, most) == wanted


def test_there_are_always_some_ticks_and_never_too_many():
    for n in range(1, 400):
        low, high = -0.7 * n, 1.3**n if n < 80 else n**2 / 7
        assert 2 <= len(plot_svg.ticks(low, high, 6)) <= 6


def test_numbers_have_a_minus_sign():
    texts = [text.text for text in drawing(XS).iter("text")]
    assert "−2" in texts
    assert not any("-" in text for text in texts)


@pytest.mark.parametrize(
    ("ys", "runs"),
    [
        (np.floor(XS), 4),  # the last value is a dot
        (np.where(XS > 0.3, 1.0, -1.0), 2),
        (np.where(abs(XS) < 0.5, np.nan, XS), 2),
        (np.tan(2 * XS), 3),
        (1 / (XS - 0.333), 2),
        (np.where(XS == 0, np.inf, 1 / np.where(XS == 0, 1, XS)), 2),
        (np.tanh(20 * XS), 1),
        (np.tanh(60 * (XS - 0.01)), 1),
        (np.abs(XS), 1),
        (np.exp(-50 * XS**2), 1),
        (np.sin(20 * XS), 1),
        (1 + 1e-16 * np.round(10 * np.sin(1e5 * XS)), 1),
    ],
    ids=[
        "floor",
        "step",
        "hole",
        "tan",
        "pole",
        "pole hit",
        "steep",
        "very steep",
        "corner",
        "peak",
        "fast",
        "rounding",
    ],
)
def test_a_line_breaks_where_it_has_to(ys, runs):
    with np.errstate(all="ignore"):
        assert len(lines(drawing(ys))) == runs


def test_few_points_are_joined_as_they_are():
    (line,) = lines(drawing(np.array([0.0, 0.0, 5.0, 5.0]), xs=np.array([-2.0, 0.0, 0.1, 2.0])))
    assert len(line) == 4


def test_a_pole_does_not_squeeze_the_rest():
    svg = drawing(1 / (XS - 0.333))
    low, high, *_ = map(float, svg.get("data-mf-y").split())
    assert -20 < low < -3
    assert 3 < high < 20
    svg = drawing(np.exp(-50 * XS**2))
    assert float(svg.get("data-mf-y").split()[1]) >= 1, "a peak is shown whole"


def test_a_line_is_cut_at_the_frame():
    (first, last) = lines(drawing(XS**2 - 1, y_range=(-0.5, 0.5)))
    assert [min(y for _, y in run) for run in (first, last)] == pytest.approx([-0.5, -0.5], abs=0.01)
    assert [max(y for _, y in run) for run in (first, last)] == pytest.approx([0.5, 0.5], abs=0.01)
    assert first[0][0] == pytest.approx(-math.sqrt(1.5), abs=0.02)
    assert last[0][0] == pytest.approx(math.sqrt(0.5), abs=0.02)
    (line,) = lines(drawing(XS, x_range=(-1, 1)))
    assert line[0][0] == pytest.approx(-1, abs=0.01)
    assert line[-1][0] == pytest.approx(1, abs=0.01)


def test_one_point_is_a_dot():
    svg = drawing(np.array([3.0]), xs=np.array([1.0]), y_range=(0, 6))
    (dot,) = svg.iter("circle")
    assert float(dot.get("cx")) == pytest.approx(plot_svg.LEFT + 0.75 * (plot_svg.RIGHT - plot_svg.LEFT))
    assert float(dot.get("cy")) == pytest.approx((plot_svg.TOP + plot_svg.BOTTOM) / 2)


@pytest.mark.parametrize("ys", [0.0, 5.0, -1e-30, math.nan])
def test_a_constant_and_nothing_have_axes(ys):
    low, high, *_ = map(float, drawing(ys).get("data-mf-y").split())
    assert low < high
    assert not low <= ys <= high or low + (high - low) / 4 < ys < high - (high - low) / 4


def test_text_stays_text():
    svg = ElementTree.fromstring(plot_svg.plot([], (0, 1), (0, 1), alt='f < "g" & h'))
    assert svg.get("aria-label") == 'f < "g" & h'
    assert svg.get("role") == "img"
    assert [text.text for text in drawing(XS, label="f < g & h").iter("text")][-1] == "f < g & h"


def legend(*labels):
    """Return the texts below the axes, and the height of the drawing."""
    curves = [(XS, XS * number, label) for number, label in enumerate(labels)]
    svg = ElementTree.fromstring(plot_svg.plot(curves, (-2, 2), alt=""))
    below = [text for text in svg.iter("text") if float(text.get("y")) > plot_svg.BOTTOM + plot_svg.BELOW]
    return below, float(svg.get("viewBox").split()[3])


def test_a_legend_names_the_curves_with_a_label():
    below, height = legend("f", "", "its slope")
    assert [text.text for text in below] == ["f", "its slope"]
    assert below[0].get("y") == below[1].get("y")
    assert float(below[0].get("y")) < height


def test_a_long_label_has_a_row_of_its_own():
    below, height = legend("f", "a much longer name of a curve")
    assert below[0].get("x") == below[1].get("x")
    assert float(below[0].get("y")) < float(below[1].get("y")) < height


@pytest.mark.parametrize("ends", [(1, 1), (2, 1), (0, math.inf), (math.nan, 1)])
def test_a_range_without_numbers_is_refused(ends):
    with pytest.raises(ValueError, match=r"x_range is .* pass a lower and a higher number"):
        plot_svg.plot([], ends, (0, 1), alt="")


def test_the_colours_are_those_of_the_figures(request):
    css = (request.config.rootpath / CSS).read_text("utf-8")
    assert [colour for colour in PALETTE if colour in css] == list(PALETTE)
