"""Time of exact derivatives beside autograd: Rosenbrock's function, a network, and small graphs.

    .venv/bin/python scripts/bench/derivatives.py [ROUNDS]              in CPython
    .venv/bin/python scripts/bench/derivatives.py --pyodide [ROUNDS]    in Pyodide, with the site's runtime

The rounds are interleaved, first one and then the other, so that the ratios of the medians do not depend on the
machine. A ratio below 1 means that mfml is faster. Both must give the same numbers before anything is timed.
"""

from __future__ import annotations

import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import autograd
import autograd.numpy as autograd_numpy
import numpy as np

import mfml

IN_PYODIDE = """
import runpy, sys

def main(arguments, left_out, started):
    sys.argv = [str(argument) for argument in arguments]
    runpy.run_path("/project/scripts/bench/derivatives.py", run_name="__main__")
    return 0
"""


def main() -> None:
    """Print one table of times and one of memory."""
    arguments = [word for word in sys.argv[1:] if word != "--pyodide"]
    if len(arguments) < len(sys.argv) - 1:
        sys.path.insert(0, str(ROOT / "scripts"))
        from pyodide_tests import run_program

        mounts = {"/project": str(ROOT)}
        sys.exit(run_program(IN_PYODIDE, ["derivatives.py", *arguments], mounts, lent=["autograd"]))
    rounds = int(arguments[0]) if arguments else 30
    print(f"{sys.platform}, Python {sys.version.split()[0]}, NumPy {np.__version__}, {rounds} rounds\n")
    print(f"{'':44}{'mfml':>12}{'autograd':>12}{'ratio':>8}")
    for name, ours, theirs, point, repeats in cases():
        for a, b in zip(flat(ours(point)), flat(theirs(point)), strict=True):
            np.testing.assert_allclose(a, b, rtol=1e-9, atol=1e-12)
        a, b = medians(ours, theirs, point, repeats, rounds)
        print(f"{name:44}{a * 1e6:9.1f} µs{b * 1e6:9.1f} µs{a / b:8.2f}")
    print("\nMemory of reverse mode, a loop of n steps")
    for n in (1000, 2000, 4000, 8000):
        print(f"{n:8} steps {peak_memory(n) / 1e6:8.2f} MB")


def cases() -> list[tuple[str, Callable[..., Any], Callable[..., Any], Any, int]]:
    """Return name, mfml's function, autograd's, the point, and how often to repeat within a round."""
    rng = np.random.default_rng(7)
    row, weights = rng.normal(size=1000), tuple(rng.normal(size=shape) / 28 for shape in SHAPES)
    loss, plane = network_loss(rng), np.array([0.3, 0.7])
    ours, theirs, anp = mfml.value_and_grad, autograd.value_and_grad, autograd_numpy
    return [
        (
            "gradient of Rosenbrock, n = 1000",
            of(mfml.gradient, rosenbrock),
            autograd.grad(rosenbrock),
            row,
            50,
        ),
        ("value_and_grad, 784-100-10, 128 rows", ours(loss(np)), theirs(loss(anp)), weights, 1),
        ("gradient of two variables", of(mfml.gradient, wave(np)), autograd.grad(wave(anp)), plane, 50),
        ("value_and_grad of one variable", ours(small(np)), theirs(small(anp)), 1.3, 50),
        ("value_and_grad of a loop of 300 steps", ours(loop(np)), theirs(loop(anp)), 0.4, 2),
        ("value_and_grad, entry by entry", ours(rosenbrock_loop), theirs(rosenbrock_loop), row[:100], 1),
        ("hessian of two variables", of(mfml.hessian, wave(np)), autograd.hessian(wave(anp)), plane, 10),
        ("jacobian of two variables", of(mfml.jacobian, polar(np)), autograd.jacobian(polar(anp)), plane, 20),
    ]


def of(operator: Callable[..., Any], f: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return the function that computes a derivative of f."""
    return lambda x: operator(f, x)


def medians(
    ours: Callable[..., Any], theirs: Callable[..., Any], point: Any, repeats: int, rounds: int
) -> tuple[float, float]:
    """Return the median seconds of one call of each."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for times, f in zip(seconds, (ours, theirs), strict=True):
            start = time.perf_counter()
            for _ in range(repeats):
                f(point)
            times.append((time.perf_counter() - start) / repeats)
    return statistics.median(seconds[0]), statistics.median(seconds[1])


def peak_memory(steps: int) -> int:
    """Return the bytes that a gradient through a loop of so many steps needs at most."""

    def f(x: Any) -> Any:
        for _ in range(steps):
            x = 0.8 * np.sin(x) + 0.1 * x
        return np.sum(x)

    tracemalloc.start()
    mfml.value_and_grad(f)(np.linspace(0.0, 1.0, 50))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def rosenbrock(x: Any) -> Any:
    """Compute the valley of Rosenbrock with whole arrays."""
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def rosenbrock_loop(x: Any) -> Any:
    """Compute the same entry by entry."""
    total = 0.0
    for i in range(len(x) - 1):
        total = total + 100 * (x[i + 1] - x[i] ** 2) ** 2 + (1 - x[i]) ** 2
    return total


def small(np: Any) -> Callable[[Any], Any]:
    """Return the beast of section 1.6."""
    return lambda x: x**2 * np.exp(-x) * np.cos(3 * x) / (1 + x**2)


def wave(np: Any) -> Callable[[Any], Any]:
    """Return a function of two variables."""
    return lambda p: np.sin(p[0] * p[1]) + np.exp(-(p[0] ** 2)) * p[1]


def polar(np: Any) -> Callable[[Any], Any]:
    """Return x and y from the radius and the angle."""
    return lambda p: np.stack([p[0] * np.cos(p[1]), p[0] * np.sin(p[1])])


def loop(np: Any) -> Callable[[Any], Any]:
    """Return a chain of 300 functions."""

    def f(x: Any) -> Any:
        for _ in range(300):
            x = 0.8 * np.sin(x) + 0.1 * x
        return x

    return f


SHAPES = ((784, 100), (100,), (100, 10), (10,))


def network_loss(rng: Any) -> Callable[[Any], Callable[..., Any]]:
    """Return the mean squared error of a network with one hidden layer, as a function of its weights."""
    rows, targets = rng.normal(size=(128, 784)), rng.normal(size=(128, 10))

    def build(np: Any) -> Callable[[Any], Any]:
        def loss(weights: Any) -> Any:
            w1, b1, w2, b2 = weights
            return np.mean((np.tanh(np.tanh(rows @ w1 + b1) @ w2 + b2) - targets) ** 2)

        return loss

    return build


def flat(result: Any) -> list[Any]:
    """Return all arrays of a result in one list."""
    return [leaf for part in result for leaf in flat(part)] if isinstance(result, list | tuple) else [result]


if __name__ == "__main__":
    main()
