"""Variables: ordinary NumPy code builds the graph by itself.

Every operation on a Variable looks up its rules and records one node of the graph:

    np.sin(x)  ->  record(np.sin, RULES[np.sin], (x,)).

NumPy's functions come by way of `TrackedArray`. Python's operators, x * y, come here directly, for speed.
"""

import operator
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ._derivative_checks import check_call, unsupported
from ._levels import BY_HAND, own, plain, public
from ._reverse_checks import float_array
from ._reverse_einsum import einsum
from ._reverse_graph import Function, Node, fill, pull_back, record, topological_order
from ._reverse_rules import RULES, concatenate, stack
from ._tracked import TrackedArray

__all__ = ["Variable"]

_RULES_BY_ARGUMENTS: dict[Function, Function] = {
    np.concatenate: concatenate,
    np.stack: stack,
    np.einsum: einsum,
}


def _operator(compute: Function, key: Function, *, swapped: bool = False) -> Function:
    """Return the method for one of Python's operators; `swapped` if the Variable stands on the right."""

    def method(self: "Variable", other: Any) -> Any:
        return record(compute, RULES[key], (other, self) if swapped else (self, other))

    return method


def _comparison(compare: Function) -> Function:
    def method(self: "Variable", other: Any) -> Any:
        return compare(plain(self), plain(other))

    return method


class Variable(Node, TrackedArray):
    """A number or an array that remembers how it was computed.

    d output / d leaf = sum over all paths from leaf to output of the product of the slopes along the path

    Write ordinary NumPy with it, then call `backward()` on the result. `value` is the number or array, `parents`
    are the Variables it was made from, and `grad`, at a leaf (a Variable without parents), is the derivative of
    the output.

    Parameters
    ----------
    value : float or array of float, any shape
        Where to differentiate.

    Raises
    ------
    TypeError
        If value is not made of floats: integers have no neighbours to move to.
    ValueError
        If value is empty or not finite.

    Examples
    --------
    z = x y + x has the slopes y + 1 and x:

    >>> x, y = Variable(3.0), Variable(4.0)
    >>> z = x * y + x
    >>> z.backward()
    >>> z.value, x.grad, y.grad
    (15.0, 5.0, 3.0)

    Source
    ------
    A. Griewank and A. Walther, Evaluating Derivatives, 2nd edition, section 3.2.
    """

    __slots__ = ()

    def __init__(self, value: Any) -> None:
        fill(self, float_array(value, "value"), BY_HAND)

    @property
    def value(self) -> Any:
        """The number or the array."""
        return public(self._value)

    @property
    def parents(self) -> tuple[Any, ...]:
        """The Variables this one was made from; empty for a leaf."""
        return tuple(self._parents)

    @property
    def grad(self) -> Any:
        """The derivative that `backward` has left here, in the shape of `value`; None before."""
        return public(self._grad)

    def backward(self) -> None:
        """Add the derivative of this number with respect to every leaf to the `grad` of that leaf.

        Raises
        ------
        ValueError
            If this Variable is not a single number.

        Examples
        --------
        Two calls count twice; that is how the gradients of several losses are added:

        >>> x = Variable(2.0)
        >>> for _ in range(2):
        ...     (x**3).backward()
        >>> x.grad
        24.0
        """
        if self.shape:
            raise ValueError(
                f"backward() starts at one number, not at the shape {self.shape}; take np.sum first"
            )
        for leaf, cotangent in pull_back(topological_order(self), np.float64(1.0)).items():
            leaf._grad = own(cotangent) if leaf._grad is None else leaf._grad + cotangent

    def _apply(self, function: Any, arguments: Sequence[Any], options: Mapping[str, Any]) -> Any:
        if function in _RULES_BY_ARGUMENTS:
            compute = _RULES_BY_ARGUMENTS[function]
            check_call(function, compute, (), options)
            return compute(*arguments, **options)
        rules = RULES.get(function)
        if rules is None:
            raise unsupported(function)
        if options:
            check_call(function, next(rule for rule in rules if rule), (), options)
        return record(function, rules, arguments, options)

    __add__, __radd__ = _operator(operator.add, np.add), _operator(operator.add, np.add, swapped=True)
    __sub__ = _operator(operator.sub, np.subtract)
    __rsub__ = _operator(operator.sub, np.subtract, swapped=True)
    __mul__ = _operator(operator.mul, np.multiply)
    __rmul__ = _operator(operator.mul, np.multiply, swapped=True)
    __truediv__ = _operator(operator.truediv, np.divide)
    __rtruediv__ = _operator(operator.truediv, np.divide, swapped=True)
    __matmul__ = _operator(operator.matmul, np.matmul)
    __rmatmul__ = _operator(operator.matmul, np.matmul, swapped=True)
    __mod__ = _operator(operator.mod, np.remainder)
    __rmod__ = _operator(operator.mod, np.remainder, swapped=True)
    __rpow__ = _operator(operator.pow, np.power, swapped=True)

    def __pow__(self, power: Any) -> Any:
        if type(power) in (int, float) and power == 2:
            return record(np.square, RULES[np.square], (self,))
        return record(operator.pow, RULES[np.power], (self, power))

    def __neg__(self) -> Any:
        return record(operator.neg, RULES[np.negative], (self,))

    def __pos__(self) -> "Variable":
        return self

    def __abs__(self) -> Any:
        return record(abs, RULES[np.absolute], (self,))

    def __repr__(self) -> str:
        return f"Variable({self.value!r})"

    __eq__, __ne__ = _comparison(operator.eq), _comparison(operator.ne)
    __lt__, __le__ = _comparison(operator.lt), _comparison(operator.le)
    __gt__, __ge__ = _comparison(operator.gt), _comparison(operator.ge)
    __floordiv__ = _comparison(operator.floordiv)
    __hash__ = object.__hash__  # a Variable is a place in the graph, whatever its value
