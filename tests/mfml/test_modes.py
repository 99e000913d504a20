"""Forward and reverse mode together: the same functions, the same numbers, and each inside the other."""

import numpy as np
import pytest
from numpy_cases import ARRAYS, CALM

from mfml import Dual, Variable, _forward_rules, _reverse_rules, _reverse_variable, derivative, fields
from mfml._levels import gather
from mfml._partials import PARTIALS
from mfml.forward import jvp
from mfml.reverse import grad, value_and_grad, vjp


def test_both_modes_have_rules_for_the_same_functions() -> None:
    reverse = {*_reverse_rules.RULES, *_reverse_variable._RULES_BY_ARGUMENTS}
    assert {*PARTIALS, *_forward_rules.RULES} == reverse


@pytest.mark.parametrize("name", ARRAYS)
def test_the_transposed_product(name) -> None:
    """The cotangent u times J v is vᵀ times Jᵀ u, to rounding."""
    rng = np.random.default_rng(3)
    f, v = ARRAYS[name], rng.normal(size=3)
    value, change = jvp(f, CALM, v)
    same, pullback = vjp(f, CALM)
    u = rng.normal(size=np.shape(value))
    np.testing.assert_allclose(value, same, rtol=1e-15)
    assert np.sum(u * change) == pytest.approx(pullback(u) @ v, rel=1e-12, abs=1e-13)


@pytest.mark.parametrize("name", ARRAYS)
def test_second_derivatives_in_four_ways(name) -> None:
    rng = np.random.default_rng(4)
    u, v = rng.normal(size=(2, 3))
    weights = rng.normal(size=np.shape(ARRAYS[name](CALM)))

    def f(x):
        return np.sum(weights * gather(ARRAYS[name](x)))

    forward_forward = jvp(lambda x: jvp(f, x, u)[1], CALM, v)[1]
    np.testing.assert_allclose(jvp(grad(f), CALM, v)[1] @ u, forward_forward, rtol=1e-11, atol=1e-12)
    np.testing.assert_allclose(
        grad(lambda x: jvp(f, x, u)[1])(CALM) @ v, forward_forward, rtol=1e-11, atol=1e-12
    )
    np.testing.assert_allclose(
        grad(lambda x: grad(f)(x) @ u)(CALM) @ v, forward_forward, rtol=1e-11, atol=1e-12
    )
    hessian = fields.hessian(f, CALM)
    np.testing.assert_allclose(u @ hessian @ v, forward_forward, rtol=1e-11, atol=1e-12)
    np.testing.assert_array_equal(hessian, hessian.T)


def test_derivatives_inside_others_are_not_confused() -> None:
    # d/dx of x · (d/dy of x + y) is 1, whichever mode is inside
    assert derivative(lambda x: x * grad(lambda y: x + y)(1.0), 1.0) == 1.0
    assert grad(lambda x: x * derivative(lambda y: x + y, 1.0))(1.0) == 1.0
    # d/da of ∂/∂p₀ of a p₀² at p₀ = 3, where the inner function sees a as a constant: 2 p₀ = 6
    assert derivative(lambda a: fields.gradient(lambda p: a * p[0] ** 2, [3.0, 1.0])[0], 5.0) == 6.0
    assert grad(lambda a: jvp(lambda p: a * p[0] ** 2, [3.0, 1.0], [1.0, 0.0])[1])(5.0) == 6.0
    assert grad(lambda a: grad(lambda p: p["b"] * a**2)({"b": a, "c": 1.0})["b"])(3.0) == 6.0
    # three deep, forward in reverse in forward: the third derivative of x⁴ at 2 is 24 · 2
    assert derivative(lambda x: grad(lambda y: jvp(lambda z: z**4, y, 1.0)[1])(x), 2.0) == 48.0
    third = grad(lambda x: derivative(lambda y: grad(np.sin)(y), x))(0.7)
    assert third == pytest.approx(-np.cos(0.7), rel=1e-15)


def test_numbers_made_by_hand_meet_those_of_a_running_derivative() -> None:
    x, d = Variable(2.0), Dual(3.0, 1.0)
    (d * x * x).backward()  # d/dx of x² (3 + ε) = 4 (3 + ε)
    assert (x.grad.primal, x.grad.tangent) == (12.0, 4.0)
    x = Variable(2.0)
    value, slope = jvp(lambda t: t * x, 5.0, 1.0)
    slope.backward()
    assert (value.value, slope.value, x.grad) == (10.0, 2.0, 1.0)
    value, slope = value_and_grad(lambda t: t * d)(5.0)
    assert (value.primal, value.tangent, slope.primal, slope.tangent) == (15.0, 5.0, 3.0, 1.0)


def test_a_singular_matrix_has_a_determinant_with_a_slope() -> None:
    a = np.array([[1.0, 2.0], [2.0, 4.0]])
    np.testing.assert_allclose(grad(np.linalg.det)(a), [[4.0, -2.0], [-2.0, 1.0]], atol=1e-15)
    np.testing.assert_allclose(
        fields.hessian(lambda x: np.linalg.det(np.stack([x, x**2])), [1.0, 1.0]),
        [[-2.0, 2.0 - 2.0], [0.0, 2.0]],
        atol=1e-12,
    )
