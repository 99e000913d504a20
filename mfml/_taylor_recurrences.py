"""How the Taylor coefficients of a result follow from those of its arguments.

Write a = a0 + a1 t + a2 t² + ... . A product collects the terms with equal powers. Everything else comes from
its differential equation: for e = exp(a) it is e' = a' e, and equal powers of t on both sides give

    k e_k = sum of j a_j e_(k-j)  for j = 1 ... k,

so each coefficient follows from those before it. No step is cut off and nothing is divided by a small h, so
the results are exact up to rounding. Every function here takes and returns lists of floats.
"""

import math
from collections.abc import Callable, Iterable

Coefficients = list[float]


class AllZeroError(ValueError):
    """All known coefficients of a fraction are zero, above and below: more of them may tell its value."""


def total(terms: Iterable[float]) -> float:
    """Add without rounding on the way; beyond all floats the answer is inf or nan, for the caller to see."""
    try:
        return math.fsum(terms) + 0.0  # turns -0.0 into 0.0
    except OverflowError:
        return math.inf
    except ValueError:  # inf - inf
        return math.nan


def multiply(a: Coefficients, b: Coefficients) -> Coefficients:
    """Collect equal powers: p_k = sum of a_j b_(k-j)."""
    n = min(len(a), len(b))
    return [total(a[j] * b[k - j] for j in range(k + 1)) for k in range(n)]


def divide(a: Coefficients, b: Coefficients) -> Coefficients:
    """Solve q b = a: q_k = (a_k - sum of b_j q_(k-j)) / b_0. Zeros that a and b share at the start cancel."""
    n = min(len(a), len(b))
    if n == 0:
        return []  # the derivative of a series of degree 0
    zeros = next((k for k in range(n) if b[k] != 0.0), n)
    if zeros == n or any(a[:zeros]):
        kind = ValueError if any(a[:zeros]) else AllZeroError
        raise kind("f divides by zero at x0; pass an x0 where it does not")
    a, b = a[zeros:n], b[zeros:n]
    q: Coefficients = []
    for k in range(len(a)):
        q.append(total([a[k], *(-b[j] * q[k - j] for j in range(1, k + 1))]) / b[0])
    return q


def integer_power(a: Coefficients, n: int) -> Coefficients:
    """Multiply n factors by squaring again and again; a negative n divides where the other recurrence cannot."""
    if n < -1 and a[0] != 0.0:
        return _power_recurrence(a, n)  # to divide by the power loses a digit
    if n < 0:
        return divide(_constant(1.0, a), integer_power(a, -n))
    result, square = _constant(1.0, a), a
    while n:
        if n & 1:
            result = multiply(result, square)
        n >>= 1
        if n:
            square = multiply(square, square)
    return result


def real_power(a: Coefficients, r: float) -> Coefficients:
    """Return a ** r for a positive a and any r."""
    if a[0] <= 0.0:
        raise no_series(f"the power {r!r}", a, "> 0")
    return _power_recurrence(a, r)


def varying_power(a: Coefficients, b: Coefficients) -> Coefficients:
    """Return a ** b = exp(b log(a)); the constant stays apart, for exp would magnify its rounding."""
    if a[0] <= 0.0:
        raise no_series("a power with a varying exponent", a, "> 0 (its base)")
    constant, exponent = math.pow(a[0], b[0]), multiply(b, log(a))
    return [constant * c for c in exp([0.0, *exponent[1:]])]


def _power_recurrence(a: Coefficients, r: float) -> Coefficients:
    """Solve a p' = r a' p: k a_0 p_k = sum of (r j - (k - j)) a_j p_(k-j)."""
    p = [math.pow(a[0], r)]
    for k in range(1, len(a)):
        p.append(total((r * j - (k - j)) * a[j] * p[k - j] for j in range(1, k + 1)) / (k * a[0]))
    return p


def exp(a: Coefficients) -> Coefficients:
    """Solve e' = a' e."""
    e = [math.exp(a[0])]
    for k in range(1, len(a)):
        e.append(total(j * a[j] * e[k - j] for j in range(1, k + 1)) / k)
    return e


def expm1(a: Coefficients) -> Coefficients:
    """Like exp, but the constant keeps its digits near zero."""
    return [math.expm1(a[0]), *exp(a)[1:]]


def log(a: Coefficients) -> Coefficients:
    """Integrate l' = a' / a."""
    if a[0] <= 0.0:
        raise no_series("log", a, "> 0")
    return _integral(math.log(a[0]), divide(_derivative(a), a))


def log1p(a: Coefficients) -> Coefficients:
    """Integrate l' = a' / (1 + a)."""
    if a[0] <= -1.0:
        raise no_series("log1p", a, "> -1")
    return _integral(math.log1p(a[0]), divide(_derivative(a), _shifted(1.0, a)))


def sin_and_cos(a: Coefficients) -> tuple[Coefficients, Coefficients]:
    """Solve s' = a' c and c' = -a' s, hand in hand."""
    return _pair(a, math.sin(a[0]), math.cos(a[0]), -1.0)


def sinh_and_cosh(a: Coefficients) -> tuple[Coefficients, Coefficients]:
    """Solve s' = a' c and c' = a' s."""
    return _pair(a, math.sinh(a[0]), math.cosh(a[0]), 1.0)


def tan(a: Coefficients) -> Coefficients:
    """Solve h' = a' (1 + h²)."""
    h, q = [math.tan(a[0])], [1.0 + math.tan(a[0]) ** 2]
    for k in range(1, len(a)):
        h.append(total(j * a[j] * q[k - j] for j in range(1, k + 1)) / k)
        q.append(total(h[j] * h[k - j] for j in range(k + 1)))
    return h


def tanh(a: Coefficients) -> Coefficients:
    """Solve h' = a' (1 - h²); far out 1 - h² loses its digits, so write it 4 e / (1 + e)², e = exp(-2 |a|)."""
    if abs(a[0]) >= 1.0:
        e = exp([-math.copysign(2.0, a[0]) * c for c in a])
        one_plus = _shifted(1.0, e)
        slope = divide(multiply(_derivative(a), [4.0 * c for c in e]), multiply(one_plus, one_plus))
        return _integral(math.tanh(a[0]), slope)
    h, q = [math.tanh(a[0])], [1.0 / math.cosh(a[0]) ** 2]
    for k in range(1, len(a)):
        h.append(total(j * a[j] * q[k - j] for j in range(1, k + 1)) / k)
        q.append(total(-h[j] * h[k - j] for j in range(k + 1)))
    return h


def arcsin(a: Coefficients) -> Coefficients:
    """Integrate h' = a' / sqrt(1 - a²), with 1 - a² = (1 - a) (1 + a)."""
    if abs(a[0]) >= 1.0:
        raise no_series("arcsin", a, "between -1 and 1")
    return _integral(math.asin(a[0]), divide(_derivative(a), real_power(_one_minus_square(a), 0.5)))


def arccos(a: Coefficients) -> Coefficients:
    """Integrate h' = -a' / sqrt(1 - a²)."""
    if abs(a[0]) >= 1.0:
        raise no_series("arccos", a, "between -1 and 1")
    return [math.acos(a[0]), *(-c + 0.0 for c in arcsin(a)[1:])]


def arctan(a: Coefficients) -> Coefficients:
    """Integrate h' = a' / (1 + a²)."""
    return _integral(math.atan(a[0]), divide(_derivative(a), _shifted(1.0, multiply(a, a))))


def arctanh(a: Coefficients) -> Coefficients:
    """Integrate h' = a' / (1 - a²)."""
    if abs(a[0]) >= 1.0:
        raise no_series("arctanh", a, "between -1 and 1")
    return _integral(math.atanh(a[0]), divide(_derivative(a), _one_minus_square(a)))


def absolute(a: Coefficients) -> Coefficients:
    """Keep a or turn its sign; at zero there is a kink."""
    if a[0] == 0.0:
        raise no_series("abs", a, "not 0")
    return a if a[0] > 0.0 else [-c + 0.0 for c in a]


def no_series(name: str, a: Coefficients, needed: str) -> ValueError:
    """Say why there is no Taylor series and which x0 to choose."""
    return ValueError(
        f"{name} has no Taylor series where its argument is {a[0]!r}; pass an x0 where the argument is {needed}"
    )


def _derivative(a: Coefficients) -> Coefficients:
    return [k * a[k] for k in range(1, len(a))]


def _integral(constant: float, slope: Coefficients) -> Coefficients:
    return [constant, *(c / k for k, c in enumerate(slope, start=1))]


def _pair(a: Coefficients, s0: float, c0: float, sign: float) -> tuple[Coefficients, Coefficients]:
    """Solve s' = a' c, c' = sign a' s."""
    s, c = [s0], [c0]
    for k in range(1, len(a)):
        s_k = total(j * a[j] * c[k - j] for j in range(1, k + 1)) / k
        c_k = total(sign * j * a[j] * s[k - j] for j in range(1, k + 1)) / k
        s.append(s_k)
        c.append(c_k)
    return s, c


def _constant(value: float, like: Coefficients) -> Coefficients:
    return [value] + [0.0] * (len(like) - 1)


def _shifted(value: float, a: Coefficients) -> Coefficients:
    return [value + a[0], *a[1:]]


def _one_minus_square(a: Coefficients) -> Coefficients:
    """Return 1 - a²: near the ends, -1 and 1, as a product, which keeps the digits of the constant."""
    if abs(a[0]) >= 0.5:
        return multiply(_shifted(1.0, [-c for c in a]), _shifted(1.0, a))
    return _shifted(1.0, [-c for c in multiply(a, a)])


ELEMENTARY: dict[str, Callable[[Coefficients], Coefficients]] = {
    "absolute": absolute,
    "arccos": arccos,
    "arcsin": arcsin,
    "arctan": arctan,
    "arctanh": arctanh,
    "cos": lambda a: sin_and_cos(a)[1],
    "cosh": lambda a: sinh_and_cosh(a)[1],
    "exp": exp,
    "expm1": expm1,
    "fabs": absolute,
    "log": log,
    "log1p": log1p,
    "negative": lambda a: [-c + 0.0 for c in a],
    "positive": lambda a: a,
    "reciprocal": lambda a: integer_power(a, -1),
    "sin": lambda a: sin_and_cos(a)[0],
    "sinh": lambda a: sinh_and_cosh(a)[0],
    "sqrt": lambda a: real_power(a, 0.5),
    "square": lambda a: multiply(a, a),
    "tan": tan,
    "tanh": tanh,
}
