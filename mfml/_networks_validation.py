"""Checks of what a network is made of, and of the arrays that it meets: finite numbers, in shapes that fit."""

from collections.abc import Iterable, Sequence
from numbers import Integral
from typing import Any

import numpy as np

from ._validation import _describe
from ._validation_arrays import Array, numbers_of

__all__ = ["batch_of", "check_activation", "check_layers", "check_sizes", "same_examples", "same_shape"]


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


def check_activation(activation: object, known: Iterable[str], name: str = "activation") -> None:
    """Refuse an activation that does not exist."""
    if not isinstance(activation, str) or activation not in known:
        raise ValueError(f"there is no {name} {activation!r}; pass one of {', '.join(sorted(known))}")


def check_layers(layers: Any, kind: type[Any]) -> None:
    """Refuse layers that are not of this kind, or of which one's outputs are not the next one's inputs."""
    if not isinstance(layers, Sequence) or isinstance(layers, str):
        raise TypeError(f"layers must be a list, not {_describe(layers)}; pass a list of Dense layers")
    if not layers:
        raise ValueError("layers is empty, and a network has at least one layer; pass [Dense(...)]")
    for number, (here, below) in enumerate(zip(layers, [None, *layers[:-1]], strict=True), start=1):
        if not isinstance(here, kind):
            raise TypeError(f"layer {number} is not a Dense; pass a list of Dense layers")
        inputs, outputs = here.weights.shape[1], here.weights.shape[1] if below is None else len(below.bias)
        if inputs != outputs:
            raise ValueError(
                f"layer {number} takes {inputs} inputs, but layer {number - 1} has {outputs} outputs; "
                "pass layers that fit together"
            )


def check_sizes(sizes: object) -> None:
    """Refuse sizes that are not at least two positive whole numbers."""
    advice = "pass the units of each layer, such as [1, 6, 7, 2]"
    if isinstance(sizes, str | dict) or not isinstance(sizes, Sequence | np.ndarray):
        raise TypeError(f"sizes must be a list of whole numbers, not {_describe(sizes)}; {advice}")
    for i, size in enumerate(sizes):
        if isinstance(size, bool) or not isinstance(size, Integral):
            raise TypeError(f"sizes[{i}] must be an int, a whole number, not {_describe(size)}; {advice}")
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"sizes is {sizes!r}; {advice}")


def same_examples(x: Array, target: Array) -> None:
    """Refuse inputs and answers that are not equally many."""
    if x.shape[1] != target.shape[1]:
        raise ValueError(
            f"x holds {x.shape[1]} examples and target {target.shape[1]}; pass one answer for each example"
        )
