"""Training: walk downhill on the cost, a small step at a time.

    velocity <- momentum * velocity - learning_rate * slope of the cost
    parameter <- parameter + velocity

Without momentum this is gradient descent. With batches each step sees a few examples only: it is cheaper, and
right on average.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ._networks_validation import batch_of, same_examples
from ._validation import _describe, momentum_share, positive_number, whole_number
from ._validation_arrays import Array

if TYPE_CHECKING:
    from .networks import Network

__all__ = ["TrainResult", "train"]


@dataclass(frozen=True, eq=False)
class TrainResult:
    """What training made.

    Attributes
    ----------
    network : Network
        The trained network.
    costs : ndarray, shape (nit + 1,)
        The cost before each step, and after the last.
    nit : int
        How many steps were taken.
    success : bool
        Whether all steps were taken and the cost stayed finite.
    message : str
        Why it ended, in a sentence.
    """

    network: Network
    costs: Array
    nit: int
    success: bool
    message: str


def train(
    network: Network,
    x: npt.ArrayLike,
    target: npt.ArrayLike,
    *,
    learning_rate: float,
    steps: int = 1000,
    momentum: float = 0.0,
    batch_size: int | None = None,
    seed: int = 0,
) -> TrainResult:
    """Return the network after gradient descent on the mean squared error.

    velocity <- momentum * velocity - learning_rate * dC/dw,    w <- w + velocity

    Parameters
    ----------
    network : Network
        Where to start; it is not changed.
    x : ndarray, shape (inputs, examples)
        The examples, one a column.
    target : ndarray, shape (outputs, examples)
        What the network should answer to each.
    learning_rate : float
        How far to go down the slope, positive.
    steps : int
        How many steps to take.
    momentum : float
        Which share of the last step to add to the next: at least 0, below 1.
    batch_size : int, optional
        How many examples a step sees; all of them if left out.
    seed : int
        Decides how the examples are shuffled into batches.

    Returns
    -------
    TrainResult
        With `success=False` and a sentence if the cost overflowed.

    Raises
    ------
    TypeError
        If network is not a Network, or an argument is not made of numbers.
    ValueError
        If a shape does not fit, or a setting is out of its range.

    Examples
    --------
    One neuron learns to double its input:

    >>> from mfml.networks import Dense, Network
    >>> start = Network([Dense([[0.0]], [0.0])])
    >>> result = train(start, [[1.0, 2.0]], [[2.0, 4.0]], learning_rate=0.1, steps=500)
    >>> round(float(result.network([3.0])[0]), 3)
    6.0

    Source
    ------
    M. Nielsen, Neural Networks and Deep Learning, chapters 1 and 3.
    """
    from .networks import Network  # that file imports this one

    if not isinstance(network, Network):
        raise TypeError(
            f"network must be a Network, not {_describe(network)}; pass for example Network.random([2, 3, 1])"
        )
    examples, _ = batch_of(x, network.layers[0].weights.shape[1], "x")
    answers, _ = batch_of(target, len(network.layers[-1].bias), "target")
    same_examples(examples, answers)
    rate, share = positive_number(learning_rate, "learning_rate", 0.1), momentum_share(momentum)
    steps = whole_number(steps, "steps")
    whole_number(seed, "seed", low=0, example=0)
    count = examples.shape[1]
    size = count if batch_size is None else min(whole_number(batch_size, "batch_size"), count)

    trained = _copy(network)
    parameters = [array for layer in trained.layers for array in (layer.weights, layer.bias)]
    velocities = [np.zeros_like(parameter) for parameter in parameters]
    costs = []
    batches = _batches(count, size, np.random.default_rng(seed))
    with np.errstate(all="ignore"):
        for _ in range(steps):
            batch = next(batches)
            cost, gradients = trained._gradients(examples[:, batch], answers[:, batch])
            costs.append(cost)
            slopes = [array for pair in gradients for array in pair]
            for parameter, velocity, slope in zip(parameters, velocities, slopes, strict=True):
                velocity *= share
                velocity -= rate * slope
                parameter += velocity
            if not np.isfinite(cost) or not all(np.isfinite(parameter).all() for parameter in parameters):
                message = f"the cost grew beyond all bounds in step {len(costs)}; use a smaller learning_rate"
                return TrainResult(network, np.array(costs), len(costs), success=False, message=message)
        cost, _ = trained._gradients(examples, answers)
    if not np.isfinite(cost):
        message = "the cost grew beyond all bounds in the last step; use a smaller learning_rate"
        return TrainResult(network, np.array(costs), steps, success=False, message=message)
    costs.append(cost)
    return TrainResult(trained, np.array(costs), steps, success=True, message=f"{steps} steps were taken")


def _copy(network: Network) -> Network:
    """Return the same network with arrays of its own, to be changed in place."""
    layers = [
        replace(layer, weights=layer.weights.copy(), bias=layer.bias.copy()) for layer in network.layers
    ]
    return replace(network, layers=layers)


def _batches(count: int, size: int, generator: np.random.Generator) -> Iterator[slice | npt.NDArray[Any]]:
    """Yield which examples each step sees: all, or the next few of a shuffled deck, shuffled anew when used up."""
    if size == count:
        while True:
            yield slice(None)
    while True:
        deck = generator.permutation(count)
        for start in range(0, count - size + 1, size):
            yield deck[start : start + size]
