"""Section 1.8: the numbers that its text promises and no cell prints."""

import math
from fractions import Fraction

import pytest
import sympy
from edited import Page
from formulas_as_written import are_same
from prose import says

PAGE = Page("1-what-is-calculus/slope-from-numbers.md")
X, H, T = sympy.symbols("x h t")
TIDE = sympy.Rational("3.4") + sympy.Rational("1.7") * sympy.sin(
    2 * sympy.pi * (T - sympy.Rational("9.8")) / 12.4
)
GAUGE = "gauge-table"


def depth(t, n=0):
    return float(sympy.diff(TIDE, T, n).subs(T, t))


def test_the_readings():
    times, depths = PAGE.row("time (h)"), PAGE.row("depth (m)")
    assert [round(depth(t), 2) for t in times] == [float(each) for each in depths]
    before, now, after = depths
    assert [float(each) for each in (after - now, now - before)] == pytest.approx([0.41, 0.37])
    slopes = [(after - now) / 0.5, (now - before) / 0.5, after - before]
    assert [float(each) for each in slopes] == pytest.approx([0.82, 0.74, 0.78])


def test_the_step_of_a_thousandth():
    assert pytest.approx(3.6) == 0.001 * 3600
    assert depth(9 + 0.001) - depth(9) < 0.001
    assert [round(depth(t), 2) for t in (8.95, 9.05)] == [2.69, 2.77]
    assert [round(depth(9), 2), round(depth(10), 2)] == [2.73, 3.57]


def test_sixteen_digits():
    assert pytest.approx(2.2e-16, rel=0.01) == 2.0**-52
    assert len(str(2**52)) == 16
    root = [
        f"{float(each):.15f}"
        for each in (sympy.sqrt(2 + sympy.Rational(1, 10**12)).n(30), sympy.sqrt(2).n(30))
    ]
    assert [digits[:14] for digits in root] == ["1.414213562373"] * 2  # thirteen digits and the point
    assert root[0][14] != root[1][14]
    assert 1 / (2 * math.sqrt(2)) == pytest.approx(0.353553, abs=5e-7)


def test_the_first_part_of_the_table_of_errors():
    rows = [
        [float(each) for each in row.split()]
        for row in PAGE.run(GAUGE, "error-table").printed["error-table"].splitlines()
    ]
    for h, forward, central in rows[:4]:
        assert forward == pytest.approx(math.e * h / 2, rel=0.06)
        assert central == pytest.approx(math.e * h**2 / 6, rel=0.06)
    assert rows[-1][1] > rows[-2][1] > rows[-3][1]
    assert rows[-1][2] > rows[-2][2] > rows[-3][2]


def test_the_best_step():
    h, eps = sympy.symbols("h epsilon", positive=True)
    assert sympy.solve(h - eps / h, h) == [sympy.sqrt(eps)]
    assert sympy.simplify((h + eps / h).subs(h, sympy.sqrt(eps)) - 2 * sympy.sqrt(eps)) == 0
    best = (2.0**-52) ** (1 / 3)
    printed = PAGE.run(GAUGE, "best-steps").printed["best-steps"].split()
    assert [float(each) for each in printed] == pytest.approx([2.0**-26, 2.0**-26, best, best**2], rel=0.02)


def test_the_worked_example():
    PAGE.holds(
        r"\frac{1}{2h}\left(\frac{1}{1 + h} - \frac{1}{1 - h}\right) = \frac{1}{2h} \cdot \frac{-2h}{1 - h^2}"
        r" = -\frac{1}{1 - h^2}"
    )
    central = -1 / (1 - H**2)
    assert are_same(-1 - central, PAGE.sides(r"\dfrac{h^2}{1 - h^2}")[0])
    assert are_same((1 / (1 + H) - 1) / H + 1, PAGE.sides(r"\dfrac{h}{1 + h}")[0])
    delta, h = Fraction(1, 1000), Fraction(1, 10)
    assert h**3 == delta
    assert h**2 + delta / h == Fraction("0.02")
    assert delta / Fraction(1, 10**5) == 100
    forward = math.sqrt(delta)
    assert (forward, 2 * delta / 0.03) == pytest.approx((0.03, 0.07), abs=0.005)
    assert forward + 2 * delta / forward == pytest.approx(0.1, abs=0.006)
    assert pytest.approx(5) == 0.1 / 0.02


def test_the_numbers_as_they_are_written():
    says(
        PAGE,
        {"2.69": depth(8.95), "2.77": depth(9.05), "2.73": depth(9), "3.57": depth(10), "0.79": depth(9, 1)},
    )
    says(PAGE, {"0.396": depth(9, 1) / 2, "0.82": 0.41 / 0.5, "0.74": 0.37 / 0.5, "0.78": 0.41 + 0.37})
    says(PAGE, {"0.14": math.e * (math.exp(0.1) - 1) / 0.1 - math.e})
    lost = (math.sqrt(2 + 1e-12) - math.sqrt(2)) / 1e-12
    says(PAGE, {"0.353553": 1 / (2 * math.sqrt(2)), "0.353495": lost, "0.01": 0.1**2, "0.02": 2 * 0.1**2})
    says(PAGE, {"0.03": math.sqrt(0.001), "0.07": 2 * 0.001 / 0.03, "1414": math.sqrt(2_000_000)})
