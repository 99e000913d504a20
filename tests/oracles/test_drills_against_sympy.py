"""The answers of tasks against SymPy's derivatives; and their listed mistakes, which SymPy must find wrong."""

import functools

import numpy as np
import pytest
import sympy

from mfml import drill

X = sympy.Symbol("x", positive=True)
NAMES = {"x": X, "ln": sympy.log}
POINTS = np.random.default_rng(2718).uniform(0.5, 2.0, 40)
LEVELS = (1, 2, 3, 4)
SEEDS = range(1000, 1060)


def of_sympy(formula):
    return sympy.sympify(str(formula), locals=NAMES)


@functools.cache
def values(formula):
    return np.broadcast_to(sympy.lambdify(X, formula, "numpy")(POINTS), POINTS.shape).astype(float)


def same(a, b):
    return np.allclose(values(a), values(b), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("level", LEVELS)
def test_derivatives_and_mistakes(level):
    for seed in SEEDS:
        task = drill("differentiate", level, seed)
        right = sympy.diff(of_sympy(task.formula), X)
        assert same(of_sympy(task.answer), right), (seed, task.formula)
        for mistake in task.wrong:
            assert not same(of_sympy(mistake.formula), right), (seed, task.formula, mistake)


@pytest.mark.parametrize("level", LEVELS)
def test_a_match_has_one_solution(level):
    for seed in SEEDS[:30]:
        task = drill("match", level, seed)
        formulas = [of_sympy(formula) for formula in task.derivatives]
        for function, right in zip(task.functions, task.right, strict=True):
            slope = sympy.diff(of_sympy(function), X)
            assert [same(formula, slope) for formula in formulas] == [n == right for n in range(6)], seed
        for left, place, _ in task.wrong:
            assert not same(formulas[place], sympy.diff(of_sympy(task.functions[left]), X)), seed


@pytest.mark.parametrize("level", LEVELS)
def test_the_first_rule_is_that_of_sympys_outermost_operation(level):
    """SymPy writes a quotient as a product with a negative power, so both count as one here."""
    kinds = {
        "sum": {sympy.Add},
        "power": {sympy.Pow},
        "product": {sympy.Mul},
        "quotient": {sympy.Mul, sympy.Pow},
    }
    for seed in SEEDS[:30]:
        task = drill("first-rule", level, seed)
        rule = task.options[task.right]
        with sympy.evaluate(False):
            outermost = of_sympy(task.formula)
        if rule == "constant multiple":
            assert outermost.as_coeff_Mul()[0] != 1 or any(part.is_number for part in outermost.args)
        elif rule == "chain":
            assert outermost.func not in (sympy.Add, sympy.Mul)
            assert outermost.args[0] != X
        else:
            assert outermost.func in kinds[rule], (seed, task.formula)
