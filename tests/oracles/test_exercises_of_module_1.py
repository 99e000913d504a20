"""The right answers of the exercises of module 1, and the numbers that named mistakes lead to, found by SymPy."""

from pathlib import Path

import pytest
import sympy as sp

from practice import pages
from practice.answer_html import value_of

MODULE = Path(__file__).resolve().parents[2] / "docs" / "1-what-is-calculus"
EXERCISES = [
    each for page in sorted(MODULE.glob("*.md")) for each in pages.exercises_in(page.read_text("utf-8"))[0]
]
PARTS = dict(part for exercise in EXERCISES for part in exercise.named_parts)

x, h = sp.symbols("x h", real=True)
u, v = sp.Function("u")(x), sp.Function("v")(x)
LETTERS = {sp.diff(u, x): sp.Symbol("p"), sp.diff(v, x): sp.Symbol("q"), u: sp.Symbol("u"), v: sp.Symbol("v")}

TRAM = x**2 / 2 - x**3 / 180
SWING = (x**2 + 1) * sp.sin(x)
BEAST = x**2 * sp.exp(-x) * sp.cos(3 * x) / (1 + x**2)
CUBE = (x + sp.I * h) ** 3


def slope_at(formula, place):
    return float(sp.diff(formula, x).subs(x, place))


def quotient_slope(numerator_slope, numerator, denominator_slope, denominator):
    return float((numerator_slope * denominator - numerator * denominator_slope) / denominator**2)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("E1.2-2", 3.6 * slope_at(TRAM, 30)),
        ("E1.5-1", slope_at(SWING, sp.pi)),
        ("E1.9-1", float(sp.limit(sp.Abs(h) / h, h, 0, "+"))),
        ("E1.9-2", float(sp.limit((sp.Abs(h) - sp.Abs(-h)) / (2 * h), h, 0))),
        ("E1.12-1", slope_at(BEAST, 1)),
        ("E1.13-1", float(sp.solve(sp.log(x) - 1, x)[0])),
        ("E1.15-1", float(sp.im(sp.expand(CUBE)).subs({x: 1, h: sp.Rational(1, 10)}) * 10)),
    ],
)
def test_a_right_number(part, value):
    assert value_of(PARTS[part].value) == pytest.approx(value, rel=1e-12, abs=1e-12)


def test_the_tangent_of_the_tram():
    tangent = PARTS["E1.2-1"]
    assert sp.sympify(tangent.curve, convert_xor=True) == TRAM.subs(x, sp.Symbol("t"))
    assert slope_at(TRAM, tangent.at) == 15
    assert [TRAM.subs(x, 30) + 15 * (t - 30) for t in (10, 50)] == [0, 600]
    average = TRAM.subs(x, tangent.at) / tangent.at
    assert value_of(tangent.wrong[0].value) == average


def test_the_knots_of_the_sketch_hold_its_zeros():
    sketch = PARTS["E1.3-1"]
    slope = sp.diff(sp.sympify(sketch.curve, convert_xor=True), sp.Symbol("x"))
    assert sorted(sp.solve(slope)) == [-1, 1]
    assert {-1.0, 1.0} <= set(sketch.knots)


@pytest.mark.parametrize(
    ("part", "formula"),
    [
        ("E1.6-1", sp.diff(sp.sin(2 * x) ** 3, x)),
        ("E1.10-1", sp.diff(1 / v, x)),
        ("E1.10-2", sp.diff(u / v, x)),
        ("E1.10-3", sp.diff(u / v, x) * v**2),
        ("E1.10-4", sp.diff(sp.tan(x), x)),
    ],
)
def test_a_right_formula(part, formula):
    written = sp.sympify(PARTS[part].value, locals={"x": x}, convert_xor=True)
    assert sp.simplify(written - formula.subs(LETTERS)) == 0


E = sp.exp(x)
CANDIDATES = {
    r"$x^3 + \cos x + \frac{1}{2} e^{2x}$": x**3 + sp.cos(x) + E**2 / 2,
    r"$x^3 + \cos x + \frac{1}{2} e^{2x} - 7$": x**3 + sp.cos(x) + E**2 / 2 - 7,
    r"$x^3 + \cos x + \frac{1}{2} \bigl(e^x + 1\bigr)\bigl(e^x - 1\bigr)$": x**3
    + sp.cos(x)
    + (E + 1) * (E - 1) / 2,
    r"$x^3 - \cos x + \frac{1}{2} e^{2x}$": x**3 - sp.cos(x) + E**2 / 2,
    r"$x^3 + \cos x + e^{2x}$": x**3 + sp.cos(x) + E**2,
    r"$x^3 + \cos x + 2 e^{2x}$": x**3 + sp.cos(x) + 2 * E**2,
    r"$6x - \cos x + 2 e^{2x}$": 6 * x - sp.cos(x) + 2 * E**2,
}


def test_the_anti_derivatives():
    slope = 3 * x**2 - sp.sin(x) + sp.exp(2 * x)
    choice = PARTS["E1.8-1"]
    assert {*choice.right, *(option.text for option in choice.wrong)} == set(CANDIDATES)
    right = {
        text for text, candidate in CANDIDATES.items() if sp.simplify(sp.diff(candidate, x) - slope) == 0
    }
    assert right == set(choice.right)


COS, SIN = sp.cos(3), sp.sin(3)  # the beast at 1 has the factor 1/e throughout


@pytest.mark.parametrize(
    ("mistake", "value"),
    [
        ("the sign of cos′", quotient_slope(COS + 3 * SIN, COS, 2, 2)),
        ("no inner derivative of the cosine", quotient_slope(COS - SIN, COS, 2, 2)),
        ("no inner derivative of the exponential", quotient_slope(3 * COS - 3 * SIN, COS, 2, 2)),
        ("a plus in the quotient rule", quotient_slope(COS - 3 * SIN, COS, -2, 2)),
        ("the denominator held fixed", quotient_slope(COS - 3 * SIN, COS, 0, 2)),
        ("the product of all derivatives", float(2 * -1 * -3 * SIN / 2)),
        ("the height", float(COS / 2)),
    ],
)
def test_a_mistake_with_the_beast_has_its_words(mistake, value):
    number = PARTS["E1.12-1"]
    found = [wrong for wrong in number.wrong if abs(value_of(wrong.value) - value / sp.E) <= number.within]
    assert len(found) == 1


def test_mistakes_with_the_base():
    wrong = [value_of(each.value) for each in PARTS["E1.13-1"].wrong]
    slope_1_at_1 = sp.nsolve(x * sp.log(x) - 1, 1.8)
    secants = [sp.nsolve((x**step - 1) / step - 1, 2.7) for step in (0.001, 0.0001, 0.00001)]
    assert wrong[3:] == pytest.approx([float(base) for base in (slope_1_at_1, *secants)], abs=1e-9)


def test_other_quotients_for_the_cube_of_the_last_exercise():
    f, step = x**3, sp.Rational(1, 10)
    central = (f.subs(x, 1 + step) - f.subs(x, 1 - step)) / (2 * step)
    forward = (f.subs(x, 1 + step) - f.subs(x, 1)) / step
    at = sp.expand(CUBE).subs({x: 1, h: step})
    wrong = [value_of(each.value) for each in PARTS["E1.15-1"].wrong]
    assert wrong == pytest.approx([3.0, *(float(n) for n in (central, forward, sp.im(at), sp.re(at)))])


FALL, BALL = 5 * x**2, 1 + 6 * x - 5 * x**2


@pytest.mark.parametrize(
    ("part", "value"),
    [
        (
            "E1.28-1",
            sp.Rational(2, 100) / (sp.expand(((FALL.subs(x, 1 + h) - 5) / h).simplify()) - 10).coeff(h),
        ),
        ("E1.28-3", sp.Rational(2, 100) / (sp.expand((20 * (1 + h) ** 2 - 20) / h) - 40).coeff(h)),
        ("E1.29-2", sp.solve(sp.diff(BALL, x), x)[0]),
        ("E1.29-4", sp.diff(BALL, x, 2)),
        ("E1.31-1", sp.diff(x**2, x).subs(x, 1)),
        ("E1.31-2", 1 - sp.diff(x**2, x).subs(x, 1)),
        ("E1.34-2", 20 + sp.integrate(sp.cos(x), (x, 0, 1))),
        ("E1.35-1", sp.solve(sp.log(x) / x - sp.diff(sp.log(x), x), x)[0]),
        ("E1.35-2", sp.diff(sp.log(x), x).subs(x, sp.E)),
        ("E1.35-3", sp.solve(sp.exp(x) / x - sp.diff(sp.exp(x), x), x)[0]),
    ],
)
def test_a_right_number_of_1_4_and_1_5(part, value):
    assert value_of(PARTS[part].value) == pytest.approx(float(value), rel=1e-12, abs=1e-12)


@pytest.mark.parametrize(
    ("part", "formula"),
    [
        ("E1.29-1", sp.diff(BALL, x)),
        ("E1.29-3", sp.series(BALL, x, sp.Rational(1, 5), 2).removeO()),
        (
            "E1.33-1",
            sp.limit(
                (sp.sqrt(sp.Symbol("x", positive=True) + h) - sp.sqrt(sp.Symbol("x", positive=True))) / h,
                h,
                0,
            ),
        ),
        ("E1.34-1", 20 + sp.integrate(sp.cos(sp.Symbol("t")), sp.Symbol("t"))),
    ],
)
def test_a_right_formula_of_1_4_and_1_5(part, formula):
    written = sp.sympify(PARTS[part].value, convert_xor=True)
    plain = formula.subs({s: sp.Symbol(s.name) for s in formula.free_symbols})
    assert sp.simplify(sp.nsimplify(written) - plain) == 0


def test_who_climbs_fastest():
    slopes = [
        sp.diff(sp.sympify(f), x).subs(x, 2) for f in (x**3, sp.exp(x), sp.log(x), sp.pi**2, 1 / x, sp.sin(x))
    ]
    assert sorted(map(float, slopes), reverse=True) == list(map(float, slopes))
    assert len(PARTS["E1.32-1"].lines) == len(slopes)


def test_four_curves_at_zero():
    sides = {"-": -1, "+": 1}
    curves = {
        "x|x|": lambda t, sign: t * sign * t,
        "x+|x|": lambda t, sign: t + sign * t,
        "step": lambda t, sign: sp.Integer(1 if sign > 0 else 0),
        "root": lambda t, sign: sign * sp.Abs(t) ** sp.Rational(1, 3),
    }
    at_zero = {"x|x|": 0, "x+|x|": 0, "step": 1, "root": 0}
    found = {
        name: [sp.limit((f(h, sign) - at_zero[name]) / h, h, 0, side) for side, sign in sides.items()]
        for name, f in curves.items()
    }
    assert found == {"x|x|": [0, 0], "x+|x|": [0, 2], "step": [sp.oo, 0], "root": [sp.oo, sp.oo]}
