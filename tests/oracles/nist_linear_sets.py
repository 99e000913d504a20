"""The linear problems of NIST: how to read them, and how to solve them without any rounding.

Numbers in a file are decimal, so they are fractions, and least squares on fractions can be solved exactly:

    X^T X b = X^T y,    s^2 = |y - X b|^2 / (n - p),    variance of b_i = s^2 (X^T X)^-1_ii.
"""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import mpmath as mp
import numpy as np

FOLDER = Path(__file__).with_name("nist_linear")
NAMES = [
    *["Norris", "Pontius", "NoInt1", "NoInt2", "Longley", "Filip"],
    *["Wampler1", "Wampler2", "Wampler3", "Wampler4", "Wampler5"],
]

Row = list[Fraction]


class LinearSet(NamedTuple):
    """The text of one file as fractions: certified values, y, and one row of x for each y."""

    estimates: Row
    deviations: Row
    residual_deviation: Fraction
    y: Row
    x: list[Row]

    def columns(self, row: Sequence[Fraction]) -> Row:
        """Return what the parameters are multiplied with: 1 and the x, or the powers of the only x, or x alone."""
        if len(self.estimates) == 1:
            return [row[0]]
        if len(row) > 1:
            return [Fraction(1), *row]
        return [row[0] ** k for k in range(len(self.estimates))]

    @property
    def design(self) -> np.ndarray:
        """The columns, each rounded once to the nearest float."""
        return np.array([[float(entry) for entry in self.columns(row)] for row in self.x])


class ExactFit(NamedTuple):
    """The solution, and by how many roundings of its own size each estimate moves if every number is rounded."""

    estimates: np.ndarray
    deviations: np.ndarray
    residual_deviation: float
    amplification: np.ndarray


def read(name: str) -> LinearSet:
    _, certified, data = (FOLDER / f"{name}.dat").read_text("ascii").strip().split("\n\n")
    *pairs, last = (_fractions(line) for line in certified.splitlines()[1:])
    rows = [_fractions(line) for line in data.splitlines()[1:]]
    return LinearSet(
        [b for b, _ in pairs],
        [s for _, s in pairs],
        last[0],
        [row[0] for row in rows],
        [row[1:] for row in rows],
    )


def _fractions(line: str) -> Row:
    return [Fraction(word) for word in line.split()]


def solve_exactly(design: Sequence[Row], y: Row) -> ExactFit:
    """Return the least-squares solution of fractions, rounded once at the end.

    If X and y move by dX and dy, then b moves by N X^T (dy - dX b) + N dX^T r, with N = (X^T X)^-1 and the residuals
    r = y - X b. With |dX| <= |X| and |dy| <= |y|, that is the amplification of a rounding.
    """
    columns = list(zip(*design, strict=True))
    inverse = _inverse([[_dot(a, c) for c in columns] for a in columns])
    solver = [[_dot(row, line) for line in design] for row in inverse]  # N X^T
    b = [_dot(row, y) for row in solver]
    gaps = [t - _dot(line, b) for line, t in zip(design, y, strict=True)]
    variance = _dot(gaps, gaps) / (len(y) - len(b))
    sizes = [abs(t) + _dot(_sizes(line), _sizes(b)) for line, t in zip(design, y, strict=True)]
    slants = [_dot(_sizes(column), _sizes(gaps)) for column in columns]
    moves = [
        _dot(_sizes(row), sizes) + _dot(_sizes(line), slants)
        for row, line in zip(solver, inverse, strict=True)
    ]
    return ExactFit(
        np.array([float(entry) for entry in b]),
        np.array([_root(variance * inverse[i][i]) for i in range(len(b))]),
        _root(variance),
        np.array([float(move / abs(entry)) for move, entry in zip(moves, b, strict=True)]),
    )


def _inverse(matrix: Sequence[Row]) -> list[Row]:
    """Return the inverse by the method of Gauss and Jordan: the left block becomes the identity."""
    m = len(matrix)
    both = [[*row, *(Fraction(i == j) for j in range(m))] for i, row in enumerate(matrix)]
    for i in range(m):
        both[i] = [entry / both[i][i] for entry in both[i]]
        for j in range(m):
            if j != i:
                both[j] = [a - both[j][i] * b for a, b in zip(both[j], both[i], strict=True)]
    return [row[m:] for row in both]


def _sizes(row: Sequence[Fraction]) -> Row:
    return [abs(entry) for entry in row]


def _dot(a: Sequence[Fraction], b: Sequence[Fraction]) -> Fraction:
    return sum((s * t for s, t in zip(a, b, strict=True)), Fraction(0))


def _root(value: Fraction) -> float:
    with mp.workdps(40):
        return float(mp.sqrt(mp.mpf(value.numerator) / value.denominator))
