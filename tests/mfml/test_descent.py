"""Descent: known minima of the More-Garbow-Hillstrom functions, the limit of the learning rate, and refusals."""

import numpy as np
import pytest

from mfml.descent import backtracking_line_search, gradient_descent, newton_minimize


def bowl(x):
    return x[0] ** 2 + 10 * x[1] ** 2


def rosenbrock(x):
    return (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2


def beale(x):
    return sum((c - x[0] * (1 - x[1] ** k)) ** 2 for k, c in ((1, 1.5), (2, 2.25), (3, 2.625)))


def freudenstein_roth(x):
    first = -13 + x[0] + ((5 - x[1]) * x[1] - 2) * x[1]
    second = -29 + x[0] + ((x[1] + 1) * x[1] - 14) * x[1]
    return first**2 + second**2


def brown_badly_scaled(x):
    return (x[0] - 1e6) ** 2 + (x[1] - 2e-6) ** 2 + (x[0] * x[1] - 2) ** 2


def powell_singular(x):
    near = (x[0] + 10 * x[1]) ** 2 + 5 * (x[2] - x[3]) ** 2
    return near + (x[1] - 2 * x[2]) ** 4 + 10 * (x[0] - x[3]) ** 4


def wood(x):
    return (
        100 * (x[1] - x[0] ** 2) ** 2
        + (1 - x[0]) ** 2
        + 90 * (x[3] - x[2] ** 2) ** 2
        + (1 - x[2]) ** 2
        + 10 * (x[1] + x[3] - 2) ** 2
        + 0.1 * (x[1] - x[3]) ** 2
    )


def trigonometric(x):
    n = len(x)
    cosines = np.cos(x)
    rows = n - np.sum(cosines) + np.arange(1, n + 1) * (1 - cosines) - np.sin(x)
    return np.sum(rows**2)


@pytest.mark.parametrize(
    ("f", "start", "values"),
    [
        (rosenbrock, [-1.2, 1.0], (0.0,)),
        (beale, [1.0, 1.0], (0.0,)),
        (freudenstein_roth, [0.5, -2.0], (0.0, 48.98425367924)),
        (brown_badly_scaled, [1.0, 1.0], (0.0,)),
        (powell_singular, [3.0, -1.0, 0.0, 1.0], (0.0,)),
        (wood, [-3.0, -1.0, -3.0, -1.0], (0.0,)),
        (trigonometric, np.full(5, 0.2), (0.0,)),
    ],
)
def test_newton_reaches_a_known_minimum(f, start, values) -> None:
    # The badly scaled one has slopes of 1e-7 where x differs from the minimum by less than rounding.
    result = newton_minimize(f, start, max_iter=200, tol=1e-5 if f is brown_badly_scaled else 1e-8)
    assert result.success, result.message
    assert min(abs(result.fun - value) for value in values) < 1e-8
    assert result.path.shape == (result.nit + 1, len(start))
    np.testing.assert_array_equal(result.path[0], start)
    np.testing.assert_array_equal(result.path[-1], result.x)


def test_newton_needs_one_step_for_a_bowl() -> None:
    result = newton_minimize(bowl, [10.0, 1.0])
    assert result.nit == 1
    np.testing.assert_allclose(result.x, 0.0, atol=1e-12)


def test_newton_leaves_a_hill_downwards() -> None:
    result = newton_minimize(lambda x: np.cos(x[0]), [0.3])
    assert result.success
    assert result.fun == pytest.approx(-1.0)


def test_a_function_of_one_number() -> None:
    result = newton_minimize(lambda x: (x - 3.0) ** 4 + x, 0.0)
    assert result.success
    assert type(result.x) is type(result.fun) is type(result.gradient) is float
    assert result.x == pytest.approx(3.0 - 0.25 ** (1 / 3), rel=1e-7)


@pytest.mark.parametrize(("rate", "converges"), [(0.05, True), (0.099, True), (0.101, False), (1e3, False)])
def test_the_limit_of_the_learning_rate_is_two_over_the_largest_eigenvalue(rate, converges) -> None:
    result = gradient_descent(bowl, [10.0, 1.0], learning_rate=rate, max_iter=3000)
    assert result.success is converges
    assert result.message


def test_the_path_is_that_of_the_formula() -> None:
    path = gradient_descent(bowl, [10.0, 1.0], learning_rate=0.03, max_iter=5).path
    factors = 1 - 0.03 * np.array([2.0, 20.0])
    np.testing.assert_allclose(path, [[10.0, 1.0] * factors**k for k in range(6)], rtol=1e-12)


def test_momentum_is_the_formula_and_helps_in_a_narrow_valley() -> None:
    path = gradient_descent(bowl, [10.0, 1.0], learning_rate=0.03, momentum=0.5, max_iter=2).path
    slopes = [np.array([2.0, 20.0]) * point for point in path[:2]]
    np.testing.assert_allclose(path[1], path[0] - 0.03 * slopes[0])
    np.testing.assert_allclose(path[2], path[1] + 0.5 * (path[1] - path[0]) - 0.03 * slopes[1])

    def valley(x):
        return x[0] ** 2 + 100 * x[1] ** 2

    plain = gradient_descent(valley, [10.0, 1.0], learning_rate=0.009, max_iter=5000)
    heavy = gradient_descent(valley, [10.0, 1.0], learning_rate=0.009, momentum=0.8, max_iter=5000)
    assert heavy.success
    assert heavy.nit < plain.nit / 2


def test_line_search_frees_from_choosing_a_rate() -> None:
    result = gradient_descent(bowl, [10.0, 1.0], line_search=backtracking_line_search)
    assert result.success
    assert result.nfev > result.nit


def test_gradients_of_ones_own_are_used() -> None:
    asked = []
    result = newton_minimize(
        bowl,
        [10.0, 1.0],
        gradient=lambda x: asked.append("g") or np.array([2 * x[0], 20 * x[1]]),
        hessian=lambda x: asked.append("h") or np.diag([2.0, 20.0]),
    )
    assert result.success
    assert set(asked) == {"g", "h"}


def test_a_start_at_rest_is_the_answer() -> None:
    result = gradient_descent(bowl, [0.0, 0.0], learning_rate=0.1)
    assert (result.success, result.nit) == (True, 0)


def test_the_last_step_may_come_to_rest() -> None:
    result = newton_minimize(bowl, [10.0, 1.0], max_iter=1)
    assert result.success


def test_where_no_step_leads_down_the_result_says_so() -> None:
    result = gradient_descent(
        bowl,
        [1.0, 1.0],
        gradient=lambda x: -np.array([2 * x[0], 20 * x[1]]),
        line_search=backtracking_line_search,
    )
    assert not result.success
    assert "no step leads further down" in result.message


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: gradient_descent(3, [1.0], learning_rate=0.1), TypeError, "f must be a function"),
        (lambda: gradient_descent(bowl, "a", learning_rate=0.1), TypeError, "x0 must be numbers"),
        (lambda: gradient_descent(bowl, [], learning_rate=0.1), ValueError, "x0 has the shape"),
        (lambda: gradient_descent(bowl, [[1.0]], learning_rate=0.1), ValueError, "x0 has the shape"),
        (lambda: gradient_descent(bowl, [np.nan, 1.0], learning_rate=0.1), ValueError, "finite"),
        (lambda: gradient_descent(bowl, [1.0, 1.0]), ValueError, "pass either learning_rate"),
        (
            lambda: gradient_descent(bowl, [1.0, 1.0], learning_rate=1, line_search=backtracking_line_search),
            ValueError,
            "pass either",
        ),
        (lambda: gradient_descent(bowl, [1.0, 1.0], learning_rate=-1), ValueError, "positive number"),
        (
            lambda: gradient_descent(bowl, [1.0, 1.0], learning_rate=1, momentum=1),
            ValueError,
            "momentum is 1.0",
        ),
        (lambda: gradient_descent(bowl, [1.0, 1.0], learning_rate=1, tol=0), ValueError, "tol is 0"),
        (
            lambda: gradient_descent(bowl, [1.0, 1.0], learning_rate=1, max_iter=0),
            ValueError,
            "max_iter is 0",
        ),
        (
            lambda: newton_minimize(bowl, [1.0, 1.0], gradient=lambda x: [1.0]),
            ValueError,
            "gradient returned",
        ),
        (
            lambda: newton_minimize(
                lambda x: x, [1.0, 1.0], gradient=lambda x: x, hessian=lambda x: np.eye(2)
            ),
            TypeError,
            "one real number",
        ),
        (
            lambda: backtracking_line_search(bowl, np.ones(2), np.ones(2), np.ones(2)),
            ValueError,
            "does not go down",
        ),
    ],
)
def test_bad_input(call, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        call()
