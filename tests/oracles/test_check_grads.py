"""Every function with a rule, in random directions, in both modes, to second order, each mode inside the other.

Four oracles for each case. The first derivative by forward mode is compared with the imaginary part of f(x + i h v),
which has no rounding of differences, or, where NumPy's function does not take complex numbers, with differences of
eighth order. Reverse mode must be the transpose of forward mode: <u, J v> = <J^T u, v>. The second derivative is
compared with differences of the first, and the four ways to nest the modes with each other.
"""

import zlib
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from mfml import grad, jvp, vjp

from .gradient_cases import CASES, Case
from .rule_tables import functions, name_of

# NumPy's own complex version of these is no complex-differentiable function.
NOT_ANALYTIC = {"absolute", "conjugate", "sign", "var", "std", "vdot", "linalg.norm"}
EIGHTH_ORDER = [(1, 4 / 5), (2, -1 / 5), (3, 4 / 105), (4, -1 / 280)]
STEP = 0.005

EACH = [
    pytest.param(name_of(function), case, id=f"{name_of(function)} {case.label}".strip())
    for function, cases in CASES.items()
    for case in cases
]


def draws(name: str, case: Case) -> tuple[Callable[[Any], Any], np.ndarray, np.ndarray, np.ndarray]:
    """Return f, a cotangent u, and two directions v and w whose largest entry is 1."""
    rng = np.random.default_rng(zlib.crc32(f"{name} {case.label}".encode()))
    v, w = rng.normal(size=(2, *case.x.shape))
    u = rng.normal(size=np.shape(case.f(np, case.x)))
    return lambda x: case.f(np, x), u, v / np.max(np.abs(v)), w / np.max(np.abs(w))


def difference(f: Callable[[Any], Any], x: np.ndarray, v: np.ndarray) -> Any:
    """Return the derivative of f along v from values at eight points."""
    return sum(
        weight / STEP * (np.asarray(f(x + k * STEP * v)) - np.asarray(f(x - k * STEP * v)))
        for k, weight in EIGHTH_ORDER
    )


def close(computed: Any, exact: Any, digits: float) -> None:
    """Compare arrays to the given share of their largest entry."""
    np.testing.assert_allclose(computed, exact, rtol=0, atol=digits * max(1.0, np.max(np.abs(exact))))


def test_every_rule_has_a_case() -> None:
    known = functions()
    assert len(known) > 100
    assert [name_of(function) for function in known if not CASES.get(function)] == []


@pytest.mark.parametrize(("name", "case"), EACH)
def test_forward_mode_is_the_derivative(name: str, case: Case) -> None:
    f, _, v, _ = draws(name, case)
    value, change = jvp(f, case.x, v)
    close(value, f(case.x), 1e-15)
    close(change, difference(f, case.x, v), 1e-10)
    if name not in NOT_ANALYTIC:
        try:
            nearby = f(case.x + 1e-30j * v)
        except TypeError:  # NumPy has no such function of complex numbers
            return
        close(change, np.imag(nearby) / 1e-30, 1e-13)


@pytest.mark.parametrize(("name", "case"), EACH)
def test_reverse_mode_is_the_transpose(name: str, case: Case) -> None:
    f, u, v, _ = draws(name, case)
    _, change = jvp(f, case.x, v)
    value, pullback = vjp(f, case.x)
    close(value, f(case.x), 1e-15)
    cotangent = pullback(u)
    assert np.shape(cotangent) == case.x.shape
    forwards, backwards = u * change, cotangent * v
    sizes = max(np.sum(np.abs(forwards)), np.sum(np.abs(backwards)))
    assert abs(np.sum(forwards) - np.sum(backwards)) <= 1e-12 * sizes
    close(pullback(2.0 * u), 2.0 * cotangent, 1e-15)  # it may be called again


@pytest.mark.parametrize(("name", "case"), EACH)
def test_second_derivatives_in_four_ways(name: str, case: Case) -> None:
    f, u, v, w = draws(name, case)

    def height(x: Any) -> Any:
        return np.sum(u * f(x))

    def slope_forward(x: Any) -> Any:
        return jvp(height, x, v)[1]

    def slope_reverse(x: Any) -> Any:
        return np.sum(grad(height)(x) * v)

    ways = {
        "forward over forward": jvp(slope_forward, case.x, w)[1],
        "forward over reverse": jvp(slope_reverse, case.x, w)[1],
        "reverse over forward": np.sum(grad(slope_forward)(case.x) * w),
        "reverse over reverse": np.sum(grad(slope_reverse)(case.x) * w),
    }
    expected = difference(slope_forward, case.x, w)
    for way, curvature in ways.items():
        np.testing.assert_allclose(
            curvature, ways["forward over forward"], rtol=1e-12, atol=1e-12, err_msg=way
        )
        np.testing.assert_allclose(curvature, expected, rtol=1e-9, atol=1e-9, err_msg=way)


@pytest.mark.parametrize("inner", [jvp, vjp], ids=["forward inside", "reverse inside"])
@pytest.mark.parametrize("outer", [jvp, vjp], ids=["forward outside", "reverse outside"])
def test_a_constant_of_the_inner_derivative_moves_in_the_outer_one(outer: Any, inner: Any) -> None:
    """d/dx of x (d/dy of x y² at y = 3) is 12 x: the inner derivative holds x fixed, the outer one does not."""

    def slope(operator: Any, f: Callable[[Any], Any], x: float) -> Any:
        return operator(f, x, 1.0)[1] if operator is jvp else vjp(f, x)[1](1.0)

    assert slope(outer, lambda x: x * slope(inner, lambda y: x * y * y, 3.0), 5.0) == 60.0
    assert slope(outer, lambda x: x * slope(inner, lambda y: x + y, x), 5.0) == 1.0
