"""From text to an expression.

The idea (V. Pratt, 1973): every operator has a strength. To read 2*x**5 + 3, read a number, then look at the
operator behind it: as long as it binds more tightly than what stands before, it takes what has been read as its
left side and reads its right side in the same way. The text is only ever read, never executed.
"""

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import NamedTuple, NoReturn

from ._rules_errors import FormulaError
from ._rules_expressions import (
    Constant,
    Expression,
    Function,
    Negative,
    Number,
    Power,
    Quotient,
    Symbol,
    as_expression,
    product_of,
    sum_of,
)
from ._rules_names import ALIASES, CONSTANTS, FUNCTIONS

__all__ = ["parse", "read"]

_MAX_LENGTH = 5_000
_MAX_NESTING = 100

_TOKEN = re.compile(
    r"(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign>\*\*|[-+*/^()−·×⋅])"
)
_SAME_SIGN = {"^": "**", "−": "-", "·": "*", "×": "*", "⋅": "*"}
_LEFT = {"+": 1, "-": 1, "*": 2, "/": 2, "**": 4}  # how tightly an operator holds what stands before it
_MINUS = 3  # -x**2 is -(x**2), and -x*y is (-x)*y

_HINTS = {
    "|": "write abs(x) for the absolute value",
    "=": "this is an equation; pass one of its sides",
    ",": "write a decimal point as . and give functions one argument",
    "²": "write x**2",
    "³": "write x**3",
    "√": "write sqrt(x)",
    "π": "write pi",
    "[": "use round parentheses",
    "{": "use round parentheses",
    "÷": "write /",
    "!": "factorials are not part of expressions",
    "'": "use differentiate for derivatives",
    "′": "use differentiate for derivatives",
}


class _Token(NamedTuple):
    kind: str  # "number", "name", "sign" or "end"
    text: str
    start: int
    end: int


def parse(text: str) -> Expression:
    """Read a formula.

    sum = product + product …, product = power * power …, power = atom ** power,
    atom = number, symbol, function(sum) or (sum)

    The operators are + - * / ** (or ^); the functions exp ln sqrt abs sin cos tan arcsin arccos arctan sinh cosh
    tanh (log is ln); the constants pi and e. Every other name is a symbol. Multiplication is always written *.

    Parameters
    ----------
    text : str
        The formula, at most 5000 characters.

    Returns
    -------
    Expression
        The formula as an expression; str gives text back, and calling it gives its value.

    Raises
    ------
    TypeError
        If text is not a string.
    FormulaError
        If text is not a formula: a ValueError that shows the place and says what was expected.
    ValueError
        If text is longer than 5000 characters.

    Examples
    --------
    >>> f = parse("2*x^3 - x/4")
    >>> f
    2*x**3 - x/4
    >>> f(x=2.0)
    15.5

    Source
    ------
    V. Pratt, Top down operator precedence, POPL (1973).
    """
    if not isinstance(text, str):
        raise TypeError(f'text must be a string, not {text!r:.40}; pass for example parse("x**2 + 1")')
    if len(text) > _MAX_LENGTH:
        raise ValueError(f"the text has {len(text)} characters; pass at most {_MAX_LENGTH}")
    return _Parser(text).whole()


def read(formula: Expression | str) -> Expression:
    """Return text as parse reads it, and an expression or a number as an expression."""
    return parse(formula) if isinstance(formula, str) else as_expression(formula)


class _Parser:
    """One walk through the text, from left to right."""

    def __init__(self, text: str) -> None:
        self.text = "".join(" " if character.isspace() else character for character in text)
        self.token = self._read(0)
        self.last = self.token

    def whole(self) -> Expression:
        expression = self._expression(0, _MAX_NESTING)
        if self.token.kind != "end":
            self._refuse(self.token.start, "there is no ( for this )")
        return expression

    def _expression(self, strength: int, nesting: int) -> Expression:
        """Read as far as the operators bind more tightly than strength."""
        if nesting == 0:
            self._refuse(
                self.token.start, f"the formula is nested more than {_MAX_NESTING} levels deep; split it"
            )
        left = self._start(nesting - 1)
        while True:
            if self.token.kind in ("number", "name") or self.token.text == "(":
                self._refuse(
                    self.token.start, f"an operator is missing here; write * to multiply{self._product()}"
                )
            operator = self.token
            if _LEFT.get(operator.text, 0) <= strength:
                return left
            self._next()
            # Powers are read from the right: 2**3**2 is 2**(3**2).
            right = self._expression(_LEFT[operator.text] - (operator.text == "**"), nesting - 1)
            left = self._made(operator.start, _combine, operator.text, left, right)

    def _start(self, nesting: int) -> Expression:
        """Read what an expression can start with."""
        token = self.token
        self._next()
        if token.kind == "number":
            whole = token.text.isdigit()
            if len(token.text) > 400:
                self._refuse(token.start, "this number is too long; write it with an exponent, such as 1e9")
            return self._made(token.start, Number, int(token.text) if whole else float(token.text))
        if token.kind == "name":
            return self._named(token, nesting)
        if token.text == "(":
            return self._closed(token, nesting)
        if token.text in ("-", "+"):
            operand = self._expression(_MINUS, nesting)
            if token.text == "+":
                return operand
            return -operand if isinstance(operand, Number) else self._made(token.start, Negative, operand)
        end = " before the end" if token.kind == "end" else ""
        return self._refuse(token.start, f"a number, a symbol, a function or ( is expected here{end}")

    def _named(self, token: _Token, nesting: int) -> Expression:
        """Read a constant, a function with its argument, or a symbol."""
        name = ALIASES.get(token.text, token.text)
        opening = self.token
        if name in FUNCTIONS:
            if opening.text != "(":
                self._refuse(opening.start, f"( is expected after {name}: write {name}(x)")
            self._next()
            return self._made(token.start, Function, name, self._closed(opening, nesting))
        if opening.text == "(":
            close = get_close_matches(name.lower(), [*FUNCTIONS, *ALIASES], 1)
            hint = f"did you mean {close[0]}?" if close else f"the functions are {', '.join(FUNCTIONS)}"
            self._refuse(token.start, f"{name} is not a function; write {name}*(...) to multiply, or {hint}")
        return Constant(name) if name in CONSTANTS else self._made(token.start, Symbol, name)

    def _closed(self, opening: _Token, nesting: int) -> Expression:
        """Read up to the closing parenthesis; the opening one has been read."""
        inner = self._expression(0, nesting)
        if self.token.text != ")":
            self._refuse(opening.start, "this ( is never closed; write ) behind its content")
        self._next()
        return inner

    def _next(self) -> None:
        """Go to the next token."""
        self.last, self.token = self.token, self._read(self.token.end)

    def _read(self, start: int) -> _Token:
        """Return the token behind position start."""
        while start < len(self.text) and self.text[start] == " ":
            start += 1
        if start == len(self.text):
            return _Token("end", "", start, start)
        character = self.text[start]
        match = _TOKEN.match(self.text, start)
        if match is None:
            hint = _HINTS.get(character, "use Latin letters, digits, + - * / ** and ( )")
            self._refuse(start, f"{character!r} is not understood; {hint}")
        return _Token(str(match.lastgroup), _SAME_SIGN.get(match.group(), match.group()), start, match.end())

    def _product(self) -> str:
        """Return how the two neighbours look when multiplied, if they are short."""
        left = "(...)" if self.last.text == ")" else self.last.text
        right = "(...)" if self.token.text == "(" else self.token.text
        return f": {left}*{right}" if len(left + right) < 20 and self.token.kind != "number" else ""

    def _made(self, start: int, build: Callable[..., Expression], *parts: object) -> Expression:
        """Build a node; if it is refused (too large a number or tree), show where."""
        try:
            return build(*parts)
        except ValueError as error:
            reason = str(error)
        return self._refuse(start, reason)

    def _refuse(self, start: int, reason: str) -> NoReturn:
        """Say what is wrong with what stands at start."""
        token = _TOKEN.match(self.text, start)
        end = token.end() if token else min(start + 1, len(self.text))
        raise FormulaError(reason, self.text, (start, end))


def _combine(sign: str, left: Expression, right: Expression) -> Expression:
    """Apply an operator."""
    match sign:
        case "+":
            return sum_of((left, right))
        case "-":
            return sum_of((left, -right))
        case "*":
            return product_of((left, right))
        case "/":
            return Quotient(left, right)
    return Power(left, right)
