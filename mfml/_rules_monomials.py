"""Terms as a number times powers, and sums of such terms.

The idea: 6*x**2/sqrt(y) is the number 6 and the table {x: 2, y: -1/2}. To multiply two terms, add the exponents
of equal bases. To add two terms with the same table, add their numbers. `simplify` is built on these two.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from ._rules_exact import add, common_divisor, is_even, is_integer, power, times
from ._rules_expressions import (
    ONE,
    ZERO,
    Constant,
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
from ._rules_names import Exact
from ._rules_printing import text, without_minus

__all__ = ["HALF", "MINUS_ONE", "E", "collect_factors", "collect_terms"]

E, HALF, MINUS_ONE = Constant("e"), Number(Fraction(1, 2)), Number(-1)


def collect_factors(powers: Sequence[tuple[Expression, Expression]]) -> Expression:
    """Return the product of base**exponent over simplified bases and exponents."""
    term = _Term()
    try:
        for base, exponent in powers:
            term.multiply(base, exponent)
        term.take_out_common_factors()
        return term.build()
    except OverflowError:  # numbers beyond the floats stay as they are
        return product_of(base if exponent == ONE else Power(base, exponent) for base, exponent in powers)


def collect_terms(terms: Iterable[Expression]) -> Expression:
    """Return the sum of simplified terms, like terms collected, in falling powers."""
    whole = sum_of(terms)
    try:
        return _collected(whole.parts if isinstance(whole, Sum) else (whole,))
    except OverflowError:
        return whole


def _collected(terms: Iterable[Expression]) -> Expression:
    number: Exact = 0
    table: dict[frozenset[tuple[Expression, Expression]], _Term] = {}
    for expression in terms:
        term = _Term(expression)
        if not term.powers:
            number = add(number, term.coefficient)
            continue
        same = table.setdefault(frozenset(term.powers.items()), term)
        if same is not term:
            same.coefficient = add(same.coefficient, term.coefficient)
    pieces = [term.build() for term in sorted(table.values(), key=_Term.order)]
    if number != 0:
        pieces.append(Number(number))
    pieces = [piece for piece in pieces if piece != ZERO]
    # 1 - x**2 rather than -x**2 + 1
    first = next((i for i, piece in enumerate(pieces) if without_minus(piece) is None), 0)
    return sum_of([*pieces[first : first + 1], *pieces[:first], *pieces[first + 1 :]])


class _Term:
    """One term: a number times powers, coefficient * base**exponent * base**exponent * …."""

    def __init__(self, expression: Expression = ONE) -> None:
        self.coefficient: Exact = 1
        self.powers: dict[Expression, Expression] = {}
        self.multiply(expression, ONE)

    def multiply(self, base: Expression, exponent: Expression) -> None:
        """Multiply by base**exponent, taken apart as far as real numbers allow."""
        whole = isinstance(exponent, Number) and is_integer(exponent.value)
        even = isinstance(exponent, Number) and is_even(exponent.value)
        folded = None
        match base:
            case Number(value) if isinstance(exponent, Number):
                folded = power(value, exponent.value)
            case Number(value) if value == 1:
                folded = value
            case Negative(operand) if whole:
                self.coefficient = self.coefficient if even else times(self.coefficient, -1)
                return self.multiply(operand, exponent)
            case Product(factors) if whole:
                for factor in factors:
                    self.multiply(factor, exponent)
                return None
            case Quotient(numerator, denominator) if whole:
                self.multiply(numerator, exponent)
                return self.multiply(denominator, _times(MINUS_ONE, exponent))
            case Power(inner, raised) if whole or (isinstance(inner, Number) and inner.value > 0):
                return self.multiply(inner, _times(raised, exponent))
            case Function("exp", argument):
                return self.multiply(E, _times(argument, exponent))
            case Function("sqrt", argument):
                return self.multiply(argument, _times(HALF, exponent))
            case Function("abs", argument) if even:
                return self.multiply(argument, exponent)
            case Constant("e") if isinstance(exponent, Function) and exponent.name == "ln":
                return self.multiply(exponent.argument, ONE)
        if folded is not None:
            self.coefficient = times(self.coefficient, folded)
        elif base in self.powers:
            self.multiply(base, collect_terms([self.powers.pop(base), exponent]))
        elif exponent != ZERO:
            self.powers[base] = exponent
        return None

    def take_out_common_factors(self) -> None:
        """Turn (2*x*y + 2*y)*z into 2*y*(x + 1)*z, so that y can meet the same factor elsewhere."""
        for base, exponent in list(self.powers.items()):
            alone = len(self.powers) == 1 and exponent == ONE
            if alone or not isinstance(base, Sum) or not isinstance(exponent, Number):
                continue
            if base not in self.powers or not is_integer(exponent.value):
                continue
            common, rest = _common_factors(base)
            if common.powers or common.coefficient != 1:
                exponent = self.powers.pop(base)
                for part in (rest, common.build()):
                    self.multiply(part, exponent)

    def build(self) -> Expression:
        """Return the term as an expression: sign, numerator, denominator."""
        if self.coefficient == 0:
            return Quotient(ZERO, ZERO) if ZERO in self.powers else ZERO
        if len(self.powers) == 1 and self.coefficient != 1:
            (base, exponent) = next(iter(self.powers.items()))
            if isinstance(base, Sum) and exponent == ONE:
                return collect_terms(_times(Number(self.coefficient), part) for part in base.terms)
        top: list[Expression] = []
        bottom: list[Expression] = []
        for base, exponent in self.powers.items():
            if isinstance(exponent, Number) and exponent.value < 0 and base != E:
                bottom.append(_raised(base, Number(-exponent.value)))
            else:
                top.append(_raised(base, exponent))
        if not self.powers:
            return Number(self.coefficient)
        size = self.coefficient if self.coefficient > 0 else -self.coefficient
        numerator, denominator = (size, 1) if isinstance(size, float) else (size.numerator, size.denominator)
        top = _in_order(top, numerator)
        bottom = _in_order(bottom, denominator)
        result = Quotient(product_of(top), product_of(bottom)) if bottom else product_of(top)
        return Negative(result) if self.coefficient < 0 else result

    def order(self) -> tuple[float, str]:
        """Return the key that sorts the terms of a sum: high powers first, then by letter."""
        degree = sum(
            float(exponent.value)
            for base, exponent in self.powers.items()
            if isinstance(base, Symbol) and isinstance(exponent, Number)
        )
        return -degree, " ".join(sorted(f"{text(base)}^{text(k)}" for base, k in self.powers.items()))


def _common_factors(whole: Sum) -> tuple[_Term, Expression]:
    """Split a sum into what all its terms share, and the sum of what is left."""
    terms = [_Term(expression) for expression in whole.terms]
    common = _Term()
    divisor = common_divisor([term.coefficient for term in terms])
    common.coefficient = -divisor if all(term.coefficient < 0 for term in terms) else divisor
    for base, first in terms[0].powers.items():
        exponents = [term.powers.get(base) for term in terms]
        numbers = [exponent for exponent in exponents if isinstance(exponent, Number)]
        if all(exponent == first for exponent in exponents):
            common.powers[base] = first
        elif len(numbers) == len(terms):
            common.powers[base] = min(numbers, key=lambda number: number.value)
    inverse = power(common.coefficient, -1)
    if inverse is None or not (common.powers or inverse != 1):
        return _Term(), whole
    for term in terms:
        term.coefficient = times(term.coefficient, inverse)
        for base, exponent in common.powers.items():
            term.multiply(base, _times(MINUS_ONE, exponent))
    return common, collect_terms(term.build() for term in terms)


def _times(a: Expression, b: Expression) -> Expression:
    """Return the simplified product of two simplified expressions."""
    if isinstance(a, Number) and isinstance(b, Number):
        return Number(times(a.value, b.value))
    return collect_factors([(a, ONE), (b, ONE)])


def _raised(base: Expression, exponent: Expression) -> Expression:
    """Return base**exponent as it is usually written."""
    if exponent == ONE:
        return base
    if base == E:
        return Function("exp", exponent)
    return Function("sqrt", base) if exponent == HALF else Power(base, exponent)


def _in_order(factors: list[Expression], number: Exact) -> list[Expression]:
    """Sort factors: the number, constants, symbols, other bases, functions."""
    kinds: dict[type[Expression], int] = {Constant: 1, Symbol: 2, Sum: 3, Function: 5}

    def order(factor: Expression) -> tuple[int, str]:
        base = factor.base if isinstance(factor, Power) else factor
        return kinds.get(type(base), 4), text(factor)

    return [*([Number(number)] if number != 1 else []), *sorted(factors, key=order)]
