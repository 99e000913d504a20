"""Fit the 27 nonlinear problems of NIST with `mfml` and with SciPy, and count the digits both get right.

From the root of the repository, `python -m tests.oracles.nist_table` prints the table as Markdown. The digits are
the log relative error -log10(|x - c| / |c|) of the worst parameter, or of the worst standard error; NIST certifies
eleven digits, so 11 stands for all of them.
"""

import functools
import warnings
from typing import NamedTuple

import numpy as np
from scipy import optimize

import mfml
from tests.mfml.nist_problems import MODELS, NistProblem, read

STARTS = ("far", "near")
CERTIFIED_DIGITS = 11.0


class Outcome(NamedTuple):
    """How one fit went: the digits of the worst parameter and of the worst standard error; 0 if it failed."""

    params: float
    stderr: float
    nfev: int
    message: str


def digits(value: np.ndarray, certified: np.ndarray) -> float:
    """Return the log relative error of the worst entry, between 0 and 11; 0 if it is not finite."""
    if not np.isfinite(value).all():
        return 0.0
    worst = float(np.max(np.abs(value - certified) / np.abs(certified)))
    return CERTIFIED_DIGITS if worst == 0.0 else float(np.clip(-np.log10(worst), 0.0, CERTIFIED_DIGITS))


@functools.cache
def with_mfml(name: str, start: int) -> Outcome:
    problem = read(name)
    fit = mfml.curve_fit(MODELS[name], problem.x, problem.y, problem.starts[start])
    return _outcome(problem, fit.params, fit.stderr, fit.nfev, fit.message)


@functools.cache
def with_scipy(name: str, start: int) -> Outcome:
    problem = read(name)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore", optimize.OptimizeWarning)  # no covariance: counted as no digits
        try:
            params, covariance, info, message, _ = optimize.curve_fit(
                MODELS[name], problem.x, problem.y, problem.starts[start], full_output=True
            )
        except RuntimeError as error:  # it gave up
            return Outcome(0.0, 0.0, 0, str(error))
    return _outcome(problem, params, np.sqrt(np.diag(covariance)), info["nfev"], message)


def _outcome(
    problem: NistProblem, params: np.ndarray, stderr: np.ndarray, nfev: int, message: str
) -> Outcome:
    return Outcome(
        digits(params, problem.certified), digits(stderr, problem.deviations), nfev, " ".join(message.split())
    )


def rows() -> list[tuple[str, str, Outcome, Outcome]]:
    """Return problem, start, and how both fared, in the order of NIST's list."""
    return [
        (name, word, with_mfml(name, start), with_scipy(name, start))
        for name in MODELS
        for start, word in enumerate(STARTS)
    ]


def markdown() -> str:
    lines = [
        "| problem | start | params: mfml | SciPy | stderr: mfml | SciPy | nfev: mfml | SciPy |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, start, ours, theirs in rows():
        calls = str(theirs.nfev) if theirs.nfev else "gave up"
        lines.append(
            f"| {name} | {start} | {ours.params:.1f} | {theirs.params:.1f} | {ours.stderr:.1f} "
            f"| {theirs.stderr:.1f} | {ours.nfev} | {calls} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    print(markdown())
