"""Section 1.7: what the checks of its two programs expect."""

import pytest
import sympy
from edited import Page
from sympy import cos, exp, sin

PAGE = Page("1-what-is-calculus/taming-a-beast.md")
X = sympy.Symbol("x")


@pytest.mark.parametrize(
    ("formula", "place"),
    [
        (X * X + 2 * X, 3),
        ((1 - X) / (1 + X), 3),
        (X**2 * exp(-X) * cos(3 * X) / (1 + X**2), 1),
        (X**3 - 4 * X, 2),
        (X**-2, 2),
        (6 / X, 2),
        ((X**2 + 1) ** 3, 2),
        (exp(2 * X) + sin(3 * X), 0),
        ((3 * X - 1) ** 2, 1),
    ],
)
def test_e14_the_checks_of_the_program(formula, place):
    (program,) = PAGE.answers("E1.14")
    found = [round(float(each.subs(X, place)), 6) for each in (formula, sympy.diff(formula, X))]
    assert "{} {}".format(*found) in (program["tests"] + program["hidden"]).splitlines()


def test_e42_the_checks_of_the_program():
    (program,) = PAGE.answers("E1.42")
    rules = [lambda x: 2 * max(x, 2.2), lambda x: 2 * min(x, 1.3), lambda x: 2 * x + 0.001]
    rules += [lambda x: 2 * x - 0.001, lambda x: 3 * x - 1.4, lambda x: 2 * x + 0.00003]
    verdicts = [all(abs(rule(x) - 2 * x) < 0.0001 for x in (0.7, 1.3, 2.2)) for rule in rules]
    found = program["hidden"].split()
    assert [each for each in found if each in ("True", "False")][2:] == [str(each) for each in verdicts]
