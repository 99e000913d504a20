"""Section 1.5: the numbers that its text promises and no cell prints."""

import re
from math import cos, exp, log, sin

import numpy as np
import pytest
import sympy
from edited import Page
from formulas_as_written import are_same, read

PAGE = Page("1-what-is-calculus/functions-worth-knowing.md")
X, H, K = sympy.symbols("x h k")
START = "four-rows"


@pytest.mark.parametrize(
    "formula",
    [
        r"(x + h)^3 = x^3 + 3x^2 h + 3x h^2 + h^3",
        r"\frac{\sin(x + h) - \sin x}{h} = \frac{\sin\frac{h}{2}}{\frac{h}{2}} \cdot \cos\left(x + \frac{h}{2}\right)",
        r"\frac{b^{x+h} - b^x}{h} = b^x \cdot \frac{b^h - 1}{h}",
        r"b^h = e^{h \ln b}",
        r"\frac{1}{h} \cdot \frac{x - (x + h)}{x\,(x + h)} = \frac{1}{h} \cdot \frac{-h}{x\,(x + h)}"
        r" = \frac{-1}{x\,(x + h)}",
        r"-2xh - h^2 = -h\,(2x + h)",
        r"-\dfrac{2x}{x^4} = -\dfrac{2}{x^3}",
        r"4^x = 2^{2x}",
        r"0.5^x = 2^{-x}",
    ],
)
def test_the_formulas(formula):
    PAGE.holds(formula)


@pytest.mark.parametrize(
    ("f", "quotient"),
    [
        (lambda x: x**3, "3x^2 + 3xh + h^2"),
        (lambda x: 1 / x, r"\dfrac{1}{h} \left( \dfrac{1}{x + h} - \dfrac{1}{x} \right)"),
        (lambda x: 1 / x**2, r"\dfrac{1}{h} \cdot \dfrac{x^2 - (x + h)^2}{x^2\,(x + h)^2}"),
        (lambda x: 1 / x**2, r"-\dfrac{2x + h}{x^2\,(x + h)^2}"),
    ],
)
def test_the_difference_quotients(f, quotient):
    assert are_same(PAGE.sides(quotient)[0], (f(X + H) - f(X)) / H)


def test_the_quotient_of_the_logarithm():
    a, h = sympy.log(X), sympy.log(X + K) - sympy.log(X)
    PAGE.holds(r"\frac{\ln(x + k) - \ln x}{k} = \frac{h}{e^{a+h} - e^a}", a=a, h=h)


def test_the_table():
    found = 0
    for row in re.findall(r"^\| \$.*\$.*\|$", PAGE.text, re.MULTILINE):
        f, slope = (re.match(r" \$(.*?)\$", entry) for entry in row.split("|")[1:3])
        if slope and "f'" not in slope[1]:  # the slope of the absolute value is given in words
            assert are_same(sympy.diff(read(f[1]), X), read(slope[1])), row
            found += 1
    assert found == 8


def test_the_fifth_numbers():
    fifth = [2 * 5, 3 * 25, -1 / 25, 2 * log(2) * 2**4]
    assert eval(PAGE.run(START, "fifth-numbers").printed["fifth-numbers"]) == pytest.approx(
        fifth, abs=0.00005
    )


def test_the_step_on_the_circle():
    lines = PAGE.run(START, "drawings", "circle-step").axes["circle-step"][0].lines
    (chord,) = (np.array(line.get_data()) for line in lines if line.get_marker() == "o")
    level, upright = (
        next(np.array(line.get_data()) for line in lines if line.get_linestyle() == style)
        for style in ("--", ":")
    )
    pieces = [np.array(line.get_data()) for line in lines if len(line.get_xdata()) == 2]
    radii = [piece[:, 1] for piece in pieces if (piece[:, 0] == 0).all()]
    right, up = np.diff(chord).ravel()
    at, h = map(float, re.search(r"\(([\d.]+), ([\d.]+)\)", PAGE.code["circle-step"]).groups())
    whole, middle = 2 * sin(h / 2), at + h / 2
    assert np.hypot(right, up) == pytest.approx(whole)
    assert up == pytest.approx(np.ptp(upright[1])) == pytest.approx(whole * cos(middle))
    assert -right == pytest.approx(np.ptp(level[0])) == pytest.approx(whole * sin(middle))
    assert min(abs(radius @ (right, up)) for radius in radii) < 1e-12
    assert all(1 - h**2 < cos(h) < sin(h) / h < 1 for h in np.linspace(0.01, 1.57, 50))


def test_the_base_can_be_changed():
    for base, slope in (("2", log(2)), ("np.e", 1), ("3", log(3))):
        ran = PAGE.run(
            START, "number-e-picture", edits=[("number-e-picture", "base, x = 2", f"base, x = {base}")]
        )
        assert ran.names["steepness"] == pytest.approx(slope)


def test_the_family_has_parallel_slopes():
    lines = PAGE.run(START, "family").axes["family"][0].lines
    pieces = [np.array(line.get_data()) for line in lines if len(line.get_xdata()) == 2]
    assert len(pieces) == 5
    for c, (across, up) in enumerate(pieces, -2):
        assert np.diff(up) / np.diff(across) == pytest.approx([cos(1)])
        assert (across.mean(), up.mean()) == pytest.approx((1, sin(1) + c))


def ratios(base):
    ran = PAGE.run(START, "slope-over-height", edits=[("slope-over-height", "b = 2.0", f"b = {base}")])
    return {float(line.split()[-1]) for line in ran.printed["slope-over-height"].splitlines()}


def test_modify_the_base():
    assert [ratios(base) for base in ("4.0", "0.5")] == [{1.3863}, {-0.6931}]
    assert (log(4), log(0.5)) == pytest.approx((2 * log(2), -log(2)))


def test_the_claims_of_the_text():
    assert max(abs(exp(x) - x * exp(x - 1)) for x in (0.5, 1, 2)) > 1
    assert -1 * exp(-2) < 0 < exp(-1)
