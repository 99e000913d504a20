"""Checks of the arrays that a network meets: finite numbers, in shapes that fit."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

__all__ = [
    "batch_of", "check_activation", "check_layers", "check_sizes", "numbers_of", "same_examples", "same_shape",
    "whole_number",
]  # fmt: skip

Array = npt.NDArray[np.float64]


def numbers_of(
    values: object, name: str, *, ndim: int | None = None, shape: tuple[int, ...] | None = None
) -> Array:
    """Return values as a float array, not empty, finite, and of the wanted shape."""
    try:
        array = np.asarray(values, dtype=float)
    except (TypeError, ValueError):
        raise TypeError(f"{name} must be numbers in an array, not {values!r:.60}") from None
    if array.size == 0:
        raise ValueError(f"{name} is empty; pass at least one number")
    if not np.isfinite(array).all():
        raise ValueError(f"{name} holds nan or an infinity; pass finite numbers")
    if ndim is not None and array.ndim != ndim:
        raise ValueError(f"{name} has the shape {array.shape}; pass a matrix with one row for each output")
    if shape is not None and array.shape != shape:
        raise ValueError(f"{name} has the shape {array.shape}; pass one number for each output: {shape}")
    return array


def batch_of(values: object, units: int, name: str) -> tuple[Array, bool]:
    """Return values as columns of `units` numbers, and whether they were one single example."""
    array = numbers_of(values, name)
    if array.ndim not in (1, 2) or array.shape[0] != units:
        raise ValueError(
            f"{name} has the shape {array.shape}; pass ({units},) for one example or ({units}, examples) for many"
        )
    return (array[:, None], True) if array.ndim == 1 else (array, False)


def same_shape(prediction: Array, target: Array) -> None:
    """Refuse a target of another shape, which NumPy would stretch without a word."""
    if prediction.shape != target.shape:
        raise ValueError(
            f"the prediction has the shape {prediction.shape} and the target {target.shape}; pass equal shapes"
        )


def check_activation(name: object, known: Iterable[str]) -> None:
    """Refuse an activation that does not exist."""
    if not isinstance(name, str) or name not in known:
        raise ValueError(f"there is no activation {name!r}; pass one of {', '.join(sorted(known))}")


def check_layers(weights: Sequence[Array | None]) -> None:
    """Refuse layers of which one's outputs are not the next one's inputs."""
    if not weights:
        raise ValueError("a network has at least one layer; pass [Dense(...)]")
    for number, (here, below) in enumerate(zip(weights, [None, *weights[:-1]], strict=True), start=1):
        if here is None:
            raise TypeError(f"layer {number} is not a Dense; pass a list of Dense layers")
        if below is not None and here.shape[1] != below.shape[0]:
            raise ValueError(
                f"layer {number} takes {here.shape[1]} inputs, but layer {number - 1} has {below.shape[0]} outputs"
            )


def check_sizes(sizes: Sequence[int]) -> None:
    """Refuse sizes that are not at least two positive whole numbers."""
    if len(sizes) < 2 or not all(isinstance(size, int) and size > 0 for size in sizes):
        raise ValueError(f"sizes is {sizes!r}; pass the units of each layer, such as [1, 6, 7, 2]")


def same_examples(x: Array, target: Array) -> None:
    """Refuse inputs and answers that are not equally many."""
    if x.shape[1] != target.shape[1]:
        raise ValueError(
            f"x holds {x.shape[1]} examples and target {target.shape[1]}; pass one answer for each example"
        )


def whole_number(value: object, name: str) -> int:
    """Return value if it is a positive whole number."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} must be a whole number, not {value!r}; pass for example {name}=100")
    if value < 1:
        raise ValueError(f"{name} is {value}; pass at least 1")
    return value
