"""What the line fits check and share: rows of equal length, positive uncertainties, sums that stay exact."""

import math
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ._validation import finite_number, finite_numbers

__all__ = ["Floats", "Numbers", "exact_sum", "row_of", "spread_of"]

Floats: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = Sequence[float] | Floats


def row_of(values: object, name: str, *, like: Floats | None = None, other: str = "") -> Floats:
    """Return values as a row of finite floats, as long as the other one."""
    row = np.array(finite_numbers(values, name), dtype=np.float64)
    if like is not None and len(row) != len(like):
        raise ValueError(
            f"{name} has {len(row)} numbers and {other} has {len(like)}; pass one {name} for each {other}"
        )
    return row


def spread_of(sigma: object, data: Floats) -> Floats:
    """Return one positive uncertainty a point."""
    if sigma is None:
        return np.ones_like(data)
    if isinstance(sigma, Iterable):
        row = row_of(sigma, "sigma", like=data, other="y")
    else:
        row = np.full_like(data, finite_number(sigma, "sigma"))
    if row.min() <= 0.0:
        raise ValueError(
            f"sigma contains {row.min()}, and an uncertainty is positive; pass sigma > 0, "
            "or leave sigma out if it is unknown"
        )
    return row


def exact_sum(terms: Floats) -> float:
    """Add without rounding on the way."""
    try:
        return math.fsum(terms)
    except OverflowError:
        return math.inf
    except ValueError:  # inf - inf
        return math.nan
