"""Section 1.6: the numbers of its exercises, and of what their wrong answers say."""

from math import cos, pi, radians, sin

import pytest
import sympy
from edited import Page, mistakes, value
from formulas_as_written import all_same, are_same, first_rule, formulas_of, read
from prose import says

PAGE = Page("1-what-is-calculus/four-rules.md")
X, T = sympy.symbols("x t")


def test_e36_which_rule_comes_first():
    (match,) = PAGE.answers("E1.36")
    for pair in match["pairs"]:
        assert pair["right"].startswith(f"{first_rule(read(pair['left'].strip('$')))} rule"), pair
    outside = {pair["left"]: pair["right"] for pair in match["pairs"] if "outside" in pair["right"]}
    assert {
        ("exponential" in says, read(left.strip("$")).func is sympy.exp) for left, says in outside.items()
    } == {
        (True, True),
        (False, False),
    }


def test_e5_the_swing():
    (slope,) = PAGE.answers("E1.5")
    u, v = X**2 + 1, sympy.sin(X)
    assert are_same(sympy.diff(u * v, X), PAGE.sides(r"2x \sin x + (x^2 + 1) \cos x")[0])
    at_pi = [sympy.diff(u) * sympy.diff(v), u * v, (u - 1) * sympy.diff(v)]
    degrees = (pi**2 + 1) * cos(radians(pi))
    found = [
        pi**2 + 1,
        *(float(each.subs(X, sympy.pi)) for each in at_pi),
        degrees,
        degrees + 2 * pi * sin(radians(pi)),
    ]
    assert mistakes(slope) == pytest.approx(found)
    assert value(slope) == pytest.approx(-10.870, abs=0.0005)


def test_e6_the_layers():
    (formula,) = PAGE.answers("E1.6")
    s, c = sympy.sin(2 * X), sympy.cos(2 * X)
    cube, sine, twice = 3 * s**2, c, 2
    under = [3 * (2 * c) ** 2, cube * twice * sympy.cos(X), cube * sympy.cos(2), c**3, cube * sine * 2 * X]
    wrong = [cube, cube * sine, cube * twice, -cube * sine * twice, 3 * c**2 * twice, 3 * c**2, *under]
    assert all_same(formulas_of(formula), [sympy.diff(s**3, X), *wrong])
    PAGE.holds(r"3 \sin^2 2x \cdot \cos 2x \cdot 2 = 6 \sin^2 2x \cos 2x".replace(" = ", r" \\ &= "))


def test_e7_the_wrong_line():
    f = X**2 * sympy.log(-(X**3))
    line_5 = PAGE.sides(r"2x \ln(-x^3) + x^2 \cdot \dfrac{1}{-x^3}")[0]
    line_6 = PAGE.sides(r"2x \ln(-x^3) - \dfrac{1}{x}")[0]
    assert are_same(line_5, line_6)
    assert not are_same(line_5, sympy.diff(f, X))
    PAGE.holds(r"2x \ln(-x^3) + x^2 \cdot \dfrac{3}{x} = 2x \ln(-x^3) + 3x")
    assert are_same(PAGE.sides(r"2x \ln(-x^3) + 3x")[0], sympy.diff(f, X))
    assert -((-2) ** 3) == 8


def test_e8_the_slope_at_1():
    assert 3 - sin(1) + float(sympy.exp(2)) == pytest.approx(9.547585, abs=5e-7)


def test_e37_the_block_of_ice():
    rate, _ = PAGE.answers("E1.37")
    sides = [6 - T, 8 - T, 10 - 2 * T]

    def turns(hour, slopes=(-1, -1, -2)):
        u, v, w = (side.subs(T, hour) for side in sides)
        return [slopes[0] * v * w, u * slopes[1] * w, u * v * slopes[2]]

    volume = sympy.prod(sides)
    assert sympy.diff(volume, T).subs(T, 1) == sum(turns(1)) == int(value(rate)) == -166
    assert turns(1) == [-56, -40, -70]
    found = [166, -1 * -1 * -2, -1 - 1 - 2, volume.subs(T, 1), sum(turns(1)[:2])]
    found += [sum(turns(1, (-1, -1, -1))), sum(turns(0))]
    assert mistakes(rate) == [float(each) for each in found]


def test_e37_the_checks_of_the_program():
    _, program = PAGE.answers("E1.37")
    products = [(2 + T) * (3 + T) * (4 + T), (2 + T) ** 5, (5 - T) * (7 - T) * (8 - 2 * T), 3 + T]
    for product in products:
        expected = f"{float(product.subs(T, 0))} {float(sympy.diff(product, T).subs(T, 0))}"
        assert expected in (program["tests"] + program["hidden"]).splitlines()


def test_the_numbers_as_they_are_written():
    bugs = 120 / (8 * X - X**2 + 4)
    slope = sympy.diff(bugs, X)
    says(PAGE, {"30": bugs.subs(X, 0), "11": bugs.subs(X, 1), "6": bugs.subs(X, 4), "7.5": bugs.subs(X, 6)})
    says(
        PAGE,
        {
            "-1.875": slope.subs(X, 2),
            "0.665": slope.subs(X, 5),
            "1.18": (bugs.subs(X, 2) - bugs.subs(X, 3)).n(),
        },
    )
    says(PAGE, {"-0.46875": -120 / 16**2, "-0.7358": -2 * sympy.exp(-1), "3.75": 3 * 1.25, "1.25": 3.25 - 2})
    says(PAGE, {"2.25": 1.125 / 0.5, "1.78": (4.125**2 - 9) / 4 / 1.125, "4.01": (4.125**2 - 9) / 4 / 0.5})
    says(PAGE, {"4.254": 4.125**2 / 4, "1.57": pi / 2, "3.14": pi, "-10.870": -(pi**2 + 1), "-166": -166})
