"""Rise over run, and what it tends to.

The slope of a straight line is rise over run. A curve has no single slope, but the line through two of its
points has one:

    slope = (f(b) - f(a)) / (b - a).

Let b move towards a. If the slopes settle on one number, that number is the limit, and it is the derivative
f'(a). Nothing is ever divided by zero: the limit asks where the values go, not what happens on arrival.
"""

import math
from typing import Literal, NamedTuple, TypeAlias

from ._validation import (
    ScalarFunction,
    check_callable,
    finite_number,
    finite_value,
    quotient,
    real_number,
    real_value,
    step_from,
)

__all__ = ["difference_quotient", "limit", "slope"]

Side: TypeAlias = Literal["both", "left", "right"]

# The steps of `limit` start at 0.141 of |x| (of 1 at x = 0) and are halved. The start is irrational on
# purpose: with the steps 1, 1/2, 1/4, ... sin(pi / x) would look like zero all the way.
_FIRST_STEP = math.sqrt(2.0) / 10.0
_MAX_ROWS = 100
_MIN_ROWS = 7
_MAX_COLUMNS = 6
_GOOD = 1e-9
_ACCEPTABLE = 1e-5


def slope(f: ScalarFunction, a: float, b: float) -> float:
    """Return rise over run between two points of the graph of f.

    slope = (f(b) - f(a)) / (b - a)

    Parameters
    ----------
    f : callable
        A function of one number that returns one number.
    a, b : float
        Two different points, in the unit of the horizontal axis. Their order does not matter.

    Returns
    -------
    float
        The slope of the secant, in units of f per unit of x.

    Raises
    ------
    TypeError
        If f is not callable, or if a, b or a value of f is not one real number.
    ValueError
        If a equals b, or if a, b or a value of f is not finite.

    Examples
    --------
    From (1, 1) to (3, 9) the parabola rises by 8 over a run of 2:

    >>> slope(lambda x: x**2, 1, 3)
    4.0

    Source
    ------
    M. Spivak, Calculus, chapter 9.
    """
    check_callable(f)
    a = finite_number(a, "a")
    b = finite_number(b, "b")
    if a == b:
        raise ValueError(
            f"a and b are both {a!r}, and 0 / 0 is no slope; pass two different points, or see where "
            "the slopes go with limit(lambda h: difference_quotient(f, a, h), 0)"
        )
    start, end = finite_value(f, a), finite_value(f, b)
    return quotient(end - start, b - a)


def difference_quotient(f: ScalarFunction, x: float, step: float) -> float:
    """Return the slope of the secant from x to x + step.

    difference quotient = (f(x + step) - f(x)) / step

    Parameters
    ----------
    f : callable
        A function of one number that returns one number.
    x : float
        Where the secant starts.
    step : float
        How far it goes, in the unit of x: positive to the right, negative to the left, never zero.

    Returns
    -------
    float
        The slope, in units of f per unit of x.

    Raises
    ------
    TypeError
        If f is not callable, or if x, step or a value of f is not one real number.
    ValueError
        If step is zero or so small that x + step rounds to x, or if a value of f is not finite.

    Examples
    --------
    For x**2 at 3 the difference quotient is 6 + step:

    >>> difference_quotient(lambda x: x**2, 3, 0.5)
    6.5
    >>> difference_quotient(lambda x: x**2, 3, -0.5)
    5.5

    Source
    ------
    M. Spivak, Calculus, chapter 9.
    """
    check_callable(f)
    x = finite_number(x, "x")
    step = step_from(x, step)
    here, there = finite_value(f, x), finite_value(f, x + step)
    return quotient(there - here, step)


def limit(f: ScalarFunction, x: float, *, side: Side = "both") -> float:
    """Return the number that f tends to at x, without evaluating f at x.

    limit = L  where  f(x + h) -> L  as  h -> 0

    The step h is halved again and again. If f(x + h) = L + c1 h + c2 h**2 + ..., then 2 f(x + h/2) - f(x + h)
    has lost the term with h; the same trick on these numbers, now with weight 4, removes h**2, and so on
    (Richardson's extrapolation). A column of this table has settled once three of its numbers in a row agree
    to nine digits; if none ever does, five digits are accepted, and anything less is an error. This is a
    measurement, not a proof: detail of f much closer to x than a thousandth of |x| (of 1 at x = 0) can go
    unseen.

    Parameters
    ----------
    f : callable
        A function of one number that returns one number. It need not be defined at x.
    x : float
        The point to approach; math.inf and -math.inf are allowed.
    side : {"both", "left", "right"}
        Where h comes from: below x, above x, or both, and then they have to agree. Leave it out if x is
        infinite.

    Returns
    -------
    float
        The limit, usually to nine digits or better; five at a point as wild as 0 is for the cube root.

    Raises
    ------
    TypeError
        If f is not callable, or if x or a value of f is not one real number.
    ValueError
        If the values do not settle, if left and right disagree, or if side is none of the three words.

    Examples
    --------
    At 1 the fraction is 0/0, but everywhere else it is x + 1:

    >>> limit(lambda x: (x**2 - 1) / (x - 1), 1)
    2.000000
    >>> limit(lambda x: abs(x) / x, 0, side="left")
    -1.0

    Source
    ------
    W. H. Press et al., Numerical Recipes, 3rd edition, section 5.7 (the same table, after Ridders).
    """
    check_callable(f)
    x = real_number(x, "x")
    if side not in ("both", "left", "right"):
        raise ValueError(f"side is {side!r}; pass 'both', 'left' or 'right'")
    if math.isinf(x):
        if side != "both":
            raise ValueError(f"x={x} can be approached from one side only; leave out side")
        # As t shrinks to zero, 1 / t grows beyond all bounds.
        return _one_sided(lambda t: f(1.0 / t), 0.0, math.copysign(1.0, x), f"as x tends to {x}").known()
    left = _one_sided(f, x, -1.0, f"to the left of {x!r}")
    if side == "left":
        return left.known()
    right = _one_sided(f, x, 1.0, f"to the right of {x!r}")
    if side == "right":
        return right.known()
    return _agreed(left, right, x)


class _Approach(NamedTuple):
    """What coming from one side showed."""

    value: float
    error: float
    scale: float
    problem: str  # empty if the values settled

    def known(self) -> float:
        if self.problem:
            raise ValueError(
                f"{self.problem}; pass a point where f settles, or plot f to see what it does there"
            )
        return self.value


def _one_sided(f: ScalarFunction, x: float, sign: float, where: str) -> _Approach:
    """Fill Richardson's table row by row until three numbers in one of its columns agree."""
    step = sign * _FIRST_STEP * (abs(x) or 1.0)
    rows: list[list[float]] = []
    best = _Approach(math.nan, math.inf, 0.0, "")
    scale, last = 0.0, math.nan
    for _ in range(_MAX_ROWS):
        if abs(step) < 4.0 * math.ulp(x):  # x + step would no longer be an honest step
            break
        last = real_value(f, x + step)
        step /= 2.0
        if not math.isfinite(last):  # outside the domain, or beyond all bounds: start again, closer
            rows, best, scale = [], _Approach(math.nan, math.inf, 0.0, ""), 0.0
            continue
        scale = max(scale, abs(last))
        row = [last]
        for j, above in enumerate(rows[-1][:_MAX_COLUMNS] if rows else [], start=1):
            row.append(row[-1] + (row[-1] - above) / (2.0**j - 1.0))
        rows.append(row)
        if len(rows) < _MIN_ROWS:
            continue
        for three in zip(*rows[-3:], strict=False):
            error = max(three) - min(three)
            if error < best.error:
                best = _Approach(three[-1], error, scale, "")
        if best.error <= _GOOD * best.scale:
            break
    if best.error <= _ACCEPTABLE * best.scale:
        return best
    return best._replace(problem=f"f does not settle {where} (the last value seen is {last:.4g})")


def _agreed(left: _Approach, right: _Approach, x: float) -> float:
    """Return the value both sides share, or say which side to ask for."""
    if left.problem and right.problem:
        raise ValueError(f"{left.problem}, nor on the right; pass a point where f settles")
    for bad, good, side in ((left, right, "right"), (right, left, "left")):
        if bad.problem:
            raise ValueError(f"{bad.problem}; it tends to {good.value:.6g} on the {side}: pass side={side!r}")
    allowed = 1e-6 * max(left.scale, right.scale) + left.error + right.error
    if abs(left.value - right.value) > allowed:
        raise ValueError(
            f"f tends to {left.value:.6g} from the left of {x!r} and to {right.value:.6g} from the right, "
            "so there is no limit; pass side='left' or side='right' for one of them"
        )
    return (left.value + right.value) / 2.0
