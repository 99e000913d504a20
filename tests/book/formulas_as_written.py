"""Read what the pages write, in LaTeX or with signs such as − and ·, as exact expressions of SymPy."""

import re
from random import Random

import pytest
import sympy
from sympy.parsing.sympy_parser import (
    convert_xor,
    implicit_multiplication,
    parse_expr,
    rationalize,
    split_symbols,
    standard_transformations,
)

RULES = (*standard_transformations, split_symbols, implicit_multiplication, convert_xor, rationalize)
SIGNS = {
    "−": "-",
    "·": "*",
    r"\cdot": "*",
    r"\,": "*",
    r"\;": " ",
    r"\pi": "pi",
    "²": "^2",
    "³": "^3",
    "√": "sqrt",
}
LETTERS = {letter: sympy.Symbol(letter) for letter in "CEINOQS"} | {"e": sympy.E}


def read(written, **names):
    """Return the expression; `names` says what its letters and functions stand for."""
    text = re.sub(r"\\(left|right|bigl|bigr|Bigl|Bigr)\b", "", " ".join(written.split()))
    text = re.sub(r"\\[dt]frac", r"\\frac", text)
    text = re.sub(r"\\frac(\w)(\w)", r"\\frac{\1}{\2}", text)
    text = re.sub(r"\\lvert(.*?)\\rvert", r"Abs(\1)", text)
    for sign, plain in SIGNS.items():
        text = text.replace(sign, f" {plain} ")
    while True:  # from the inside out
        inner = re.sub(r"\^\s*\{([^{}]*)\}", r"^(\1)", text)
        inner = re.sub(r"\\sqrt\[3\]\{([^{}]*)\}", r"cbrt(\1)", inner)
        inner = re.sub(r"\\sqrt\{([^{}]*)\}", r"sqrt(\1)", inner)
        inner = re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r" ((\1)/(\2)) ", inner)
        if inner == text:
            break
        text = inner
    text = re.sub(r"\\(sin|cos)\^(\d) (\w+)", r"(\1(\3))^\2", text)
    text = re.sub(r"\\(ln|sin|cos)\s*(?=\()", r"\1", text)
    text = re.sub(r"\\(ln|sin|cos)\s+(\d+(?:\.\d+)?[a-z]?|\w)", r"\1(\2)", text)
    text = text.strip().lstrip("*").rstrip("* .")
    return sympy.sympify(parse_expr(text, local_dict=LETTERS | names, transformations=RULES))


LAYOUT = re.compile(
    r"\s|&|\\\\(?:\[[^]]*\])?|\\q?quad(?![a-z])|\{\}|\\[,;]|\\(?:left|right|[bB]ig[lr]?)(?![a-z])|(?<=\\)[dt](?=frac)"
)


def plain(written):
    """Return LaTeX without what only arranges it: blanks, line breaks, sizes."""
    return LAYOUT.sub("", written)


def formulas_of(answer):
    """Return the formula of an answer block, then those of the wrong answers that it knows."""
    return [read(str(each["value"])) for each in (answer, *answer["wrong"])]


def all_same(found, expected):
    return len(found) == len(expected) and all(map(are_same, found, map(sympy.sympify, expected)))


def are_same(a, b):
    """Whether two expressions have the same values, at five random positive inputs."""
    letters = sorted(a.free_symbols | b.free_symbols, key=str)
    inputs = [{letter: random.uniform(0.3, 2.9) for letter in letters} for random in map(Random, range(5))]
    return all(complex(a.subs(at)) == pytest.approx(complex(b.subs(at)), rel=1e-9, abs=1e-9) for at in inputs)


def first_rule(formula):
    """Return the rule for the operation of a formula in x that is worked out last."""
    x = sympy.Symbol("x")
    if formula.func is not sympy.Mul:
        return "sum" if formula.func is sympy.Add else "power" if formula.args[0] == x else "chain"
    moving = [factor for factor in formula.args if factor.has(x)]
    if any(factor.is_Pow and factor.exp == -1 for factor in moving):
        return "quotient"
    return "product" if len(moving) > 1 else "constant multiple"
