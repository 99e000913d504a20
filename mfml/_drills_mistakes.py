"""The usual mistakes in differentiating, made on purpose.

The idea: a slip is a rule of differentiation that is put together wrongly. Walk down the formula by the rules, and
let one slip happen at one place, or at every place where it can; what comes out is a wrong answer that people give,
and it is known why.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from ._drills_values import X, same, values
from ._rules_expressions import (
    ONE,
    ZERO,
    Expression,
    Function,
    Number,
    Power,
    Product,
    Quotient,
    Symbol,
    product_of,
    sum_of,
)
from ._rules_simplify import simplify
from ._rules_table import Rule, rule_for
from .rules import differentiate

__all__ = ["Mistake", "mistakes"]

_x = Symbol(X)

_Combine: TypeAlias = Callable[..., Expression]
_Slip: TypeAlias = Callable[[Expression, Rule], _Combine | None]


@dataclass(frozen=True)
class Mistake:
    """A wrong answer that people give, and what to say of it.

    Attributes
    ----------
    formula : Expression
        The wrong answer; it differs from the right one.
    words : str
        One or two sentences that name the mistake.
    """

    formula: Expression
    words: str


def _product_of_derivatives(formula: Expression, rule: Rule) -> _Combine | None:
    return (lambda *du: product_of(du)) if rule.name == "product" else None


def _product_with_one_term(formula: Expression, rule: Rule) -> _Combine | None:
    return (lambda *du: rule.combine(du[0], *[ZERO] * (len(du) - 1))) if rule.name == "product" else None


def _quotient_of_derivatives(formula: Expression, rule: Rule) -> _Combine | None:
    both = rule.name == "quotient" and len(rule.parts) == 2
    return (lambda du, dv: du / dv) if both else None


def _quotient_turned(formula: Expression, rule: Rule) -> _Combine | None:
    both = rule.name == "quotient" and len(rule.parts) == 2
    return (lambda du, dv: -rule.combine(du, dv)) if both else None


def _quotient_not_divided(formula: Expression, rule: Rule) -> _Combine | None:
    both = rule.name == "quotient" and len(rule.parts) == 2
    return (lambda du, dv: rule.combine(du, dv) * rule.parts[1] ** 2) if both else None


def _no_inner_derivative(formula: Expression, rule: Rule) -> _Combine | None:
    return (lambda du: rule.combine(ONE)) if rule.name == "chain" else None


def _outer_at_x(formula: Expression, rule: Rule) -> _Combine | None:
    outer = rule.outer
    return (lambda du: differentiate(outer(_x), _x) * du) if outer else None


def _exponent_not_lowered(formula: Expression, rule: Rule) -> _Combine | None:
    match formula:
        case Power(u, Number(n)):
            return lambda *du: product_of([Number(n), Power(u, Number(n)), *du])
    return None


def _exponent_not_in_front(formula: Expression, rule: Rule) -> _Combine | None:
    match formula:
        case Power(u, Number(n)):
            return lambda *du: product_of([simplify(Power(u, Number(n - 1))), *du])
    return None


def _negative_exponent_raised(formula: Expression, rule: Rule) -> _Combine | None:
    match formula:
        case Quotient(u, Power(v, Number(n))) if X not in u.symbols and v == _x:
            return lambda dv: simplify(-u * n / v ** (n - 1))
    return None


def _exponential_as_power(formula: Expression, rule: Rule) -> _Combine | None:
    match formula:
        case Function("exp", u):
            return lambda *du: product_of([u, np.exp(u - 1), *du])
    return None


def _sign_of_cos(formula: Expression, rule: Rule) -> _Combine | None:
    is_cos = isinstance(formula, Function) and formula.name == "cos"
    return (lambda *du: -rule.combine(*du)) if is_cos else None


def _sign_of_sin(formula: Expression, rule: Rule) -> _Combine | None:
    is_sin = isinstance(formula, Function) and formula.name == "sin"
    return (lambda *du: -rule.combine(*du)) if is_sin else None


def _root_without_2(formula: Expression, rule: Rule) -> _Combine | None:
    is_root = isinstance(formula, Function) and formula.name == "sqrt"
    return (lambda *du: 2 * rule.combine(*du)) if is_root else None


def _number_kept(formula: Expression, rule: Rule) -> _Combine | None:
    numbers = [part for part in rule.parts if X not in part.symbols] if rule.name == "sum" else []
    return (lambda *du: sum_of([*du, *numbers])) if numbers else None


def _factor_dropped(formula: Expression, rule: Rule) -> _Combine | None:
    is_multiple = rule.name == "constant multiple" and isinstance(formula, Product)
    return (lambda du: du) if is_multiple else None


# The first slip that leads to a formula names it.
_SLIPS: tuple[tuple[_Slip, str], ...] = (
    (
        _product_of_derivatives,
        "The derivative of a product is not the product of the derivatives: (uv)′ = u′v + uv′.",
    ),
    (
        _quotient_of_derivatives,
        "The derivative of a quotient is not the quotient of the derivatives: (u/v)′ = (u′v − uv′)/v².",
    ),
    (
        _no_inner_derivative,
        "An inner derivative is missing: (f(u))′ = f′(u)·u′. Multiply by the derivative of what stands inside.",
    ),
    (_product_with_one_term, "A term is missing: a product has one for each factor, (uv)′ = u′v + uv′."),
    (_quotient_turned, "The two terms of the quotient rule have changed places: it begins with u′v."),
    (_quotient_not_divided, "The quotient rule divides by v²."),
    (_outer_at_x, "The outer derivative is taken where the inside is: f′(u) and not f′(x)."),
    (_exponent_not_lowered, "The power rule lowers the exponent by one: (xⁿ)′ = n·xⁿ⁻¹."),
    (_exponent_not_in_front, "The power rule puts the exponent in front as a factor: (xⁿ)′ = n·xⁿ⁻¹."),
    (
        _negative_exponent_raised,
        "One less than −n is −(n + 1): the power of x below the line becomes larger, not smaller.",
    ),
    (_exponential_as_power, "exp is no power of x: it is its own derivative, (eˣ)′ = eˣ."),
    (_sign_of_cos, "Look at the sign: the derivative of cos is −sin."),
    (_sign_of_sin, "Look at the sign: the derivative of sin is cos, without a minus."),
    (_root_without_2, "A factor 1/2 is missing: (√x)′ = 1/(2√x)."),
    (_number_kept, "A number that is added does not change: its derivative is 0."),
    (_factor_dropped, "A constant factor stays: (c·u)′ = c·u′."),
)


def mistakes(formula: Expression, answer: Expression) -> tuple[Mistake, ...]:
    """Return the wrong answers that one slip leads to, all different from the answer and from each other."""
    made = _walk(formula)[1]
    slips = [slip for slip, _ in made]
    made += [(slip, _everywhere(formula, slip)) for slip in set(slips) if slips.count(slip) > 1]
    found: list[Mistake] = []
    known = [values(answer)]
    for slip, wrong in sorted(made, key=lambda one: one[0]):
        of_wrong = values(wrong)
        if not any(same(of_wrong, other) for other in known):
            found.append(Mistake(simplify(wrong), _SLIPS[slip][1]))
            known.append(of_wrong)
    return tuple(found)


def _walk(formula: Expression) -> tuple[Expression, list[tuple[int, Expression]]]:
    """Return the derivative, and the wrong ones with a slip at one place, each with the number of the slip."""
    rule = rule_for(formula, _x)
    walked = [_walk(part) for part in rule.parts]
    right = [one for one, _ in walked]
    wrong = [
        (number, rule.combine(*right[:place], one, *right[place + 1 :]))
        for place, (_, some) in enumerate(walked)
        for number, one in some
    ]
    here = [(number, slip(formula, rule)) for number, (slip, _) in enumerate(_SLIPS)]
    wrong += [(number, combine(*right)) for number, combine in here if combine]
    return simplify(rule.combine(*right)), wrong


def _everywhere(formula: Expression, number: int) -> Expression:
    """Return the derivative with the slip wherever it can happen."""
    rule = rule_for(formula, _x)
    combine = _SLIPS[number][0](formula, rule) or rule.combine
    return combine(*[_everywhere(part, number) for part in rule.parts])
