"""Values that a notebook and a live cell show as formulas; tests/oracles reads the typeset formulas back."""

import numpy as np
import pytest

from mfml.rules import Symbol, explain
from mfml.taylor import TaylorPolynomial, linearize, quadratic_model, taylor_polynomial

x = Symbol("x")


def bowl(p):
    return p[0] ** 2 * p[1]


def line(t):
    return np.array([t, t**2])


@pytest.mark.parametrize(
    ("value", "latex"),
    [
        (3 * x**2 / np.sqrt(x), r"\frac{3 x^{2}}{\sqrt{x}}"),
        (taylor_polynomial(np.cos, 0, 4), r"1 - 0.5 \, x^{2} + 0.0416667 \, x^{4}"),
        (taylor_polynomial(lambda x: x**2, -3, 2), r"9 - 6 \, \left(x + 3\right) + \left(x + 3\right)^{2}"),
        (TaylorPolynomial(2.0, np.zeros(3)), "0"),
        (TaylorPolynomial(0.0, np.array([-1e-7, -1.0])), r"-1 \cdot 10^{-7} - x"),
        (linearize(np.sqrt, 9), r"3 + 0.166667 \, \left(x - 9\right)"),
        (
            linearize(line, 2),
            r"\begin{pmatrix} 2 \\ 4 \end{pmatrix} + \left(x - 2\right) \begin{pmatrix} 1 \\ 4 \end{pmatrix}",
        ),
        (
            linearize(bowl, (3, 2)),
            r"18 + \begin{pmatrix} 12 \\ 9 \end{pmatrix} \cdot \Delta x, "
            r"\quad \Delta x = x - \begin{pmatrix} 3 \\ 2 \end{pmatrix}",
        ),
        (quadratic_model(lambda x: x**3, 1), r"1 + 3 \, \left(x - 1\right) + 3 \, \left(x - 1\right)^{2}"),
        (
            quadratic_model(bowl, (0, 2)),
            r"0 + \begin{pmatrix} 0 \\ 0 \end{pmatrix} \cdot \Delta x + \frac{1}{2} \, \Delta x \cdot "
            r"\begin{pmatrix} 4 & 0 \\ 0 & 0 \end{pmatrix} \Delta x, "
            r"\quad \Delta x = x - \begin{pmatrix} 0 \\ 2 \end{pmatrix}",
        ),
    ],
)
def test_formula(value, latex) -> None:
    assert value._repr_latex_() == rf"$\displaystyle {latex}$"


def test_a_derivation_and_its_steps() -> None:
    derivation = explain(x**2, x)
    assert derivation._repr_latex_() == rf"$\displaystyle {derivation.latex()}$"
    assert derivation.steps[0]._repr_latex_() == rf"$\displaystyle {derivation.steps[0].latex()}$"


def test_no_formula_for_what_nobody_would_read() -> None:
    point = np.ones(13)
    assert linearize(lambda p: p @ p, point)._repr_latex_() is None
    assert quadratic_model(lambda p: p @ p, point)._repr_latex_() is None
    assert linearize(lambda t: t * point, 1.0)._repr_latex_() is None
    assert linearize(lambda p: p[:2], point)._repr_latex_() is None
    assert linearize(lambda p: p @ p, point[:12])._repr_latex_() is not None
