"""Section 0.1: the numbers that its text promises and no cell prints."""

from fractions import Fraction
from math import isqrt

import pytest
from edited import Page, mistakes, value
from formulas_as_written import are_same, read

PAGE = Page("0-foundations/algebra-of-powers.md")


def test_half_a_press_enlarges_to_141_percent_and_reduces_to_71():
    assert isqrt(2 * 100**2) == 141
    assert round(100 / 2**0.5) == 71
    assert 2**3 == 8
    assert pytest.approx(2) == (2**0.5) ** 2


@pytest.mark.parametrize(
    "formula",
    [
        r"(a + b)^2 &= (a + b)(a + b) \\ &= a^2 + ab + ba + b^2 \\ &= a^2 + 2ab + b^2",
        r"(x + h)^3 &= (x^2 + 2xh + h^2)(x + h) \\ &= x^3 + 2x^2h + xh^2 \\ & + x^2h + 2xh^2 + h^3 \\ "
        r"&= x^3 + 3x^2h + 3xh^2 + h^3",
        r"\frac{1}{5} - \frac{1}{4} = \frac{4}{20} - \frac{5}{20} = \frac{-1}{20}",
        r"\frac{1}{x + h} - \frac{1}{x} &= \frac{x}{x\,(x + h)} - \frac{x + h}{x\,(x + h)} \\ "
        r"&= \frac{-h}{x\,(x + h)}",
        r"8^{2/3} = \bigl(8^{1/3}\bigr)^2 = 2^2 = 4",
        r"(3 + h)^2 = 9 + 6h + h^2",
        r"\left(\frac{h}{10}\right)^2 = \frac{h^2}{100}",
    ],
)
def test_the_formulas(formula):
    PAGE.holds(formula)


@pytest.mark.parametrize(
    ("equation", "width"),
    [
        ("(x + 4)^2 = x^2 + 136", 15),
        ("8x + 16 = 136", 15),
        ("8x = 120", 15),
        ("x^2 + 4x + 4 = x^2 + 44", 10),
        ("4x = 40", 10),
    ],
)
def test_how_wide_the_pictures_are(equation, width):
    assert PAGE.solutions(equation) == [width]


@pytest.mark.parametrize(("base", "factor"), [("10.0", Fraction(1, 10)), ("0.5", 2)])
def test_modify_the_base_of_the_presses(base, factor):
    printed = PAGE.run("powers-of-two", edits=[("powers-of-two", "2.0", base)]).printed["powers-of-two"]
    heights = [float(line.split()[1]) for line in printed.splitlines()]
    assert len(heights) == 7
    assert heights == pytest.approx([float(base) ** 3 * float(factor) ** n for n in range(7)])


def test_investigate_which_of_the_two_has_an_answer():
    cells, old = ("roots", "no-power"), "print(0.0**-1)"
    PAGE.run(*cells, edits=[("no-power", old, "print(sqrt(-4))")], fails="no-power")
    ran = PAGE.run(*cells, edits=[("no-power", old, "print(0.0**0)")])
    assert ran.printed["no-power"] == "1.0\n"


def test_twenty_presses_make_a_million():
    assert next(n for n in range(99) if 2**n >= 10**6) == 20
    assert 1000 < 2**10


def test_e01_the_powers_that_belong_together():
    (answer,) = PAGE.answers("E0.1")
    numbers = {each["left"]: read(each["left"].strip("$")) for each in answer["pairs"]}
    assert all(numbers[each["left"]] == read(each["right"].strip("$")) for each in answer["pairs"])
    assert all(numbers[each["left"]] != read(each["right"].strip("$")) for each in answer["wrong"])
    assert not {read(each.strip("$")) for each in answer["left_over"]} & set(numbers.values())


def test_e02_light_in_a_fibre():
    (answer,) = PAGE.answers("E0.2")
    way, speed, microsecond = Fraction(3 * 10**3), 2 * 10**8, Fraction(1, 10**6)
    assert value(answer) == way / speed / microsecond
    found = [
        way / speed,
        way / speed / Fraction(1, 10**3),
        way * speed / microsecond,
        speed / way / microsecond,
    ]
    found += [Fraction(3, 2), Fraction(3, 2) * 10 ** (8 - 3) / microsecond]
    assert sorted(mistakes(answer)) == pytest.approx(sorted(map(float, found)))


def test_e03_the_cube_that_swells():
    formula, number = PAGE.answers("E0.3")
    assert are_same(read(formula["value"]), read("(x + h)^3 - x^3"))
    assert are_same(read(formula["wrong"][-1]["value"]), read("(x + h)^2 - x^2"))
    x, h = 10, Fraction(1, 10)
    assert value(number) == float((x + h) ** 3 - x**3)
    found = [3 * x**2 * h, h**3, (x + h) ** 3, 3 * x**2 * h + 3 * x * h**2, (x + h) ** 2 - x**2]
    assert mistakes(number) == pytest.approx([float(each) for each in found])


def test_e04_every_line_holds_for_30_minutes_and_no_distractor_does():
    (answer,) = PAGE.answers("E0.4")

    def holds_at_30(line):
        left, right = (read(side).subs("x", 30) for side in line.split("$")[-2].split("="))
        return left == right

    assert all(holds_at_30(line) for line in answer["lines"])
    assert not any(holds_at_30(each["text"]) for each in answer["distractors"])
