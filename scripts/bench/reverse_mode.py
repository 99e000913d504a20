"""Time of reverse mode beside autograd: the gradients of Rosenbrock's function, of a network, and of a small graph.

Run by hand, with a Python that has NumPy and autograd (the book's own environment does not need it):

    PYTHON_WITH_AUTOGRAD scripts/bench/reverse_mode.py [ROUNDS]

The rounds are interleaved, first one and then the other, so that read as ratios the medians do not depend on
the machine. A ratio below 1 means that mfml is faster.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import autograd
import autograd.numpy as autograd_numpy
import numpy as np

from mfml import reverse


def main() -> None:
    """Check that both give the same gradient, then time them and print a table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    rng = np.random.default_rng(7)
    x = rng.normal(size=1000)
    network = _network_loss(rng)
    weights = tuple(rng.normal(size=shape) / 28 for shape in ((784, 100), (100,), (100, 10), (10,)))
    cases: list[tuple[str, Callable[[Any], Callable[..., Any]], Any, int]] = [
        ("gradient of Rosenbrock, n = 1000", lambda np: _rosenbrock, x, 100),
        ("gradient of a small expression", _small, 1.3, 100),
        ("gradient of a loop of 300 steps", _loop, 0.4, 3),
        ("Rosenbrock in a Python loop, n = 100", lambda np: _rosenbrock_loop, x[:100], 1),
        ("value_and_grad, 784-100-10, 128 rows", network, weights, 1),
    ]
    print(f"{'':40}{'mfml':>12}{'autograd':>12}{'ratio':>8}")
    for name, build, point, repeats in cases:
        make = (reverse.value_and_grad, autograd.value_and_grad)
        ours, theirs = make[0](build(np)), make[1](build(autograd_numpy))
        for a, b in zip(_flat(ours(point)), _flat(theirs(point)), strict=True):
            np.testing.assert_allclose(a, b, rtol=1e-9, atol=1e-12)
        seconds: tuple[list[float], list[float]] = ([], [])
        for _ in range(rounds):
            for times, f in zip(seconds, (ours, theirs), strict=True):
                start = time.perf_counter()
                for _ in range(repeats):
                    f(point)
                times.append((time.perf_counter() - start) / repeats)
        ours_median, theirs_median = map(statistics.median, seconds)
        print(
            f"{name:40}{ours_median * 1e6:9.1f} µs{theirs_median * 1e6:9.1f} µs{ours_median / theirs_median:8.2f}"
        )


def _rosenbrock(x: Any) -> Any:
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def _rosenbrock_loop(x: Any) -> Any:
    total = 0.0
    for i in range(len(x) - 1):
        total = total + 100 * (x[i + 1] - x[i] ** 2) ** 2 + (1 - x[i]) ** 2
    return total


def _small(np: Any) -> Callable[[Any], Any]:
    return lambda x: x**2 * np.exp(-x) * np.cos(3 * x) / (1 + x**2)


def _loop(np: Any) -> Callable[[Any], Any]:
    def f(x: Any) -> Any:
        for _ in range(300):
            x = np.sin(x) + 0.1 * x
        return x

    return f


def _network_loss(rng: Any) -> Callable[[Any], Callable[..., Any]]:
    rows, targets = rng.normal(size=(128, 784)), rng.normal(size=(128, 10))

    def build(np: Any) -> Callable[[Any], Any]:
        def loss(weights: Any) -> Any:
            w1, b1, w2, b2 = weights
            return np.mean((np.tanh(np.tanh(rows @ w1 + b1) @ w2 + b2) - targets) ** 2)

        return loss

    return build


def _flat(result: tuple[Any, Any]) -> list[Any]:
    value, gradient = result
    return [value, *(gradient if isinstance(gradient, tuple) else [gradient])]


if __name__ == "__main__":
    main()
