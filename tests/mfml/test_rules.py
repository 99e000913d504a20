"""Derivatives and derivations against closed forms, the complex step and central differences."""

import math
import random

import numpy as np
import pytest

from mfml.rules import Derivation, Expression, Step, Symbol, differentiate, explain, parse, simplify

FUNCTIONS = [
    "exp",
    "ln",
    "sqrt",
    "sin",
    "cos",
    "tan",
    "arcsin",
    "arccos",
    "arctan",
    "sinh",
    "cosh",
    "tanh",
    "abs",
]
BEAST = "x**2*exp(-x)*cos(3*x)/(1 + x**2)"


def random_formula(rng: random.Random, depth: int) -> str:
    if depth == 0 or rng.random() < 0.1:
        return rng.choice(["x", "x", "x", "y", "2", "3", "1/2", "0.5", "pi", "e", "1"])
    a, b = random_formula(rng, depth - 1), random_formula(rng, depth - 1)
    power = rng.choice(["2", "3", "-1", "-2", "1/2", "3/2", "y", "x"])
    function = rng.choice(FUNCTIONS)
    shapes = [f"({a}) + ({b})", f"({a}) - ({b})", f"({a})*({b})", f"({a})*({b})", f"({a})/({b})", f"-({a})"]
    return rng.choice([*shapes, f"({a})**({power})", f"{function}({a})", f"{function}({a})"])


def points(rng: random.Random, count: int = 6) -> list[dict[str, float]]:
    return [{"x": rng.uniform(-2, 2), "y": rng.uniform(-2, 2)} for _ in range(count)]


def slope_at(f: Expression, at: dict[str, float]) -> float:
    """Return df/dx from values only; nan where they do not show it."""
    h = 1e-5
    values = [f.evaluate(at | {"x": at["x"] + k * h}) for k in (-2, -1, 1, 2)]
    if not all(map(math.isfinite, values)):
        return math.nan
    coarse, fine = (values[3] - values[0]) / (4 * h), (values[2] - values[1]) / (2 * h)
    return fine if abs(coarse - fine) < 1e-5 * (1 + abs(fine)) and max(map(abs, values)) < 1e4 else math.nan


@pytest.mark.parametrize(
    ("formula", "derivative"),
    [
        ("7", "0"), ("a", "0"), ("x", "1"), ("3*x + 2", "3"), ("5*x**2", "10*x"), ("x**n", "n*x**(n - 1)"),
        ("1/x", "-1/x**2"), ("sqrt(x)", "1/(2*sqrt(x))"), ("x**(1/3)", "1/(3*x**(2/3))"), ("exp(x)", "exp(x)"),
        ("ln(x)", "1/x"), ("log(x)", "1/x"), ("2**x", "2**x*ln(2)"), ("e**x", "exp(x)"), ("sin(x)", "cos(x)"),
        ("cos(x)", "-sin(x)"), ("tan(x)", "1/cos(x)**2"), ("arcsin(x)", "1/sqrt(1 - x**2)"),
        ("arccos(x)", "-1/sqrt(1 - x**2)"), ("arctan(x)", "1/(x**2 + 1)"), ("sinh(x)", "cosh(x)"),
        ("cosh(x)", "sinh(x)"), ("tanh(x)", "1/cosh(x)**2"), ("abs(x)", "x/abs(x)"), ("-x", "-1"), ("x/3", "1/3"),
        ("x*exp(x)", "x*exp(x) + exp(x)"), ("x**x", "x**x*(ln(x) + 1)"), ("(x**2 + 1)**5", "10*x*(x**2 + 1)**4"),
        ("sin(2*x)**3", "6*sin(2*x)**2*cos(2*x)"), ("a*x**2 + b*x + c", "2*a*x + b"), ("ln(-x**3)", "3/x"),
        ("x*y*z", "y*z"), ("x**0", "0"), ("(0*x)**2", "0"), ("(0*x)**e + x", "1"), ("(x - x)**0 + 2*x", "2"),
    ],
)  # fmt: skip
def test_closed_forms(formula, derivative) -> None:
    assert differentiate(formula, "x") == simplify(derivative)


def test_reference_numbers() -> None:
    assert differentiate(BEAST, "x")(1) == pytest.approx(-0.0778727245, abs=1e-10)
    assert differentiate("(x**2 + 1)*sin(x)", "x")(math.pi) == pytest.approx(-10.8696044, abs=1e-7)
    f = differentiate("sin(2*x**5 + 3*x) / exp(7*x)", Symbol("x"))
    assert str(f) == "((10*x**4 + 3)*cos(2*x**5 + 3*x) - 7*sin(2*x**5 + 3*x))*exp(-7*x)"


@pytest.mark.parametrize("seed", range(6))
def test_random_derivatives_and_derivations(seed) -> None:
    rng = random.Random(seed)
    compared = 0
    for _ in range(50):
        f = parse(random_formula(rng, rng.randint(1, 4)))
        derivation = explain(f, "x")
        derivative = differentiate(f, "x")
        assert derivation.result == derivative
        assert derivation.steps[-1].after == derivative
        assert [step.number for step in derivation.steps] == list(range(1, len(derivation.steps) + 1))
        for at in points(rng):
            expected = slope_at(f, at)
            if math.isnan(expected) or "0**" in str(simplify(f)):  # ln(0) is no number
                continue
            compared += 1
            assert derivative.evaluate(at) == pytest.approx(expected, rel=1e-5, abs=1e-5), (str(f), at)
            for step in derivation.steps:
                left, right = step.before.evaluate(at), step.after.evaluate(at)
                if math.isfinite(left) and math.isfinite(right):
                    assert right == pytest.approx(left, rel=1e-8, abs=1e-8), (str(step), at)
    assert compared > 60


@pytest.mark.parametrize(
    "formula", [BEAST, "sin(2*x^5 + 3*x)/exp(7*x)", "arctan(x)*tanh(x)**2", "x**2.5*2**x"]
)
def test_complex_step(formula) -> None:
    f, df = parse(formula), differentiate(formula, "x")
    for x in (0.3, 0.9, 1.7):
        assert df(x) == pytest.approx(f(complex(x, 1e-20)).imag / 1e-20, rel=1e-12)


def test_each_first_step_is_true_on_values_alone() -> None:
    rng = random.Random(3)
    for formula in (
        "x*sin(x)*exp(x)",
        "sin(x)/(x + 2)",
        "cos(x**2)",
        "3*x**4",
        "2**(x*x)",
        "5/(x + 3)",
        "x**2 - x",
    ):
        step = explain(formula, "x").steps[0]
        for at in points(rng):
            assert step.after.evaluate(at) == pytest.approx(slope_at(parse(formula), at), rel=1e-6, abs=1e-6)


def test_partial_derivatives_commute() -> None:
    f = parse("x**2*sin(x*y) + exp(y)/x")
    xy, yx = differentiate(differentiate(f, "x"), "y"), differentiate(differentiate(f, "y"), "x")
    at = {"x": 0.7, "y": -1.2}
    assert xy.evaluate(at) == pytest.approx(yx.evaluate(at), rel=1e-13)


@pytest.mark.parametrize(
    ("formula", "rules"),
    [
        ("7", ["constant"]),
        ("x", ["identity"]),
        ("x**3", ["power"]),
        ("x + 1", ["sum", "identity", "constant", "put together", "simplify"]),
        ("-x", ["constant multiple", "identity", "put together"]),
        ("sin(x)/4", ["constant multiple", "trigonometric", "put together"]),
        ("x*ln(x)", ["product", "identity", "logarithm", "put together", "simplify"]),
        ("exp(2*x)", ["chain", "constant multiple", "identity", "put together", "simplify"]),
        ("1/x", ["quotient", "identity", "put together", "simplify"]),
        ("x/exp(x)", ["quotient", "identity", "exponential", "put together", "simplify"]),
        ("x**x", ["general power", "identity", "identity", "put together", "simplify"]),
        ("sqrt(x)", ["square root"]),
        ("arcsin(x)", ["inverse trigonometric"]),
        ("cosh(x)", ["hyperbolic"]),
        ("abs(x)", ["absolute value"]),
        ("3**x", ["exponential"]),
    ],
)
def test_the_rules_by_name(formula, rules) -> None:
    assert [step.rule for step in explain(formula, "x").steps] == rules


def test_a_derivation_as_text_and_latex() -> None:
    derivation = explain("cos(u*x)", "x")
    assert isinstance(derivation, Derivation)
    assert str(derivation).splitlines() == [
        "1. chain rule, cos(v) with v = u*x: d/dx(cos(u*x)) = -sin(u*x)*d/dx(u*x)",
        "2. constant multiple rule: d/dx(u*x) = u*d/dx(x)",
        "3. identity rule: d/dx(x) = 1",
        "4. put together: d/dx(cos(u*x)) = -sin(u*x)*u*1",
        "5. simplify: d/dx(cos(u*x)) = -u*sin(u*x)",
    ]
    first = derivation.steps[0]
    assert isinstance(first, Step)
    assert first.latex() == (
        r"\frac{\mathrm{d}}{\mathrm{d}x}\left(\cos\left(u x\right)\right) = -\sin\left(u x\right) \cdot "
        r"\frac{\mathrm{d}}{\mathrm{d}x}\left(u x\right) \quad "
        r"\text{chain rule}\text{, } \cos\left(v\right) \text{ with } v = u x"
    )
    whole = derivation.latex()
    assert whole.startswith("\\begin{aligned}\n")
    assert whole.count("&=") == whole.count(r"\\") + 1 == 5
    assert whole.count("{") == whole.count("}")


def test_absolute_value_says_where_it_fails() -> None:
    assert "not 0 (abs has a corner there" in str(explain("abs(3*x)", "x"))
    assert "corner" in explain("abs(x)", "x").latex()
    derivative = differentiate("abs(x)", "x")
    assert [derivative(-3), derivative(2)] == [-1.0, 1.0]
    assert math.isnan(derivative(0))


def test_letters_of_the_chain_rule_are_free() -> None:
    formula = "sin(u + v + w + s + t + z + u_1 + x)"
    assert "sin(u_2) with u_2 = " in str(explain(formula, "x"))


def test_derivatives_inside_steps_can_be_differentiated() -> None:
    inner = explain("2*x**3", "x").steps[0].after
    assert differentiate(inner, "x") == parse("12*x")
    assert simplify(inner) == inner
    assert inner(2) == 24.0


@pytest.mark.parametrize("function", [differentiate, explain])
def test_bad_input(function) -> None:
    for bad in (None, [1], np.ones(2), 1j, True, len):
        with pytest.raises(TypeError, match="expression"):
            function(bad, "x")
    for bad in (None, 3, parse("x + 1"), 1j):
        with pytest.raises(TypeError, match=r'pass Symbol\("x"\)'):
            function("x**2", bad)
    for bad in ("", "sin", "2"):
        with pytest.raises(ValueError, match=r"not a name|has a meaning"):
            function("x**2", bad)
    with pytest.raises(ValueError, match=r"write \* to multiply"):
        function("2x", "x")
    assert str(function(3, "x")).endswith("0")


def test_limits_are_errors_not_crashes() -> None:
    with pytest.raises(ValueError, match="200 steps"):
        explain(" + ".join(f"sin({k}*x)" for k in range(1, 100)), "x")
    with pytest.raises(ValueError, match="too large"):
        differentiate("*".join(f"sin({k}*x)" for k in range(1, 400)), "x")
    f = Symbol("x")
    for _ in range(90):
        f = np.sin(f)
    assert differentiate(f, "x")(0.5) == pytest.approx(slope_at(f, {"x": 0.5}), rel=1e-6)
    assert len(explain(f, "x").steps) > 90
