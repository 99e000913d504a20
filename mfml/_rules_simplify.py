"""Shorter expressions of the same value.

The idea: write every term as a number times powers,

    coefficient * base1**exponent1 * base2**exponent2 * …

Then equal bases add their exponents, x * x**2 = x**3, and equal terms add their coefficients, 2*x + 3*x = 5*x.
Numbers stay exact: 1/3 + 1/6 is 1/2. Products of sums are left as they are, so nothing grows. Where the original
has a value, the result has the same one.
"""

from fractions import Fraction

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
)
from ._rules_monomials import HALF, MINUS_ONE, E, collect_factors, collect_terms
from ._rules_parser import read
from ._rules_printing import without_minus

__all__ = ["simplify"]

_ODD = {"sin", "tan", "arcsin", "arctan", "sinh", "tanh"}  # f(-u) = -f(u), so f(0) = 0
_EVEN = {"cos", "cosh", "abs"}  # f(-u) = f(u)
_AT_ZERO = {"cos": ONE, "cosh": ONE, "abs": ZERO} | dict.fromkeys(_ODD, ZERO)


def simplify(expression: Expression | str) -> Expression:
    """Return a shorter expression of the same value.

    u + 0 = u, 1 u = u, 0 u = 0, a u + b u = (a + b) u, u**m u**n = u**(m + n)

    Whole numbers and fractions are combined exactly, factors that a numerator and its denominator share are
    cancelled, and terms come in falling powers. Sums are not multiplied out.

    Parameters
    ----------
    expression : Expression or str
        An expression, or a formula for `parse`.

    Returns
    -------
    Expression
        The simplified expression. Wherever the given one has a value, this one has the same; it may have one
        where the given one has none, as x/x at 0.

    Raises
    ------
    TypeError
        If expression is neither an expression nor a string nor a number.
    ValueError
        If expression is a string that is not a formula.

    Examples
    --------
    >>> simplify("2*x + 3*x - 1*x*0")
    5*x
    >>> simplify("x**2*x/(6*x)")
    x**2/6
    >>> simplify("1/3 + 1/6")
    1/2

    Source
    ------
    J. S. Cohen, Computer Algebra and Symbolic Computation: Mathematical Methods (2003), chapter 3.
    """
    return _simplified(read(expression))


def _simplified(expression: Expression) -> Expression:
    """Simplify the parts, then what is made of them."""
    if expression.simple is not None:
        return expression.simple
    parts = [_simplified(part) for part in expression.parts]
    result = expression
    match expression:
        case Number(value):
            whole = isinstance(value, Fraction) and value.denominator == 1
            result = Number(int(value)) if whole else expression
        case Sum():
            result = collect_terms(parts)
        case Product():
            result = collect_factors([(part, ONE) for part in parts])
        case Quotient():
            result = collect_factors([(parts[0], ONE), (parts[1], MINUS_ONE)])
        case Negative():
            result = collect_factors([(MINUS_ONE, ONE), (parts[0], ONE)])
        case Power():
            result = collect_factors([(parts[0], parts[1])])
        case Function(name):
            result = _function(name, parts[0])
        case Derivative(_, symbol):
            result = Derivative(parts[0], symbol)
    vars(expression)["simple"] = vars(result)["simple"] = result
    return result


def _function(name: str, argument: Expression) -> Expression:
    """Simplify a function of a simplified argument."""
    if name == "sqrt":
        return collect_factors([(argument, HALF)])
    if name == "exp":
        return collect_factors([(E, argument)])
    if name == "ln" and isinstance(argument, Function) and argument.name == "exp":
        return argument.argument
    if name == "ln" and argument in (ONE, E):
        return ZERO if argument == ONE else ONE
    if name == "abs" and isinstance(argument, Number):
        return Number(argument.value if argument.value > 0 else -argument.value)
    if name == "abs" and isinstance(argument, Function) and argument.name in ("abs", "exp", "sqrt"):
        return argument
    if argument == ZERO and name in _AT_ZERO:
        return _AT_ZERO[name]
    positive = without_minus(argument)
    if positive is None or name not in _ODD | _EVEN:
        return Function(name, argument)
    function = Function(name, positive)
    return function if name in _EVEN else collect_factors([(MINUS_ONE, ONE), (function, ONE)])
