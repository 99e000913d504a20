"""Reverse mode: the whole gradient for the price of a few evaluations.

Follow the chain rule from the result back to the inputs. If y = f(u) and u = g(x), and dy/du is known, then

    dy/dx = dy/du du/dx,

and every operation only has to know its own slope. One walk back through the operations gives the derivative
with respect to all inputs at once: for a million of them it costs about as much as a few values of f. In
machine learning it is known as back-propagation.

Three layers, each in its file. The graph remembers what was computed from what (`_reverse_graph`, and
`_reverse_variable`, which makes NumPy build it). The rules carry a derivative back through one operation
(`_reverse_rules`). Here are the operators: `vjp` is the general one, `grad` and `value_and_grad` are what one
uses.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from . import _derivative_checks as checks
from ._levels import Tracked, plain, public
from ._reverse_arguments import collect, split, track
from ._reverse_checks import check_function, only_finite
from ._reverse_graph import pull_back, topological_order
from ._reverse_variable import Variable
from ._validation_arrays import real_array

__all__ = ["Variable", "grad", "topological_order", "value_and_grad", "vjp"]


def grad(f: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function that computes the gradient of f.

    grad(f)(x) = ∇f(x) = (∂f/∂x₁, …, ∂f/∂xₙ)

    Parameters
    ----------
    f : callable
        A function that returns one number, written with NumPy. The gradient is taken with respect to its first
        argument; the others are passed on.

    Returns
    -------
    callable
        A function of the same arguments. Its first argument is a float, an array of floats, or a list, tuple or
        dict of them; the gradient has the same shape, in units of f per unit of x.

    Raises
    ------
    TypeError
        If f is not callable; when the gradient is called, if x holds integers, if f does not return one number,
        or if f uses a function without a rule.
    ValueError
        When the gradient is called, if x is empty, or if x, f(x) or the gradient is not finite.

    Examples
    --------
    The gradient of x₀² + 3 x₁ is (2 x₀, 3):

    >>> grad(lambda x: x[0] ** 2 + 3 * x[1])(np.array([5.0, 1.0]))
    array([10.,  3.])
    >>> grad(grad(np.exp))(0.0)
    1.0

    Source
    ------
    A. Griewank and A. Walther, Evaluating Derivatives, 2nd edition, section 3.2.
    """
    both = value_and_grad(f)

    def gradient(x: Any, *args: Any, **options: Any) -> Any:
        return both(x, *args, **options)[1]

    return gradient


def value_and_grad(f: Callable[..., Any]) -> Callable[..., tuple[Any, Any]]:
    """Return the function that computes f and its gradient together.

    value_and_grad(f)(x) = (f(x), ∇f(x))

    Parameters
    ----------
    f : callable
        A function that returns one number, as for grad.

    Returns
    -------
    callable
        A function of the same arguments that returns the value, a float, and the gradient, in the shape of the
        first argument.

    Raises
    ------
    TypeError, ValueError
        As for grad.

    Examples
    --------
    >>> value_and_grad(lambda x: x @ x)(np.array([3.0, 4.0]))
    (25.0, array([6., 8.]))

    Source
    ------
    A. Griewank and A. Walther, Evaluating Derivatives, 2nd edition, section 3.2.
    """
    check_function(f)

    def value_and_gradient(x: Any, *args: Any, **options: Any) -> tuple[Any, Any]:
        with np.errstate(all="ignore"):
            inputs, level = track(x)
            output = checks.check_value(checks.call(f, inputs, *args, **options), plain(x), 0)
            value, end = split(output, level)
            checks.check_finite(plain(value), plain(x))
            cotangents = {}
            if end is not None:
                order = topological_order(end)
                del output, end  # the walk back frees the graph as it goes
                cotangents = pull_back(order, np.float64(1.0))
            return public(value), collect(inputs, cotangents)

    return value_and_gradient


def vjp(f: Callable[[Any], Any], x: Any) -> tuple[Any, Callable[[Any], Any]]:
    """Return f(x) and the function that carries a cotangent of the value back to x.

    v ↦ vᵀ J, with the Jacobian Jᵢⱼ = ∂fᵢ/∂xⱼ; J itself is never built

    Parameters
    ----------
    f : callable
        A function that returns one number or an array, written with NumPy.
    x : float, array of float, or a list, tuple or dict of them
        Where to differentiate.

    Returns
    -------
    value : float or ndarray
        f(x).
    pullback : callable
        From a cotangent in the shape of the value to one in the shape of x; call it as often as you like.

    Raises
    ------
    TypeError
        If f is not callable or returns no array, if x holds integers, or if f uses a function without a rule.
    ValueError
        If x is empty, if x or f(x) is not finite, or if a cotangent does not have the shape of the value.

    Examples
    --------
    f(x) = (x₀ x₁, x₁) has the Jacobian rows (x₁, x₀) and (0, 1); v = (1, 10) adds the first and ten times the
    second:

    >>> value, pullback = vjp(lambda x: np.stack([x[0] * x[1], x[1]]), np.array([2.0, 3.0]))
    >>> value, pullback(np.array([1.0, 10.0]))
    (array([6., 3.]), array([ 3., 12.]))

    Source
    ------
    A. Griewank and A. Walther, Evaluating Derivatives, 2nd edition, section 3.2.
    """
    check_function(f)
    with np.errstate(all="ignore"):
        inputs, level = track(x)
        value, end = split(checks.check_value(checks.call(f, inputs), plain(x)), level)
        checks.check_finite(plain(value), plain(x))

    def pullback(cotangent: Any) -> Any:
        if not isinstance(cotangent, Tracked):
            cotangent = only_finite(real_array(cotangent, "cotangent"), "cotangent", "pass finite numbers")
        if cotangent.shape != value.shape:
            raise ValueError(
                f"the cotangent has the shape {cotangent.shape}; pass one of shape {value.shape}, as f(x)"
            )
        with np.errstate(all="ignore"):
            return collect(inputs, pull_back(topological_order(end), cotangent) if end is not None else {})

    return public(value), pullback
