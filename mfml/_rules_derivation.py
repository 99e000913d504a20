r"""A derivation: numbered steps, each of them a true equation with the name of its rule.

The idea: a rule turns one derivative into smaller ones, which the steps below then find,

    chain rule, sin(u) with u = 3*x:  d/dx(sin(3*x)) = cos(3*x)*d/dx(3*x).
"""

from dataclasses import dataclass

from ._notebook import displayed
from ._rules_expressions import Expression, Function, Symbol

__all__ = ["Derivation", "Step", "fresh_letter"]

_WITHOUT_RULE = ("put together", "simplify")


@dataclass(frozen=True)
class Step:
    """One equation of a derivation, before = after, by one rule.

    before = after

    Parameters
    ----------
    number : int
        Its place, counted from 1.
    rule : str
        The name of the rule, such as "product".
    before, after : Expression
        The two sides; derivatives still to be taken stand in them as d/dx(...).
    outer : Expression, optional
        For the chain rule, the outer function of a new letter, such as sin(u).
    inner : tuple of Expression, optional
        For the chain rule, what that letter stands for.

    Returns
    -------
    Step
        Text with str, LaTeX with `latex()`.

    Raises
    ------
    TypeError
        If an argument is missing.

    Examples
    --------
    >>> x = Symbol("x")
    >>> print(Step(1, "sum", 2 * x, x + x))
    1. sum rule: 2*x = x + x

    Source
    ------
    M. Spivak, Calculus, chapter 10.
    """

    number: int
    rule: str
    before: Expression
    after: Expression
    outer: Expression | None = None
    inner: tuple[Expression, ...] = ()

    def __str__(self) -> str:
        detail = "" if self.outer is None else f", {self.outer} with {self._letter()} = {self.inner[0]}"
        return f"{self.number}. {self._title()}{detail}: {self.before} = {self.after}{self._warning()}"

    def latex(self) -> str:
        """Return the equation and its reason as LaTeX for KaTeX."""
        return rf"{self.before.latex()} = {self.after.latex()} \quad {self.reason_latex()}"

    def _repr_latex_(self) -> str | None:
        return displayed(self.latex())

    def reason_latex(self) -> str:
        """Return the name of the rule, with its details, as LaTeX."""
        detail = ""
        if self.outer is not None:
            detail = rf"\text{{, }} {self.outer.latex()} \text{{ with }} {self._letter()} = {self.inner[0].latex()}"
        warning = rf"\text{{{self._warning()}}}" if self._warning() else ""
        return rf"\text{{{self._title()}}}{detail}{warning}"

    def _title(self) -> str:
        return self.rule if self.rule in _WITHOUT_RULE else f"{self.rule} rule"

    def _letter(self) -> str:
        return next(iter(self.outer.symbols - self.before.symbols), "u") if self.outer is not None else "u"

    def _warning(self) -> str:
        outer = self.outer
        corner = self.rule == "absolute value" or (isinstance(outer, Function) and outer.name == "abs")
        return ", where the argument is not 0 (abs has a corner there, and no slope)" if corner else ""


@dataclass(frozen=True)
class Derivation:
    r"""The way from an expression to its derivative.

    d/dx(expression) = result

    Parameters
    ----------
    expression : Expression
        What was differentiated.
    symbol : Symbol
        By what.
    steps : tuple of Step
        The steps, the outermost operation first.
    result : Expression
        The derivative, simplified.

    Returns
    -------
    Derivation
        Text with str, one line a step; LaTeX with `latex()`.

    Raises
    ------
    TypeError
        If an argument is missing.

    Examples
    --------
    >>> x = Symbol("x")
    >>> print(Derivation(2 * x, x, (Step(1, "sum", 2 * x, x + x),), 2 + 0 * x).latex())
    \begin{aligned}
    2 x &= x + x && \text{1. } \text{sum rule}
    \end{aligned}

    Source
    ------
    M. Spivak, Calculus, chapter 10.
    """

    expression: Expression
    symbol: Symbol
    steps: tuple[Step, ...]
    result: Expression

    def __str__(self) -> str:
        return "\n".join(str(step) for step in self.steps)

    def latex(self) -> str:
        """Return all steps as one aligned block for KaTeX."""
        rows = [
            rf"{step.before.latex()} &= {step.after.latex()} && \text{{{step.number}. }} {step.reason_latex()}"
            for step in self.steps
        ]
        return "\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}"

    def _repr_latex_(self) -> str | None:
        return displayed(self.latex())


def fresh_letter(expression: Expression) -> Symbol:
    """Return a letter that does not occur in expression: u if it is free."""
    letters = (letter for letter in ("u", "v", "w", "s", "t", "z") if letter not in expression.symbols)
    number = 1
    while f"u_{number}" in expression.symbols:
        number += 1
    return Symbol(next(letters, f"u_{number}"))
