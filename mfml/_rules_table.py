"""The rules of differentiation, one for each operation.

The idea: the operation that is done last decides. Its rule says which smaller derivatives are needed and how they
are put together; for u*v it needs u' and v', and returns u'*v + u*v'.
"""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import numpy as np

from ._rules_expressions import (
    ONE,
    ZERO,
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
    product_of,
    sum_of,
)

__all__ = ["Rule", "rule_for"]

_Map: TypeAlias = Callable[[Expression], Expression]

# f'(u), and the family that f belongs to
_DERIVATIVES: dict[str, tuple[str, _Map]] = {
    "exp": ("exponential", np.exp),
    "ln": ("logarithm", lambda u: 1 / u),
    "sqrt": ("square root", lambda u: 1 / (2 * np.sqrt(u))),
    "abs": ("absolute value", lambda u: u / abs(u)),
    "sin": ("trigonometric", np.cos),
    "cos": ("trigonometric", lambda u: -np.sin(u)),
    "tan": ("trigonometric", lambda u: 1 / np.cos(u) ** 2),
    "arcsin": ("inverse trigonometric", lambda u: 1 / np.sqrt(1 - u**2)),
    "arccos": ("inverse trigonometric", lambda u: -1 / np.sqrt(1 - u**2)),
    "arctan": ("inverse trigonometric", lambda u: 1 / (1 + u**2)),
    "sinh": ("hyperbolic", np.cosh),
    "cosh": ("hyperbolic", np.sinh),
    "tanh": ("hyperbolic", lambda u: 1 / np.cosh(u) ** 2),
}


class Rule(NamedTuple):
    """A rule, applied: which smaller derivatives are needed, and how they are put together."""

    name: str
    parts: tuple[Expression, ...]
    combine: Callable[..., Expression]  # from the derivatives of the parts to the derivative of the whole
    outer: _Map | None = None  # for the chain rule: f, where parts[0] is u


def rule_for(expression: Expression, x: Symbol) -> Rule:
    """Choose the rule by the operation that is done last."""
    if x.name not in expression.symbols:
        return Rule("constant", (), lambda: ZERO)
    match expression:
        case Sum(terms):
            return Rule("sum", terms, lambda *du: sum_of(du))
        case Negative(u):
            return Rule("constant multiple", (u,), lambda du: -du)
        case Product(factors):
            constant = product_of(factor for factor in factors if x.name not in factor.symbols)
            rest = tuple(factor for factor in factors if x.name in factor.symbols)
            if len(rest) < len(factors):
                return Rule("constant multiple", (product_of(rest),), lambda du: constant * du)
            return Rule("product", rest, lambda *du: _product_rule(rest, du))
        case Quotient(u, v) if x.name not in v.symbols:
            return Rule("constant multiple", (u,), lambda du: du / v)
        case Quotient(u, v) if x.name not in u.symbols:
            return Rule("quotient", (v,), lambda dv: -u * dv / v**2)
        case Quotient(u, v):
            return Rule("quotient", (u, v), lambda du, dv: (du * v - u * dv) / v**2)
        case Power(u, n) if x.name not in n.symbols:
            return _outer("power", u, x, lambda u: u**n, lambda u: n * _one_less(u, n))
        case Power(a, u) if x.name not in a.symbols:
            return _outer("exponential", u, x, lambda u: a**u, lambda u: a**u * np.log(a))
        case Power(u, v):  # u**v = exp(v ln u): the chain rule, then the product rule
            return Rule("general power", (u, v), lambda du, dv: u**v * (dv * np.log(u) + v * du / u))
        case Function(name, u):
            family, derivative = _DERIVATIVES[name]
            return _outer(family, u, x, lambda u: Function(name, u), derivative)
        case Derivative(inner, symbol):
            from .rules import differentiate  # it asks for rules here

            return rule_for(differentiate(inner, symbol), x)
    return Rule("identity", (), lambda: ONE)


def _outer(name: str, u: Expression, x: Symbol, f: _Map, derivative: _Map) -> Rule:
    """Return the rule for f(x), or the chain rule if something else than x stands inside."""
    if u == x:
        return Rule(name, (), lambda: derivative(u))
    return Rule("chain", (u,), lambda du: derivative(u) * du, f)


def _product_rule(factors: tuple[Expression, ...], du: tuple[Expression, ...]) -> Expression:
    """Return u' v w + u v' w + u v w': differentiate one factor at a time."""
    return sum_of(product_of([*factors[:i], one, *factors[i + 1 :]]) for i, one in enumerate(du))


def _one_less(u: Expression, n: Expression) -> Expression:
    """Return u**(n - 1)."""
    exponent = Number(n.value - 1) if isinstance(n, Number) else n - 1
    return u if exponent == ONE else u**exponent
