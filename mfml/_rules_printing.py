"""Expressions as text that `parse` reads back.

The idea: a part needs parentheses where it would otherwise be torn apart by an operation that binds tighter,

    sum  <  product and quotient  <  minus  <  power  <  number, symbol, function(...).
"""

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
    Sum,
    Symbol,
)

__all__ = ["ATOM", "MINUS", "POWER", "PRODUCT", "SUM", "strength", "text", "without_minus"]

SUM, PRODUCT, MINUS, POWER, ATOM = range(1, 6)


def strength(expression: Expression) -> int:
    """Return how tightly the last operation of an expression binds."""
    match expression:
        case Sum():
            return SUM
        case Product() | Quotient():
            return PRODUCT
        case Negative():
            return MINUS
        case Power():
            return POWER
        case Number(value):
            return MINUS if value < 0 else PRODUCT if isinstance(value, Fraction) else ATOM
    return ATOM


def without_minus(term: Expression) -> Expression | None:
    """Return u if the term reads -u, else None."""
    match term:
        case Negative(operand):
            return operand
        case Number(value) if value < 0:
            return Number(-value)
    return None


def text(expression: Expression) -> str:
    """Return expression as Python would write it."""
    match expression:
        case Number(value):
            return str(value)
        case Constant(name) | Symbol(name):
            return name
        case Function(name, argument):
            return f"{name}({text(argument)})"
        case Derivative(operand, symbol):
            return f"d/d{symbol.name}({text(operand)})"
        case Negative(operand):
            return f"-{_inside(operand, PRODUCT if without_minus(operand) is None else ATOM)}"
        case Power(base, exponent):
            return f"{_inside(base, ATOM)}**{_inside(exponent, POWER)}"
        case Quotient(numerator, denominator):
            return f"{_inside(numerator, PRODUCT)}/{_inside(denominator, POWER)}"
        case Product(factors):
            first, *others = factors
            return "*".join([_inside(first, PRODUCT), *(_inside(factor, POWER) for factor in others)])
    first, *others = expression.parts
    pieces = [_inside(first, PRODUCT)]
    for term in others:
        positive = without_minus(term)
        pieces.append(
            f" + {_inside(term, PRODUCT)}" if positive is None else f" - {_inside(positive, PRODUCT)}"
        )
    return "".join(pieces)


def _inside(part: Expression, least: int) -> str:
    """Return the text of a part, in parentheses if it binds too loosely."""
    written = text(part)
    return f"({written})" if strength(part) < least else written
