"""Neural networks of dense layers, with back-propagation written out.

A layer weighs its inputs, adds a bias and squashes the sum:

    z = W a + b,    a' = sigma(z).

Back-propagation is the chain rule from the last layer to the first. Call the slope of the cost C by a layer's
weighted sums delta = dC/dz. Then, layer by layer, with * for the product entry by entry,

    delta = dC/da' * sigma'(z)      what the output does to the cost, times the slope of the squashing
    dC/dW = delta a^T               a weight matters as much as the input that it weighs
    dC/db = delta                   summed over the examples, as dC/dW is by the matrix product
    dC/da = W^T delta               what to hand to the layer before

Examples stand side by side as columns: a batch of inputs has the shape (inputs, examples).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ._networks_activations import ACTIVATIONS, relu, sigmoid, tanh
from ._networks_training import TrainResult, train
from ._networks_validation import batch_of, check_activation, check_layers, check_sizes, same_shape
from ._validation import whole_number
from ._validation_arrays import Array, numbers_of, within_range

__all__ = [
    "Dense",
    "Gradients",
    "Network",
    "TrainResult",
    "mean_squared_error",
    "relu",
    "sigmoid",
    "tanh",
    "train",
]


def mean_squared_error(prediction: npt.ArrayLike, target: npt.ArrayLike) -> float:
    """Return the mean of the squared differences.

    C = sum of (prediction - target)**2 / (number of entries)

    Parameters
    ----------
    prediction, target : float or ndarray of the same shape
        What the network says and what it should say, in the same unit.

    Returns
    -------
    float
        The cost, in that unit squared; 0 only if they agree.

    Raises
    ------
    TypeError
        If prediction or target is not made of numbers.
    ValueError
        If the shapes differ, nothing is given, a number is not finite, or the sum overflows.

    Examples
    --------
    >>> mean_squared_error([1.0, 3.0], [1.0, 1.0])
    2.0

    Source
    ------
    I. Goodfellow, Y. Bengio and A. Courville, Deep Learning, section 5.1.
    """
    a, y = numbers_of(prediction, "prediction"), numbers_of(target, "target")
    same_shape(a, y)
    with np.errstate(over="ignore"):
        return within_range(float(np.mean((a - y) ** 2)), "the mean squared error of prediction and target")


@dataclass(frozen=True, eq=False)
class Dense:
    """One layer in which every output sees every input.

    a' = sigma(W a + b)

    Parameters
    ----------
    weights : ndarray, shape (outputs, inputs)
        Row i weighs the inputs of output i.
    bias : ndarray, shape (outputs,)
        What is added to each weighted sum.
    activation : {"identity", "sigmoid", "tanh", "relu"}
        The squashing function sigma.

    Raises
    ------
    TypeError
        If weights or bias is not made of numbers.
    ValueError
        If the shapes do not fit, a number is not finite, or there is no such activation.

    Examples
    --------
    One neuron that adds its inputs and subtracts 1:

    >>> neuron = Dense([[1.0, 1.0]], [-1.0])
    >>> neuron([2.0, 3.0])
    array([4.])

    Source
    ------
    M. Nielsen, Neural Networks and Deep Learning, chapter 2.
    """

    weights: Array
    bias: Array
    activation: str = "identity"

    def __post_init__(self) -> None:
        """Keep the numbers as float arrays of the right shapes."""
        weights, bias = numbers_of(self.weights, "weights"), numbers_of(self.bias, "bias")
        if weights.ndim != 2:
            raise ValueError(
                f"weights has the shape {weights.shape}; pass a matrix with one row for each output"
            )
        if bias.shape != (len(weights),):
            raise ValueError(
                f"bias has the shape {bias.shape}; pass one number for each output: {(len(weights),)}"
            )
        object.__setattr__(self, "weights", weights)
        object.__setattr__(self, "bias", bias)
        check_activation(self.activation, ACTIVATIONS)

    def __call__(self, a: npt.ArrayLike) -> Array:
        """Return the outputs, shape (outputs,) for one example and (outputs, examples) for a batch."""
        batch, single = batch_of(a, self.weights.shape[1], "a")
        with np.errstate(all="ignore"):
            outputs = within_range(self._forward(batch), "the output for this a")
        return outputs[:, 0] if single else outputs

    def _forward(self, a: Array) -> Array:
        """Return the outputs of a batch, shape (outputs, examples)."""
        z = self.weights @ a + self.bias[:, None]
        return np.asarray(ACTIVATIONS[self.activation].function(z))

    def _slopes(self, a: Array) -> Array:
        """Return sigma'(z), entry by entry, where the outputs a = sigma(z) are known."""
        return ACTIVATIONS[self.activation].slope(a)


class Gradients(NamedTuple):
    """The slopes of the cost by the numbers of one layer.

    Attributes
    ----------
    weights : ndarray, shape (outputs, inputs)
        By the weights.
    bias : ndarray, shape (outputs,)
        By the bias.
    """

    weights: Array
    bias: Array


@dataclass(frozen=True, eq=False)
class Network:
    """Layers one after the other: the outputs of each are the inputs of the next.

    a0 = x,  a1 = layer1(a0),  a2 = layer2(a1),  ...

    Parameters
    ----------
    layers : sequence of Dense
        From the first to the last; the outputs of each are as many as the inputs of the next.

    Raises
    ------
    TypeError
        If layers is not a list of Dense.
    ValueError
        If there is no layer, or two neighbours do not fit together.

    Examples
    --------
    >>> network = Network.random([3, 4, 2], seed=0)
    >>> network.parameter_count
    26
    >>> network([0.0, 0.0, 0.0])
    array([0., 0.])

    Source
    ------
    M. Nielsen, Neural Networks and Deep Learning, chapter 2.
    """

    layers: Sequence[Dense]

    def __post_init__(self) -> None:
        """Refuse layers that do not fit together."""
        check_layers(self.layers, Dense)

    @classmethod
    def random(
        cls, sizes: Sequence[int], *, activation: str = "tanh", output: str = "identity", seed: int = 0
    ) -> Network:
        """Return a network of these sizes, from inputs to outputs, with small random weights and no bias.

        The weights have the standard deviation 1 / sqrt(inputs), so that the sums z neither vanish nor saturate.

        Raises
        ------
        TypeError
            If sizes is not a list of whole numbers, or seed is not one.
        ValueError
            If there are fewer than two sizes, one is not positive, or there is no such activation.
        """
        check_sizes(sizes)
        check_activation(activation, ACTIVATIONS)
        check_activation(output, ACTIVATIONS, "output")
        whole_number(seed, "seed", low=0, example=0)
        generator = np.random.default_rng(seed)
        layers = [
            Dense(generator.normal(0.0, 1.0 / np.sqrt(inputs), (outputs, inputs)), np.zeros(outputs), name)
            for inputs, outputs, name in zip(
                sizes, sizes[1:], [*[activation] * (len(sizes) - 2), output], strict=False
            )
        ]
        return cls(layers)

    @property
    def parameter_count(self) -> int:
        """How many weights and biases there are."""
        return sum(layer.weights.size + layer.bias.size for layer in self.layers)

    def __call__(self, x: npt.ArrayLike) -> Array:
        """Return the outputs, shape (outputs,) for one example and (outputs, examples) for a batch."""
        batch, single = batch_of(x, self.layers[0].weights.shape[1], "x")
        with np.errstate(all="ignore"):
            last = within_range(self._forward(batch)[-1], "the output for this x")
        return last[:, 0] if single else last

    def _forward(self, x: Array) -> list[Array]:
        """Return the inputs and the outputs of every layer, each of shape (units, examples)."""
        activations = [x]
        for layer in self.layers:
            activations.append(layer._forward(activations[-1]))
        return activations

    def cost(self, x: npt.ArrayLike, target: npt.ArrayLike) -> float:
        """Return the mean squared error of the outputs for x; `gradients` says what x and target may be."""
        return mean_squared_error(self(x), target)

    def gradients(self, x: npt.ArrayLike, target: npt.ArrayLike) -> tuple[float, list[Gradients]]:
        """Return the cost, and its slopes by the parameters of each layer, from the first layer to the last.

        Parameters
        ----------
        x : ndarray, shape (inputs,) or (inputs, examples)
            One example or a batch.
        target : ndarray, shape (outputs,) or (outputs, examples)
            What the network should answer.

        Returns
        -------
        tuple of float and list of Gradients
            The mean squared error and one pair of arrays a layer.

        Raises
        ------
        TypeError
            If x or target is not made of numbers.
        ValueError
            If the shapes do not fit the network or each other, or a number is not finite or becomes too large.
        """
        batch, _ = batch_of(x, self.layers[0].weights.shape[1], "x")
        answer, _ = batch_of(target, len(self.layers[-1].bias), "target")
        with np.errstate(all="ignore"):
            cost, gradients = self._gradients(batch, answer)
        within_range(cost, "the cost for this x and target")
        for pair in gradients:
            for slopes in pair:
                within_range(slopes, "the slope of the cost for this x and target")
        return cost, gradients

    def _gradients(self, batch: Array, answer: Array) -> tuple[float, list[Gradients]]:
        """Propagate back; what overflows is infinite or nan."""
        activations = self._forward(batch)
        prediction = activations[-1]
        same_shape(prediction, answer)
        cost = float(np.mean((prediction - answer) ** 2))

        upstream = 2.0 * (prediction - answer) / answer.size  # dC/da of the last layer
        gradients = []
        for layer, inputs, outputs in zip(
            reversed(self.layers), activations[-2::-1], activations[:0:-1], strict=True
        ):
            delta = upstream * layer._slopes(outputs)  # dC/dz
            gradients.append(Gradients(weights=delta @ inputs.T, bias=delta.sum(axis=1)))
            upstream = layer.weights.T @ delta  # dC/da of the layer before
        return cost, gradients[::-1]
