"""Reverse mode against central differences, in random directions and both orders."""

import math
import warnings
import weakref

import numpy as np
import pytest

from mfml import _reverse_graph
from mfml._reverse_graph import fill
from mfml.reverse import Variable, grad, topological_order, value_and_grad, vjp

RNG = np.random.default_rng(5)
POSITIVE = RNG.uniform(0.3, 0.9, (3, 4))
SIGNED = RNG.normal(size=(3, 4))
SQUARE = RNG.normal(size=(3, 3)) + 3 * np.eye(3)
BATCH = RNG.normal(size=(2, 3, 3)) + 3 * np.eye(3)
ROW, COLUMN = RNG.uniform(0.3, 0.9, 4), RNG.uniform(0.3, 0.9, (3, 1))
X = np.array([1.0, 2.0])
VECTOR = RNG.normal(size=3)
MASK = SIGNED > 0
KNOTS, HEIGHTS = np.array([-1.0, 0.0, 0.35, 0.71, 1.0]), np.array([0.0, 2.0, 1.0, 5.0, 3.0])

UNARY = [
    np.negative, np.positive, np.conjugate, np.absolute, np.fabs, np.square, np.sqrt, np.cbrt, np.reciprocal,
    np.exp, np.exp2, np.expm1, np.log, np.log2, np.log10, np.log1p, np.sin, np.cos, np.tan, np.arcsin, np.arccos,
    np.arctan, np.deg2rad, np.radians, np.rad2deg, np.degrees, np.sinh, np.cosh, np.tanh, np.arcsinh, np.arctanh,
]  # fmt: skip
BINARY = [
    np.add, np.subtract, np.multiply, np.divide, np.power, np.float_power, np.remainder, np.fmod, np.logaddexp,
    np.logaddexp2, np.arctan2, np.hypot, np.maximum, np.minimum, np.fmax, np.fmin,
]  # fmt: skip
CASES = [
    *[(f.__name__, f, POSITIVE) for f in UNARY],
    ("arccosh", lambda x: np.arccosh(1 + x), POSITIVE),
    *[(f"{f.__name__} left", lambda x, f=f: f(x, ROW), POSITIVE) for f in BINARY],
    *[(f"{f.__name__} right", lambda x, f=f: f(ROW, x), POSITIVE) for f in BINARY],
    *[(f"{f.__name__} spread", lambda x, f=f: f(x, POSITIVE), COLUMN) for f in BINARY],
    ("python arithmetic", lambda x: (2 - x) / (1 + 3 * x) ** 2 - x**3 + 2**x + x**x - abs(-x) + +x, POSITIVE),
    ("mod", lambda x: x % 0.4 + 1.7 % x, POSITIVE),
    ("power zero", lambda x: x**0 + x**1 + x**0.5, POSITIVE),
    ("in place, numbers", lambda x: _in_place(x[0, 0], x[1, 1]), POSITIVE),
    *[(f"sum {o}", lambda x, o=o: np.sum(x**2, **o), SIGNED) for o in ({}, {"axis": 0}, {"axis": (0, 1)})],
    ("sum keepdims", lambda x: x.sum(axis=1, keepdims=True) * x, SIGNED),
    ("sum all keepdims", lambda x: np.sum(x * x, keepdims=True), SIGNED),
    ("mean", lambda x: np.mean(x**2, axis=1) + x.mean(), SIGNED),
    ("max", lambda x: np.max(x**2, axis=1), SIGNED),
    ("amin", lambda x: np.amin(x**2) + x.min(), SIGNED),
    *[(f"prod {o}", lambda x, o=o: np.prod(x, **o), SIGNED) for o in ({}, {"axis": 0}, {"axis": 1})],
    ("prod keepdims", lambda x: np.prod(x, keepdims=True) + x.prod(axis=0, keepdims=True), SIGNED),
    ("prod zeros", lambda x: np.prod(x * [[1.0, 0, 1, 1]], axis=1), SIGNED),
    ("cumsum", lambda x: np.cumsum(x**2), SIGNED),
    ("cumsum axis", lambda x: (x**2).cumsum(axis=1), SIGNED),
    ("diff", lambda x: np.diff(x**2), SIGNED),
    ("diff twice", lambda x: np.diff(x**3, n=2, axis=0), SIGNED),
    ("where", lambda x: np.where(MASK, x**2, np.sin(x)), SIGNED),
    ("where variable mask", lambda x: np.where(x > 0, x**3, 1.0), SIGNED),
    ("clip", lambda x: np.clip(x**3, -0.4, 0.3) + x.clip(0.1, None), SIGNED),
    ("interp", lambda x: np.interp(x * 1.9, KNOTS, HEIGHTS) * x, SIGNED),
    ("concatenate", lambda x: np.concatenate([x**2, SIGNED, np.sin(x)], axis=1), SIGNED),
    ("concatenate flat", lambda x: np.concatenate((x**2, x), axis=None), SIGNED),
    ("stack", lambda x: np.stack([x**2, x * 3, SIGNED], axis=-1), SIGNED),
    ("reshape", lambda x: x.reshape(2, 6) ** 2 @ np.reshape(x, (6, 2)), SIGNED),
    ("reshape tuple", lambda x: x.reshape((4, 3)) ** 2, SIGNED),
    ("ravel", lambda x: np.ravel(x) ** 2 * x.flatten(), SIGNED),
    ("transpose", lambda x: x.T @ x + np.transpose(x, (1, 0)) @ x.transpose().T, SIGNED),
    ("transpose three", lambda x: np.transpose(x, (2, 0, -2)) ** 2, BATCH),
    ("transpose method", lambda x: x.transpose(1, 2, 0) ** 2 + x.transpose((1, 2, 0)), BATCH),
    ("squeeze", lambda x: np.squeeze(np.expand_dims(x**2, (0, 2)), 0), SIGNED),
    ("broadcast_to", lambda x: np.broadcast_to(x**2, (2, 3, 4)), COLUMN),
    ("flip", lambda x: np.flip(x**2) * x, SIGNED),
    ("swapaxes", lambda x: np.swapaxes(x, 0, 1) ** 2, SIGNED),
    ("index", lambda x: x[1] * x[:, 1:][0, 0] * x[-1, ::2][0], SIGNED),
    ("index repeated", lambda x: x[[0, 1, 0, 0]] ** 2, SIGNED),
    ("index pairs", lambda x: x[[0, 0, 1], [2, 2, 3]] ** 2, SIGNED),
    ("index mask", lambda x: x[MASK] ** 2, SIGNED),
    ("iteration", lambda x: sum(np.sin(row) * len(x) for row in x), SIGNED),
    ("dot", lambda x: np.dot(x, x) * x.dot([1.0, 2.0, 3.0]), VECTOR),
    ("dot number", lambda x: np.dot(x, 2.0) * x, VECTOR),
    *[(f"{a.ndim} @ right {b.ndim}", lambda x, b=b: (x**2) @ b, a) for a, b in [
        (VECTOR, VECTOR), (VECTOR, SQUARE), (SQUARE, VECTOR), (SQUARE, SQUARE), (BATCH, VECTOR), (VECTOR, BATCH),
        (BATCH, SQUARE), (SQUARE, BATCH)]],
    *[(f"{a.ndim} @ left {b.ndim}", lambda x, a=a: a @ (x**2), b) for a, b in [
        (VECTOR, VECTOR), (VECTOR, SQUARE), (SQUARE, VECTOR), (BATCH, VECTOR), (VECTOR, BATCH), (SQUARE, BATCH)]],
    *[(f"einsum {s}", lambda x, s=s: np.einsum(s, x**2, x), SQUARE) for s in (
        "ij,jk->ik", "ij,jk", "ij,ij->", "ii,jk->k", "ij,kk->i", "ij,kl->i", "...i,...i", "i...,...k->k...",
        "ii,ii->i")],
    *[(f"einsum one {s}", lambda x, s=s: np.einsum(s, x**2), SQUARE) for s in (
        "ii", "ii->i", "ij->j", "ij->ji", "...i->...")],
    ("norm", lambda x: np.linalg.norm(x) + np.linalg.norm(x, axis=1), SIGNED),
    ("norm orders", lambda x: sum(np.linalg.norm(x, ord) for ord in (1, 2, np.inf)), VECTOR),
    ("norm fro", lambda x: np.linalg.norm(x, "fro"), SIGNED),
    ("solve left", lambda x: np.linalg.solve(x, VECTOR), SQUARE),
    ("solve right", lambda x: np.linalg.solve(SQUARE, x**2), VECTOR),
    ("solve matrix", lambda x: np.linalg.solve(x, x.T), SQUARE),
    ("solve batch", lambda x: np.linalg.solve(x, VECTOR), BATCH),
    ("inv", np.linalg.inv, SQUARE),
    ("inv batch", np.linalg.inv, BATCH),
    ("det", np.linalg.det, SQUARE),
    ("det batch", np.linalg.det, BATCH),
    ("trace", lambda x: np.trace(x) * x.trace() + np.trace(x[:2]), SQUARE),
    ("outer", lambda x: np.outer(x, x) + np.outer(VECTOR, x**2), VECTOR),
]  # fmt: skip


def _in_place(total, factor):
    total += factor
    total *= factor
    total -= 1.0
    total /= factor
    total **= 2
    return total


def difference(f, x, direction, step=1e-5):
    """Take a central difference, with the step halved once: fourth order."""

    def central(h):
        return (f(x + h * direction) - f(x - h * direction)) / (2 * h)

    return (4 * central(step / 2) - central(step)) / 3


@pytest.mark.parametrize(("f", "x"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_both_orders(f, x) -> None:
    rng = np.random.default_rng(11)
    value, pullback = vjp(f, x)
    np.testing.assert_allclose(value, f(x), rtol=1e-14)
    cotangent, direction = rng.normal(size=np.shape(value)), rng.normal(size=x.shape)
    gradient = pullback(cotangent)
    assert gradient.shape == x.shape

    def first(point):
        return np.sum(f(point) * cotangent)

    assert np.sum(gradient * direction) == pytest.approx(difference(first, x, direction), rel=1e-7, abs=1e-8)
    np.testing.assert_allclose(grad(first)(x), gradient, rtol=1e-12, atol=1e-14)

    def slope(point):
        return np.sum(grad(first)(point) * direction)

    assert np.sum(grad(slope)(x) * direction) == pytest.approx(
        difference(slope, x, direction), rel=1e-6, abs=1e-6
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [((), (3,)), ((3,), ()), ((1,), (3,)), ((2, 3), (3,)), ((2, 1), (1, 3)), ((1, 1), (4, 2, 3)), ((2, 3), (4, 1, 1))],
)  # fmt: skip
def test_broadcasting(left, right) -> None:
    a, b = RNG.normal(size=left), RNG.normal(size=right)
    d_a, d_b = grad(lambda ab: np.sum(ab[0] * ab[1]))((a, b))
    ones = np.ones(np.broadcast_shapes(left, right))
    for share, other, shape in ((d_a, b, left), (d_b, a, right)):
        assert np.shape(share) == shape
        full = (ones * other).reshape((1,) * (3 - ones.ndim) + ones.shape)
        padded = (1,) * (3 - len(shape)) + shape
        axes = tuple(i for i in range(3) if padded[i] == 1)
        np.testing.assert_allclose(share, full.sum(axis=axes, keepdims=True).reshape(shape))


def test_deep_chain() -> None:
    x = Variable(1.0)
    y = x
    for _ in range(100_000):
        y = y * 1.0 + 0.0
    assert len(topological_order(y)) == 200_001
    y.backward()
    assert x.grad == 1.0


def test_a_long_chain_is_freed_link_by_link(monkeypatch) -> None:
    """As in the browser, where freeing each link inside the one before would be too deep."""
    monkeypatch.setattr(_reverse_graph.Node, "__del__", _reverse_graph._let_go, raising=False)
    held = Held(1.0)
    gone = weakref.ref(held)
    y = fill(Variable.__new__(Variable), held, 500)
    for _ in range(20_000):
        y = fill(Variable.__new__(Variable), np.float64(2.0), 500, [y])
    del held
    assert gone() is not None
    del y
    assert gone() is None


class Held(float):
    """A value that can be watched."""


def test_diamond_and_accumulation() -> None:
    x = Variable(3.0)
    u = x * x
    y = u * u + u
    order = topological_order(y)
    assert len(order) == 4
    assert order[0] is x
    assert order[-1] is y
    y.backward()
    assert x.grad == 4 * 27 + 6
    assert type(x.grad) is float
    y.backward()
    assert x.grad == 2 * (4 * 27 + 6)
    assert u.grad is None
    assert x.parents == ()
    assert u.parents == (x, x)
    assert repr(u) == "Variable(9.0)"


def test_diamond_of_many_levels_is_walked_once() -> None:
    def f(x):
        for _ in range(60):  # 2**60 paths
            x = x + x
        return x

    assert grad(f)(1.0) == 2.0**60


def test_nested_derivatives_do_not_mix() -> None:
    assert grad(lambda x: x * grad(lambda y: x + y)(1.0))(1.0) == 1.0
    assert grad(lambda x: x * grad(lambda y: x * y)(2.0))(3.0) == 6.0
    assert grad(lambda x: grad(lambda y: x**2)(2.0) + x)(3.0) == 1.0
    assert grad(grad(grad(grad(np.sin))))(0.5) == pytest.approx(math.sin(0.5), rel=1e-14)
    by_hand = Variable(2.0)
    grad(lambda y: by_hand**2 * y**3)(by_hand).backward()
    assert by_hand.grad == pytest.approx(3 * 4 * 2.0**3)


def test_arguments_in_lists_tuples_and_dicts() -> None:
    value, (d_w, [d_b, d_c]) = value_and_grad(lambda p, k: np.sum(k * p[0] * p[1][0]) + 0 * p[1][1])(
        (np.array([1.0, 2.0]), [3.0, 4.0]), 2.0
    )
    assert (type(value), value) == (float, 18.0)
    np.testing.assert_array_equal(d_w, [6.0, 6.0])
    assert (d_b, d_c) == (6.0, 0.0)
    assert grad(lambda p: p["a"] * p["b"])({"a": 2.0, "b": 3.0}) == {"a": 3.0, "b": 2.0}
    np.testing.assert_array_equal(grad(lambda x: 7.0)(np.ones(2)), [0.0, 0.0])
    value, pullback = vjp(lambda x: 7.0, 1.0)
    assert (value, pullback(1.0)) == (7.0, 0.0)


def test_gradients_are_arrays_of_their_own() -> None:
    a, b = grad(lambda p: np.sum(p[0] + p[1]))((np.ones(2), np.ones(2)))
    a[0] = 9.0
    assert b[0] == 1.0
    x = Variable(np.ones(2))
    np.sum(x).backward()
    x.grad[0] = 5.0


def test_python_side() -> None:
    x = Variable(np.array([1.0, 2.0]))
    assert (len(x), x.shape, x.ndim, x.size) == (2, (2,), 1, 2)
    assert (x > 1).tolist() == [False, True]
    assert (x == 1).tolist() == [True, False]
    assert x[0] < x[1]
    assert x[1] // 2 == 1
    assert np.floor(x).tolist() == [1.0, 2.0]
    assert type(np.zeros_like(x)) is np.ndarray
    assert np.argmax(a=x) == 1
    assert bool(x[0])
    assert not isinstance(np.shape(x), Variable)


def test_constants_only_and_errors_of_f() -> None:
    assert grad(lambda x: x * np.stack([np.float64(2.0), Variable(1.0).value])[0])(1.0) == 2.0
    np.testing.assert_array_equal(grad(lambda x: np.dot(x, np.einsum("i,i,i->i", x, X, X)))(X), 2 * X**3)

    def f(x):
        raise ValueError("mine")

    with pytest.raises(ValueError, match="mine"):
        grad(f)(1.0)


def test_ties_share() -> None:
    assert grad(lambda x: np.maximum(x, 0.0))(0.0) == 0.5
    np.testing.assert_array_equal(grad(np.max)(np.array([2.0, 2.0, 1.0])), [0.5, 0.5, 0.0])
    assert grad(np.abs)(0.0) == 0.0
    assert grad(lambda x: x**2)(0.0) == 0.0


@pytest.mark.parametrize(
    ("f", "words"),
    [
        (lambda x: np.sum(np.sort(x)), "np.sort.*central"),
        (lambda x: np.linalg.svd(x[None])[0], r"np\.linalg\.svd.*central"),
        (lambda x: np.spacing(x)[0], "np.spacing"),
        (lambda x: np.add.accumulate(x), "np.add.accumulate"),
        (lambda x: np.sum(x, where=[True, False]), r"np\.sum\(\.\.\., where="),
        (lambda x: np.sum(a=x), r"np\.sum\(\.\.\., a="),
        (lambda x: np.interp(1.0, X, x), "knots of np.interp"),
        (lambda x: np.sin(x, where=[True, False])[0], "np.sin.*where"),
        (lambda x: np.add(x, 1.0, out=np.zeros(2)), "in place"),
        (lambda x: x.__setitem__(0, 1.0), "in place.*np.where"),
        (lambda x: x.__iadd__(1.0), r"x = x \+ y"),
        (lambda x: np.linalg.det(np.array([[x[0], x[1]], [x[1], 2.0]])), r"np\.stack"),
        (lambda x: np.zeros(2).__setitem__(0, x[0]), r"np\.stack"),
        (lambda x: math.sin(x[0]), r"np\.sin for math\.sin"),
        (lambda x: int(x[0]), "drop the derivative"),
        (lambda x: np.linalg.norm(np.outer(x, x), 2), "norm.*ord=2"),
        (lambda x: np.einsum(x, [0], x, [0]), "without a text"),
        (lambda x: np.mean(x, 0, float), "np.mean with 3 arguments"),
        (lambda x: x, r"shape \(2,\)"),
        (lambda x: None, "return statement"),
        (lambda x: [x[0], x[1]], r"np\.sum"),
    ],
)
def test_unsupported(f, words) -> None:
    with pytest.raises(TypeError, match=words):
        grad(f)(X)


@pytest.mark.parametrize(
    ("x", "error", "words"),
    [
        (3, TypeError, "x=3.0"),
        (True, TypeError, "integers"),
        (np.array([1, 2]), TypeError, r"astype\(float\)"),
        ([1.0, 2], TypeError, r"x\[1\]=2.0"),
        (1j, TypeError, "float"),
        (np.array([1j]), TypeError, "complex"),
        ("3", TypeError, "str"),
        (None, TypeError, "NoneType"),
        (np.array([]), ValueError, "empty"),
        ((), ValueError, "empty"),
        (math.nan, ValueError, "not finite"),
        (np.array([1.0, math.inf]), ValueError, "not finite"),
        ({"a": math.nan}, ValueError, r"x\['a'\]"),
    ],
)
def test_bad_input(x, error, words) -> None:
    for run in (grad(lambda x: 1.0), lambda x: vjp(lambda x: 1.0, x)):
        with pytest.raises(error, match=words):
            run(x)


def test_other_refusals() -> None:
    for operator in (grad, value_and_grad, lambda f: vjp(f, 1.0)):
        with pytest.raises(TypeError, match="f must be a function"):
            operator(3)
    with pytest.raises(TypeError, match="integers"):
        Variable(3)
    with pytest.raises(TypeError, match="Variable"):
        topological_order(3.0)
    with pytest.raises(ValueError, match=r"np\.sum first"):
        Variable(X).backward()
    pullback = vjp(lambda x: x * 2, X)[1]
    with pytest.raises(ValueError, match=r"shape \(3,\)"):
        pullback(np.ones(3))
    with pytest.raises(ValueError, match="finite"):
        pullback(np.array([1.0, math.nan]))
    with pytest.raises(ValueError, match="f has a finite value"):
        grad(np.log)(0.0)
    with pytest.raises(ValueError, match="smooth"):
        grad(np.sqrt)(0.0)
    with pytest.raises(ValueError, match=r"ingular|is nan"):
        grad(lambda x: np.sum(np.linalg.inv(x)))(np.ones((2, 2)))


def test_no_warning_escapes() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        y = np.log(Variable(0.0)) + 1 / Variable(0.0)
        assert math.isnan(y.value)
        pullback = vjp(lambda x: np.where(x > 0, np.sqrt(x), 0.0), 0.0)[1]
        with pytest.raises(ValueError, match="smooth"):
            pullback(1.0)
