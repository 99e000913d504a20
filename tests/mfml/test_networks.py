"""Networks: back-propagation against central differences and by hand, training, and refusals."""

import numpy as np
import pytest

from mfml.networks import Dense, Network, mean_squared_error, relu, sigmoid, tanh, train
from mfml.reverse import value_and_grad

ACTIVATIONS = ("identity", "sigmoid", "tanh", "relu")


def circle(examples: int = 40) -> tuple[np.ndarray, np.ndarray]:
    angle = np.linspace(0.0, 2.0 * np.pi, examples)
    return angle[None] / np.pi - 1.0, np.array([np.cos(angle), np.sin(angle)])


@pytest.mark.parametrize("z", [-800.0, -3.0, 0.0, 0.7, 800.0])
def test_activations_closed_form(z: float) -> None:
    with np.errstate(over="ignore"):
        assert sigmoid(z) == pytest.approx(1.0 / (1.0 + np.exp(-z)), abs=1e-15)
    assert tanh(z) == pytest.approx(np.tanh(z))
    assert relu(z) == max(z, 0.0)
    assert {type(function(z)) for function in (sigmoid, tanh, relu)} == {float}


def test_mean_squared_error_is_the_mean_over_all_entries() -> None:
    assert mean_squared_error([[1.0, 2.0], [3.0, 4.0]], [[1.0, 0.0], [0.0, 4.0]]) == (4 + 9) / 4


def test_forward_by_hand() -> None:
    layer = Dense([[1.0, 2.0], [0.0, -1.0]], [0.5, 0.0], "relu")
    np.testing.assert_array_equal(layer([1.0, 1.0]), [3.5, 0.0])
    np.testing.assert_array_equal(layer([[1.0, 0.0], [1.0, -2.0]]), [[3.5, 0.0], [0.0, 2.0]])


def test_back_propagation_by_hand() -> None:
    """1-1-1 with tanh, w = 0.5 and 2, b = 0 and 1, at x = 1 with the target 0: every factor written out."""
    network = Network([Dense([[0.5]], [0.0], "tanh"), Dense([[2.0]], [1.0], "identity")])
    a1 = np.tanh(0.5)
    a2 = 2.0 * a1 + 1.0
    cost, (first, second) = network.gradients([1.0], [0.0])
    assert cost == pytest.approx(a2**2)
    assert second.bias[0] == pytest.approx(2.0 * a2)
    assert second.weights[0, 0] == pytest.approx(2.0 * a2 * a1)
    assert first.bias[0] == pytest.approx(2.0 * a2 * 2.0 * (1.0 - a1**2))
    assert first.weights[0, 0] == pytest.approx(2.0 * a2 * 2.0 * (1.0 - a1**2) * 1.0)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize(
    ("sizes", "examples"), [((1, 6, 7, 2), 100), ((3, 4, 2), 1), ((2, 5), 7), ((4, 3, 3, 3, 1), 9)]
)
def test_back_propagation_against_central_differences(
    sizes: tuple[int, ...], examples: int, activation: str
) -> None:
    generator = np.random.default_rng(7)
    network = Network.random(sizes, activation=activation, output=activation, seed=3)
    x, y = generator.normal(size=(sizes[0], examples)), generator.normal(size=(sizes[-1], examples))
    cost, gradients = network.gradients(x, y)
    assert cost == network.cost(x, y)
    step = 1e-6
    for layer, pair in zip(network.layers, gradients, strict=True):
        for parameter, slopes in ((layer.weights, pair.weights), (layer.bias, pair.bias)):
            assert slopes.shape == parameter.shape
            for index in np.ndindex(*parameter.shape):
                kept = parameter[index]
                parameter[index] = kept + step
                above = network.cost(x, y)
                parameter[index] = kept - step
                below = network.cost(x, y)
                parameter[index] = kept
                assert slopes[index] == pytest.approx((above - below) / (2 * step), rel=1e-5, abs=1e-8)


def test_one_example_is_a_batch_of_one() -> None:
    network = Network.random([3, 4, 2], seed=1)
    x, y = np.array([0.1, -0.2, 0.3]), np.array([1.0, 2.0])
    one, batch = network.gradients(x, y), network.gradients(x[:, None], y[:, None])
    assert one[0] == batch[0]
    for a, b in zip(one[1], batch[1], strict=True):
        np.testing.assert_array_equal(a.weights, b.weights)
    assert network(x).shape == (2,)
    np.testing.assert_allclose(network(x[:, None])[:, 0], network(x), rtol=1e-15)


@pytest.mark.parametrize(("sizes", "count"), [([3, 4, 2], 26), ([1, 6, 7, 2], 77)])
def test_parameter_count(sizes: list[int], count: int) -> None:
    assert Network.random(sizes).parameter_count == count


def test_the_seed_decides_the_weights() -> None:
    first, same, other = (Network.random([2, 2], seed=seed).layers[0].weights for seed in (0, 0, 1))
    np.testing.assert_array_equal(first, same)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_training_with_momentum_draws_a_circle(seed: int) -> None:
    x, y = circle()
    start = Network.random([1, 6, 7, 2], seed=seed)
    before = [layer.weights.copy() for layer in start.layers]
    result = train(start, x, y, learning_rate=0.1, momentum=0.9, steps=2000)
    assert result.success
    assert result.costs.shape == (2001,)
    assert result.costs[0] == start.cost(x, y)
    assert result.costs[-1] == result.network.cost(x, y) < 0.01
    for layer, weights in zip(start.layers, before, strict=True):
        np.testing.assert_array_equal(layer.weights, weights)


def test_one_step_is_gradient_descent() -> None:
    x, y = circle()
    start = Network.random([1, 3, 2], seed=0)
    _, gradients = start.gradients(x, y)
    moved = train(start, x, y, learning_rate=0.25, steps=1).network
    for layer, after, slopes in zip(start.layers, moved.layers, gradients, strict=True):
        np.testing.assert_allclose(after.weights, layer.weights - 0.25 * slopes.weights, rtol=1e-14)
        np.testing.assert_allclose(after.bias, layer.bias - 0.25 * slopes.bias, rtol=1e-14)


def test_batches_see_every_example_once_a_round() -> None:
    x, y = circle(12)
    result = train(
        Network.random([1, 5, 2], seed=0), x, y, learning_rate=0.05, batch_size=4, steps=3000, momentum=0.5
    )
    again = train(
        Network.random([1, 5, 2], seed=0), x, y, learning_rate=0.05, batch_size=4, steps=3000, momentum=0.5
    )
    np.testing.assert_array_equal(result.costs, again.costs)
    assert result.costs[-1] < 0.1 * result.costs[0]


def test_equal_weights_stay_equal() -> None:
    """Hidden units that start alike learn alike: the reason for random weights."""
    x, y = circle()
    start = Network(
        [Dense(np.full((3, 1), 0.2), np.zeros(3), "tanh"), Dense(np.full((2, 3), 0.2), np.zeros(2))]
    )
    hidden = train(start, x, y, learning_rate=0.1, steps=100).network.layers[0].weights
    np.testing.assert_allclose(hidden, hidden[0, 0], rtol=1e-12)


def test_overflow_is_a_result() -> None:
    x, y = circle()
    start = Network.random([1, 6, 2], seed=0)
    result = train(start, x, y, learning_rate=1e4, steps=200)
    assert not result.success
    assert "smaller learning_rate" in result.message
    assert result.nit == len(result.costs) < 200
    assert result.network is start


NETWORK = Network.random([1, 2], seed=0)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: Dense([1.0], [1.0]), ValueError, "pass a matrix"),
        (lambda: Dense([[1.0]], [1.0, 2.0]), ValueError, "one number for each output"),
        (lambda: Dense([[np.nan]], [1.0]), ValueError, "nan or an infinity"),
        (lambda: Dense([["a"]], [1.0]), TypeError, "must be numbers"),
        (lambda: Dense([], []), ValueError, "empty"),
        (lambda: Dense([[1.0]], [1.0], "softmax"), ValueError, "no activation 'softmax'"),
        (lambda: Dense([[1.0]], [1.0])([1.0, 2.0]), ValueError, r"pass \(1,\) for one example"),
        (lambda: Network([]), ValueError, "at least one layer"),
        (lambda: Network([3]), TypeError, "layer 1 is not a Dense"),
        (
            lambda: Network([Dense([[1.0]], [0.0]), Dense([[1.0, 1.0]], [0.0])]),
            ValueError,
            "layer 2 takes 2 inputs",
        ),
        (lambda: Network.random([3]), ValueError, "units of each layer"),
        (lambda: Network.random([3, 0]), ValueError, "units of each layer"),
        (lambda: NETWORK([1.0, 2.0]), ValueError, "one example"),
        (lambda: NETWORK.gradients([1.0], [1.0]), ValueError, r"pass \(2,\)"),
        (lambda: NETWORK.gradients([[1.0, 2.0]], [1.0, 2.0]), ValueError, "pass equal shapes"),
        (lambda: mean_squared_error([1.0], [1.0, 2.0]), ValueError, "pass equal shapes"),
        (lambda: mean_squared_error([], []), ValueError, "empty"),
        (
            lambda: train(NETWORK, [[1.0]], [[1.0, 2.0], [1.0, 2.0]], learning_rate=1),
            ValueError,
            "1 examples",
        ),
        (lambda: train(NETWORK, [1.0], [1.0, 2.0], learning_rate=0), ValueError, "positive number"),
        (lambda: train(NETWORK, [1.0], [1.0, 2.0], learning_rate="x"), TypeError, "learning_rate must be"),
        (
            lambda: train(NETWORK, [1.0], [1.0, 2.0], learning_rate=1, momentum=1.0),
            ValueError,
            "momentum is 1.0",
        ),
        (lambda: train(NETWORK, [1.0], [1.0, 2.0], learning_rate=1, steps=0), ValueError, "at least 1"),
        (lambda: train(NETWORK, [1.0], [1.0, 2.0], learning_rate=1, steps=1.5), TypeError, "whole number"),
        (lambda: train(NETWORK, [1.0], [1.0, 2.0], learning_rate=1, batch_size=0), ValueError, "at least 1"),
    ],
)
def test_bad_input(call, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        call()


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
@pytest.mark.parametrize("sizes", [(1, 6, 7, 2), (3, 5, 1)])
def test_back_propagation_is_reverse_mode(sizes: tuple[int, ...], activation: str) -> None:
    squash = {"sigmoid": sigmoid, "tanh": tanh, "relu": relu}[activation]
    generator = np.random.default_rng(11)
    network = Network.random(sizes, activation=activation, seed=5)
    x, y = generator.normal(size=(sizes[0], 30)), generator.normal(size=(sizes[-1], 30))

    def cost(parameters):
        a = x
        for number, (weights, bias) in enumerate(parameters, start=1):
            z = weights @ a + np.reshape(bias, (-1, 1))
            a = z if number == len(parameters) else squash(z)
        return np.mean((a - y) ** 2)

    value, slopes = value_and_grad(cost)([(layer.weights, layer.bias) for layer in network.layers])
    expected, gradients = network.gradients(x, y)
    assert value == pytest.approx(expected, rel=1e-14)
    for (weights, bias), pair in zip(slopes, gradients, strict=True):
        np.testing.assert_allclose(weights, pair.weights, rtol=1e-12, atol=1e-15)
        np.testing.assert_allclose(bias, pair.bias, rtol=1e-12, atol=1e-15)
