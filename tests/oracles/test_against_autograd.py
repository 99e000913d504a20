"""The same code, differentiated by `mfml` and by autograd: first and second order, to rounding.

autograd has its own rules, written by other people. What it cannot do, or does only for some arguments, is listed
by name, so that the comparison cannot shrink without anybody noticing.
"""

import zlib
from typing import Any

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from mfml import grad, vjp

from .gradient_cases import CASES, Case
from .rule_tables import name_of

NO_RULE = {
    *["positive", "cbrt", "float_power", "fmod", "signbit", "heaviside", "interp", "polyval", "flip", "copy"],
    "vdot",
}
NO_SUCH_CASE = {
    *[
        "floor_divide steps",
        "where spread",
        "broadcast_to one",
        "diagonal one",
        "diagonal off",
        "outer matrix",
    ],
    *[
        "cross one",
        "linalg.norm 1",
        "linalg.norm inf",
        "einsum ii,jk->k",
        "einsum ij,kk->i",
        "einsum ii,ii->i",
    ],
    *["einsum ii", "einsum ii->i"],
}
SHARED = {
    f"{name_of(function)} {case.label}": case
    for function, cases in CASES.items()
    for case in cases
    if name_of(function) not in NO_RULE and f"{name_of(function)} {case.label}" not in NO_SUCH_CASE
}


@pytest.mark.parametrize("name", SHARED)
def test_autograd_says_the_same(name: str) -> None:
    case: Case = SHARED[name]
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    u, v = rng.normal(size=np.shape(case.f(np, case.x))), rng.normal(size=case.x.shape)

    def ours(x: Any) -> Any:
        return np.sum(u * case.f(np, x) ** 2)  # the square, so that no second derivative is zero

    def theirs(x: Any) -> Any:
        return anp.sum(u * case.f(anp, x) ** 2)

    expected = autograd.make_vjp(lambda x: case.f(anp, x))(case.x)[0](u)
    _close(vjp(lambda x: case.f(np, x), case.x)[1](u), expected)
    _close(grad(ours)(case.x), autograd.grad(theirs)(case.x))
    expected = autograd.grad(lambda x: anp.sum(autograd.grad(theirs)(x) * v))(case.x)
    _close(grad(lambda x: np.sum(grad(ours)(x) * v))(case.x), expected)


def _close(computed: Any, expected: Any) -> None:
    largest = max(1.0, float(np.max(np.abs(expected))))
    np.testing.assert_allclose(computed, expected, rtol=0, atol=1e-13 * largest)


def test_the_lists_of_exceptions_are_short_and_true() -> None:
    names = {f"{name_of(function)} {case.label}" for function, cases in CASES.items() for case in cases}
    assert names >= NO_SUCH_CASE
    assert {name_of(function) for function in CASES} >= NO_RULE
    assert len(SHARED) > 250
