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
