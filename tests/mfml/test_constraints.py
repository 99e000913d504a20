"""Lagrange multipliers: Hock-Schittkowski problems with equality constraints, closed forms, and refusals."""

import numpy as np
import pytest

from mfml.constraints import lagrange_multipliers, lagrangian

ROOT2, ROOT3 = np.sqrt(2.0), np.sqrt(3.0)

# name: f, g, the start and the value of f at the optimum, from Hock and Schittkowski (1981).
HOCK_SCHITTKOWSKI = {
    "6": (lambda x: (1 - x[0]) ** 2, lambda x: 10 * (x[1] - x[0] ** 2), [-1.2, 1.0], 0.0),
    "7": (
        lambda x: np.log(1 + x[0] ** 2) - x[1],
        lambda x: (1 + x[0] ** 2) ** 2 + x[1] ** 2 - 4,
        [2.0, 2.0],
        -ROOT3,
    ),
    "26": (
        lambda x: (x[0] - x[1]) ** 2 + (x[1] - x[2]) ** 4,
        lambda x: (1 + x[1] ** 2) * x[0] + x[2] ** 4 - 3,
        [-2.6, 2.0, 2.0],
        0.0,
    ),
    "27": (
        lambda x: 0.01 * (x[0] - 1) ** 2 + (x[1] - x[0] ** 2) ** 2,
        lambda x: x[0] + x[2] ** 2 + 1,
        [2.0, 2.0, 2.0],
        0.04,
    ),
    "28": (
        lambda x: (x[0] + x[1]) ** 2 + (x[1] + x[2]) ** 2,
        lambda x: x[0] + 2 * x[1] + 3 * x[2] - 1,
        [-4.0, 1.0, 1.0],
        0.0,
    ),
    "39": (
        lambda x: -x[0],
        lambda x: np.stack([x[1] - x[0] ** 3 - x[2] ** 2, x[0] ** 2 - x[1] - x[3] ** 2]),
        [2.0, 2.0, 2.0, 2.0],
        -1.0,
    ),
    "40": (
        lambda x: -x[0] * x[1] * x[2] * x[3],
        lambda x: np.stack([x[0] ** 3 + x[1] ** 2 - 1, x[0] ** 2 * x[3] - x[2], x[3] ** 2 - x[1]]),
        [0.8, 0.8, 0.8, 0.8],
        -0.25,
    ),
    "42": (
        lambda x: (x[0] - 1) ** 2 + (x[1] - 2) ** 2 + (x[2] - 3) ** 2 + (x[3] - 4) ** 2,
        lambda x: np.stack([x[0] - 2, x[2] ** 2 + x[3] ** 2 - 2]),
        [1.0, 1.0, 1.0, 1.0],
        28 - 10 * ROOT2,
    ),
    "46": (
        lambda x: (x[0] - x[1]) ** 2 + (x[2] - 1) ** 2 + (x[3] - 1) ** 4 + (x[4] - 1) ** 6,
        lambda x: np.stack([x[0] ** 2 * x[3] + np.sin(x[3] - x[4]) - 1, x[1] + x[2] ** 4 * x[3] ** 2 - 2]),
        [ROOT2 / 2, 1.75, 0.5, 2.0, 2.0],
        0.0,
    ),
    "47": (
        lambda x: (x[0] - x[1]) ** 2 + (x[1] - x[2]) ** 3 + (x[2] - x[3]) ** 4 + (x[3] - x[4]) ** 4,
        lambda x: np.stack([x[0] + x[1] ** 2 + x[2] ** 3 - 3, x[1] - x[2] ** 2 + x[3] - 1, x[0] * x[4] - 1]),
        [2.0, ROOT2, -1.0, 2 - ROOT2, 0.5],
        0.0,
    ),
    "48": (
        lambda x: (x[0] - 1) ** 2 + (x[1] - x[2]) ** 2 + (x[3] - x[4]) ** 2,
        lambda x: np.stack([np.sum(x) - 5, x[2] - 2 * (x[3] + x[4]) + 3]),
        [3.0, 5.0, -3.0, 2.0, -2.0],
        0.0,
    ),
    "49": (
        lambda x: (x[0] - x[1]) ** 2 + (x[2] - 1) ** 2 + (x[3] - 1) ** 4 + (x[4] - 1) ** 6,
        lambda x: np.stack([x[0] + x[1] + x[2] + 4 * x[3] - 7, x[2] + 5 * x[4] - 6]),
        [10.0, 7.0, 2.0, -3.0, 0.8],
        0.0,
    ),
    "50": (
        lambda x: (x[0] - x[1]) ** 2 + (x[1] - x[2]) ** 2 + (x[2] - x[3]) ** 4 + (x[3] - x[4]) ** 2,
        lambda x: np.stack(
            [x[0] + 2 * x[1] + 3 * x[2] - 6, x[1] + 2 * x[2] + 3 * x[3] - 6, x[2] + 2 * x[3] + 3 * x[4] - 6]
        ),
        [35.0, -31.0, 11.0, 5.0, -5.0],
        0.0,
    ),
    "51": (
        lambda x: (x[0] - x[1]) ** 2 + (x[1] + x[2] - 2) ** 2 + (x[3] - 1) ** 2 + (x[4] - 1) ** 2,
        lambda x: np.stack([x[0] + 3 * x[1] - 4, x[2] + x[3] - 2 * x[4], x[1] - x[4]]),
        [2.5, 0.5, 2.0, -1.0, 0.5],
        0.0,
    ),
    "52": (
        lambda x: (4 * x[0] - x[1]) ** 2 + (x[1] + x[2] - 2) ** 2 + (x[3] - 1) ** 2 + (x[4] - 1) ** 2,
        lambda x: np.stack([x[0] + 3 * x[1], x[2] + x[3] - 2 * x[4], x[1] - x[4]]),
        [2.0, 2.0, 2.0, 2.0, 2.0],
        1859 / 349,
    ),
    "77": (
        lambda x: (x[0] - 1) ** 2 + (x[0] - x[1]) ** 2 + (x[2] - 1) ** 2 + (x[3] - 1) ** 4 + (x[4] - 1) ** 6,
        lambda x: np.stack(
            [x[0] ** 2 * x[3] + np.sin(x[3] - x[4]) - 2 * ROOT2, x[1] + x[2] ** 4 * x[3] ** 2 - 8 - ROOT2]
        ),
        [2.0, 2.0, 2.0, 2.0, 2.0],
        0.24150513,
    ),
    "78": (
        lambda x: x[0] * x[1] * x[2] * x[3] * x[4],
        lambda x: np.stack([np.sum(x**2) - 10, x[1] * x[2] - 5 * x[3] * x[4], x[0] ** 3 + x[1] ** 3 + 1]),
        [-2.0, 1.5, 2.0, -1.0, -1.0],
        -2.91970041,
    ),
    "79": (
        lambda x: (
            (x[0] - 1) ** 2
            + (x[0] - x[1]) ** 2
            + (x[1] - x[2]) ** 2
            + (x[2] - x[3]) ** 4
            + (x[3] - x[4]) ** 4
        ),
        lambda x: np.stack(
            [
                x[0] + x[1] ** 2 + x[2] ** 3 - 2 - 3 * ROOT2,
                x[1] - x[2] ** 2 + x[3] + 2 - 2 * ROOT2,
                x[0] * x[4] - 2,
            ]
        ),
        [2.0, 2.0, 2.0, 2.0, 2.0],
        0.0787768209,
    ),
}


@pytest.mark.parametrize("number", HOCK_SCHITTKOWSKI)
def test_hock_schittkowski(number: str) -> None:
    f, g, start, optimum = HOCK_SCHITTKOWSKI[number]
    result = lagrange_multipliers(f, g, start)
    assert result.success, result.message
    assert result.fun == pytest.approx(optimum, rel=1e-6, abs=1e-6)
    np.testing.assert_allclose(g(result.x), 0.0, atol=1e-8)


@pytest.mark.parametrize("start", [[1.0, 1.0], [-1.0, -3.0], [2.0, -1.0]])
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_minimum_and_maximum_on_a_circle(start, sign: float) -> None:
    result = lagrange_multipliers(
        lambda x: sign * (x[0] + 2 * x[1]), lambda x: x[0] ** 2 + x[1] ** 2 - 5, start
    )
    assert result.success
    np.testing.assert_allclose(result.x, [-sign, -2 * sign], atol=1e-9)
    np.testing.assert_allclose(result.multipliers, [-0.5], atol=1e-9)


def test_as_many_constraints_as_unknowns_leave_one_point() -> None:
    result = lagrange_multipliers(
        lambda x: x @ x, lambda x: np.stack([x[0] - 1.0, x[0] + x[1] - 3.0]), [5.0, 5.0]
    )
    np.testing.assert_allclose(result.x, [1.0, 2.0], atol=1e-12)


def test_a_function_of_one_number() -> None:
    result = lagrange_multipliers(lambda x: x**2, lambda x: x - 3.0, 0.0)
    np.testing.assert_allclose(result.multipliers, [6.0])


def test_the_multiplier_is_the_price_of_the_constraint() -> None:
    def best(c):
        return lagrange_multipliers(
            lambda x: x[0] + 2 * x[1], lambda x: x[0] ** 2 + x[1] ** 2 - 5 - c, [1.0, 1.0]
        )

    assert (best(1e-4).fun - best(-1e-4).fun) / 2e-4 == pytest.approx(best(0.0).multipliers[0], rel=1e-6)


def test_the_die_of_greatest_entropy_with_mean_four_and_a_half() -> None:
    faces = np.arange(1.0, 7.0)
    result = lagrange_multipliers(
        lambda p: np.sum(p * np.log(p)),
        lambda p: np.stack([np.sum(p) - 1.0, np.sum(faces * p) - 4.5]),
        np.full(6, 1 / 6),
    )
    np.testing.assert_allclose(result.x, [0.0544, 0.0788, 0.1142, 0.1654, 0.2398, 0.3475], atol=5e-5)
    assert np.log(result.x[1] / result.x[0]) == pytest.approx(0.371049, abs=1e-6)


def test_lagrangian_value() -> None:
    value = lagrangian(lambda x: x[0] * x[1], lambda x: np.array([x[0] - 1.0, x[1] - 3.0]))
    assert value(np.array([2.0, 5.0]), [10.0, 100.0]) == 10.0 - 10.0 - 200.0
    assert type(value(np.array([2.0, 5.0]), [10.0, 100.0])) is float


def test_no_solution_is_a_result() -> None:
    result = lagrange_multipliers(
        lambda x: x[0], lambda x: x[0] ** 2 + x[1] ** 2 + 1.0, [1.0, 1.0], max_iter=20
    )
    assert not result.success
    assert "start somewhere else" in result.message


def test_too_few_steps_is_a_result() -> None:
    f, g, start, _ = HOCK_SCHITTKOWSKI["7"]
    result = lagrange_multipliers(f, g, start, max_iter=1)
    assert not result.success
    assert "after 1 steps" in result.message


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: lagrangian(3, np.sum), TypeError, "must be a function"),
        (lambda: lagrangian(np.sum, 3), TypeError, "must be a function"),
        (lambda: lagrange_multipliers(np.sum, 3, [1.0]), TypeError, "must be a function"),
        (lambda: lagrange_multipliers(3, np.sum, [1.0]), TypeError, "must be a function"),
        (lambda: lagrange_multipliers(np.sum, np.sum, []), ValueError, "x0 has the shape"),
        (lambda: lagrange_multipliers(np.sum, np.sum, [np.inf]), ValueError, "finite"),
        (lambda: lagrange_multipliers(np.sum, np.sum, [1.0], tol=-1), ValueError, "tol is -1"),
        (lambda: lagrange_multipliers(np.sum, np.sum, [1.0], max_iter=0), ValueError, "max_iter is 0"),
    ],
)
def test_bad_input(call, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        call()
