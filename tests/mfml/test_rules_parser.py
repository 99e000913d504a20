"""Reading formulas: what they mean, and what the errors say."""

import math

import pytest

from mfml.rules import Symbol, parse


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("1 + 2*3", 7), ("(1 + 2)*3", 9), ("2**3**2", 512), ("2^3^2", 512), ("-2**2", -4), ("(-2)**2", 4),
        ("2**-1", 0.5),
        ("2*-3", -6), ("8/4/2", 1), ("8/4*2", 4), ("1 - 2 - 3", -4), ("1 - (2 - 3)", 2), ("--3", 3), ("+3", 3),
        ("-x**2", -9), ("2**-x*8", 1), (".5", 0.5), ("2.", 2), ("1e3", 1000), ("1.5E-1", 0.15), ("2*e", 2 * math.e),
        ("cos(pi)", -1), ("log(e)", 1), ("ln(e**2)", 2), ("asin(1)", math.pi / 2), ("abs(-x)", 3), ("  x\n*\tx ", 9),
        ("x − 1", 2), ("2·x × 1", 6), ("sqrt(x*x)", 3), ("-(x)", -3), ("7", 7),
    ],
)  # fmt: skip
def test_meaning(formula, value) -> None:
    assert parse(formula)(x=3) == pytest.approx(value, abs=1e-15)


def test_structure_is_kept() -> None:
    x, y = Symbol("x"), Symbol("y")
    assert parse("x + y*2 - 3/x**2") == x + y * 2 - 3 / x**2
    assert parse("alpha_1").symbols == {"alpha_1"}
    assert parse("-2*x") == -2 * x
    assert parse("x - 3") == x - 3


@pytest.mark.parametrize(
    ("formula", "words", "column"),
    [
        ("", "expected here before the end", 0),
        ("   ", "expected", 3),
        ("x +", "expected here before the end", 3),
        ("x*/2", "a number, a symbol", 2),
        ("()", "expected", 1),
        ("2x", r"write \* to multiply: 2\*x", 1),
        ("x y", r"x\*y", 2),
        ("2(x)", r"2\*\(\.\.\.\)", 1),
        ("(x)(y)", r"\(\.\.\.\)\*\(\.\.\.\)", 3),
        ("x 2", r"write \* to multiply", 2),
        ("x(2)", r"x is not a function; write x\*\(\.\.\.\) to multiply", 0),
        ("1 + sim(x)", "did you mean sin", 4),
        ("quux(x)", "the functions are exp, ln", 0),
        ("sin x", r"\( is expected after sin", 4),
        ("sin**2", r"\( is expected after sin", 3),
        ("1 + (x", "never closed", 4),
        ("sin(x, y)", "one argument", 5),
        ("sin(x", "never closed", 3),
        ("x)", r"no \( for this", 1),
        ("x²", r"write x\*\*2", 1),
        ("|x|", r"abs\(x\)", 0),
        ("y = x", "one of its sides", 2),
        ("x # 1", "Latin letters", 2),
        ("__import__('os')", "not a function", 0),
        ("1e999", "below 1e308", 0),
        ("2 + 1" + "0" * 399, "below 1e308", 4),
        ("1" * 401, "too long", 0),
        ("x + " + "y" * 41, "not a name", 4),
        ("x" + "/x" * 120, "too large", 40),
    ],
)
def test_errors_show_the_place(formula, words, column) -> None:
    with pytest.raises(ValueError, match=words) as caught:
        parse(formula)
    *_, shown, caret = str(caught.value).split("\n")
    assert shown.startswith("    ")
    assert caret == " " * (4 + column) + "^"


@pytest.mark.parametrize("start", ["(", "-", "sin(", "2**", "1+(", "x*-(", "-(" * 3, "exp(sin("])
def test_hostile_nesting(start) -> None:
    for count in (110, 600):
        with pytest.raises(ValueError, match="nested more than 100 levels"):
            parse(start * count)


def test_hostile_length() -> None:
    with pytest.raises(ValueError, match="at most 5000"):
        parse("x+" * 3000 + "x")
    assert parse("+".join("x" * 2000))(1) == 2000.0
    assert parse("*".join("x" * 2000))(1) == 1.0


@pytest.mark.parametrize("bad", [None, 3, b"x", ["x"], Symbol("x")])
def test_only_text(bad) -> None:
    with pytest.raises(TypeError, match="pass for example parse"):
        parse(bad)
