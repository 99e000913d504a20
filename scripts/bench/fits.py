"""Time of curve_fit beside SciPy's compiled code, over the non-linear problems of NIST.

    .venv/bin/python scripts/bench/fits.py [ROUNDS]

Each problem is fitted from both of its starts, in turn: by mfml.curve_fit (exact derivatives, pure Python), and by
scipy.optimize.curve_fit (differences, MINPACK) with tolerances that ask for all digits, and as it comes, which
stops sooner. The last lines are the sums over all problems, how many each has solved to 6 digits, and the time of
5000 training steps of the network of Module 3.
"""

from __future__ import annotations

import statistics
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "mfml")]

import numpy as np
from nist_problems import MODELS, NistProblem, read  # type: ignore[import-not-found]
from scipy import optimize

import mfml

Fit = Callable[[Any, NistProblem, Any], Any]


def main() -> None:
    """Print one line a problem, and the sums."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    fits = {"mfml": by_mfml, "SciPy": by_scipy(**ALL_DIGITS), "SciPy as it comes": by_scipy()}
    print(f"{'problem':12}{'start':>6}{'mfml':>12}{'SciPy':>12}{'ratio':>8}")
    sums, solved = np.zeros(len(fits)), np.zeros(len(fits), dtype=int)
    for name, model in MODELS.items():
        problem = read(name)
        for i, start in enumerate(problem.starts, 1):
            times, right = zip(
                *(measure(fit, model, problem, start, rounds) for fit in fits.values()), strict=True
            )
            sums += times
            solved += right
            missed = [who for who, ok in zip(fits, right, strict=True) if not ok]
            note = f"  missed by {', '.join(missed)}" if missed else ""
            a, b = times[:2]
            print(f"{name:12}{i:6}{a * 1e3:9.1f} ms{b * 1e3:9.1f} ms{a / b:8.1f}{note}")
    for who, total, number in zip(fits, sums, solved, strict=True):
        print(
            f"{who:18}{total * 1e3:9.1f} ms  {number} of 54 solved to 6 digits  mfml / it: {sums[0] / total:.1f}"
        )
    print(f"5000 training steps of the 1-6-7-2 network on 100 points: {training():.2f} s")


def measure(fit: Fit, model: Any, problem: NistProblem, start: Any, rounds: int) -> tuple[float, bool]:
    """Return the median seconds of one fit, and whether it gets 6 digits right."""
    seconds = []
    for _ in range(rounds):
        begun = time.perf_counter()
        params = fit(model, problem, start)
        seconds.append(time.perf_counter() - begun)
    right = params is not None and np.allclose(params, problem.certified, rtol=1e-6, atol=0.0)
    return statistics.median(seconds), bool(right)


def by_mfml(model: Any, problem: NistProblem, start: Any) -> Any:
    """Fit with mfml."""
    return mfml.curve_fit(model, problem.x, problem.y, start).params


ALL_DIGITS = {"ftol": 3e-16, "xtol": 3e-16, "gtol": 3e-16, "maxfev": 20_000}


def by_scipy(**settings: float) -> Fit:
    """Return the fit with SciPy."""

    def fit(model: Any, problem: NistProblem, start: Any) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                return optimize.curve_fit(model, problem.x, problem.y, start, **settings)[0]
            except RuntimeError:
                return None

    return fit


def training() -> float:
    """Return the seconds for the training of Module 3."""
    x = np.linspace(0.0, 1.0, 100)[None, :]
    y = np.vstack([np.cos(2 * np.pi * x), np.sin(2 * np.pi * x)])
    network = mfml.Network.random([1, 6, 7, 2])
    begun = time.perf_counter()
    mfml.train(network, x, y, learning_rate=0.5, steps=5000)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
