"""The way to a derivative as a page shows it: for each step a sentence, and an equation in LaTeX."""

from __future__ import annotations

from mfml import explain
from mfml.rules import Expression, Step

_SENTENCES = {
    "constant": "What does not change has the derivative 0.",
    "identity": "The letter by itself has the derivative 1.",
    "sum": "Differentiate each term.",
    "constant multiple": "A constant factor stays where it is.",
    "product": "Differentiate one factor at a time, and add.",
    "quotient": "Use (u/v)′ = (u′v − uv′)/v².",
    "power": "The exponent comes in front as a factor, and is lowered by one.",
    "general power": "Both the base and the exponent change: write the power as exp(v·ln(u)).",
    "exponential": "This derivative stands in the table.",
    "logarithm": "This derivative stands in the table.",
    "square root": "This derivative stands in the table.",
    "trigonometric": "This derivative stands in the table.",
    "inverse trigonometric": "This derivative stands in the table.",
    "hyperbolic": "This derivative stands in the table.",
    "absolute value": "The slope is −1 or 1. There is none where the inside is 0, at the corner.",
    "put together": "Put the parts into the first line.",
    "simplify": "Simplify.",
}


def steps(expression: Expression, letter: str) -> list[dict[str, str]]:
    """Return the steps, each with the name of its `rule`, what it `says`, and its equation as `latex`."""
    return [
        {
            "rule": step.rule.capitalize()
            if step.rule in ("put together", "simplify")
            else f"{step.rule} rule".capitalize(),
            "says": _sentence(step),
            "latex": f"{step.before.latex()} = {step.after.latex()}",
        }
        for step in explain(expression, letter).steps
    ]


def _sentence(step: Step) -> str:
    if step.outer is None:
        return _SENTENCES[step.rule]
    (inside,) = step.outer.symbols - step.before.symbols
    corner = f" {_SENTENCES['absolute value']}" if str(step.outer).startswith("abs(") else ""
    return (
        f"The outside is {step.outer}, with {inside} = {step.inner[0]} inside. Differentiate the outside, leave the "
        f"inside as it is, and multiply by the derivative of the inside.{corner}"
    )
