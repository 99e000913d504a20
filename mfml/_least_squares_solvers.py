"""Three ways down the sum of squares, each using the Jacobian J of the residuals r a little better.

    steepest descent      p <- p - rate * J^T r                     downhill, without a map
    Gauss-Newton          J^T J d = -J^T r,  p <- p + d             pretend that r is linear, and solve
    Levenberg-Marquardt   (J^T J + mu D^2) d = -J^T r               Gauss-Newton on a leash

A large leash parameter mu makes the step short and turns it downhill; mu near zero lets Gauss-Newton go. D holds
the sizes of J's columns, so that the units of the parameters do not matter; it grows with them at once, and shrinks
by a fifth a step at most. The steps are found from J itself,
never from J^T J, which would lose half of the digits. With J D^-1 = U S V^T (the singular values S in a row),

    d = -D^-1 V (S / (S^2 + mu)) U^T r,

so that one decomposition serves every leash.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Descent", "gauss_newton_steps", "levenberg_marquardt_steps", "steepest_descent_steps"]

Array = npt.NDArray[np.float64]
_ROUGH = "the model has no finite slope where the walk has led; start nearer or use levenberg_marquardt"

Residuals = Callable[[Array], Array]
Jacobian = Callable[[Array], Array]


@dataclass(frozen=True, eq=False)
class Descent:
    """How a search went: every iterate, whether it came to rest, and why it ended."""

    path: list[Array]
    success: bool
    message: str


def steepest_descent_steps(
    residuals: Residuals, jacobian: Jacobian, start: Array, *, rate: float, tol: float, max_iter: int
) -> Descent:
    """Go against the slope 2 J^T r of the sum of squares, `rate` times as far as it is steep."""
    path = [start]
    for _ in range(max_iter):
        p = path[-1]
        r, j = residuals(p), jacobian(p)
        if not np.isfinite(j).all():
            return Descent(path, False, _ROUGH)
        if _at_rest(r, j, tol):
            return Descent(path, True, "the sum of squares is level in every direction")
        p = p - rate * 2.0 * (j.T @ r)
        if not _is_finite(p, residuals):
            return Descent(path, False, "the steps grew beyond all bounds; use a smaller learning_rate")
        path.append(p)
    return Descent(path, False, f"not at rest after {max_iter} steps; use another learning_rate or method")


def gauss_newton_steps(
    residuals: Residuals, jacobian: Jacobian, start: Array, *, tol: float, max_iter: int
) -> Descent:
    """Solve the linear least-squares problem that r looks like from here, again and again."""
    path = [start]
    for _ in range(max_iter):
        p = path[-1]
        r, j = residuals(p), jacobian(p)
        if not np.isfinite(j).all():
            return Descent(path, False, _ROUGH)
        step = _solve(j, -r)
        if _is_small(step, p, tol):
            return _verdict([*path, p + step], residuals, jacobian, "the last step was negligible")
        if not _is_finite(p + step, residuals):
            return Descent(path, False, "a step left the numbers on which the model is defined; start nearer")
        path.append(p + step)
    verdict = _verdict(path, residuals, jacobian, "the steps are as short as rounding lets them be")
    if verdict.success:
        return verdict
    return Descent(
        path, False, f"not at rest after {max_iter} steps; use levenberg_marquardt or start nearer"
    )


def levenberg_marquardt_steps(
    residuals: Residuals, jacobian: Jacobian, start: Array, *, tol: float, max_iter: int
) -> Descent:
    """Shorten the leash when a step leads up, and lengthen it when a step leads down as promised."""
    path = [start]
    p, r, j = start, residuals(start), jacobian(start)
    cost = float(r @ r)
    scale = _column_sizes(j)
    damped = _Damped(j, scale)
    mu, growth = 100.0, 2.0
    for _ in range(max_iter):
        step = damped.step(r, mu)
        if _is_small(step, p, tol) or cost == 0.0:
            break
        promised = cost - float(np.sum((r + j @ step) ** 2))
        trial = p + step + _bend(residuals, p, r, j, step, damped, mu)
        following = residuals(trial)
        gained = cost - float(following @ following)
        slopes = jacobian(trial) if np.isfinite(gained) and gained > 0.0 else np.full(j.shape, np.nan)
        if np.isfinite(slopes).all():
            ratio = gained / promised if promised > 0.0 else 1.0
            p, r, j, cost = trial, following, slopes, cost - gained
            cost = float(r @ r)
            path.append(p)
            scale = np.maximum(0.8 * scale, _column_sizes(j))
            damped = _Damped(j, scale)
            mu *= max(1.0 / 3.0, 1.0 - (2.0 * ratio - 1.0) ** 3)
            growth = 2.0
        else:
            mu *= growth
            growth *= 2.0
            if mu > 1e300:
                break
    else:
        message = f"not at rest after {max_iter} steps; start nearer or allow more with max_iter"
        return Descent(path, False, message)
    path += _last_digits(residuals, jacobian, p, 1e-9 if _has_arrived(p, r, j) else 1e-6)
    return _verdict(path, residuals, jacobian, "no step makes the sum of squares smaller")


def _verdict(path: list[Array], residuals: Residuals, jacobian: Jacobian, message: str) -> Descent:
    """Say what the place is like where no step leads further."""
    p = path[-1]
    r, j = residuals(p), jacobian(p)
    if _has_arrived(p, r, j):
        return Descent(path, True, message)
    if _at_rest(r, j, 1e-6):
        return Descent(
            path, False, "no step leads further down, but the data do not fix every parameter here; use fewer"
        )
    return Descent(path, False, "no step leads further down, but this is no minimum; start somewhere else")


class _Damped:
    """The linear problem at one point, taken apart so that its solution is cheap for every leash."""

    def __init__(self, j: Array, scale: Array) -> None:
        self.scale = scale
        self.u, self.s, self.vt = np.linalg.svd(j / scale, full_matrices=False)

    def step(self, r: Array, mu: float) -> Array:
        """Solve (J^T J + mu D^2) d = -J^T r."""
        d: Array = -(((r @ self.u) * self.s / (self.s**2 + mu)) @ self.vt) / self.scale
        return d


def _bend(
    residuals: Residuals,
    p: Array,
    r: Array,
    j: Array,
    step: Array,
    damped: _Damped,
    mu: float,
) -> Array:
    """Return how the way bends off a straight step, from the curvature of r along it (geodesic acceleration)."""
    probe = 0.1
    curvature = 2.0 / probe * ((residuals(p + probe * step) - r) / probe - j @ step)
    if not np.isfinite(curvature).all():
        return np.zeros(p.size)
    bend = damped.step(curvature, mu)
    gentle = np.linalg.norm(damped.scale * bend) <= 0.375 * np.linalg.norm(damped.scale * step)
    return bend / 2.0 if gentle else np.zeros(p.size)


def _last_digits(residuals: Residuals, jacobian: Jacobian, p: Array, slack: float) -> list[Array]:
    """Return a few Gauss-Newton steps more, as long as they get shorter; two that do not may be among them.

    Near its minimum a sum of squares is level: half of the digits of p change it by less than rounding. The
    length of a step still shows whether it is one towards the minimum.
    """
    steps: list[Array] = []
    cost = float(np.sum(residuals(p) ** 2))
    longest, patience, kept = np.inf, 3, 0
    for _ in range(50):
        j = jacobian(p)
        if not np.isfinite(j).all():
            break
        step = _solve(j, -residuals(p))
        length = float(np.linalg.norm(step * _column_sizes(j)))
        shorter = length < 0.9 * longest
        patience -= not shorter
        if patience == 0 or length == 0.0 or not np.sum(residuals(p + step) ** 2) <= (1.0 + slack) * cost:
            break
        p, longest = p + step, min(length, longest)
        kept = len(steps) + 1 if shorter else kept
        steps.append(p)
    return steps[:kept]


def _at_rest(r: Array, j: Array, tol: float) -> bool:
    """Say whether every column of J is at right angles with r, up to a cosine of tol."""
    sizes = np.linalg.norm(j, axis=0) * np.linalg.norm(r)
    return bool(np.isfinite(sizes).all() and np.all(np.abs(j.T @ r) <= tol * sizes))


def _has_arrived(p: Array, r: Array, j: Array) -> bool:
    """Say whether the residuals depend on every parameter, and Gauss and Newton would hardly move from here."""
    sizes = _column_sizes(j)
    step, _, rank, _ = np.linalg.lstsq(j / sizes, -r, rcond=1e-11)
    level = np.linalg.norm(j / sizes @ step) <= 1e-6 * np.linalg.norm(r)
    return bool(rank == p.size) and (bool(level) or _is_small(step / sizes, p, 1e-5))


def _column_sizes(j: Array) -> Array:
    sizes = np.linalg.norm(j, axis=0)
    return np.where(sizes > 0.0, sizes, 1.0)


def _is_small(step: Array, p: Array, tol: float) -> bool:
    return bool(np.all(np.abs(step) <= tol * (np.abs(p) + tol)))


def _solve(j: Array, r: Array) -> Array:
    """Return the step d for which j d is nearest to r, with columns of equal size for the sake of the digits."""
    sizes = _column_sizes(j)
    return np.linalg.lstsq(j / sizes, r, rcond=1e-15)[0] / sizes


def _is_finite(p: Array, residuals: Residuals) -> bool:
    return bool(np.isfinite(p).all() and np.isfinite(residuals(p)).all())
