"""The rules of differentiation.

A formula is built from numbers and x by a few operations, and there is one rule for each:

    sum       (u + v)' = u' + v'
    power     (x**n)' = n x**(n - 1)
    product   (u v)' = u' v + u v'
    chain     (f(u))' = f'(u) u'

The derivative of a formula is therefore a formula again. To find it, look at the operation that is done last,
apply its rule, and go on with the smaller derivatives that it leaves, down to x' = 1 and c' = 0.
"""

from ._rules_derivation import Derivation, Step, fresh_letter
from ._rules_errors import FormulaError
from ._rules_expressions import ZERO, Derivative, Expression, Symbol
from ._rules_parser import parse, read
from ._rules_simplify import simplify
from ._rules_table import rule_for

__all__ = [
    "Derivation",
    "Expression",
    "FormulaError",
    "Step",
    "Symbol",
    "differentiate",
    "explain",
    "parse",
    "simplify",
]

_MAX_STEPS = 200


def differentiate(expression: Expression | str, x: Symbol | str) -> Expression:
    """Return the derivative as a formula.

    (u + v)' = u' + v',  (x**n)' = n x**(n - 1),  (u v)' = u' v + u v',  (f(u))' = f'(u) u'

    Every other symbol is a constant: this is the partial derivative if there are several.

    Parameters
    ----------
    expression : Expression or str
        An expression, or a formula for `parse`.
    x : Symbol or str
        The symbol to differentiate by, or its name.

    Returns
    -------
    Expression
        The derivative, simplified. That of abs(x) is x/abs(x): -1 or 1, and nan at the corner at 0.

    Raises
    ------
    TypeError
        If expression is no expression, or x is no symbol.
    ValueError
        If expression is a string that is not a formula, or if the derivative grows beyond 20 000 nodes.

    Examples
    --------
    >>> differentiate("3*x**2 + a", "x")
    6*x
    >>> import numpy as np
    >>> x = Symbol("x")
    >>> differentiate(np.sin(3 * x), x)
    3*cos(3*x)
    >>> differentiate((x**2 + 1) ** 5, x)
    10*x*(x**2 + 1)**4

    Source
    ------
    M. Spivak, Calculus, chapter 10.
    """
    return _derivative(*_checked(expression, x))


def _derivative(expression: Expression, x: Symbol) -> Expression:
    """Apply the rule, then the rules that it needs, and simplify."""
    if x.name not in simplify(expression).symbols:  # also 0*x, say
        return ZERO
    rule = rule_for(expression, x)
    return simplify(rule.combine(*[_derivative(part, x) for part in rule.parts]))


def explain(expression: Expression | str, x: Symbol | str) -> Derivation:
    """Return the way to the derivative, step by step.

    d/dx(x*sin(3*x)) = sin(3*x) + x*d/dx(sin(3*x)) = …

    The outermost operation comes first. Each step is a true equation and names its rule: constant, identity,
    sum, constant multiple, power, product, chain, or one derived from these (quotient, trigonometric, …). The
    last two put the parts together and simplify.

    Parameters
    ----------
    expression : Expression or str
        An expression, or a formula for `parse`.
    x : Symbol or str
        The symbol to differentiate by, or its name.

    Returns
    -------
    Derivation
        `steps`, each with `rule`, `before` and `after`, and `result`; str gives text, `latex()` LaTeX.

    Raises
    ------
    TypeError
        If expression is no expression, or x is no symbol.
    ValueError
        If expression is a string that is not a formula, or if more than 200 steps would be needed.

    Examples
    --------
    >>> print(explain("x**2 * sin(3*x)", "x"))
    1. product rule: d/dx(x**2*sin(3*x)) = d/dx(x**2)*sin(3*x) + x**2*d/dx(sin(3*x))
    2. power rule: d/dx(x**2) = 2*x
    3. chain rule, sin(u) with u = 3*x: d/dx(sin(3*x)) = cos(3*x)*d/dx(3*x)
    4. constant multiple rule: d/dx(3*x) = 3*d/dx(x)
    5. identity rule: d/dx(x) = 1
    6. put together: d/dx(x**2*sin(3*x)) = 2*x*sin(3*x) + x**2*cos(3*x)*3*1
    7. simplify: d/dx(x**2*sin(3*x)) = 3*x**2*cos(3*x) + 2*x*sin(3*x)

    Source
    ------
    M. Spivak, Calculus, chapter 10.
    """
    expression, x = _checked(expression, x)
    steps: list[Step] = []
    together = _walk(expression, x, steps)
    result = differentiate(expression, x)
    whole = Derivative(expression, x)
    if together != steps[0].after:
        steps.append(Step(len(steps) + 1, "put together", whole, together))
    if together != result:
        steps.append(Step(len(steps) + 1, "simplify", whole, result))
    return Derivation(expression, x, tuple(steps), result)


def _walk(expression: Expression, x: Symbol, steps: list[Step]) -> Expression:
    """Note the step for expression and those below it; return the derivative as the rules leave it."""
    if len(steps) == _MAX_STEPS:
        raise ValueError(
            f"this needs more than {_MAX_STEPS} steps; explain a part of it, or use differentiate"
        )
    rule = rule_for(expression, x)
    outer = rule.outer and rule.outer(fresh_letter(expression))
    after = rule.combine(*[Derivative(part, x) for part in rule.parts])
    steps.append(Step(len(steps) + 1, rule.name, Derivative(expression, x), after, outer, rule.parts[:1]))
    return rule.combine(*[_walk(part, x, steps) for part in rule.parts])


def _checked(expression: Expression | str, x: Symbol | str) -> tuple[Expression, Symbol]:
    """Read text, and refuse what is no expression or no symbol."""
    symbol = Symbol(x) if isinstance(x, str) else x
    if not isinstance(symbol, Symbol):
        raise TypeError(f'x must be a symbol, not {x!r:.40}; pass Symbol("x") or its name, "x"')
    return read(expression), symbol
