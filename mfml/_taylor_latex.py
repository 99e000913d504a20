r"""Taylor polynomials and models as LaTeX.

The idea: in one variable all of them are polynomials in the distance from x0,

    3 + 0.166667 \left(x - 9\right),

and in several the numbers become columns and matrices, with one row for each output.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np

__all__ = ["linear", "polynomial", "quadratic"]

_LARGEST = 12  # rows or columns; a larger matrix is no formula to read


def polynomial(x0: float, coefficients: Iterable[Any]) -> str:
    """Return c0 + c1 (x - x0) + c2 (x - x0)² + ... without the terms that are zero."""
    written = ""
    for power, c in enumerate(coefficients):
        if c != 0:
            size = _number(abs(c))
            distance = _distance(x0) + (f"^{{{power}}}" if power > 1 else "") if power else ""
            term = distance if distance and size == "1" else rf"{size} \, {distance}" if distance else size
            sign = (" - " if written else "-") if c < 0 else (" + " if written else "")
            written += sign + term
    return written or "0"


def linear(x0: Any, value: Any, jacobian: Any) -> str | None:
    """Return f(x0) + J Δx; None if a matrix is too large to be read."""
    if not np.ndim(x0):
        if not np.ndim(value):
            return polynomial(x0, (value, jacobian))
        if np.size(value) > _LARGEST:
            return None
        return rf"{_matrix(value)} + {_distance(x0)} {_matrix(jacobian)}"
    if max(np.size(x0), np.size(value)) > _LARGEST:
        return None
    if np.ndim(value):
        return rf"{_matrix(value)} + {_matrix(jacobian)} \Delta x, {_delta(x0)}"
    return rf"{_number(value)} + {_matrix(jacobian)} \cdot \Delta x, {_delta(x0)}"


def quadratic(x0: Any, value: float, gradient: Any, hessian: Any) -> str | None:
    """Return f(x0) + ∇f · Δx + ½ Δx · H Δx; None if a matrix is too large to be read."""
    if not np.ndim(x0):
        return polynomial(x0, (value, gradient, hessian / 2.0))
    if np.size(x0) > _LARGEST:
        return None
    slope = rf"{_number(value)} + {_matrix(gradient)} \cdot \Delta x"
    return rf"{slope} + \frac{{1}}{{2}} \, \Delta x \cdot {_matrix(hessian)} \Delta x, {_delta(x0)}"


def _distance(x0: float) -> str:
    """Return x - x0 in parentheses, or x."""
    return rf"\left(x {'+' if x0 < 0 else '-'} {_number(abs(x0))}\right)" if x0 else "x"


def _delta(x0: Any) -> str:
    """Say what Δx is."""
    return rf"\quad \Delta x = x - {_matrix(x0)}"


def _matrix(values: Any) -> str:
    """Return a matrix, or a column of numbers."""
    rows = np.asarray(values)
    rows = rows[:, np.newaxis] if rows.ndim == 1 else rows
    lines = r" \\ ".join(" & ".join(map(_number, row)) for row in rows)
    return rf"\begin{{pmatrix}} {lines} \end{{pmatrix}}"


def _number(value: Any) -> str:
    """Return a number to six digits; powers of ten as on paper."""
    digits, _, exponent = f"{float(value) + 0.0:.6g}".partition("e")
    return rf"{digits} \cdot 10^{{{int(exponent)}}}" if exponent else digits
