"""Linear and quadratic models against closed forms, against SymPy, and by the order of their errors."""

import dataclasses
import math

import numpy as np
import pytest
import sympy

from mfml.differences import observed_order
from mfml.fields import gradient, hessian, jacobian
from mfml.forward import jvp
from mfml.reverse import grad
from mfml.taylor import (
    LinearModel,
    QuadraticModel,
    linearize,
    quadratic_model,
    taylor_coefficients,
    taylor_polynomial,
)


def test_tangent_line() -> None:
    tangent = linearize(np.sqrt, 9)
    assert (tangent.x0, tangent.value, tangent.jacobian, tangent.gradient) == (9.0, 3.0, 1 / 6, 1 / 6)
    assert {type(part) for part in vars(tangent).values()} == {float}
    assert type(tangent(9.6)) is type(tangent(np.float64(9.6))) is float
    assert tangent(9.6) == pytest.approx(3.1, rel=1e-15)
    np.testing.assert_allclose(tangent([[3, 9], [15, 21]]), [[2, 3], [4, 5]], rtol=1e-15)


def test_parabola() -> None:
    parabola = quadratic_model(lambda x: x**3, 1)
    assert (parabola.x0, parabola.value, parabola.gradient, parabola.hessian) == (1.0, 1.0, 3.0, 6.0)
    assert {type(part) for part in vars(parabola).values()} == {float}
    assert parabola(3) == 19.0  # 1 + 6 + 12
    np.testing.assert_array_equal(parabola(np.array([0, 1, 2])), [1, 1, 7])


def _plane_and_bowl(p):
    return p[0] ** 2 * p[1]


def test_tangent_plane() -> None:
    plane = linearize(_plane_and_bowl, (3, 2))
    np.testing.assert_array_equal(plane.x0, [3, 2])
    np.testing.assert_array_equal(plane.gradient, [12, 9])
    assert plane.value == plane([3, 2]) == 18.0
    assert type(plane.value) is type(plane([4, 4])) is float
    np.testing.assert_array_equal(plane([[3, 2], [4, 4], [3, 0]]), [18, 48, 0])
    assert plane(np.zeros((5, 7, 2))).shape == (5, 7)  # a grid, for a surface


def test_bowl() -> None:
    bowl = quadratic_model(_plane_and_bowl, np.array([3.0, 2.0]))
    np.testing.assert_array_equal(bowl.hessian, [[4, 6], [6, 0]])
    assert bowl([4, 4]) == 18 + 12 + 18 + (4 + 24) / 2
    assert type(bowl.value) is type(bowl([4, 4])) is float
    np.testing.assert_array_equal(bowl([[3, 2], [4, 4]]), [18, 62])
    grid = np.stack(np.meshgrid([3.0, 4.0, 5.0], [2.0, 4.0]), axis=-1)
    np.testing.assert_array_equal(bowl(grid)[1], [bowl([3, 4]), bowl([4, 4]), bowl([5, 4])])


def test_several_outputs() -> None:
    model = linearize(lambda p: [p[0] * p[1], p[0] + p[1], p[1]], [3.0, 2.0])
    np.testing.assert_array_equal(model.value, [6, 5, 2])
    np.testing.assert_array_equal(model.jacobian, [[2, 3], [1, 1], [0, 1]])
    np.testing.assert_array_equal(model([4, 4]), [14, 8, 4])
    np.testing.assert_array_equal(model([[4, 4], [3, 2]]), [[14, 8, 4], [6, 5, 2]])
    with pytest.raises(AttributeError, match="returns 3 numbers, so it has no gradient; use jacobian"):
        model.gradient  # noqa: B018


def test_path() -> None:
    tangent = linearize(lambda t: [t, t**2], 2)
    np.testing.assert_array_equal(tangent.jacobian, [1, 4])
    np.testing.assert_array_equal(tangent(5), [5, 16])
    np.testing.assert_array_equal(tangent([2, 5, 1]), [[2, 4], [5, 16], [1, 0]])


def test_one_variable_in_a_row() -> None:
    model = quadratic_model(lambda p: p[0] ** 3, [1.0])
    assert model([3.0]) == 19.0
    np.testing.assert_array_equal(model([[3.0], [0.0]]), [19, 1])


def test_models_are_frozen() -> None:
    for model in (linearize(np.sin, 0), quadratic_model(np.sin, 0)):
        with pytest.raises(dataclasses.FrozenInstanceError):
            model.value = 1.0


def test_constants() -> None:
    assert linearize(lambda x: 3, 1)(7) == quadratic_model(lambda x: 3, 1)(7) == 3.0
    assert linearize(lambda p: 3, [1, 1])([7, 7]) == quadratic_model(lambda p: 3, [1, 1])([7, 7]) == 3.0


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (linearize(np.sqrt, 9), "LinearModel: 3 + 0.166667 Δx, Δx = x - 9"),
        (linearize(lambda x: 1 / x, -2.0), "LinearModel: -0.5 - 0.25 Δx, Δx = x + 2"),
        (linearize(lambda x: -x, 0), "LinearModel: 0 - 1 Δx, Δx = x"),
        (linearize(_plane_and_bowl, [3, 2]), "LinearModel: 18 + [12, 9] · Δx, Δx = x - [3, 2]"),
        (linearize(lambda t: [t, t**2], 2), "LinearModel: [2, 4] + [1, 4] Δx, Δx = x - 2"),
        (
            linearize(lambda p: [p[0] * p[1], -p[1]], [3, 2]),
            "LinearModel: [6, -2] + [[2, 3], [0, -1]] Δx, Δx = x - [3, 2]",
        ),
        (quadratic_model(lambda x: x**3, 1), "QuadraticModel: 1 + 3 Δx + ½ · 6 Δx², Δx = x - 1"),
        (quadratic_model(np.cos, 0), "QuadraticModel: 1 + 0 Δx - ½ · 1 Δx², Δx = x"),
        (
            quadratic_model(_plane_and_bowl, [3, 2]),
            "QuadraticModel: 18 + [12, 9] · Δx + ½ Δx · [[4, 6], [6, 0]] Δx, Δx = x - [3, 2]",
        ),
    ],
)
def test_repr(model, text) -> None:
    assert repr(model) == text


def test_models_can_be_differentiated() -> None:
    """A model is plain NumPy code: its slope is that of f at x0, everywhere for a linear one."""
    point, far = np.array([0.3, -0.4]), np.array([2.0, 5.0])

    def f(p):
        return np.exp(p[0]) * np.cos(p[1])

    plane, bowl = linearize(f, point), quadratic_model(f, point)
    np.testing.assert_allclose(gradient(plane, far), plane.gradient, rtol=1e-15)
    np.testing.assert_allclose(grad(plane)(far), plane.gradient, rtol=1e-15)
    np.testing.assert_allclose(gradient(bowl, point), bowl.gradient, rtol=1e-15)
    np.testing.assert_allclose(grad(bowl)(far), bowl.gradient + bowl.hessian @ (far - point), rtol=1e-14)
    np.testing.assert_allclose(hessian(bowl, far), bowl.hessian, rtol=1e-15)
    curved = linearize(lambda p: [p[0] * p[1], p[1]], point)
    np.testing.assert_array_equal(jacobian(curved, far), curved.jacobian)
    assert jvp(linearize(np.sqrt, 9), 25.0, 6.0)[1] == pytest.approx(1.0)
    np.testing.assert_array_equal(jvp(linearize(lambda t: [t, t**2], 2), 5.0, 1.0)[1], [1, 4])
    np.testing.assert_allclose(taylor_coefficients(quadratic_model(np.exp, 0), 0, 3), [1, 1, 0.5, 0])
    np.testing.assert_allclose(taylor_coefficients(linearize(np.exp, 0), 0, 2), [1, 1, 0])
    assert jvp(taylor_polynomial(lambda x: x**2, 3, 2), 5.0, 1.0) == (25.0, 10.0)
    with pytest.raises(ValueError, match="x is one number, and x0 has 2 entries"):
        taylor_coefficients(plane, 0, 1)


X, Y, Z = sympy.symbols("x y z")
FIELDS = [
    (sympy.exp(X) * sympy.cos(Y), lambda p: np.exp(p[0]) * np.cos(p[1]), {X: 0.2, Y: -0.7}),
    (sympy.log(1 + sympy.exp(X - 2 * Y)), lambda p: np.log1p(np.exp(p[0] - 2 * p[1])), {X: 0.4, Y: 0.3}),
    (
        sympy.sin(X * Y) / (2 + sympy.tanh(Z)) + X**Z,
        lambda p: np.sin(p[0] * p[1]) / (2 + np.tanh(p[2])) + p[0] ** p[2],
        {X: 1.3, Y: 0.6, Z: -0.8},
    ),
    (
        sympy.atan(X / Y) * sympy.sqrt(X**2 + Y**2 + Z**2),
        lambda p: np.arctan(p[0] / p[1]) * np.linalg.norm(p),
        {X: 0.9, Y: 1.7, Z: 0.5},
    ),
]


def _by_sympy(expression: sympy.Expr, at: dict[sympy.Symbol, float]) -> list[sympy.Expr]:
    """Return the terms of degree 0, 1 and 2 of f(x0 + s Δx) as a series in s, for the direction Δx = (1, 2, ...).

    Restricting f to a line uses no gradient and no Hessian: another way than the one under test.
    """
    s = sympy.Symbol("s")
    line = expression.subs({v: sympy.Rational(str(c)) + (i + 1) * s for i, (v, c) in enumerate(at.items())})
    return [sympy.diff(line, s, k).subs(s, 0).evalf(40) / math.factorial(k) for k in range(3)]


@pytest.mark.parametrize(("expression", "f", "at"), FIELDS)
def test_second_order_agrees_with_sympy(expression, f, at) -> None:
    x0 = np.array(list(at.values()))
    move = np.arange(1.0, len(x0) + 1)
    terms = [float(term) for term in _by_sympy(expression, at)]
    plane, bowl = linearize(f, x0), quadratic_model(f, x0)
    size = abs(bowl.gradient) @ move + move @ abs(bowl.hessian) @ move + abs(bowl.value)
    assert plane(x0 + move) == pytest.approx(terms[0] + terms[1], abs=1e-15 * size)
    assert bowl(x0 + move) == pytest.approx(sum(terms), abs=4e-15 * size)
    variables = list(at)
    exact = {v: sympy.Rational(str(c)) for v, c in at.items()}
    slopes = [float(sympy.diff(expression, v).subs(exact).evalf(40)) for v in variables]
    bends = [
        [float(sympy.diff(expression, v, w).subs(exact).evalf(40)) for w in variables] for v in variables
    ]
    np.testing.assert_allclose(bowl.gradient, slopes, rtol=0, atol=4e-15 * size)
    np.testing.assert_allclose(bowl.hessian, bends, rtol=0, atol=4e-15 * size)


@pytest.mark.parametrize(("f", "at"), [(f, at) for _, f, at in FIELDS])
@pytest.mark.parametrize(("model", "order"), [(linearize, 2), (quadratic_model, 3)])
def test_order_of_the_error(f, at, model, order) -> None:
    x0 = np.array(list(at.values()))
    direction = np.array([0.6, 0.8, 0.5][: len(x0)])
    near = model(f, x0)
    steps = [2.0**-k for k in range(4, 10)]
    errors = [abs(near(x0 + h * direction) - f(x0 + h * direction)) for h in steps]
    assert observed_order(steps, errors) == pytest.approx(order, abs=0.08)


@pytest.mark.parametrize(("model", "order"), [(linearize, 2), (quadratic_model, 3)])
def test_order_of_the_error_in_one_variable(model, order) -> None:
    near, steps = model(np.exp, 0.3), [2.0**-k for k in range(4, 10)]
    errors = [abs(near(0.3 + h) - math.exp(0.3 + h)) for h in steps]
    assert observed_order(steps, errors) == pytest.approx(order, abs=0.05)


def test_order_of_the_error_of_several_outputs() -> None:
    def polar(p):
        return np.stack([p[0] * np.cos(p[1]), p[0] * np.sin(p[1])])

    x0, steps = np.array([1.0, 0.5]), [2.0**-k for k in range(4, 10)]
    near = linearize(polar, x0)
    errors = [float(np.linalg.norm(near(x0 + h) - polar(x0 + h))) for h in steps]
    assert observed_order(steps, errors) == pytest.approx(2, abs=0.05)


BAD = [
    (3, 1, TypeError, "f must be a function"),
    (np.sin, "1", TypeError, r"x0 must be a number or a row .* x0=1\.0 or \[1\.0, 2\.0\]"),
    (np.sin, None, TypeError, "x0 must be a number or a row"),
    (np.sin, True, TypeError, "x0 must be one real number"),
    (np.sin, 1j, TypeError, "x0 must be a number or a row"),
    (np.sin, math.nan, ValueError, "x0 is nan"),
    (np.sum, [1.0, math.inf], ValueError, r"x0\[1\] is inf"),
    (np.sum, [], ValueError, "x0 is empty"),
    (np.sum, [[1.0, 2.0]], TypeError, r"x0\[0\] must be one real number"),
    (np.sum, np.ones((2, 2)), ValueError, "one row"),
    (lambda x: None, 1, TypeError, "return statement"),
    (lambda p: None, [1, 2], TypeError, "return statement"),
    (lambda x: "no", 1, TypeError, "let it return real numbers"),
    (lambda p: np.ones((2, 2)), [1, 2], TypeError, r"f returned an array of shape \(2, 2\); let it return one number"),
    (lambda x: np.ones((2, 2)), 1, TypeError, r"f returned an array of shape \(2, 2\); let it return one number"),
    (np.log, 0, ValueError, "finite"),
    (np.sqrt, 0, ValueError, "no finite derivative"),
    (lambda p: np.sqrt(p[0]) + p[1], [0.0, 1.0], ValueError, "no finite derivative"),
    (lambda p: np.log(p[0]) + p[1], [-1.0, 1.0], ValueError, "nan"),
]  # fmt: skip


@pytest.mark.parametrize(("f", "x0", "error", "words"), BAD)
@pytest.mark.parametrize("model", [linearize, quadratic_model])
def test_bad_input(model, f, x0, error, words) -> None:
    with pytest.raises(error, match=words):
        model(f, x0)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: quadratic_model(lambda p: p, [1, 2]), TypeError, r"shape \(2,\); let it return one number$"),
        (lambda: quadratic_model(lambda t: [t, t], 1), TypeError, r"shape \(2,\); let it return one number$"),
        (lambda: quadratic_model(lambda x: x**1.5, 0.0), ValueError, "no finite derivative"),
        (lambda: linearize(np.sin, 0)("1"), TypeError, r"x must be numbers .* x=\[1\.0, 2\.0\]"),
        (lambda: linearize(np.sin, 0)(None), TypeError, "x must be numbers"),
        (lambda: linearize(np.sin, 0)(True), TypeError, "x must be numbers"),
        (lambda: quadratic_model(np.sin, 0)([[1], [1, 2]]), ValueError, "different lengths"),
        (lambda: linearize(np.sin, 0)([]), ValueError, "x is empty"),
        (lambda: linearize(np.sum, [1, 2])(3), ValueError, r"x is one number, .* a point of shape \(2,\)"),
        (lambda: quadratic_model(np.sum, [1, 2])([1, 2, 3]), ValueError, r"x is of shape \(3,\)"),
        (lambda: linearize(np.sum, [1, 2])(np.ones((2, 3))), ValueError, r"of shape \(2, 3\), and x0 has 2"),
        (lambda: taylor_polynomial(np.sin, 0, 3)([[1], [1, 2]]), ValueError, "different lengths"),
    ],
)
def test_bad_calls(call, error, words) -> None:
    with pytest.raises(error, match=words):
        call()


def test_kinds_of_models() -> None:
    assert isinstance(linearize(np.sin, 0), LinearModel)
    assert isinstance(quadratic_model(np.sin, 0), QuadraticModel)
