"""Finite differences against closed forms and the book's reference numbers."""

import math

import numpy as np
import pytest

import mfml

RULES = [mfml.forward_difference, mfml.backward_difference, mfml.central_difference, mfml.complex_step]


@pytest.mark.parametrize(("rule", "tolerance"), list(zip(RULES, [1e-7, 1e-7, 1e-9, 1e-14], strict=True)))
@pytest.mark.parametrize(
    ("f", "df", "x"),
    [
        (np.sin, np.cos, 0.7),
        (np.exp, np.exp, 1),
        (lambda x: x**5, lambda x: 5 * x**4, -1.5),
        (np.log, lambda x: 1 / x, 300),
    ],
)
def test_default_step(rule, tolerance, f, df, x) -> None:
    value = rule(f, x)
    assert type(value) is float
    assert value == pytest.approx(float(df(x)), rel=tolerance)


def test_errors_of_chosen_steps_on_a_cube() -> None:
    def cube(x: float) -> float:
        return x**3

    # 3 x**2 + 3 x h + h**2, 3 x**2 - 3 x h + h**2 and their mean
    assert mfml.forward_difference(cube, 2, 0.5) == 15.25
    assert mfml.backward_difference(cube, 2, 0.5) == 9.25
    assert mfml.central_difference(cube, 2, 0.5) == 12.25


def test_reference_numbers() -> None:
    def best(rule) -> tuple[float, float]:
        return min((abs(rule(np.exp, 1, h) - math.e), h) for h in (10.0**-k for k in range(1, 16)))

    assert best(mfml.forward_difference) == (pytest.approx(6.6e-9, rel=0.02), 1e-8)
    error, step = best(mfml.central_difference)
    assert error == pytest.approx(6e-11, rel=0.1)
    assert step == 1e-5
    assert abs(mfml.forward_difference(np.exp, 1, 1e-15) - math.e) == pytest.approx(0.39, abs=0.01)
    assert abs(mfml.complex_step(np.exp, 1, 1e-10) - math.e) <= 4.5e-16


def test_beast() -> None:
    def g(x: complex) -> complex:
        return x**2 * np.exp(-x) * np.cos(3 * x) / (1 + x**2)

    assert mfml.complex_step(g, 1) == pytest.approx(-0.0778727245, abs=1e-10)


def test_observed_order() -> None:
    steps = [2.0**-k for k in range(3, 9)]
    for rule, order in (
        (mfml.forward_difference, 1),
        (mfml.backward_difference, 1),
        (mfml.central_difference, 2),
    ):
        errors = [abs(rule(np.exp, 1, h) - math.e) for h in steps]
        assert mfml.observed_order(steps, errors) == pytest.approx(order, abs=0.05)
    value = mfml.observed_order(np.array([1.0, 2.0]), np.array([5.0, 40.0]))
    assert type(value) is float
    assert value == pytest.approx(3)


@pytest.mark.parametrize(
    ("steps", "errors", "error", "words"),
    [
        (1.0, [1.0], TypeError, "list"),
        ("12", [1.0], TypeError, "list"),
        ([1.0, "2"], [1.0, 2.0], TypeError, r"steps\[1\]"),
        ([1.0, 0.1], [1.0], ValueError, "one error for each step"),
        ([], [], ValueError, "empty"),
        ([1.0, 1.0], [1.0, 2.0], ValueError, "different steps"),
        ([1.0, 0.1], [1.0, 0.0], ValueError, "logarithm"),
        ([1.0, -0.1], [1.0, 1.0], ValueError, "logarithm"),
        ([1.0, math.nan], [1.0, 1.0], ValueError, "nan"),
        (np.ones((2, 2)), [1.0, 1.0], ValueError, "one row"),
    ],
)
def test_observed_order_refuses(steps, errors, error, words) -> None:
    with pytest.raises(error, match=words):
        mfml.observed_order(steps, errors)


@pytest.mark.parametrize("f", [abs, lambda z: 3, lambda z: None])
def test_complex_step_needs_a_complex_value(f) -> None:
    with pytest.raises(TypeError, match="not a complex number"):
        mfml.complex_step(f, 1)


def test_complex_step_refuses_infinite_values() -> None:
    with pytest.raises(ValueError, match="finite"):
        mfml.complex_step(lambda z: np.exp(z * 1e6), 1)


@pytest.mark.parametrize(
    ("f", "x", "n", "exact"),
    [
        (lambda x: x**5, 2.0, 1, 80.0),
        (lambda x: x**5, 2.0, 3, 240.0),
        (np.sin, 1.0, 4, math.sin(1.0)),
        (np.exp, 0.5, 6, math.exp(0.5)),
        (lambda x: (x**2 + 1) * np.sin(x), math.pi, 1, -(math.pi**2 + 1)),
    ],
)
def test_exact_derivative(f, x: float, n: int, exact: float) -> None:
    assert mfml.derivative(f, x, n=n) == pytest.approx(exact, rel=1e-13)


def test_exact_derivative_of_the_beast() -> None:
    slope = mfml.derivative(lambda x: x**2 * np.exp(-x) * np.cos(3 * x) / (1 + x**2), 1.0)
    assert slope == pytest.approx(-0.0778727245, abs=1e-10)


@pytest.mark.parametrize(
    ("method", "function"),
    [
        ("central", mfml.central_difference),
        ("forward", mfml.forward_difference),
        ("backward", mfml.backward_difference),
        ("complex", mfml.complex_step),
    ],
)
def test_derivative_by_each_method(method, function) -> None:
    assert mfml.derivative(np.exp, 1.0, method=method) == function(np.exp, 1.0)
    assert mfml.derivative(np.exp, 1.0, method=method, step=1e-3) == function(np.exp, 1.0, 1e-3)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"method": "magic"}, ValueError, "no method 'magic'"),
        ({"step": 0.1}, ValueError, "takes no step"),
        ({"method": "central", "n": 2}, ValueError, "first derivative only"),
        ({"n": 0}, ValueError, "n is 0"),
        ({"n": 1.5}, TypeError, "whole number"),
    ],
)
def test_derivative_refuses(arguments, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        mfml.derivative(np.sin, 1.0, **arguments)
