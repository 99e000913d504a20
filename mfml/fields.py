"""Derivatives of functions of several variables: which way is up, and how steep.

Move along one axis and hold the others: the slope is a partial derivative. All of them together are the
gradient, and it knows the slope in every direction r of length 1:

    ∇f = (∂f/∂x_1, ..., ∂f/∂x_n),    D_r f = ∇f · r.

If f returns m numbers, their gradients are the rows of the Jacobian. The gradient is such a function itself,
and its Jacobian is the Hessian. Everything here is exact to rounding. One direction at a time is the work of forward
mode (forward.py), for the Jacobian along all axes side by side. All directions at once are the work of reverse mode
(reverse.py): the gradient costs a few runs of f, however many axes there are.
"""

import operator
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _derivative_checks as checks
from ._forward_bundle import push_all
from ._levels import public
from .forward import _push
from .reverse import value_and_grad

__all__ = [
    "check_grad",
    "directional_derivative",
    "gradient",
    "hessian",
    "hessian_vector_product",
    "jacobian",
    "partial_derivative",
    "total_derivative",
]

Field: TypeAlias = Callable[[Any], Any]


def partial_derivative(f: Field, x: ArrayLike, index: int) -> float:
    """Return the slope of f along one axis, with all other variables held fixed.

    ∂f/∂x_i = lim (f(x + h e_i) - f(x)) / h as h -> 0, where e_i points along axis i

    Parameters
    ----------
    f : callable
        A function of an array of shape (n,) that returns one number.
    x : array, shape (n,)
        The point.
    index : int
        The axis, counted from 0.

    Returns
    -------
    float
        The slope, in units of f per unit of x[index].

    Raises
    ------
    TypeError
        If f is not callable or returns something else, if x is not a row of real numbers,
        or if index is no whole number.
    ValueError
        If there is no axis with that index, or if x or the result is not finite.

    Examples
    --------
    For x²y at (3, 2), ∂f/∂x = 2xy = 12 and ∂f/∂y = x² = 9:

    >>> partial_derivative(lambda p: p[0] ** 2 * p[1], [3.0, 2.0], 0)
    12.0
    >>> partial_derivative(lambda p: p[0] ** 2 * p[1], [3.0, 2.0], 1)
    9.0

    Source
    ------
    T. M. Apostol, Calculus, volume 2, section 8.7.
    """
    checks.check_field(f)
    at = checks.finite_vector(x, "x")
    try:
        axis = operator.index(index)
    except TypeError:
        raise TypeError(f"index must be a whole number, not {index!r}; pass for example index=0") from None
    if isinstance(index, bool | np.bool):
        raise TypeError(f"index must be a whole number, not {index!r}; pass for example index=0")
    if not 0 <= axis < len(at):
        raise ValueError(
            f"index is {axis} and x has {len(at)} entries; pass an index from 0 to {len(at) - 1}"
        )
    slope: float = public(_push(f, at, np.eye(len(at))[axis], ndim=0)[1])
    return slope


def gradient(f: Field, x: ArrayLike) -> NDArray[np.float64]:
    """Return all partial derivatives of f: the vector that points up the steepest slope.

    ∇f = (∂f/∂x_1, ..., ∂f/∂x_n)

    Parameters
    ----------
    f : callable
        A function of an array of shape (n,) that returns one number.
    x : array, shape (n,)
        The point.

    Returns
    -------
    ndarray, shape (n,)
        The gradient; entry i is in units of f per unit of x[i].

    Raises
    ------
    TypeError
        If f is not callable or returns something else, or if x is not a row of real numbers.
    ValueError
        If x is empty, not a row or not finite, or if f or the derivative is not finite there.

    Examples
    --------
    For x²y at (3, 2), the gradient is (2xy, x²):

    >>> gradient(lambda p: p[0] ** 2 * p[1], [3.0, 2.0])
    array([12.,  9.])

    Source
    ------
    T. M. Apostol, Calculus, volume 2, section 8.13.
    """
    checks.check_field(f)
    slopes: NDArray[np.float64] = _gradient(f, checks.finite_vector(x, "x"))
    return slopes


def directional_derivative(f: Field, x: ArrayLike, direction: ArrayLike) -> float:
    """Return the slope of f in a direction; only where the direction points counts, not its length.

    D_r f = ∇f · r, where r = direction / |direction|

    Parameters
    ----------
    f : callable
        A function of an array of shape (n,) that returns one number.
    x : array, shape (n,)
        The point.
    direction : array, shape (n,)
        Where to go from x. It is normalised: (1, 1) and (5, 5) are the same direction.

    Returns
    -------
    float
        The slope, in units of f per unit of length in x.

    Raises
    ------
    TypeError
        If f is not callable or returns something else, or if x is not a row of real numbers.
    ValueError
        If x is empty, not a row or not finite, or if f or the derivative is not finite there.
        Also if the direction is zero or not finite.

    Examples
    --------
    For x²y at (3, 2), the gradient is (12, 9); along (3, 4) / 5 the slope is (36 + 36) / 5:

    >>> directional_derivative(lambda p: p[0] ** 2 * p[1], [3.0, 2.0], [3.0, 4.0])
    14.4

    Source
    ------
    T. M. Apostol, Calculus, volume 2, sections 8.6 and 8.14.
    """
    checks.check_field(f)
    at = checks.finite_vector(x, "x")
    r = checks.finite_vector(direction, "direction", len(at))
    size = np.max(np.abs(r))
    if size == 0.0:
        raise ValueError("direction is zero and points nowhere; pass for example direction=[1.0, 0.0]")
    r = r / size  # so that the squares in the length neither overflow nor vanish
    slope: float = public(_push(f, at, r / np.linalg.norm(r), ndim=0)[1])
    return slope


def total_derivative(f: Field, path: Callable[[Any], Any], t: float) -> float:
    """Return how fast f changes for somebody who walks along a path.

    d/dt f(x(t)) = ∇f(x(t)) · x'(t), the chain rule

    Parameters
    ----------
    f : callable
        A function of an array of shape (n,) that returns one number.
    path : callable
        A function of the number t that returns the point x(t): n numbers in a list or an array.
    t : float
        The time.

    Returns
    -------
    float
        The rate, in units of f per unit of t.

    Raises
    ------
    TypeError
        If f or path is not callable, if path does not return a row of numbers or f one number, or if t is not
        one real number.
    ValueError
        If t, the point, the value of f or the rate is not finite.

    Examples
    --------
    On (t, t²), the function xy is t³, and at t = 2 its rate is 3t² = 12:

    >>> total_derivative(lambda p: p[0] * p[1], lambda t: [t, t**2], 2.0)
    12.0

    Source
    ------
    T. M. Apostol, Calculus, volume 2, section 8.15.
    """
    checks.check_field(f)
    checks.check_field(path, "path")
    t = checks.finite_scalar(t, "t")
    point, velocity = _push(path, t, np.float64(1.0), ndim=1, name="path")
    rate: float = public(_push(f, point, velocity, ndim=0)[1])
    return rate


def jacobian(f: Field, x: ArrayLike) -> NDArray[np.float64]:
    """Return all first derivatives of a function with several outputs, one output a row.

    J_ij = ∂f_i/∂x_j

    Parameters
    ----------
    f : callable
        A function of an array of shape (n,) that returns a row of m numbers (a list or an array).
    x : array, shape (n,)
        The point.

    Returns
    -------
    ndarray, shape (m, n)
        The Jacobian: outputs first, so that a small step dx changes f by J @ dx.

    Raises
    ------
    TypeError
        If f is not callable or returns something else, or if x is not a row of real numbers.
    ValueError
        If x is empty, not a row or not finite, or if f or the derivative is not finite there.

    Examples
    --------
    For (xy, x + y) at (3, 2), the rows are (y, x) and (1, 1):

    >>> jacobian(lambda p: [p[0] * p[1], p[0] + p[1]], [3.0, 2.0])
    array([[2., 3.],
           [1., 1.]])

    Source
    ------
    T. M. Apostol, Calculus, volume 2, section 8.18.
    """
    checks.check_field(f)
    at = checks.finite_vector(x, "x")
    matrix: NDArray[np.float64] = np.transpose(push_all(f, at, ndim=1)[1])
    return matrix


def hessian(f: Field, x: ArrayLike) -> NDArray[np.float64]:
    """Return all second derivatives of f: how the gradient changes from place to place.

    H_ij = ∂²f/∂x_i∂x_j = H_ji

    Parameters
    ----------
    f : callable
        A function of an array of shape (n,) that returns one number.
    x : array, shape (n,)
        The point.

    Returns
    -------
    ndarray, shape (n, n)
        The Hessian, symmetric; entry (i, j) is in units of f per unit of x[i] and unit of x[j].

    Raises
    ------
    TypeError
        If f is not callable or returns something else, or if x is not a row of real numbers.
    ValueError
        If x is empty, not a row or not finite, or if f or the derivative is not finite there.

    Examples
    --------
    For x²y at (3, 2), the second derivatives are 2y, 2x, 2x and 0:

    >>> hessian(lambda p: p[0] ** 2 * p[1], [3.0, 2.0])
    array([[4., 6.],
           [6., 0.]])

    Source
    ------
    T. M. Apostol, Calculus, volume 2, section 9.10.
    """
    checks.check_field(f)
    matrix: NDArray[np.float64] = _hessian(f, checks.finite_vector(x, "x"))
    return matrix


def hessian_vector_product(f: Field, x: ArrayLike, v: ArrayLike) -> NDArray[np.float64]:
    """Return the Hessian times a vector without building the Hessian.

    H v = d/dε ∇f(x + ε v) at ε = 0

    Parameters
    ----------
    f : callable
        A function of an array of shape (n,) that returns one number.
    x : array, shape (n,)
        The point.
    v : array, shape (n,)
        The vector. It is not normalised.

    Returns
    -------
    ndarray, shape (n,)
        How the gradient changes when x moves with velocity v.

    Raises
    ------
    TypeError
        If f is not callable or returns something else, or if x is not a row of real numbers.
    ValueError
        If x is empty, not a row or not finite, or if f or the derivative is not finite there.
        Also if v is not finite.

    Examples
    --------
    For x²y at (3, 2), H = ((4, 6), (6, 0)); times (1, 1) that is (10, 6):

    >>> hessian_vector_product(lambda p: p[0] ** 2 * p[1], [3.0, 2.0], [1.0, 1.0])
    array([10.,  6.])

    Source
    ------
    B. A. Pearlmutter, Fast exact multiplication by the Hessian, Neural Computation 6 (1994).
    """
    checks.check_field(f)
    at = checks.finite_vector(x, "x")
    along = checks.finite_vector(v, "v", len(at))
    product: NDArray[np.float64] = _push(lambda y: _gradient(f, y), at, along, ndim=1)[1]
    return product


def check_grad(f: Field, grad_f: Field, x: ArrayLike) -> float:
    """Compare a gradient that was worked out by hand with the exact one.

    disagreement = max |grad_f(x) - ∇f(x)| / max(|grad_f(x)|, |∇f(x)|), with the largest entries

    Parameters
    ----------
    f : callable
        A function of an array of shape (n,) that returns one number.
    x : array, shape (n,)
        The point.
    grad_f : callable
        A function of an array of shape (n,) that returns what should be the gradient, shape (n,).

    Returns
    -------
    float
        The largest disagreement as a fraction of the largest entry: about 1e-16 if both agree, 0 if both are
        zero, and a good part of 1 after a mistake.

    Raises
    ------
    TypeError
        If f is not callable or returns something else, or if x is not a row of real numbers.
    ValueError
        If x is empty, not a row or not finite, or if f or the derivative is not finite there.

    Examples
    --------
    The right gradient of x²y, and one with a factor 2 forgotten, (6, 9) in place of (12, 9):

    >>> f = lambda p: p[0] ** 2 * p[1]
    >>> check_grad(f, lambda p: [2 * p[0] * p[1], p[0] ** 2], [3.0, 2.0])
    0.0
    >>> check_grad(f, lambda p: [p[0] * p[1], p[0] ** 2], [3.0, 2.0])
    0.5

    Source
    ------
    The name and the idea are those of scipy.optimize.check_grad.
    """
    checks.check_field(f)
    checks.check_field(grad_f, "grad_f")
    at = checks.finite_vector(x, "x")
    exact = _gradient(f, at)
    with np.errstate(all="ignore"):
        claimed = checks.check_value(grad_f(at.copy()), at, 1, "grad_f")
    if claimed.shape != exact.shape:
        raise TypeError(
            f"grad_f returned {len(claimed)} numbers for {len(at)} entries of x; return one for each"
        )
    checks.check_finite(claimed, at, "grad_f")
    largest = max(np.max(np.abs(exact)), np.max(np.abs(claimed)))
    return float(np.max(np.abs(claimed / largest - exact / largest))) if largest else 0.0


def _gradient(f: Field, x: Any) -> Any:
    """Return the gradient at a point that may be tracked."""
    return value_and_grad(f)(x)[1]


def _hessian(f: Field, x: Any) -> Any:
    """Return the Hessian at a point that may be tracked."""
    return _gradient_and_hessian(f, x)[1]


def _gradient_and_hessian(f: Field, x: Any) -> tuple[Any, Any]:
    """Return both: the gradient runs on dual numbers along all axes, and its changes are the Hessian."""
    slopes, matrix = push_all(lambda y: _gradient(f, y), x, ndim=1)
    return slopes, (matrix + matrix.T) / 2.0  # equal but for rounding: H_ij = H_ji
