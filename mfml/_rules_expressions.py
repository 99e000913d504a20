"""Expressions as trees.

The idea: x**2 * sin(x) is a product of two parts, a power and a function, and the function has one part, x.
Every expression is such a tree. Its leaves are numbers and symbols; its nodes are

    sum, product, quotient, power, minus, function.

The rules of calculus ask one question of a tree: what did the last step of the calculation do?
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ._notebook import displayed
from ._rules_names import Exact, check_finite, check_name, exact_number

__all__ = ["Expression", "Symbol", "as_expression"]

# No walk may overflow Python's stack, and no text may fill the memory.
MAX_DEPTH = 100
MAX_SIZE = 20_000


class Expression:
    """A formula that never changes: combine it with + - * / **, abs and NumPy functions such as np.sin."""

    parts: tuple["Expression", ...]  # what it is made of
    depth: int  # levels, and nodes, from here down
    size: int
    symbols: frozenset[str]
    simple: "Expression | None" = None  # what simplify found, so that it looks only once

    def __post_init__(self) -> None:
        found = [value if isinstance(value, tuple) else (value,) for value in vars(self).values()]
        parts = tuple(part for some in found for part in some if isinstance(part, Expression))
        depth, size = 1 + max((part.depth for part in parts), default=0), 1 + sum(part.size for part in parts)
        if depth > MAX_DEPTH or size > MAX_SIZE:
            limits = f"at most {MAX_DEPTH} levels and {MAX_SIZE} nodes"
            raise ValueError(f"the expression is too large ({limits}); work on parts of it, one at a time")
        symbols = frozenset[str]().union(*(part.symbols for part in parts))
        vars(self).update(parts=parts, depth=depth, size=size, symbols=symbols)

    def evaluate(self, values: Mapping[str, Any]) -> Any:
        """Return the value where the symbols have these values: a float, or an array if one is an array."""
        from ._rules_values import evaluate  # that file is about these classes

        return evaluate(self, values)

    def __call__(self, *values: Any, **named: Any) -> Any:
        """Return the value: f(x=2.0), or f(2.0) if there is only one symbol."""
        from ._rules_values import call

        return call(self, values, named)

    def latex(self) -> str:
        """Return the expression as LaTeX for KaTeX."""
        from ._rules_latex import latex

        return latex(self)

    def _repr_latex_(self) -> str | None:
        return displayed(self.latex())

    def __str__(self) -> str:
        from ._rules_printing import text

        return text(self)

    __repr__ = __str__

    def __neg__(self) -> "Expression":
        return Number(-self.value) if isinstance(self, Number) else Negative(self)

    def __pos__(self) -> "Expression":
        return self

    def __abs__(self) -> "Expression":
        return Function("abs", self)

    def __add__(self, other: object) -> "Expression":
        return sum_of((self, as_expression(other)))

    def __radd__(self, other: object) -> "Expression":
        return sum_of((as_expression(other), self))

    def __sub__(self, other: object) -> "Expression":
        return sum_of((self, -as_expression(other)))

    def __rsub__(self, other: object) -> "Expression":
        return sum_of((as_expression(other), -self))

    def __mul__(self, other: object) -> "Expression":
        return product_of((self, as_expression(other)))

    def __rmul__(self, other: object) -> "Expression":
        return product_of((as_expression(other), self))

    def __truediv__(self, other: object) -> "Expression":
        return Quotient(self, as_expression(other))

    def __rtruediv__(self, other: object) -> "Expression":
        return Quotient(as_expression(other), self)

    def __pow__(self, other: object) -> "Expression":
        return Power(self, as_expression(other))

    def __rpow__(self, other: object) -> "Expression":
        return Power(as_expression(other), self)

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: object, **options: object) -> Any:
        from ._rules_values import apply_ufunc

        return apply_ufunc(ufunc, method, inputs, options)


@dataclass(frozen=True, repr=False)
class Number(Expression):
    """A number: an int or a Fraction is exact, a float is rounded."""

    value: Exact

    def __post_init__(self) -> None:
        super().__post_init__()
        check_finite(self.value)


@dataclass(frozen=True, repr=False)
class Constant(Expression):
    """The number pi or e."""

    name: str


@dataclass(frozen=True, repr=False)
class Symbol(Expression):
    """A letter that stands for a number.

    x, and with it x + 1, 2*x, x**2, np.sin(x), …

    Parameters
    ----------
    name : str
        Latin letters, digits and _, starting with a letter. The names of functions, pi and e are taken.

    Returns
    -------
    Symbol
        An expression; build others from it with + - * / **, abs and NumPy functions.

    Raises
    ------
    TypeError
        If name is not a string.
    ValueError
        If name is not of this form, or is taken.

    Examples
    --------
    >>> x = Symbol("x")
    >>> f = 3 * x**2 + 1
    >>> f
    3*x**2 + 1
    >>> f(x=2.0)
    13.0

    Source
    ------
    M. Spivak, Calculus, chapter 3.
    """

    name: str

    def __post_init__(self) -> None:
        check_name(self.name)
        super().__post_init__()
        vars(self)["symbols"] = frozenset({self.name})


@dataclass(frozen=True, repr=False)
class Sum(Expression):
    """Two or more terms, added."""

    terms: tuple[Expression, ...]


@dataclass(frozen=True, repr=False)
class Product(Expression):
    """Two or more factors, multiplied."""

    factors: tuple[Expression, ...]


@dataclass(frozen=True, repr=False)
class Quotient(Expression):
    """A numerator over a denominator."""

    numerator: Expression
    denominator: Expression


@dataclass(frozen=True, repr=False)
class Power(Expression):
    """A base to an exponent."""

    base: Expression
    exponent: Expression


@dataclass(frozen=True, repr=False)
class Negative(Expression):
    """An expression with a minus before it."""

    operand: Expression


@dataclass(frozen=True, repr=False)
class Function(Expression):
    """A named function of an argument."""

    name: str
    argument: Expression


@dataclass(frozen=True, repr=False)
class Derivative(Expression):
    """A derivative that is still to be taken, d/dx(...)."""

    operand: Expression
    symbol: Symbol


ZERO, ONE = Number(0), Number(1)


def sum_of(terms: Iterable[Expression]) -> Expression:
    """Add; a sum of sums is one long sum."""
    flat = [part for term in terms for part in (term.parts if isinstance(term, Sum) else (term,))]
    return Sum(tuple(flat)) if len(flat) > 1 else (*flat, ZERO)[0]


def product_of(factors: Iterable[Expression]) -> Expression:
    """Multiply; a product of products is one long product."""
    flat = [
        part for factor in factors for part in (factor.parts if isinstance(factor, Product) else (factor,))
    ]
    return Product(tuple(flat)) if len(flat) > 1 else (*flat, ONE)[0]


def as_expression(value: object) -> Expression:
    """Return a number as an expression, and an expression as it is."""
    return value if isinstance(value, Expression) else Number(exact_number(value))
