"""Flat points of surfaces whose flat points are known."""

import dataclasses
import math

import numpy as np
import pytest

from mfml.critical_points import classify_critical_point, critical_points


@pytest.mark.parametrize(
    ("hessian", "kind"),
    [
        ([[2, 0], [0, 2]], "minimum"),
        ([[-2.0, 1.0], [1.0, -2.0]], "maximum"),
        (np.array([[0, 1], [1, 0]]), "saddle"),
        ([[1.0, 1.0], [1.0, 1.0]], "undecided"),
        ([[0.0, 0.0], [0.0, 0.0]], "undecided"),
        ([[1.0, 0, 0], [0, -1.0, 0], [0, 0, 0]], "saddle"),
        ([[3.0]], "minimum"),
        ([[1.0, 0.0], [0.0, 1e-9]], "undecided"),
        ([[1.0, 0.0], [0.0, 1e-7]], "minimum"),
        ([[1e308, 0.0], [0.0, -1e308]], "saddle"),
    ],
)
def test_kinds(hessian, kind) -> None:
    assert classify_critical_point(hessian) == kind


@pytest.mark.parametrize(
    ("hessian", "error", "words"),
    [
        ([[1.0, 2.0], [3.0, 1.0]], ValueError, "symmetric"),
        ([[1.0, 2.0]], ValueError, "square"),
        (1.0, ValueError, "square"),
        ([], ValueError, "empty"),
        ([[math.nan]], ValueError, "nan"),
        ([[1j]], TypeError, "real"),
        ("saddle", TypeError, "array"),
    ],
)
def test_classify_refuses(hessian, error, words) -> None:
    with pytest.raises(error, match=words):
        classify_critical_point(hessian)


def _summary(points):
    return [(p.kind, *p.x.round(7) + 0.0, round(p.fun, 9) + 0.0) for p in points]


def test_folium() -> None:
    points = critical_points(lambda p: p[0] ** 3 - 3 * p[0] * p[1] + p[1] ** 3, [[-2, 2], [-2, 2]])
    assert _summary(points) == [("saddle", 0, 0, 0), ("minimum", 1, 1, -1)]
    assert type(points[0].fun) is float
    with pytest.raises(dataclasses.FrozenInstanceError):
        points[0].fun = 1.0


@pytest.mark.parametrize(
    ("f", "box", "expected"),
    [
        (lambda p: p[0] ** 4, [[-1.0, 1.0]], [("undecided", 0, 0)]),
        (lambda p: 1 - p[0] ** 2, [[-1.0, 1.0]], [("maximum", 0, 1)]),
        (lambda p: p[0] ** 3 - 3 * p[0] * p[1] ** 2, [[-1.0, 1.0], [-1.0, 1.0]], [("undecided", 0, 0, 0)]),
        (lambda p: p[0] ** 2 + 1e-6 * p[1] ** 2, [[-1.0, 1.0], [-1.0, 1.0]], [("minimum", 0, 0, 0)]),
        (lambda p: (p[0] - 0.005) ** 2 + 0 * np.sqrt(p[0]), [[0.0, 1.0]], [("minimum", 0.005, 0)]),
        (lambda p: p[0] + p[1], [[-1.0, 1.0], [-1.0, 1.0]], []),
        (lambda p: (p[0] - 5) ** 2, [[-1.0, 1.0]], []),
        (lambda p: (p[0] - 1.2) ** 2, [[-1.0, 1.0]], []),
        (lambda p: np.exp(-p[0]), [[0.0, 1.0]], []),
        (lambda p: p[0] - np.log(p[0]), [[-1.0, 3.0]], [("minimum", 1, 1)]),
        (lambda p: p[0] * np.log(p[0]) - p[0], [[0.0, 1.0]], [("minimum", 1, -1)]),
        (lambda p: np.sum((p - 0.5) ** 2), [[0.0, 1.0]] * 3, [("minimum", 0.5, 0.5, 0.5, 0)]),
        (lambda p: np.sum((p - 0.5) ** 2), [[0.0, 1.0]] * 4, [("minimum", 0.5, 0.5, 0.5, 0.5, 0)]),
    ],
)
def test_known_points(f, box, expected) -> None:
    assert _summary(critical_points(f, box)) == expected


def test_many_points() -> None:
    points = critical_points(lambda p: np.sin(p[0]) * np.sin(p[1]), [[0.5, 6.0], [0.5, 6.0]])
    half = math.pi / 2
    expected = [(half, half), (half, 3 * half), (2 * half, 2 * half), (3 * half, half), (3 * half, 3 * half)]
    np.testing.assert_allclose([p.x for p in points], expected, atol=1e-9)
    assert [p.kind for p in points] == ["maximum", "minimum", "saddle", "minimum", "maximum"]


def _peaks(p):
    x, y = p
    return (
        3 * (1 - x) ** 2 * np.exp(-(x**2) - (y + 1) ** 2)
        - 10 * (x / 5 - x**3 - y**5) * np.exp(-(x**2) - y**2)
        - np.exp(-((x + 1) ** 2) - y**2) / 3
    )


def test_a_landscape_of_peaks() -> None:
    points = critical_points(_peaks, [[-3, 3], [-3, 3]])
    kinds = [point.kind for point in points]
    assert [kinds.count(kind) for kind in ("minimum", "maximum", "saddle")] == [3, 3, 3]
    assert min(points, key=lambda point: point.fun).x == pytest.approx([0.22827892, -1.62553496])


@pytest.mark.parametrize(
    ("entrywise", "otherwise"),
    [
        (lambda p: p[0] ** 4 + p[1] ** 4 - p[0] ** 2 - p[1] ** 2, lambda p: np.sum(p**4 - p**2)),
        (lambda p: p[0] ** 2 + 3 * p[0] * p[1] + 5 * p[1] ** 2, lambda p: p @ np.array([[1, 0], [3, 5]]) @ p),
        (lambda p: abs(p[0]) ** 3 - p[0] + p[1] ** 2, lambda p: (p[0] if p[0] > 0 else -p[0]) ** 3 - p[0] + p[1] ** 2),
        # These run on rows of numbers too, but mix the points up.
        (lambda p: (p[0] + p[1]) ** 2 + p[0] ** 4 - p[0], lambda p: np.sum(p) ** 2 + p[0] ** 4 - p[0]),
        (lambda p: np.exp(p[0]) - p[0] + p[1] ** 2, lambda p: np.exp(p[0]) - p[0] + p[1] ** 2 + 0 * np.max(p) * p[0]),
        (lambda p: 1e-12 * (p[0] ** 2 + p[1] ** 2) - 1e-12 * p[0] ** 4,
         lambda p: 1e-12 * (p[0] ** 2 + p[1] ** 2) - 1e-12 * p[0] ** 3 * (np.sum(p) - p[1])),
    ],
)  # fmt: skip
def test_the_way_f_is_written_does_not_matter(entrywise, otherwise) -> None:
    box = [[-1.0, 1.1], [-1.2, 1.0]]
    expected = _summary(critical_points(entrywise, box))
    assert expected
    assert _summary(critical_points(otherwise, box)) == expected


def test_where_f_ends() -> None:
    """At the corner of the box the slope is infinite, and to the left of it there is no f."""
    points = critical_points(lambda p: p[0] - 2 * np.sqrt(p[0]) + (p[1] - 0.5) ** 2, [[0, 3], [-1, 1]])
    assert _summary(points) == [("minimum", 1, 0.5, -1)]
    points = critical_points(lambda p: p[0] - 2 * np.sqrt(p[0]) + p[1] ** 2, [[-3, 3], [-1, 1]])
    assert _summary(points) == [("minimum", 1, 0, -1)]
    # At 0 the slope is not small, though the curvature is far larger.
    points = critical_points(lambda p: np.sqrt(p[0]) - p[0] + p[1] ** 2, [[0, 3], [-1, 1]])
    assert _summary(points) == [("saddle", 0.25, 0, 0.25)]
    with pytest.raises(ValueError, match="finite nowhere on the grid"):
        critical_points(lambda p: np.sqrt(0 * p[0]) + p[1], [[0, 1], [0, 1]])


def test_what_is_found_is_checked() -> None:
    def changes_its_mind(p):
        return (p[0] - (0.3 if p.shape == (1, 81) else 5)) ** 2

    assert critical_points(changes_its_mind, [[-1.0, 1.0]]) == []
    # NumPy's norm has no derivative at 0 itself, where the search ends: it goes on with the other points.
    points = critical_points(lambda p: np.linalg.norm(p) ** 4 - p[0] ** 2, [[-1, 1], [-1, 1]])
    assert [point.kind for point in points].count("minimum") == 2


def test_f_runs_for_all_starts_together() -> None:
    shapes = []

    def folium(p):
        shapes.append(p.shape)
        return p[0] ** 3 - 3 * p[0] * p[1] + p[1] ** 3

    assert len(critical_points(folium, [[-2, 2], [-2, 2]])) == 2
    assert len(shapes) < 300  # 17 × 17 starts, each with some ten steps, were thousands
    assert (2, 289) in shapes


@pytest.mark.parametrize(
    ("f", "box", "error", "words"),
    [
        (3, [[0, 1]], TypeError, "function"),
        (lambda p: p, [[0, 1]], TypeError, "one real number"),
        (lambda p: None, [[0, 1]], TypeError, "return statement"),
        (lambda p: np.log(p[0]), [[-2, -1]], ValueError, "nowhere"),
        (np.sum, [0, 1], ValueError, "one row"),
        (np.sum, [[0, 1, 2]], ValueError, "one row"),
        (np.sum, [[0, 1]] * 7, ValueError, "1 to 6"),
        (np.sum, [[1, 0]], ValueError, "lower < upper"),
        (np.sum, [[-1.5e308, 1.5e308]], ValueError, "lower < upper"),
        (np.sum, [[0, math.nan]], ValueError, "nan"),
        (np.sum, [], ValueError, "empty"),
        (np.sum, "box", TypeError, "array"),
    ],
)
def test_refuses(f, box, error, words) -> None:
    with pytest.raises(error, match=words):
        critical_points(f, box)
