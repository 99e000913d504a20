"""Explain a formula of the reader: how it was read, its value and slope at a point, the rules, and the two graphs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from derivations import steps
from mfml import Symbol, differentiate, limit, parse
from mfml.rules import Expression, FormulaError
from plot_svg import plot

_REACH = 3.0  # the graphs show so much to the left and to the right of the point
_POINTS = 601
_LARGEST = 10_000  # farther away the numbers at the axis would need too many digits

Reply = dict[str, Any]
Numbers = Mapping[str, float]


class _UnusableError(Exception):
    """What the reader has typed is not enough."""


def read(text: str) -> Reply:
    """Return a typed formula as it was understood, and its `letters`; or the `problem`, and its `place` in the text."""
    try:
        formula = parse(text)
    except FormulaError as error:
        return {"problem": _ended(error.reason), "place": list(error.place)}
    except ValueError as error:
        return {"problem": _sentence(error)}
    return {"latex": formula.latex(), "letters": sorted(formula.symbols)}


def explained(text: str, letter: str, values: dict[str, str]) -> Reply:
    """Return all that is to be told of a formula; `values` has what was typed for each letter."""
    found = read(text)
    if "problem" in found:
        return found
    formula = parse(text)
    try:
        Symbol(letter)
        at = {name: _number(name, values.get(name, "")) for name in {letter, *formula.symbols}}
        derivative = differentiate(formula, letter)
    except _UnusableError as problem:
        return {"problem": str(problem)}
    except ValueError as error:
        return {"problem": _sentence(error)}
    return {
        "latex": formula.latex(),
        "derivative": rf"\frac{{\mathrm{{d}}}}{{\mathrm{{d}}{Symbol(letter).latex()}}}\left({formula.latex()}\right)"
        rf" = {derivative.latex()}",
        "text": str(derivative),
        "others": _others(at, letter),
        "point": _point(formula, derivative, letter, at),
        **_steps(formula, letter),
        **_graphs(formula, derivative, letter, at),
    }


def _number(name: str, text: str) -> float:
    """Read the number that a letter stands for; it may be typed as a formula, such as pi/2."""
    if not text.strip():
        raise _UnusableError(f"Type a number for {name}.")
    try:
        formula = parse(text)
        number = math.nan if formula.symbols else _value(formula, {})
    except ValueError:
        number = math.nan
    if not abs(number) <= _LARGEST:
        raise _UnusableError(
            f"{name} must be a number from -10000 to 10000, such as 2, -0.5 or pi/4; it is {text.strip()[:40]}."
        )
    return number


def _value(formula: Expression, at: Numbers) -> float:
    return float(formula.evaluate(at))


def _others(at: Numbers, letter: str) -> str:
    """Say which letters are held fixed."""
    fixed = [f"{name} = {_short(value)}" for name, value in sorted(at.items()) if name != letter]
    if not fixed:
        return ""
    return f"Only {letter} changes here. Every other letter is treated as a fixed number: {', '.join(fixed)}."


def _point(formula: Expression, derivative: Expression, letter: str, at: Numbers) -> str:
    """Say the value and the slope at the point, or why there is none."""
    value, slope = _value(formula, at), _value(derivative, at)
    place = f"At {letter} = {_short(at[letter])}"
    if not math.isfinite(value):
        return f"{place} the formula has no value, so it has no slope there either."
    has_value = f"{place} the value is {_short(value)}"
    if math.isfinite(slope):
        return f"{has_value} and the slope is {_short(slope)}."
    left, right = (_one_sided(formula, letter, at, side) for side in ("left", "right"))
    if left is None or right is None:
        return f"{has_value}, and there is no slope: the derivative does not exist there."
    if abs(left - right) <= 1e-6 * max(1.0, abs(left), abs(right)):
        return f"{has_value} and the slope is {_short(left)}, though the formula of the derivative has no value there."
    return (
        f"{has_value}, and there is no slope: the graph has a corner. From the left the slope tends to {_short(left)}, "
        f"from the right to {_short(right)}, so the derivative does not exist there."
    )


def _one_sided(formula: Expression, letter: str, at: Numbers, side: Any) -> float | None:
    """Return the slope as the point is approached from one side, if it tends to a number."""
    start = _value(formula, at)

    def quotient(step: float) -> float:
        return (_value(formula, {**at, letter: at[letter] + step}) - start) / step

    try:
        return limit(quotient, 0.0, side=side)
    except (TypeError, ValueError):
        return None


def _steps(formula: Expression, letter: str) -> Reply:
    try:
        return {"steps": steps(formula, letter)}
    except ValueError as error:
        return {"steps": [], "too_long": _sentence(error)}


def _graphs(formula: Expression, derivative: Expression, letter: str, at: Numbers) -> Reply:
    """Return the graphs of the formula and of its derivative around the point, and what is missing in them."""
    low, high = at[letter] - _REACH, at[letter] + _REACH
    xs = np.linspace(low, high, _POINTS)
    over = {**at, letter: xs}
    heights = np.broadcast_to(np.asarray(formula.evaluate(over), dtype=float), xs.shape)
    slopes = np.broadcast_to(np.asarray(derivative.evaluate(over), dtype=float), xs.shape)
    slopes = np.where(
        np.isfinite(heights), slopes, np.nan
    )  # 1/x is not the slope of ln(x) where that has no value
    curves = [
        (xs.tolist(), heights.tolist(), "the function"),
        (xs.tolist(), slopes.tolist(), "its derivative"),
    ]
    value = _value(formula, at)
    if math.isfinite(value):
        curves.append(([at[letter]], [value], ""))
    interval = f"{letter} from {_short(low)} to {_short(high)}"
    if not np.any(np.isfinite(heights)):
        return {"svg": "", "graphs": f"The formula has no value for {interval}, so there is nothing to draw."}
    gaps = "The lines break where there is no value." if not np.all(np.isfinite(slopes)) else ""
    alt = f"The graphs of the function and of its derivative, for {interval}. {gaps}".strip()
    return {"svg": plot(curves, (low, high), alt=alt), "graphs": f"For {interval}. {gaps}".strip()}


def _sentence(error: ValueError) -> str:
    text = str(error)
    return _ended(f"{text[0].upper()}{text[1:]}")


def _ended(text: str) -> str:
    return text if text.endswith("?") else f"{text}."


def _short(number: float) -> str:
    """Write a number with six digits, and a true minus."""
    return f"{number:.6g}".replace("-", "−")
