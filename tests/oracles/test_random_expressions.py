"""Every operator on two hundred random expressions, against SymPy's derivatives with forty digits.

SymPy writes the expression as NumPy code, differentiates it by its own rules, and mpmath computes the derivatives.
Each entry has to agree to twelve digits of its own size; where a product with a vector adds up entries, twelve
digits of the sum of their sizes. An entry that is zero, by simplification, may be a difference in the code, such as
the mixed derivative of log(a / b): there the largest of all derivatives is the size. `random_expressions` says why
no more than that can be lost in rounding.
"""

import functools
from collections.abc import Callable
from typing import Any, NamedTuple

import mpmath as mp
import numpy as np
import pytest
import sympy as sp

from mfml import grad, gradient, hessian, hessian_vector_product, jacobian, jvp, vjp

from .random_expressions import Problem, problems

COUNT, SEED = 200, 2024


class Case(NamedTuple):
    """One expression f as NumPy code, the row F = (f, its gradient), and what SymPy and mpmath say."""

    name: str
    expression: sp.Expr
    f: Callable[[Any], Any]
    row: Callable[[Any], Any]
    x: np.ndarray
    slopes: np.ndarray
    curvatures: np.ndarray
    tangent: np.ndarray
    cotangent: np.ndarray

    @property
    def slopes_of_row(self) -> np.ndarray:
        return np.vstack([self.slopes, self.curvatures])


@functools.cache
def cases() -> list[Case]:
    rng = np.random.default_rng(SEED)
    return [_case(problem, rng) for problem in problems(COUNT, SEED)]


def _case(problem: Problem, rng: np.random.Generator) -> Case:
    variables, expression, slopes, curvatures, x = problem
    parts = sp.lambdify([variables], [expression, *slopes], modules="numpy")
    exact = sp.lambdify([variables], [slopes, curvatures], modules="mpmath")
    with mp.workdps(40):
        first, second = exact([mp.mpf(t) for t in x.tolist()])
    return Case(
        f"{expression} at {x.tolist()}",
        expression,
        sp.lambdify([variables], expression, modules="numpy"),
        lambda p: np.stack(parts(p)),
        x,
        np.array(first, dtype=float),
        np.array(second, dtype=float),
        rng.normal(size=len(x)),
        rng.normal(size=len(x) + 1),
    )


def _as_is(exact: np.ndarray, case: Case) -> tuple[np.ndarray, np.ndarray]:
    return exact, _sizes(exact, case)


def _times(matrix: np.ndarray, vector: np.ndarray, case: Case) -> tuple[np.ndarray, np.ndarray]:
    return matrix @ vector, _sizes(matrix, case) @ np.abs(vector)


def _sizes(exact: np.ndarray, case: Case) -> np.ndarray:
    return np.where(exact == 0.0, np.max(np.abs(case.slopes_of_row)), np.abs(exact))


# What is computed, and what should come out, with the sizes of which twelve digits are asked.
OPERATORS: dict[str, tuple[Callable[[Case], Any], Callable[[Case], tuple[np.ndarray, np.ndarray]]]] = {
    "gradient": (lambda c: gradient(c.f, c.x), lambda c: _as_is(c.slopes, c)),
    "grad": (lambda c: grad(c.f)(c.x), lambda c: _as_is(c.slopes, c)),
    "hessian": (lambda c: hessian(c.f, c.x), lambda c: _as_is(c.curvatures, c)),
    "jacobian": (lambda c: jacobian(c.row, c.x), lambda c: _as_is(c.slopes_of_row, c)),
    "jvp": (lambda c: jvp(c.row, c.x, c.tangent)[1], lambda c: _times(c.slopes_of_row, c.tangent, c)),
    "vjp": (lambda c: vjp(c.row, c.x)[1](c.cotangent), lambda c: _times(c.slopes_of_row.T, c.cotangent, c)),
    "hessian_vector_product": (
        lambda c: hessian_vector_product(c.f, c.x, c.tangent),
        lambda c: _times(c.curvatures, c.tangent, c),
    ),
    "grad of grad": (
        lambda c: grad(lambda p: np.sum(grad(c.f)(p) * c.tangent))(c.x),
        lambda c: _times(c.curvatures, c.tangent, c),
    ),
}


@pytest.mark.parametrize("name", OPERATORS)
def test_twelve_digits(name: str) -> None:
    compute, expect = OPERATORS[name]
    failed = []
    for case in cases():
        exact, sizes = expect(case)
        off = np.abs(compute(case) - exact)
        if not np.all(off <= 1e-12 * sizes):
            failed.append(f"{case.name}: off by {off.tolist()} of {sizes.tolist()}")
    assert not failed, "\n".join(failed)


def test_the_expressions_are_worth_it() -> None:
    """The sample holds every function and operation, and expressions of some size."""
    sample = [case.expression for case in cases()]
    for function in (sp.sin, sp.cos, sp.exp, sp.log, sp.tanh, sp.atan, sp.Add, sp.Mul, sp.Pow):
        assert any(expression.has(function) for expression in sample), function
    assert np.mean([sp.count_ops(expression) for expression in sample]) > 8
    assert {len(expression.free_symbols) for expression in sample} == {1, 2, 3, 4}
