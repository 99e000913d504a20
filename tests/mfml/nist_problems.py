"""The models of the NIST problems, and how to read their files."""

import re
from pathlib import Path
from typing import NamedTuple

import numpy as np

FOLDER = Path(__file__).with_name("nist")


class NistProblem(NamedTuple):
    starts: np.ndarray
    certified: np.ndarray
    deviations: np.ndarray
    sum_of_squares: float
    x: np.ndarray
    y: np.ndarray


def read(name: str) -> NistProblem:
    lines = (FOLDER / f"{name}.dat").read_text("ascii").splitlines()
    head = "\n".join(lines[:60])
    rows = re.findall(r"^\s*b\d+\s*=\s*(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s*$", head, re.MULTILINE)
    table = np.array(rows, dtype=float)
    match = re.search(r"Residual Sum of Squares:\s*(\S+)", head)
    assert match
    data = np.array([line.split() for line in lines[60:] if line.strip()], dtype=float)
    x = data[:, 1] if data.shape[1] == 2 else data[:, 1:].T
    y = np.log(data[:, 0]) if name == "Nelson" else data[:, 0]
    return NistProblem(table[:, :2].T, table[:, 2], table[:, 3], float(match[1]), x, y)


def _lanczos(x, b1, b2, b3, b4, b5, b6):
    return b1 * np.exp(-b2 * x) + b3 * np.exp(-b4 * x) + b5 * np.exp(-b6 * x)


def _gauss(x, b1, b2, b3, b4, b5, b6, b7, b8):
    first, second = np.exp(-(((x - b4) / b5) ** 2)), np.exp(-(((x - b7) / b8) ** 2))
    return b1 * np.exp(-b2 * x) + b3 * first + b6 * second


def _chwirut(x, b1, b2, b3):
    return np.exp(-b1 * x) / (b2 + b3 * x)


def _cubics(x, b1, b2, b3, b4, b5, b6, b7):
    return (b1 + b2 * x + b3 * x**2 + b4 * x**3) / (1 + b5 * x + b6 * x**2 + b7 * x**3)


def _enso(x, b1, b2, b3, b4, b5, b6, b7, b8, b9):
    turn = 2 * np.pi * x
    year = b2 * np.cos(turn / 12) + b3 * np.sin(turn / 12)
    return (
        b1
        + year
        + b5 * np.cos(turn / b4)
        + b6 * np.sin(turn / b4)
        + b8 * np.cos(turn / b7)
        + b9 * np.sin(turn / b7)
    )


MODELS = {
    "Misra1a": lambda x, b1, b2: b1 * (1 - np.exp(-b2 * x)),
    "Misra1b": lambda x, b1, b2: b1 * (1 - (1 + b2 * x / 2) ** (-2.0)),
    "Misra1c": lambda x, b1, b2: b1 * (1 - (1 + 2 * b2 * x) ** (-0.5)),
    "Misra1d": lambda x, b1, b2: b1 * b2 * x / (1 + b2 * x),
    "Chwirut1": _chwirut,
    "Chwirut2": _chwirut,
    "Lanczos1": _lanczos,
    "Lanczos2": _lanczos,
    "Lanczos3": _lanczos,
    "Gauss1": _gauss,
    "Gauss2": _gauss,
    "Gauss3": _gauss,
    "DanWood": lambda x, b1, b2: b1 * x**b2,
    "Kirby2": lambda x, b1, b2, b3, b4, b5: (b1 + b2 * x + b3 * x**2) / (1 + b4 * x + b5 * x**2),
    "Hahn1": _cubics,
    "Thurber": _cubics,
    "Nelson": lambda x, b1, b2, b3: b1 - b2 * x[0] * np.exp(-b3 * x[1]),
    "MGH17": lambda x, b1, b2, b3, b4, b5: b1 + b2 * np.exp(-x * b4) + b3 * np.exp(-x * b5),
    "Roszman1": lambda x, b1, b2, b3, b4: b1 - b2 * x - np.arctan(b3 / (x - b4)) / np.pi,
    "ENSO": _enso,
    "MGH09": lambda x, b1, b2, b3, b4: b1 * (x**2 + x * b2) / (x**2 + x * b3 + b4),
    "BoxBOD": lambda x, b1, b2: b1 * (1 - np.exp(-b2 * x)),
    "Rat42": lambda x, b1, b2, b3: b1 / (1 + np.exp(b2 - b3 * x)),
    "Rat43": lambda x, b1, b2, b3, b4: b1 / (1 + np.exp(b2 - b3 * x)) ** (1 / b4),
    "MGH10": lambda x, b1, b2, b3: b1 * np.exp(b2 / (x + b3)),
    "Eckerle4": lambda x, b1, b2, b3: b1 / b2 * np.exp(-0.5 * ((x - b3) / b2) ** 2),
    "Bennett5": lambda x, b1, b2, b3: b1 * (b2 + x) ** (-1 / b3),
}
