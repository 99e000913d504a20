"""At least one differentiable use of every function that has a rule.

A case is NumPy code f(xp, x) and a point x. `xp` is `numpy`, or `autograd.numpy` when autograd is the oracle. The
points stay away from kinks and from the ends of the domains by more than the differences reach.
"""

import operator
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np


class Case(NamedTuple):
    label: str
    f: Callable[[Any, Any], Any]
    x: np.ndarray


POSITIVE = np.array([[0.31, 0.52, 0.73], [0.75, 0.45, 0.66]])
BETWEEN = (
    np.array([[0.85, 1.62, 2.4], [1.85, 1.37, 2.14]]) + 0.3
) / 3.7  # between the steps of floor and rint
SIGNED = np.array([[-0.7, 0.4, 1.3], [0.9, -1.6, -0.2]])
ROW = np.array([0.41, 0.35, 0.5])
COLUMN = np.array([[0.37], [0.58]])
VECTOR = np.array([0.8, -0.5, 1.1])
SQUARE = np.array([[2.1, 0.3, -0.4], [0.2, -1.8, 0.5], [-0.6, 0.1, 2.4]])
BATCH = np.stack([SQUARE, SQUARE[::-1] - 0.2, SQUARE.T + 0.1])
CUBE = np.linspace(-1.0, 1.3, 24).reshape(2, 3, 4)
MASK = SIGNED > 0
KNOTS, HEIGHTS = np.array([-2.0, -1.0, 0.0, 0.6, 1.0]), np.array([0.0, 2.0, 1.0, 5.0, 3.0])

UNARY = {
    **dict.fromkeys(["positive", "negative", "conjugate", "absolute", "fabs", "square"], SIGNED),
    **dict.fromkeys(["exp", "exp2", "expm1", "sin", "cos", "sinh", "cosh", "tanh"], SIGNED),
    **dict.fromkeys(["arctan", "arcsinh", "cbrt", "deg2rad", "radians", "rad2deg", "degrees"], SIGNED),
    **dict.fromkeys(["tan", "reciprocal", "sqrt", "log", "log2", "log10", "log1p"], POSITIVE),
    **dict.fromkeys(["arcsin", "arccos", "arctanh"], POSITIVE),
    "arccosh": POSITIVE + 1.0,
}
BINARY = [
    *[
        "add",
        "subtract",
        "multiply",
        "divide",
        "power",
        "float_power",
        "remainder",
        "fmod",
        "arctan2",
        "hypot",
    ],
    *["logaddexp", "logaddexp2", "maximum", "minimum", "fmax", "fmin"],
]
STEPS = ["sign", "floor", "ceil", "trunc", "rint"]  # constant between their jumps
TESTS = ["isfinite", "isinf", "isnan", "signbit", "logical_not"]
COMPARISONS = [
    *["greater", "greater_equal", "less", "less_equal", "equal", "not_equal", "isclose"],
    *["logical_and", "logical_or", "logical_xor"],
]


def _unary(name: str, x: np.ndarray) -> list[Case]:
    return [Case("", lambda xp, x: getattr(xp, name)(x), x)]


def _binary(name: str) -> list[Case]:
    def call(xp: Any, a: Any, b: Any) -> Any:
        return getattr(xp, name)(a, b)

    return [
        Case("left", lambda xp, x: call(xp, x, ROW), POSITIVE),
        Case("right", lambda xp, x: call(xp, ROW, x), POSITIVE),
        Case("both", lambda xp, x: call(xp, x[0], x[1]), POSITIVE),
        Case("spread left", lambda xp, x: call(xp, x, POSITIVE), np.array([[0.65], [0.59]])),
        Case("spread right", lambda xp, x: call(xp, POSITIVE, x), np.array([0.57])),
        Case("number", lambda xp, x: call(xp, x, 0.6) ** 2 * call(xp, 1.15, x), POSITIVE),
    ]


def _chosen(choose: Callable[[Any, Any], Any], x: np.ndarray = SIGNED) -> list[Case]:
    """Return a case that uses a function without a slope to choose between two functions that have one."""
    return [Case("chooses", lambda xp, x: xp.where(choose(xp, x), x**2, xp.sin(x)), x)]


def _each(x: np.ndarray, **cases: Callable[[Any, Any], Any]) -> list[Case]:
    return [Case(label, f, x) for label, f in cases.items()]


def _in_turn(function: str, *options: dict[str, Any], x: np.ndarray = SIGNED) -> list[Case]:
    """Return a case for each set of options of a function of one array."""
    return [Case(str(o), lambda xp, x, o=o: getattr(xp, function)(x**2 * x, **o), x) for o in options]


_AXES: list[dict[str, Any]] = [{}, {"axis": 0}, {"axis": -1, "keepdims": True}, {"keepdims": True}]
_EINSUMS = [
    *["ij,jk->ik", "ij,jk", "ij,ij->", "ii,jk->k", "ij,kk->i", "ij,kl->i", "...i,...i", "i...,...k->k..."],
    "ii,ii->i",
]

CASES: dict[Any, list[Case]] = {
    **{getattr(np, name): _unary(name, x) for name, x in UNARY.items()},
    **{getattr(np, name): _binary(name) for name in BINARY},
    **{
        getattr(np, name): _each(BETWEEN, steps=lambda xp, x, n=name: x**2 * getattr(xp, n)(3.7 * x - 0.3))
        for name in STEPS
    },
    **{getattr(np, name): _chosen(lambda xp, x, n=name: getattr(xp, n)(x)) for name in TESTS},
    **{getattr(np, name): _chosen(lambda xp, x, n=name: getattr(xp, n)(x, VECTOR)) for name in COMPARISONS},
    np.heaviside: _each(SIGNED, steps=lambda xp, x: x**2 * xp.heaviside(x, 0.5)),
    np.floor_divide: _each(POSITIVE, steps=lambda xp, x: x**2 * xp.floor_divide(x, ROW) + x // 0.23),
    np.shape: _each(SIGNED, reads=lambda xp, x: x**2 * xp.shape(x)[1]),
    np.ndim: _each(SIGNED, reads=lambda xp, x: x**2 * xp.ndim(x)),
    np.size: _each(SIGNED, reads=lambda xp, x: x**2 * xp.size(x)),
    np.zeros_like: _each(SIGNED, reads=lambda xp, x: x**2 + xp.zeros_like(x)),
    np.ones_like: _each(SIGNED, reads=lambda xp, x: x**2 * xp.ones_like(x)),
    np.full_like: _each(SIGNED, reads=lambda xp, x: x**2 * xp.full_like(x, 3.0)),
    np.argmax: _each(SIGNED, reads=lambda xp, x: x[0][xp.argmax(x[0])] ** 2 * x),
    np.argmin: _each(SIGNED, reads=lambda xp, x: x[0][xp.argmin(x[0])] ** 2 * x),
    np.argsort: _each(VECTOR, reads=lambda xp, x: x[xp.argsort(x)] ** 2 * x),
    np.searchsorted: _each(VECTOR, reads=lambda xp, x: x**2 * HEIGHTS[xp.searchsorted(KNOTS[:4], x)]),
    np.count_nonzero: _each(SIGNED, reads=lambda xp, x: x**2 * xp.count_nonzero(x)),
    np.any: _each(SIGNED, reads=lambda xp, x: x**2 if xp.any(x > 1.0) else x),
    np.all: _each(SIGNED, reads=lambda xp, x: x**2 if xp.all(x > 1.0) else xp.sin(x)),
    np.allclose: _each(SIGNED, reads=lambda xp, x: x**2 if xp.allclose(x, SIGNED, atol=1.0) else x),
    np.array_equal: _each(SIGNED, reads=lambda xp, x: x if xp.array_equal(x, VECTOR) else x**2),
    # sums, products, extremes
    np.sum: _in_turn("sum", *_AXES, {"axis": (0, 1)}),
    np.mean: _in_turn("mean", *_AXES),
    np.var: _in_turn("var", *_AXES, {"ddof": 1}),
    np.std: _in_turn("std", *_AXES, {"axis": 1, "ddof": 1}),
    np.prod: _in_turn("prod", *_AXES),
    np.max: _in_turn("max", *_AXES),
    np.min: _in_turn("min", *_AXES),
    np.amax: _in_turn("amax", *_AXES),
    np.amin: _in_turn("amin", *_AXES),
    np.cumsum: _in_turn("cumsum", {}, {"axis": 0}, {"axis": 1}),
    np.diff: _in_turn("diff", {}, {"axis": 0}, {"n": 2, "axis": -1}),
    np.clip: _in_turn("clip", {"a_min": -0.5, "a_max": 0.4}, {"a_min": 0.1, "a_max": None}),
    np.interp: _each(SIGNED, one=lambda xp, x: xp.interp(x, KNOTS, HEIGHTS) * x),
    np.polyval: [
        Case("at x", lambda xp, x: xp.polyval([1.5, -2.0, 0.5], x), SIGNED),
        Case("of x", lambda xp, x: xp.polyval(x, 0.7) * xp.polyval(x, x), VECTOR),
    ],
    np.where: [
        Case("mask", lambda xp, x: xp.where(MASK, x**2, xp.sin(x)), SIGNED),
        Case("own mask", lambda xp, x: xp.where(x > 0, x**3, 1.0), SIGNED),
        Case("spread", lambda xp, x: xp.where(MASK, x**2, x[0, 1]), SIGNED),
    ],
    # shapes
    operator.getitem: [
        *_each(SIGNED, rows=lambda xp, x: x[1] * x[0], corner=lambda xp, x: x[-1, ::2] ** 2),
        *_each(SIGNED, mask=lambda xp, x: x[MASK] ** 2, new=lambda xp, x: x[:, None] * x[..., 1:2]),
        *_each(SIGNED, pairs=lambda xp, x: x[[0, 0, 1], [2, 2, 1]] ** 2),
        *_each(VECTOR, repeated=lambda xp, x: x[[0, 1, 0, 0]] ** 2),
    ],
    np.reshape: _each(SIGNED, one=lambda xp, x: xp.reshape(x**2, (3, 2)) @ xp.reshape(x, (2, 3))),
    np.ravel: _each(SIGNED, one=lambda xp, x: xp.ravel(x) ** 2),
    np.expand_dims: _each(SIGNED, one=lambda xp, x: xp.expand_dims(x, 1) * x),
    np.squeeze: _each(COLUMN, one=lambda xp, x: xp.squeeze(x) * x, axis=lambda xp, x: xp.squeeze(x**2, 1)),
    np.atleast_1d: _each(VECTOR, one=lambda xp, x: xp.atleast_1d(x[0]) * x),
    np.atleast_2d: _each(VECTOR, one=lambda xp, x: xp.atleast_2d(x) * x[:2][:, None]),
    np.broadcast_to: _each(COLUMN, one=lambda xp, x: xp.broadcast_to(x**2, (3, 2, 4)) * ROW[:, None, None]),
    np.transpose: [
        Case("reverse", lambda xp, x: xp.transpose(x) @ x, SIGNED),
        Case("axes", lambda xp, x: xp.transpose(x, (2, 0, 1)) ** 2, CUBE),
    ],
    np.swapaxes: _each(CUBE, one=lambda xp, x: xp.swapaxes(x, 0, 2) ** 2),
    np.moveaxis: _each(CUBE, one=lambda xp, x: xp.moveaxis(x, -1, 0) ** 2),
    np.flip: _each(SIGNED, all=lambda xp, x: xp.flip(x) * x, axis=lambda xp, x: xp.flip(x, 1) * x),
    np.roll: _each(SIGNED, flat=lambda xp, x: xp.roll(x, 2) * x, axis=lambda xp, x: xp.roll(x, 1, 1) * x),
    np.copy: _each(SIGNED, one=lambda xp, x: xp.copy(x) * x),
    np.concatenate: [
        Case("rows", lambda xp, x: xp.concatenate([x**2, SIGNED, xp.sin(x)]), SIGNED),
        Case("axis", lambda xp, x: xp.concatenate((x**2, x), axis=1) ** 2, SIGNED),
        Case("lengths", lambda xp, x: xp.concatenate([x[:1], x * x, VECTOR]) ** 2, VECTOR),
    ],
    np.stack: _each(
        VECTOR,
        rows=lambda xp, x: xp.stack([x**2, VECTOR, x]) ** 2,
        axis=lambda xp, x: xp.stack([x[0] * x, x], axis=-1) ** 2,
        numbers=lambda xp, x: xp.stack([x[0] * x[1], xp.sin(x[2])]),
    ),
    np.hstack: _each(VECTOR, one=lambda xp, x: xp.hstack([x, x**2, VECTOR]) ** 2),
    np.vstack: _each(VECTOR, one=lambda xp, x: xp.vstack([x, x**2]) ** 2),
    np.column_stack: _each(VECTOR, one=lambda xp, x: xp.column_stack([x, x**2]) ** 2),
    np.diag: _each(
        SQUARE, of=lambda xp, x: xp.diag(x**2), matrix=lambda xp, x: xp.diag(x[0] ** 2, 1)
    ),
    np.diagonal: _each(SQUARE, one=lambda xp, x: xp.diagonal(x**2), off=lambda xp, x: xp.diagonal(x**2, 1)),
    # products and linear algebra
    np.matmul: [
        Case(f"{a.ndim} @ {b.ndim} {side}", f, x)
        for a, b in [
            *[(VECTOR, VECTOR), (VECTOR, SQUARE), (SQUARE, VECTOR), (SQUARE, SQUARE), (BATCH, VECTOR)],
            *[(VECTOR, BATCH), (BATCH, SQUARE), (SQUARE, BATCH), (BATCH, BATCH)],
        ]
        for side, f, x in [
            ("left", lambda xp, x, b=b: xp.matmul(x**2, b), a),
            ("right", lambda xp, x, a=a: xp.matmul(a, x**2), b),
        ]
    ],
    np.dot: [
        Case("vectors", lambda xp, x: xp.dot(x, x * VECTOR), VECTOR),
        Case("matrix", lambda xp, x: xp.dot(SQUARE, x**2) * xp.dot(x, SQUARE), VECTOR),
        Case("matrices", lambda xp, x: xp.dot(x, x), SQUARE),
        Case("number", lambda xp, x: xp.dot(x, 2.0) * x, VECTOR),
        Case("three axes", lambda xp, x: xp.dot(x**2, BATCH), SQUARE),
    ],
    np.inner: [
        Case("vectors", lambda xp, x: xp.inner(x, x), VECTOR),
        Case("matrices", lambda xp, x: xp.inner(x, x**2), SQUARE),
    ],
    np.vdot: _each(VECTOR, one=lambda xp, x: xp.vdot(x, x**2)),
    np.outer: _each(VECTOR, one=lambda xp, x: xp.outer(x, xp.cos(x)), matrix=lambda xp, x: xp.outer(SQUARE, x**2)),
    np.cross: _each(VECTOR, one=lambda xp, x: xp.cross(x, SQUARE * x)),
    np.trace: _each(SQUARE, one=lambda xp, x: xp.trace(x**2) * x, off=lambda xp, x: xp.trace(x**2, 1)),
    np.einsum: [
        *[Case(s, lambda xp, x, s=s: xp.einsum(s, x**2, x), SQUARE) for s in _EINSUMS],
        *[Case(s, lambda xp, x, s=s: xp.einsum(s, x**2), SQUARE) for s in ("ii", "ii->i", "ij->j", "ij->ji")],
        Case("three", lambda xp, x: xp.einsum("i,ij,j->", x, SQUARE, x**2), VECTOR),
    ],
    np.linalg.norm: [
        Case("vector", lambda xp, x: xp.linalg.norm(x), VECTOR),
        Case("axis", lambda xp, x: xp.linalg.norm(x, axis=1) * x[:, 0], SIGNED),
        Case("fro", lambda xp, x: xp.linalg.norm(x, "fro"), SIGNED),
        *[Case(str(o), lambda xp, x, o=o: xp.linalg.norm(x, o), VECTOR) for o in (1, 2, 3, np.inf)],
    ],
    np.linalg.solve: [
        Case("left", lambda xp, x: xp.linalg.solve(x, VECTOR), SQUARE),
        Case("right", lambda xp, x: xp.linalg.solve(SQUARE, x**2), VECTOR),
        Case("matrix", lambda xp, x: xp.linalg.solve(x, xp.transpose(x)), SQUARE),
        Case("batch", lambda xp, x: xp.linalg.solve(x, SQUARE), BATCH),
    ],
    np.linalg.inv: [Case(str(a.ndim), lambda xp, x: xp.linalg.inv(x), a) for a in (SQUARE, BATCH)],
    np.linalg.det: [Case(str(a.ndim), lambda xp, x: xp.linalg.det(x), a) for a in (SQUARE, BATCH)],
}  # fmt: skip
