"""Judge a formula that a reader has typed: as mathematics, by its values at many points, never as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from mfml import differentiate, parse
from mfml.rules import Expression

TRIED = 400  # points at which both formulas are looked at
NEEDED = 12  # so many must have a value
NEAR = 1e-7  # relative: far above rounding, far below any mistake
_WIDEST = (-3.0, 3.0)  # where a symbol lies if the exercise does not say
_NICE = (1.0, 2.0, 0.5, 3.0, -1.0, 1.5, 0.25, -2.0)  # values that a reader can try by hand

Domain = Mapping[str, tuple[float, float]]
Values = np.ndarray


@dataclass(frozen=True)
class Verdict:
    """What is said of an answer: `result` is "correct", "wrong" or "unreadable"."""

    result: str
    message: str = ""
    latex: str = ""  # the reader's formula, typeset, if it can be read


def judge(
    text: str,
    answer: str,
    domain: Domain | None = None,
    wrong: Sequence[tuple[str, str]] = (),
    *,
    up_to_constant: str = "",
) -> Verdict:
    """Compare the formula in `text` with `answer` where the symbols lie in `domain`.

    `wrong` has formulas that are mistakes, with what to say of each. With the name of a symbol in
    `up_to_constant` the formulas may differ by a number: then their derivatives by that symbol are compared.
    """
    expected = parse(answer)
    try:
        formula = parse(text)
    except ValueError as error:
        return Verdict("unreadable", str(error))
    latex = formula.latex()
    known = expected.symbols
    mistakes = [(parse(other), words) for other, words in wrong]
    if up_to_constant:
        formula, expected = (differentiate(each, up_to_constant) for each in (formula, expected))
        mistakes = [(differentiate(other, up_to_constant), words) for other, words in mistakes]
    foreign = sorted(formula.symbols - known)
    if foreign:
        letters = ", ".join(sorted(known)) or "only numbers"
        return Verdict("wrong", f"Your formula has the letter {foreign[0]}; the answer has {letters}.", latex)
    message = _mistake(formula, expected, _points(expected, known, domain or {}), mistakes)
    if message and up_to_constant and message not in dict(wrong).values():
        message = f"Differentiate your formula by {up_to_constant}. {message}"
    return Verdict("wrong" if message else "correct", message, latex)


def _mistake(
    formula: Expression,
    expected: Expression,
    points: dict[str, Values],
    mistakes: Sequence[tuple[Expression, str]],
) -> str:
    """Say what is wrong with the formula; nothing if it is right."""
    got, right = _values(formula, points), _values(expected, points)
    if _same(got, right):
        return ""
    for other, words in mistakes:
        if _same(got, _values(other, points)):
            return words
    return _difference(got, right) or _counterexample(formula, expected, points)


def _points(expected: Expression, names: Iterable[str], domain: Domain) -> dict[str, Values]:
    """Return points, the same each time, at which the answer has a value."""
    random = np.random.default_rng(314)
    points = {name: random.uniform(*domain.get(name, _WIDEST), TRIED) for name in sorted(names)}
    usable = np.isfinite(_values(expected, points))
    if np.count_nonzero(usable) < NEEDED:
        raise ValueError(f"the answer {expected} has hardly any value there; give the exercise a domain")
    return {name: values[usable] for name, values in points.items()}


def _values(formula: Expression, points: Mapping[str, Values]) -> Values:
    size = len(next(iter(points.values()))) if points else NEEDED
    return np.broadcast_to(np.asarray(formula.evaluate(dict(points)), dtype=float), size)


def _same(a: Values, b: Values) -> bool:
    """Return whether two formulas agree, to rounding, at all points; where one has no value they do not."""
    size = np.maximum(abs(a), abs(b))
    least = 1e-3 * NEAR * max(1.0, float(np.median(abs(b))))
    return bool(np.all(abs(a - b) <= NEAR * size + least))


def _difference(got: Values, right: Values) -> str:
    """Recognise a wrong sign, factor or added number; nothing if it is none of them."""
    if not np.all(np.isfinite(got)):
        return ""
    if _same(got, -right):
        return "Only the sign is wrong."
    with np.errstate(all="ignore"):
        factor = float(np.median(got / right))
    if factor != 0 and np.isfinite(factor) and _same(got, factor * right):
        return f"Your formula is {_number(factor)} times the right one."
    shift = float(np.median(got - right))
    if _same(got, right + shift):
        return f"Your formula is the right one {'plus' if shift > 0 else 'minus'} {_number(abs(shift))}."
    return ""


def _counterexample(formula: Expression, expected: Expression, points: dict[str, Values]) -> str:
    """Name a point where the two differ, one with short numbers if there is one."""
    low = {name: float(values.min()) for name, values in points.items()}
    high = {name: float(values.max()) for name, values in points.items()}
    short = [dict.fromkeys(points, value) for value in _NICE]
    least = 1e-9 * float(np.median(abs(_values(expected, points))))
    inside = [at for at in short if all(low[name] <= value <= high[name] for name, value in at.items())]
    some = [{name: round(float(values[n]), 2) for name, values in points.items()} for n in range(NEEDED)]
    for at in inside + some:
        right, got = (float(f.evaluate(at)) for f in (expected, formula))
        if np.isfinite(right) and not abs(got - right) <= 1e-3 * abs(right) + least:
            place = " and ".join(f"{name} = {value:g}" for name, value in at.items())
            where = f"At {place} the" if place else "The"
            found = f"yours gives {got:.4g}" if np.isfinite(got) else "yours has no value"
            return f"{where} right value is {right:.4g}, and {found}."
    return "It is close to the right formula, but not equal to it."


def _number(value: float) -> str:
    """Write 0.5 as 1/2, and 3.1415926 as 3.142."""
    fraction = Fraction(value).limit_denominator(20)
    return str(fraction) if abs(float(fraction) - value) <= NEAR * abs(value) else f"{value:.4g}"
