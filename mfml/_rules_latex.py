r"""Expressions as LaTeX.

The idea: the same tree, written as on paper. A quotient becomes a fraction, a power is raised, the sign of
multiplication is left out where nobody misses it:

    2*x**3/sqrt(y)  becomes  \frac{2 x^{3}}{\sqrt{y}}.
"""

import re
from fractions import Fraction

from ._rules_expressions import (
    Constant,
    Derivative,
    Expression,
    Function,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Symbol,
)
from ._rules_names import Exact
from ._rules_printing import ATOM, MINUS, POWER, PRODUCT, strength, without_minus

__all__ = ["latex", "name_latex"]

_GREEK = re.compile(
    "alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|rho|sigma|tau|upsilon|phi|chi|"
    "psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega"
)


def latex(expression: Expression) -> str:
    """Return expression in the commands that KaTeX knows."""
    match expression:
        case Number(value):
            return _number(value)
        case Constant(name):
            return rf"\{name}" if name == "pi" else name
        case Symbol(name):
            return name_latex(name)
        case Function("exp", argument):
            return f"e^{{{latex(argument)}}}"
        case Function("sqrt", argument):
            return rf"\sqrt{{{latex(argument)}}}"
        case Function("abs", argument):
            return rf"\left|{latex(argument)}\right|"
        case Function(name, argument):
            return rf"\{name}\left({latex(argument)}\right)"
        case Derivative(operand, symbol):
            return rf"\frac{{\mathrm{{d}}}}{{\mathrm{{d}}{name_latex(symbol.name)}}}\left({latex(operand)}\right)"
        case Negative(operand):
            return f"-{_after_sign(operand)}"
        case Quotient(numerator, denominator):
            return rf"\frac{{{latex(numerator)}}}{{{latex(denominator)}}}"
        case Power(base, exponent):
            return _power(base, exponent)
        case Product(factors):
            return _product(factors)
    first, *others = expression.parts
    pieces = [_inside(first, PRODUCT)]
    for term in others:
        positive = without_minus(term)
        sign, term = ("+", term) if positive is None else ("-", positive)
        pieces.append(f" {sign} {_after_sign(term)}")
    return "".join(pieces)


def name_latex(name: str) -> str:
    """Return the name of a symbol: Greek letters, indices, and words in upright type."""
    stem, _, index = name.partition("_")
    if not stem or "_" in index or (not index and "_" in name):
        return rf"\mathrm{{{name.replace('_', chr(92) + '_')}}}"
    letters = stem.rstrip("0123456789")
    index = index or stem[len(letters) :]
    stem = letters if index == stem[len(letters) :] else stem
    head = rf"\{stem}" if _GREEK.fullmatch(stem) else stem if len(stem) == 1 else rf"\mathrm{{{stem}}}"
    if not index:
        return head
    return f"{head}_{{{index}}}" if len(index) == 1 or index.isdigit() else rf"{head}_{{\mathrm{{{index}}}}}"


def _number(value: Exact) -> str:
    """Return a number; powers of ten and fractions as on paper."""
    sign, size = ("-", -value) if value < 0 else ("", value)
    if isinstance(size, Fraction):
        return rf"{sign}\frac{{{size.numerator}}}{{{size.denominator}}}"
    digits, _, exponent = str(size).partition("e")
    return rf"{sign}{digits} \cdot 10^{{{int(exponent)}}}" if exponent else f"{sign}{digits}"


def _power(base: Expression, exponent: Expression) -> str:
    """Return a power; that of a function such as sin stands behind its name."""
    match base, exponent:
        case Function(name, argument), Number(int(value)) if value > 0 and name not in ("exp", "sqrt", "abs"):
            return rf"\{name}^{{{value}}}\left({latex(argument)}\right)"
    # Behind sin(x) an exponent could belong to x alone; a root and the bars of abs hold what is inside together.
    torn = isinstance(base, Function) and base.name not in ("sqrt", "abs")
    return f"{_parentheses(latex(base)) if torn else _inside(base, ATOM)}^{{{latex(exponent)}}}"


def _product(factors: tuple[Expression, ...]) -> str:
    """Return the factors side by side, with a dot where two of them would run together."""
    written = _inside(factors[0], PRODUCT)
    for factor in factors[1:]:
        piece = _inside(factor, POWER)
        if piece[0].isdigit() or piece.startswith(r"\frac"):
            written += rf" \cdot {piece}"
        elif r"\mathrm{" in (written[-40:] + piece[:8]):
            written += rf" \, {piece}"
        else:
            written += f" {piece}"
    return written


def _after_sign(term: Expression) -> str:
    """Return a term that follows a sign: one that begins with a sign of its own stands in parentheses."""
    written = _inside(term, PRODUCT)
    return _parentheses(written) if written.startswith("-") else written


def _inside(part: Expression, least: int) -> str:
    """Return the LaTeX of a part, in parentheses if it binds too loosely."""
    fraction = isinstance(part, Quotient) or (isinstance(part, Number) and isinstance(part.value, Fraction))
    positive = not isinstance(part, Number) or part.value >= 0
    scientific = isinstance(part, Number) and "e" in str(part.value)
    if fraction and positive and least <= POWER:  # the bar of a fraction holds it together
        return latex(part)
    loose = strength(part) < least or (scientific and least > MINUS)
    return _parentheses(latex(part)) if loose else latex(part)


def _parentheses(written: str) -> str:
    return rf"\left({written}\right)"
