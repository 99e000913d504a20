"""The test functions of Moré, Garbow and Hillstrom (1981): sums of squares, standard starts, published minima.

All 35 of them, f = sum of r**2 with the residuals r of `mgh_functions`, and three for another number of variables.

Source
------
J. J. Moré, B. S. Garbow and K. E. Hillstrom, Testing unconstrained optimization software, ACM Transactions on
Mathematical Software 7 (1981).
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from . import mgh_functions as r


class Problem(NamedTuple):
    residuals: Callable[[Any, Any], Any]
    start: list[float]
    minima: tuple[float, ...]  # the values of f at its known local minima, to six digits


def _over(n: int) -> list[float]:
    return [j / (n + 1) for j in range(1, n + 1)]


PROBLEMS: dict[str, Problem] = {
    "Rosenbrock": Problem(r.rosenbrock, [-1.2, 1], (0.0,)),
    "Freudenstein and Roth": Problem(r.freudenstein_roth, [0.5, -2], (0.0, 48.9842)),
    "Powell badly scaled": Problem(r.powell_badly_scaled, [0, 1], (0.0,)),
    "Brown badly scaled": Problem(r.brown_badly_scaled, [1, 1], (0.0,)),
    "Beale": Problem(r.beale, [1, 1], (0.0,)),
    "Jennrich and Sampson": Problem(r.jennrich_sampson, [0.3, 0.4], (124.362,)),
    "helical valley": Problem(r.helical_valley, [-1, 0, 0], (0.0,)),
    "Bard": Problem(r.bard, [1, 1, 1], (8.21487e-3, 17.4286)),
    "Gaussian": Problem(r.gaussian, [0.4, 1, 0], (1.12793e-8,)),
    "Meyer": Problem(r.meyer, [0.02, 4000, 250], (87.9458,)),
    "Gulf": Problem(r.gulf, [5, 2.5, 0.15], (0.0,)),
    "Box": Problem(r.box, [0, 10, 20], (0.0,)),
    "Powell singular": Problem(r.powell_singular, [3, -1, 0, 1], (0.0,)),
    "Wood": Problem(r.wood, [-3, -1, -3, -1], (0.0,)),
    "Kowalik and Osborne": Problem(r.kowalik_osborne, [0.25, 0.39, 0.415, 0.39], (3.07505e-4, 1.02734e-3)),
    "Brown and Dennis": Problem(r.brown_dennis, [25, 5, -5, -1], (85822.2,)),
    "Osborne 1": Problem(r.osborne_1, [0.5, 1.5, -1, 0.01, 0.02], (5.46489e-5,)),
    "Biggs": Problem(r.biggs, [1, 2, 1, 1, 1, 1], (0.0, 5.65565e-3)),
    "Osborne 2": Problem(r.osborne_2, [1.3, 0.65, 0.65, 0.7, 0.6, 3, 5, 7, 2, 4.5, 5.5], (4.01377e-2,)),
    "Watson 6": Problem(r.watson, [0] * 6, (2.28767e-3,)),
    "Watson 9": Problem(r.watson, [0] * 9, (1.39976e-6,)),
    "extended Rosenbrock": Problem(r.rosenbrock, [-1.2, 1] * 5, (0.0,)),
    "extended Powell singular": Problem(r.powell_singular, [3, -1, 0, 1] * 3, (0.0,)),
    "penalty 1": Problem(r.penalty_1, [1, 2, 3, 4], (2.24997e-5,)),
    "penalty 2": Problem(r.penalty_2, [0.5] * 4, (9.37629e-6,)),
    "variably dimensioned": Problem(r.variably_dimensioned, [1 - j / 10 for j in range(1, 11)], (0.0,)),
    "trigonometric": Problem(r.trigonometric, [0.1] * 10, (0.0, 2.79506e-5)),
    "Brown almost linear": Problem(r.brown_almost_linear, [0.5] * 10, (0.0, 1.0)),
    "boundary value": Problem(r.boundary_value, [t * (t - 1) for t in _over(10)], (0.0,)),
    "integral equation": Problem(r.integral_equation, [t * (t - 1) for t in _over(10)], (0.0,)),
    "Broyden tridiagonal": Problem(r.broyden_tridiagonal, [-1] * 10, (0.0,)),
    "Broyden banded": Problem(r.broyden_banded, [-1] * 10, (0.0,)),
    "linear, full rank": Problem(r.linear_full_rank, [1] * 10, (10.0,)),
    "linear, rank 1": Problem(r.linear_rank_1, [1] * 10, (20 * 19 / (2 * 41),)),
    "linear, rank 1, zeros": Problem(r.linear_rank_1_with_zeros, [1] * 10, ((400 + 60 - 6) / (2 * 37),)),
    "Chebyquad 7": Problem(r.chebyquad, _over(7), (0.0,)),
    "Chebyquad 8": Problem(r.chebyquad, _over(8), (3.51687e-3,)),
    "Chebyquad 10": Problem(r.chebyquad, _over(10), (6.50395e-3,)),
}
