"""Read a typeset formula back: the value of the MathML that KaTeX writes for screen readers.

Only what stands there counts: who sees two factors side by side multiplies, who sees a raised number takes a power
of what stands right before it. Columns and matrices become arrays. The grammar, on the elements of one row:

    row = [-] product { (+ | -) product },   product = factor { [·] factor },   factor = function factor | element
"""

import math
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

import numpy as np

FUNCTIONS: dict[str, Callable[[float], float]] = {
    "sin": math.sin, "cos": math.cos, "tan": math.tan, "arcsin": math.asin, "arccos": math.acos,
    "arctan": math.atan, "sinh": math.sinh, "cosh": math.cosh, "tanh": math.tanh, "ln": math.log,
}  # fmt: skip
BRACKETS = {"(": ")", "∣": "∣"}
APPLY, MINUS, DOT = "\u2061", "−", "⋅"


def rows(html: str) -> list[list[ElementTree.Element]]:
    """Return the elements of a formula, one list for each part between commas."""
    text = html[html.index("<math") : html.index("</math>") + len("</math>")]
    root = ElementTree.fromstring(text.replace(' xmlns="http://www.w3.org/1998/Math/MathML"', ""))
    found = root.find("semantics/mrow")
    assert found is not None
    parts: list[list[ElementTree.Element]] = [[]]
    for element in _flat(found):
        if _text(element) == ",":
            parts.append([])
        else:
            parts[-1].append(element)
    return parts


def value(elements: list[ElementTree.Element], values: Mapping[str, Any]) -> Any:
    """Return the value of a row, where each letter stands for its value in `values`."""
    total: Any = 0.0
    rest = list(elements)
    first = True
    while rest:
        sign = 1.0
        if _text(rest[0]) in ("+", MINUS):
            sign = -1.0 if _text(rest.pop(0)) == MINUS else 1.0
        else:
            assert first, f"no sign before {_text(rest[0])}"
        total, first = total + sign * _product(rest, values), False
    return total


def _product(rest: list[ElementTree.Element], values: Mapping[str, Any]) -> Any:
    factors = []
    while rest and _text(rest[0]) not in ("+", MINUS):
        if _text(rest[0]) == DOT:
            assert factors, "a dot with nothing before it"
            rest.pop(0)
        factors.append(_factor(rest, values))
    assert factors, "a sign with nothing after it"
    return reduce(lambda a, b: a @ b if np.ndim(a) and np.ndim(b) else a * b, factors)


def _factor(rest: list[ElementTree.Element], values: Mapping[str, Any]) -> Any:
    element = rest.pop(0)
    name = _text(element[0] if element.tag == "msup" else element).removesuffix(APPLY)
    if name in FUNCTIONS:
        if element.tag == "msup":
            power = value(_parts(element[1]), values)
        else:
            assert _text(rest.pop(0)) == APPLY
            power = 1.0
        return math.pow(FUNCTIONS[name](_factor(rest, values)), power)
    if name == "Δ":
        return values["Δ" + _text(rest.pop(0))]
    return _element(element, values)


def _element(element: ElementTree.Element, values: Mapping[str, Any]) -> Any:
    match element.tag:
        case "mn":
            return float(_text(element))
        case _ if element.tag in ("mi", "msub") or _is_word(element):
            return values[_text(element)]
        case "mfrac":
            return value(_parts(element[0]), values) / value(_parts(element[1]), values)
        case "msqrt":
            return math.sqrt(value(_flat(element), values))
        case "msup":
            return math.pow(_element(element[0], values), value(_parts(element[1]), values))
        case "msubsup":
            base = values[_text(element[0]) + _text(element[1])]
            return math.pow(base, value(_parts(element[2]), values))
        case "mtable":
            matrix = np.array([[value(_flat(cell), values) for cell in row] for row in element])
            return matrix[:, 0] if matrix.shape[1] == 1 else matrix
        case "mrow":
            opening, *inside, closing = element
            assert BRACKETS[_text(opening)] == _text(closing)
            found = value([part for one in inside for part in _parts(one)], values)
            return abs(found) if _text(opening) == "∣" else found
    raise AssertionError(f"an element of an unknown kind: {ElementTree.tostring(element, 'unicode')}")


def _flat(element: ElementTree.Element) -> list[ElementTree.Element]:
    """Return what stands in an element, with the rows that only group opened."""
    return [part for child in element for part in _parts(child)]


def _parts(element: ElementTree.Element) -> list[ElementTree.Element]:
    """Return the parts of a row that only groups, nothing for a space, and any other element as it is."""
    if element.tag == "mspace" or (element.tag == "mtext" and not _text(element).strip()):
        return []
    brackets = element.tag == "mrow" and _text(element[0]) in BRACKETS
    if element.tag not in ("mrow", "mstyle") or brackets or _is_word(element):
        return [element]
    return _flat(element)


def _is_word(element: ElementTree.Element) -> bool:
    """Say whether the element is a name of several upright letters."""
    return element.tag == "mrow" and all(part.get("mathvariant") == "normal" for part in element)


def _text(element: ElementTree.Element) -> str:
    return "".join(element.itertext())
