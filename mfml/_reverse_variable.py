"""Variables: ordinary NumPy code builds the graph by itself.

NumPy hands every call that meets a Variable to its `__array_ufunc__` or `__array_function__`, and Python hands
over its operators: x * y is the call x.__mul__(y). Each of them looks up the rules of the function and records
one node of the graph:

    np.sin(x)  ->  record(np.sin, RULES[np.sin], (x,)).
"""

import operator
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NoReturn

import numpy as np

from ._reverse_checks import float_array, plain_number, refuse_conversion, refuse_write, unsupported
from ._reverse_functions import dispatch
from ._reverse_graph import Function, Node, fill, plain, pull_back, record, topological_order
from ._reverse_rules import RULES

__all__ = ["Variable"]


def _operator(compute: Function, key: Function, *, swapped: bool = False) -> Function:
    """Return the method for one of Python's operators; `swapped` if the Variable stands on the right."""

    def method(self: "Variable", other: Any) -> Any:
        return record(compute, RULES[key], (other, self) if swapped else (self, other))

    return method


def _comparison(compare: Function) -> Function:
    def method(self: "Variable", other: Any) -> Any:
        return compare(plain(self), plain(other))

    return method


def _in_place(compute: Function, sign: str) -> Function:
    """Return the method for x += y: a new number for a number, as in Python, and an error for an array."""

    def method(self: "Variable", other: Any) -> Any:
        return refuse_write(f"x {sign}= y", f"x = x {sign} y") if self.shape else compute(self, other)

    return method


def _method(key: Function) -> Function:
    def method(self: "Variable", *args: Any, **options: Any) -> Any:
        return key(self, *args, **options)

    return method


class Variable(Node):
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
        fill(self, float_array(value, "value"), 0)

    @property
    def value(self) -> Any:
        """The number or the array."""
        return plain_number(self._value)

    @property
    def parents(self) -> tuple[Any, ...]:
        """The Variables this one was made from; empty for a leaf."""
        return tuple(self._parents)

    @property
    def grad(self) -> Any:
        """The derivative that `backward` has left here, in the shape of `value`; None before."""
        return plain_number(self._grad)

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the value."""
        return self._value.shape  # type: ignore[no-any-return]

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return len(self.shape)

    @property
    def size(self) -> int:
        """The number of entries."""
        return self._value.size  # type: ignore[no-any-return]

    @property
    def T(self) -> Any:  # noqa: N802
        """The transpose."""
        return np.transpose(self)

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
            leaf._grad = np.array(cotangent)[()] if leaf._grad is None else leaf._grad + cotangent

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *args: Any, **options: Any) -> Any:
        if options.get("out") is not None:
            refuse_write(f"np.{ufunc.__name__}(..., out=...)", f"y = np.{ufunc.__name__}(...)")
        if method != "__call__":
            raise unsupported(f"np.{ufunc.__name__}.{method}")
        return dispatch(ufunc, args, options)

    def __array_function__(
        self, function: Function, types: object, args: Sequence[Any], options: Mapping[str, Any]
    ) -> Any:
        return dispatch(function, args, options)

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

    def __getitem__(self, index: Any) -> Any:
        return record(operator.getitem, RULES[operator.getitem], (self, index))

    def __iter__(self) -> Iterator[Any]:
        return (self[i] for i in range(len(self)))

    def __len__(self) -> int:
        return len(self._value)

    def __bool__(self) -> bool:
        return bool(plain(self))

    def __repr__(self) -> str:
        return f"Variable({self.value!r})"

    __eq__, __ne__ = _comparison(operator.eq), _comparison(operator.ne)
    __lt__, __le__ = _comparison(operator.lt), _comparison(operator.le)
    __gt__, __ge__ = _comparison(operator.gt), _comparison(operator.ge)
    __floordiv__ = _comparison(operator.floordiv)
    __hash__ = object.__hash__  # a Variable is a place in the graph, whatever its value

    __iadd__, __isub__ = _in_place(operator.add, "+"), _in_place(operator.sub, "-")
    __imul__, __itruediv__ = _in_place(operator.mul, "*"), _in_place(operator.truediv, "/")
    __ipow__, __imatmul__ = _in_place(operator.pow, "**"), _in_place(operator.matmul, "@")

    def __setitem__(self, index: Any, value: Any) -> None:
        refuse_write("x[i] = y", "np.where(mask, y, x), np.stack or np.concatenate")

    def __array__(self, *args: Any, **options: Any) -> NoReturn:
        refuse_conversion("an array", "np.stack([a, b]) for np.array([a, b])")

    def __float__(self) -> NoReturn:
        refuse_conversion("a float", "np.sin(x) for math.sin(x), and x itself for float(x)")

    __int__ = __index__ = __complex__ = __float__

    sum, mean, prod, dot = _method(np.sum), _method(np.mean), _method(np.prod), _method(np.dot)
    max, min, clip, trace = _method(np.max), _method(np.min), _method(np.clip), _method(np.trace)
    cumsum, ravel, flatten = _method(np.cumsum), _method(np.ravel), _method(np.ravel)

    def reshape(self, *shape: Any) -> Any:
        """Return the same entries in another shape."""
        return np.reshape(self, shape[0] if len(shape) == 1 else shape)

    def transpose(self, *axes: Any) -> Any:
        """Return the axes in another order, by default reversed."""
        return np.transpose(self, axes[0] if len(axes) == 1 else axes or None)
