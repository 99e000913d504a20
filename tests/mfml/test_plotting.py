"""The figures, as the artists that Matplotlib will draw."""

import itertools
import math

import numpy as np
import pytest
from matplotlib import colors
from matplotlib import pyplot as plt
from matplotlib.text import Annotation

from mfml import plotting


def _luminance(colour: str) -> float:
    parts = np.array(colors.to_rgb(colour))
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_by_hand() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("colour", plotting.PALETTE)
@pytest.mark.parametrize("background", ["#ffffff", "#1e2129"])
def test_palette_contrast(colour: str, background: str) -> None:
    assert _contrast(colour, background) >= 3.0


def test_palette_differs() -> None:
    assert len(set(plotting.PALETTE)) == 5


def _lines() -> list[tuple[np.ndarray, np.ndarray]]:
    return [tuple(np.asarray(part, dtype=float) for part in line.get_data()) for line in plt.gca().lines]


def test_plot_function() -> None:
    assert plotting.plot_function(np.sin, 0, 3, points=7, label="sin") is None
    ((x, y),) = _lines()
    np.testing.assert_allclose(x, np.linspace(0, 3, 7))
    np.testing.assert_allclose(y, np.sin(x))
    assert plt.gca().lines[0].get_label() == "sin"


@pytest.mark.parametrize(
    ("f", "gaps"),
    [
        (lambda x: 1 / x, 1),  # a pole, also where no point hits it
        (math.floor, 2),
        (lambda x: math.tanh(1000 * x), 0),  # steep, and still connected
        (lambda x: 3, 0),
        (lambda x: 1.0 if x else math.inf, 1),
        (lambda x: math.copysign(math.nan if x == 0 else 1, x), 1),
    ],
)
@pytest.mark.parametrize("points", [400, 401])
def test_gaps(f, gaps, points) -> None:
    plotting.plot_function(f, -1, 1, points=points)
    ((_, y),) = _lines()
    if not (points == 400 and gaps == 1 and f(0.5) == 1):  # 400 points step over a single one
        assert np.count_nonzero(np.isnan(y)) == gaps


@pytest.mark.parametrize(
    ("f", "a", "b", "run", "rise", "title"),
    [
        (lambda x: x**2, 1, 3, "run = 2", "rise = 8", "= 4"),
        (lambda x: x**2, 1, -2, "run = -3", "rise = 3", "= -1"),
        (lambda x: -(x**3), -1, 1, "run = 2", "rise = -2", "= -1"),
        (lambda x: x**2, -1, 1, "run = 2", "rise = 0", "= 0"),
        (lambda x: 5, 0, 1, "run = 1", "rise = 0", "= 0"),
        (lambda x: x**2, 2, 1, "run = -1", "rise = -3", "= 3"),
        (np.exp, 0, 0.1, "run = 0.1", "rise = 0.1052", "= 1.052"),
        (lambda x: 1 / x, 0.5, 2, "run = 1.5", "rise = -1.5", "= -1"),
    ],
)
def test_plot_secant(f, a, b, run, rise, title) -> None:
    assert plotting.plot_secant(f, a, b) is None
    axes = plt.gca()
    curve, secant, across, up, points = _lines()
    low, high = float(f(a)), float(f(b))
    np.testing.assert_allclose(curve[1][0], f(curve[0][0]))
    np.testing.assert_allclose(np.diff(secant[1]) / np.diff(secant[0]), (high - low) / (b - a))
    assert secant[0].min() == pytest.approx(min(a, b) - 0.5 * abs(b - a))
    np.testing.assert_array_equal(across, ([a, b], [low, low]))
    np.testing.assert_array_equal(up, ([b, b], [low, high]))
    np.testing.assert_array_equal(points, ([a, b], [low, high]))
    assert axes.get_title().endswith(title)
    labels = [child for child in axes.get_children() if isinstance(child, Annotation)]
    assert [label.get_text() for label in labels] == [run, rise]
    assert {label.get_color() for label in labels} == {plt.rcParams["text.color"]}
    plt.gcf().canvas.draw()
    one, other = (label.get_window_extent() for label in labels)
    assert not one.overlaps(other)
    corner = axes.transData.transform((b, low))
    assert not one.contains(*corner)
    assert not other.contains(*corner)
    drawn = [line.get_color() for line in axes.lines]
    assert set(drawn) <= set(plotting.PALETTE)
    assert len({line.get_linestyle() for line in axes.lines}) == 4  # not by colour alone


BOOK = {  # what matters here of docs/assets/python/matplotlibrc
    "figure.figsize": (4.2, 2.9),
    "figure.dpi": 100,
    "figure.constrained_layout.use": True,
    "font.size": 10,
    "axes.titlesize": 10,
    "axes.labelsize": 10,
    "xtick.labelsize": 9,
    "ytick.labelsize": 9,
}


@pytest.mark.parametrize("style", [{}, BOOK], ids=["default", "book"])
@pytest.mark.parametrize(
    ("f", "a", "b"),
    [
        (lambda x: x**2, 1, -2),
        (lambda x: x**2, -2, 1),
        (lambda x: x**2, 1, 3),
        (lambda x: x**2, 3, 1),
        (lambda x: x**2, -1, 1),
        (lambda x: -(x**2), -2, 1),
        (lambda x: -(x**2), 2, -1),
        (lambda x: x**2 - 3 * x, 0, 3),
        (lambda x: -(x**3), -1, 1),
        (lambda x: x**3 - x, -1.2, 0.9),
        (lambda x: 1 / x, 0.5, 2),
        (lambda x: 1 / x, 2, 0.5),
        (lambda t: 10 + 1.8 * t - 0.01 * t**2, 30, 40),
        (lambda x: 5, 0, 1),
        (lambda x: -x, 2, -1),
        (np.exp, 0, 5),
        (np.exp, 5, 0),
        (np.sin, 0, 4.7),
        (np.cos, -3, 3.5),
        (abs, -2, 1),
        (abs, 1, -2),
    ],
)
def test_labels_keep_clear_of_the_lines(f, a, b, style) -> None:
    with plt.rc_context(style):
        plotting.plot_secant(f, a, b)
        plt.xlabel("time (minutes)")
        plt.ylabel("energy (kWh)")
        figure, axes = plt.gcf(), plt.gca()
        figure.canvas.draw()
    labels = [child.get_window_extent() for child in axes.get_children() if isinstance(child, Annotation)]
    assert len(labels) == 2
    for line in axes.lines:
        corners = axes.transData.transform(np.column_stack(line.get_data()))
        dots = np.concatenate([corners[:-1] + t * np.diff(corners, axis=0) for t in np.linspace(0, 1, 20)])
        for box in labels:
            assert not ((dots > box.min) & (dots < box.max)).all(axis=1).any()
    for box in labels:
        assert (box.min >= figure.bbox.min).all()
        assert (box.max <= figure.bbox.max).all()
    assert not labels[0].overlaps(labels[1])


def test_a_label_without_room_does_not_push_the_other_one_away() -> None:
    plt.figure(figsize=(3.2, 2.4))
    plotting.plot_secant(lambda x: x**2, 1, -2)
    plt.gcf().canvas.draw()
    _, rise = (child for child in plt.gca().get_children() if isinstance(child, Annotation))
    box, frame = rise.get_window_extent(), plt.gca().get_window_extent()
    assert (box.min > frame.min).all()
    assert (box.max < frame.max).all()


def test_plot_secants() -> None:
    assert plotting.plot_secants(lambda x: x**2, 1, [2, 1, -0.5], margin=0.1) is None
    axes = plt.gca()
    legend = axes.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == [
        "step 2: slope 4", "step 1: slope 3", "step -0.5: slope 1.5",
    ]  # fmt: skip
    secants = [line for line in axes.lines if line.get_label().startswith("step")]
    assert [np.diff(line.get_ydata())[0] / np.diff(line.get_xdata())[0] for line in secants] == pytest.approx(
        [4, 3, 1.5]
    )
    for weak, strong in itertools.pairwise(secants):
        assert weak.get_alpha() < strong.get_alpha()
        assert weak.get_linewidth() < strong.get_linewidth()
    assert axes.get_xlim() == pytest.approx((0.25, 3.25))


def test_plot_zoom() -> None:
    assert plotting.plot_zoom(lambda x: x**2, 1, [1, 0.1, 0.01, 0.001]) is None
    panels = plt.gcf().axes
    assert [panel.get_title() for panel in panels] == ["± 1", "± 0.1", "± 0.01", "± 0.001"]
    for panel, width in zip(panels, [1, 0.1, 0.01, 0.001], strict=True):
        x, y = panel.lines[0].get_data()
        assert panel.get_xlim() == pytest.approx((1 - width, 1 + width))
        np.testing.assert_allclose(y, np.asarray(x) ** 2)
        # every panel has the same magnification in both directions
        assert np.diff(panel.get_ylim())[0] == pytest.approx(6.6 * width)


def test_plot_zoom_leaves_other_axes_alone() -> None:
    plotting.plot_function(abs, -1, 1)
    before = plt.gcf()
    plotting.plot_zoom(lambda x: 4, 0, [1])
    assert plt.gcf() is not before
    assert len(before.axes) == len(plt.gcf().axes) == 1


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: plotting.plot_function(abs, 1, 1), ValueError, "different"),
        (lambda: plotting.plot_function(abs, 0, 1, points=1), ValueError, "at least points=2"),
        (lambda: plotting.plot_function(abs, 0, 1, points=True), TypeError, "points=400"),
        (lambda: plotting.plot_function(abs, 0, 1, label=3), TypeError, "text"),
        (lambda: plotting.plot_function(np.log, -2, -1), ValueError, "not finite anywhere"),
        (lambda: plotting.plot_secant(abs, 1, 1), ValueError, "different"),
        (lambda: plotting.plot_secant(abs, 0, 1, margin=-1), ValueError, "margin=0.5"),
        (lambda: plotting.plot_secant(np.log, -1, 1), ValueError, r"f\(-1.0\) is nan"),
        (lambda: plotting.plot_secants(abs, 0, []), ValueError, "empty"),
        (lambda: plotting.plot_secants(abs, 0, [0]), ValueError, "zero"),
        (lambda: plotting.plot_secants(abs, 0, 1), TypeError, "list"),
        (lambda: plotting.plot_zoom(abs, 0, [0]), ValueError, "positive widths"),
        (lambda: plotting.plot_zoom(abs, 1, [1e-17]), ValueError, "larger"),
        (lambda: plotting.plot_zoom(abs, 1, []), ValueError, "empty"),
    ],
)
def test_refuses(call, error, words) -> None:
    with pytest.raises(error, match=words):
        call()


def test_gap_where_bisection_hits_the_pole() -> None:
    plotting.plot_function(lambda x: 1 / x, -1, 1, points=2)
    ((x, y),) = _lines()
    np.testing.assert_array_equal(x, [-1, 0, 1])
    np.testing.assert_array_equal(y, [-1, math.nan, 1])
