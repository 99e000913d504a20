"""The residuals of the test functions of Moré, Garbow and Hillstrom (1981), as NumPy code r(xp, x).

`xp` is `numpy`, or `autograd.numpy` when autograd is the oracle. The data of Kowalik and Osborne, of Meyer and of
Osborne's first function are NIST's MGH09, MGH10 and MGH17. `more_garbow_hillstrom` has the starts and the minima.
"""

from typing import Any

import numpy as np

from tests.mfml.nist_problems import read


def _up_to(n: int) -> np.ndarray:
    return np.arange(1.0, n + 1)


_BARD = np.array([14, 18, 22, 25, 29, 32, 35, 39, 37, 58, 73, 96, 134, 210, 439]) / 100
_GAUSS = np.array([9, 44, 175, 540, 1295, 2420, 3521, 3989, 3521, 2420, 1295, 540, 175, 44, 9]) / 1e4
_OSBORNE = np.array([
    1366, 1191, 1112, 1013, 991, 885, 831, 847, 786, 725, 746, 679, 608, 655, 616, 606, 602, 626, 651, 724, 649, 649,
    694, 644, 624, 661, 612, 558, 533, 495, 500, 423, 395, 375, 372, 391, 396, 405, 428, 429, 523, 562, 607, 653,
    672, 708, 633, 668, 645, 632, 591, 559, 597, 625, 739, 710, 729, 720, 636, 581, 428, 292, 162, 98, 54,
]) / 1000  # fmt: skip


def rosenbrock(xp: Any, x: Any) -> Any:
    return xp.concatenate([10 * (x[1::2] - x[::2] ** 2), 1 - x[::2]])


def freudenstein_roth(xp: Any, x: Any) -> Any:
    return xp.stack(
        [-13 + x[0] + ((5 - x[1]) * x[1] - 2) * x[1], -29 + x[0] + ((x[1] + 1) * x[1] - 14) * x[1]]
    )


def powell_badly_scaled(xp: Any, x: Any) -> Any:
    return xp.stack([1e4 * x[0] * x[1] - 1, xp.exp(-x[0]) + xp.exp(-x[1]) - 1.0001])


def brown_badly_scaled(xp: Any, x: Any) -> Any:
    return xp.stack([x[0] - 1e6, x[1] - 2e-6, x[0] * x[1] - 2])


def beale(xp: Any, x: Any) -> Any:
    return xp.stack([c - x[0] * (1 - x[1] ** k) for k, c in ((1, 1.5), (2, 2.25), (3, 2.625))])


def jennrich_sampson(xp: Any, x: Any) -> Any:
    i = _up_to(10)
    return 2 + 2 * i - (xp.exp(i * x[0]) + xp.exp(i * x[1]))


def helical_valley(xp: Any, x: Any) -> Any:
    turns = xp.arctan(x[1] / x[0]) / (2 * np.pi) + (0.5 if x[0] < 0 else 0.0)
    return xp.stack([10 * (x[2] - 10 * turns), 10 * (xp.sqrt(x[0] ** 2 + x[1] ** 2) - 1), x[2]])


def bard(xp: Any, x: Any) -> Any:
    u = _up_to(15)
    return _BARD - (x[0] + u / ((16 - u) * x[1] + np.minimum(u, 16 - u) * x[2]))


def gaussian(xp: Any, x: Any) -> Any:
    return x[0] * xp.exp(-x[1] * ((8 - _up_to(15)) / 2 - x[2]) ** 2 / 2) - _GAUSS


def meyer(xp: Any, x: Any) -> Any:
    data = read("MGH10")
    return x[0] * xp.exp(x[1] / (data.x + x[2])) - data.y


def gulf(xp: Any, x: Any) -> Any:
    t = _up_to(99) / 100
    return xp.exp(-(xp.abs(25 + (-50 * np.log(t)) ** (2 / 3) - x[1]) ** x[2]) / x[0]) - t


def box(xp: Any, x: Any) -> Any:
    t = _up_to(10) / 10
    return xp.exp(-t * x[0]) - xp.exp(-t * x[1]) - x[2] * (np.exp(-t) - np.exp(-10 * t))


def powell_singular(xp: Any, x: Any) -> Any:
    a, b, c, d = (x[k::4] for k in range(4))
    return xp.concatenate([a + 10 * b, 5**0.5 * (c - d), (b - 2 * c) ** 2, 10**0.5 * (a - d) ** 2])


def wood(xp: Any, x: Any) -> Any:
    first = [10 * (x[1] - x[0] ** 2), 1 - x[0], 90**0.5 * (x[3] - x[2] ** 2), 1 - x[2]]
    return xp.stack([*first, 10**0.5 * (x[1] + x[3] - 2), (x[1] - x[3]) / 10**0.5])


def kowalik_osborne(xp: Any, x: Any) -> Any:
    data = read("MGH09")
    return data.y - x[0] * (data.x**2 + data.x * x[1]) / (data.x**2 + data.x * x[2] + x[3])


def brown_dennis(xp: Any, x: Any) -> Any:
    t = _up_to(20) / 5
    return (x[0] + t * x[1] - np.exp(t)) ** 2 + (x[2] + x[3] * np.sin(t) - np.cos(t)) ** 2


def osborne_1(xp: Any, x: Any) -> Any:
    data = read("MGH17")
    return data.y - (x[0] + x[1] * xp.exp(-data.x * x[3]) + x[2] * xp.exp(-data.x * x[4]))


def biggs(xp: Any, x: Any) -> Any:
    t = _up_to(13) / 10
    y = np.exp(-t) - 5 * np.exp(-10 * t) + 3 * np.exp(-4 * t)
    return x[2] * xp.exp(-t * x[0]) - x[3] * xp.exp(-t * x[1]) + x[5] * xp.exp(-t * x[4]) - y


def osborne_2(xp: Any, x: Any) -> Any:
    t = np.arange(65) / 10
    bells = sum(x[k] * xp.exp(-((t - x[7 + k]) ** 2) * x[4 + k]) for k in (1, 2, 3))
    return _OSBORNE - (x[0] * xp.exp(-t * x[4]) + bells)


def watson(xp: Any, x: Any) -> Any:
    t, k = (_up_to(29) / 29)[:, None], np.arange(len(x))
    slopes = xp.dot(k[1:] * t ** (k[1:] - 1), x[1:]) - xp.dot(t**k, x) ** 2 - 1
    return xp.concatenate([slopes, xp.stack([x[0], x[1] - x[0] ** 2 - 1])])


def penalty_1(xp: Any, x: Any) -> Any:
    return xp.concatenate([1e-5**0.5 * (x - 1), xp.stack([xp.sum(x**2) - 0.25])])


def penalty_2(xp: Any, x: Any) -> Any:
    n = len(x)
    y = np.exp(_up_to(n)[1:] / 10) + np.exp((_up_to(n)[1:] - 1) / 10)
    pairs, alone = xp.exp(x[1:] / 10) + xp.exp(x[:-1] / 10) - y, xp.exp(x[1:] / 10) - np.exp(-0.1)
    ends = [xp.stack([x[0] - 0.2]), xp.stack([xp.sum(_up_to(n)[::-1] * x**2) - 1])]
    return xp.concatenate([ends[0], 1e-5**0.5 * pairs, 1e-5**0.5 * alone, ends[1]])


def variably_dimensioned(xp: Any, x: Any) -> Any:
    total = xp.sum(_up_to(len(x)) * (x - 1))
    return xp.concatenate([x - 1, xp.stack([total, total**2])])


def trigonometric(xp: Any, x: Any) -> Any:
    n = len(x)
    return n - xp.sum(xp.cos(x)) + _up_to(n) * (1 - xp.cos(x)) - xp.sin(x)


def brown_almost_linear(xp: Any, x: Any) -> Any:
    return xp.concatenate([x[:-1] + xp.sum(x) - (len(x) + 1), xp.stack([xp.prod(x) - 1])])


def boundary_value(xp: Any, x: Any) -> Any:
    n = len(x)
    h, zero = 1 / (n + 1), np.zeros(1)
    sides = xp.concatenate([zero, x[:-1]]) + xp.concatenate([x[1:], zero])
    return 2 * x - sides + h**2 * (x + h * _up_to(n) + 1) ** 3 / 2


def integral_equation(xp: Any, x: Any) -> Any:
    n = len(x)
    t = _up_to(n) / (n + 1)
    kernel = np.minimum.outer(t, t) * (1 - np.maximum.outer(t, t))
    return x + xp.dot(kernel, (x + t + 1) ** 3) / (2 * (n + 1))


def broyden_tridiagonal(xp: Any, x: Any) -> Any:
    zero = np.zeros(1)
    sides = xp.concatenate([zero, x[:-1]]) + 2 * xp.concatenate([x[1:], zero])
    return (3 - 2 * x) * x - sides + 1


def broyden_banded(xp: Any, x: Any) -> Any:
    i = np.arange(len(x))
    band = (i[:, None] - i <= 5) & (i - i[:, None] <= 1) & (i[:, None] != i)
    return x * (2 + 5 * x**2) + 1 - xp.dot(band.astype(float), x * (1 + x))


def linear_full_rank(xp: Any, x: Any) -> Any:
    pad = np.zeros(20 - len(x))
    return xp.concatenate([x, pad]) - 2 / 20 * xp.sum(x) - 1


def linear_rank_1(xp: Any, x: Any) -> Any:
    return _up_to(20) * xp.sum(_up_to(len(x)) * x) - 1


def linear_rank_1_with_zeros(xp: Any, x: Any) -> Any:
    inner = np.append(np.append(0.0, _up_to(18)), 0.0)
    return inner * xp.sum(_up_to(len(x))[1:-1] * x[1:-1]) - 1


def chebyquad(xp: Any, x: Any) -> Any:
    before, here, rows = 1.0, 2 * x - 1, []
    for i in range(1, len(x) + 1):
        rows.append(xp.mean(here) + (1 / (i * i - 1) if i % 2 == 0 else 0.0))
        before, here = here, 2 * (2 * x - 1) * here - before
    return xp.stack(rows)
