"""Expressions: how they are built, printed and evaluated."""

import dataclasses
import math
import warnings
from fractions import Fraction

import numpy as np
import pytest

import mfml
from mfml.rules import Expression, Symbol, parse

x, y = Symbol("x"), Symbol("y")


@pytest.mark.parametrize(
    ("expression", "text", "latex"),
    [
        (3 * x**2 + 1, "3*x**2 + 1", "3 x^{2} + 1"),
        (1 - x, "1 - x", "1 - x"),
        (x - (y - 1), "x - (y - 1)", r"x - \left(y - 1\right)"),
        (-(x + 1), "-(x + 1)", r"-\left(x + 1\right)"),
        (-Symbol("x").__neg__(), "-(-x)", r"-\left(-x\right)"),
        (2 * -x, "2*(-x)", r"2 \left(-x\right)"),
        (x * 2, "x*2", r"x \cdot 2"),
        (x * -2, "x*(-2)", r"x \left(-2\right)"),
        (1 / (2 * x), "1/(2*x)", r"\frac{1}{2 x}"),
        (x / (y / 2), "x/(y/2)", r"\frac{x}{\frac{y}{2}}"),
        (x * (y / 2), "x*(y/2)", r"x \cdot \frac{y}{2}"),
        ((x / y) ** 2, "(x/y)**2", r"\left(\frac{x}{y}\right)^{2}"),
        ((x**2) ** y, "(x**2)**y", r"\left(x^{2}\right)^{y}"),
        (x ** (y**2), "x**y**2", "x^{y^{2}}"),
        (2**-x, "2**(-x)", "2^{-x}"),
        ((-2) ** x, "(-2)**x", r"\left(-2\right)^{x}"),
        (x * Fraction(1, 2), "x*(1/2)", r"x \cdot \frac{1}{2}"),
        (Fraction(-1, 2) + x, "-1/2 + x", r"-\frac{1}{2} + x"),
        (x - Fraction(1, 2), "x - 1/2", r"x - \frac{1}{2}"),
        (x**0.5 * 1e-7, "x**0.5*1e-07", r"x^{0.5} \left(1 \cdot 10^{-7}\right)"),
        ((1e20 + x * 0) ** 2, "(1e+20 + x*0)**2", r"\left(1 \cdot 10^{20} + x \cdot 0\right)^{2}"),
        (np.sin(x) ** 2, "sin(x)**2", r"\sin^{2}\left(x\right)"),
        (np.sin(x) ** y, "sin(x)**y", r"\left(\sin\left(x\right)\right)^{y}"),
        (x - -y, "x - -y", r"x - \left(-y\right)"),
        (-(-2 * x), "--2*x", r"-\left(-2 x\right)"),
        (np.exp(-x) ** 2, "exp(-x)**2", r"\left(e^{-x}\right)^{2}"),
        (np.sqrt(x + 1), "sqrt(x + 1)", r"\sqrt{x + 1}"),
        (abs(x), "abs(x)", r"\left|x\right|"),
        (parse("pi*e*arctan(x)"), "pi*e*arctan(x)", r"\pi e \arctan\left(x\right)"),
        (Symbol("alpha") * x, "alpha*x", r"\alpha x"),
        (
            Symbol("x_1") + Symbol("x2") + Symbol("w_out"),
            "x_1 + x2 + w_out",
            r"x_{1} + x_{2} + w_{\mathrm{out}}",
        ),
        (Symbol("rate") * x, "rate*x", r"\mathrm{rate} \, x"),
        (Symbol("a_b_c") + Symbol("_t") + Symbol("v_"), "a_b_c + _t + v_", None),
    ],
)
def test_text_and_latex(expression, text, latex) -> None:
    assert str(expression) == repr(expression) == text
    values = {name: 1.3 + 0.1 * i for i, name in enumerate(sorted(expression.symbols))}
    assert parse(text).evaluate(values) == pytest.approx(expression.evaluate(values), rel=1e-14, nan_ok=True)
    if latex is not None:
        assert expression.latex() == latex
    assert expression.latex().count("{") == expression.latex().count("}")


@pytest.mark.parametrize(
    ("built", "text"),
    [
        (np.add(x, 1), "x + 1"), (np.subtract(1, x), "1 - x"), (np.multiply(2.0, x), "2.0*x"), (np.divide(x, y), "x/y"),
        (np.power(x, 2), "x**2"), (np.negative(x), "-x"), (np.positive(x), "x"), (np.square(x), "x**2"),
        (np.reciprocal(x), "1/x"), (np.fabs(x), "abs(x)"), (np.abs(x), "abs(x)"), (np.log(x), "ln(x)"),
        (np.arcsin(x), "arcsin(x)"), (np.float64(2) * x, "2.0*x"), (np.int64(2) ** x, "2**x"),
        (np.array(2.5) + x, "2.5 + x"),
        (+x, "x"), (1 + x, "1 + x"), (2 / x, "2/x"), (np.float32(0.5) - x, "0.5 - x"), (-(0 * x + 1), "-(0*x + 1)"),
    ],
)  # fmt: skip
def test_numpy_and_python_build_the_same(built, text) -> None:
    assert isinstance(built, Expression)
    assert str(built) == text


def test_every_function_is_a_ufunc() -> None:
    for name in ["exp", "sqrt", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh"]:
        assert str(getattr(np, name)(x)) == f"{name}(x)"
        assert parse(f"{name}(x)")(0.5) == pytest.approx(float(getattr(np, name)(0.5)))


def test_values() -> None:
    f = x**2 + y
    assert f(x=2, y=1) == f.evaluate({"x": 2, "y": 1, "z": 9}) == f.evaluate({x: 2, y: 1}) == 5.0
    assert type(f(x=2, y=np.float64(1))) is float
    assert (x**2)(3) == 9.0
    assert parse("2 + 3")() == parse("2 + 3")(7) == 5.0
    assert (x**2)(1 + 1j) == 2j
    assert type((x**2)(1 + 1j)) is complex
    assert mfml.slope(x**2, 1, 3) == 4.0


def test_arrays() -> None:
    values = (x**2 + 1)(np.array([0, 1, 2]))
    assert values.dtype == float
    assert values.tolist() == [1.0, 2.0, 5.0]
    assert parse("3")(x=np.ones((2, 2))).tolist() == [[3.0, 3.0], [3.0, 3.0]]
    assert (x * y)(x=[1, 2], y=np.ones((3, 1))).shape == (3, 2)
    assert (x * 2)(np.array(1.5)).shape == ()
    assert (x**2)(np.array([1j])).tolist() == [-1]
    given = np.ones(2)
    x(given)[0] = 5.0
    assert given.tolist() == [1.0, 1.0]


def test_outside_the_domain_is_nan_or_inf_and_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert math.isnan(np.log(x)(-1))
        assert math.isnan((x ** Fraction(1, 3))(-8))
        assert (1 / x)(0) == math.inf
        assert np.exp(x)(1000) == math.inf


class _Tracer:
    """A stand-in for the numbers that carry a derivative."""

    def __array_ufunc__(self, ufunc, method, *inputs, **options):
        return f"traced {ufunc.__name__}"


def test_numbers_that_carry_more_pass_through() -> None:
    assert np.sin(x)(_Tracer()) == "traced sin"
    assert (x / 2)(_Tracer()) == "traced divide"


def test_expressions_never_change() -> None:
    f = x + 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        f.terms = ()
    assert hash(f) == hash(parse("x + 1"))
    assert f == parse("x + 1") != parse("1 + x")
    assert f.symbols == {"x"}
    assert {f: 1}[x + 1] == 1


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: Symbol(3), TypeError, "string"),
        (lambda: Symbol(""), ValueError, "not a name"),
        (lambda: Symbol("2x"), ValueError, "not a name"),
        (lambda: Symbol("x y"), ValueError, "not a name"),
        (lambda: Symbol("é"), ValueError, "not a name"),
        (lambda: Symbol("sin"), ValueError, "has a meaning"),
        (lambda: Symbol("e"), ValueError, "has a meaning"),
        (lambda: Symbol("log"), ValueError, "has a meaning"),
        (lambda: x + "1", TypeError, "parse"),
        (lambda: x * True, TypeError, "real numbers"),
        (lambda: x * None, TypeError, "real numbers"),
        (lambda: x * 1j, TypeError, "real numbers"),
        (lambda: x * [1, 2], TypeError, "not arrays"),
        (lambda: np.ones(2) * x, TypeError, "not arrays"),
        (lambda: x + math.nan, ValueError, "finite"),
        (lambda: x + math.inf, ValueError, "finite"),
        (lambda: x + 10**400, ValueError, "finite"),
        (lambda: np.floor(x), TypeError, r"np\.floor is not part"),
        (lambda: np.add.reduce(x), TypeError, r"np\.add\.reduce is not part"),
        (lambda: np.sin(x, out=np.ones(1)), TypeError, "not part"),
        (lambda: x(), ValueError, "x has no value; pass for example x=1.0"),
        (lambda: (x + y)(x=1), ValueError, "y has no value"),
        (lambda: (x + y)(1), TypeError, "by name, here x=1.0, y=1.0"),
        (lambda: x(1, 2), TypeError, "by name"),
        (lambda: x(1, x=2), TypeError, "by name"),
        (lambda: x.evaluate(2), TypeError, "dictionary"),
        (lambda: x("1"), TypeError, "number or an array"),
        (lambda: x(None), TypeError, "number or an array"),
        (lambda: x(True), TypeError, "number or an array"),
        (lambda: x(y), TypeError, "number or an array"),
        (lambda: x(10**400), ValueError, "too large"),
        (lambda: x(["a"]), TypeError, "numbers only"),
        (lambda: x([True]), TypeError, "numbers only"),
        (lambda: (x + y)(x=np.ones(2), y=np.ones(3)), ValueError, "do not fit together"),
    ],
)
def test_misuse(call, error, words) -> None:
    with pytest.raises(error, match=words):
        call()


def test_trees_have_a_limit() -> None:
    f = x
    for _ in range(99):
        f = np.sin(f)
    with pytest.raises(ValueError, match="too large"):
        np.sin(f)
    assert f.depth == 100
    assert len(str(f)) == 99 * 5 + 1
    assert f.latex().count("sin") == 99
    assert math.isfinite(f(1.0))
    assert hash(f) == hash(np.sin(f.parts[0]))
    g = x + 1
    for _ in range(12):
        g = g * g
    with pytest.raises(ValueError, match="too large"):
        g * g * g
