"""How far a power series reaches, told from its first coefficients.

A series converges up to the nearest point, real or complex, where its function breaks down: that distance R
is its radius of convergence, and the coefficients shrink like 1 / Rᵏ.
"""

import math

import numpy as np
from numpy.typing import NDArray

from ._validation import finite_numbers

__all__ = ["radius_of_convergence"]

_FEWEST = 8
_RUN = 6  # coefficients of one fit of p and q
_ENTIRE = 0.25  # an extrapolated 1 / R below this share of the last one counts as zero


def radius_of_convergence(coefficients: NDArray[np.float64] | list[float]) -> float:
    """Estimate how far from x0 the whole series converges, from its first coefficients.

    R = distance from x0 to the nearest singularity, also in the complex plane

    Near there the coefficients follow c_k ≈ p c_(k-1) + q c_(k-2): one singularity makes them shrink like
    1 / Rᵏ, a conjugate pair like cos(k θ) / Rᵏ. Fit p and q to short runs of coefficients; the larger root of
    z² = p z + q has the size 1 / R. These sizes are extrapolated along a line in 1 / k to k = ∞. Where they
    tend to zero, as for exp, R is infinite. Gaps of equal length, as in an even series, are taken out first.
    This is an estimate, good to some digits with 20 coefficients. It cannot see what later ones do: where an
    entire function's coefficients shrink slowly, as those of exp(sin(x)) do, R comes out finite, and larger
    with each coefficient more.

    Parameters
    ----------
    coefficients : sequence of floats
        c0, c1, ... as from taylor_coefficients. At least 8 that are not zero; 20 or more are better.

    Returns
    -------
    float
        R, in the unit of x; math.inf where the series looks entire, or ends (a polynomial).

    Raises
    ------
    TypeError
        If coefficients is not a sequence of real numbers.
    ValueError
        If it is empty, holds a number that is not finite, or too few that are not zero.

    Examples
    --------
    1 / (1 + x²) has no trouble on the real line, but at x = i, a distance of 1 from 0:

    >>> from mfml.taylor import taylor_coefficients
    >>> radius_of_convergence(taylor_coefficients(lambda x: 1 / (1 + x**2), 0, 20))
    1.000000
    >>> radius_of_convergence(taylor_coefficients(np.exp, 0, 20))
    inf

    Source
    ------
    G. N. Mercer and A. J. Roberts, SIAM J. Appl. Math. 50 (1990), appendix (the same idea, with p and q
    from four coefficients).
    """
    return _estimate(finite_numbers(coefficients, "coefficients"))


def _estimate(coefficients: list[float]) -> float:
    """Return R by the method above."""
    places = [k for k, c in enumerate(coefficients) if c != 0.0]
    if not places or (len(coefficients) >= _FEWEST and places[-1] < len(coefficients) // 2):
        return math.inf  # the second half is zero: a polynomial
    gap = math.gcd(*(k - places[0] for k in places)) or 1
    c = coefficients[places[0] :: gap]
    if sum(x != 0.0 for x in c) < _FEWEST:
        raise ValueError(
            f"{len(places)} coefficients that are not zero tell too little; "
            f"pass at least {_FEWEST}: use a higher degree"
        )
    try:
        sizes = [_largest_root(c[k - _RUN : k]) for k in range(_RUN, len(c) + 1)]
    except (OverflowError, np.linalg.LinAlgError):
        raise ValueError("the coefficients differ too much in size; measure x in another unit") from None
    late = max(3, len(sizes) // 2)
    k = np.arange(_RUN, len(c) + 1)[-late:] - _RUN / 2.0
    line = np.polynomial.Polynomial.fit(1.0 / k, sizes[-late:], 1)
    limit = float(line(0.0))
    if limit <= _ENTIRE * sizes[-1]:
        return math.inf
    return float((1.0 / limit) ** (1.0 / gap))


def _largest_root(run: list[float]) -> float:
    """Fit c_k = p c_(k-1) + q c_(k-2) and return the size of the larger root of z² = p z + q."""
    last = next(k for k in reversed(range(len(run))) if run[k] != 0.0) if any(run) else 0
    first = next((k for k in range(len(run)) if run[k] != 0.0), 0)
    if first == last:
        return 0.0
    # Measure x in a unit in which the run is about level, so that all its equations count alike.
    unit = math.exp((math.log(abs(run[last])) - math.log(abs(run[first]))) / (last - first))
    level = np.array([x / abs(run[first]) / unit ** (k - first) for k, x in enumerate(run)])
    equations = np.column_stack([level[1:-1], level[:-2]])
    (p, q), *_ = np.linalg.lstsq(equations, level[2:], rcond=1e-10)
    return unit * float(np.abs(np.roots([1.0, -p, -q])).max())
