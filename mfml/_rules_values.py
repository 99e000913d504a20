"""The value of an expression, by NumPy.

The idea: compute the leaves first, then go up the tree,

    value of u + v = value of u + value of v,   value of sin(u) = sin of the value of u,

and so on. Outside its domain an expression has no value, and NumPy says so with nan or inf.
"""

import operator
from collections.abc import Callable, Mapping
from numbers import Complex, Real
from typing import Any

import numpy as np

from ._rules_expressions import (
    Constant,
    Derivative,
    Expression,
    Function,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    as_expression,
)
from ._rules_names import CONSTANTS, FUNCTIONS
from ._validation_arrays import not_empty, one_shape

__all__ = ["apply_ufunc", "call", "evaluate"]

_OPERATORS: dict[np.ufunc, Callable[..., Expression]] = {
    np.add: operator.add,
    np.subtract: operator.sub,
    np.multiply: operator.mul,
    np.divide: operator.truediv,
    np.power: operator.pow,
    np.float_power: operator.pow,
    np.negative: operator.neg,
    np.positive: operator.pos,
    np.fabs: abs,
    np.square: lambda u: u**2,
    np.reciprocal: lambda u: 1 / u,
}
_NAMES = {ufunc: name for name, ufunc in FUNCTIONS.items()}


def evaluate(expression: Expression, values: Mapping[str, Any]) -> Any:
    """Return the value of expression, as large as the arrays among the values."""
    if not isinstance(values, Mapping):
        raise TypeError(f'values must be a dictionary, not {values!r:.40}; pass such as {{"x": 2.0}}')
    known = {str(name): _input(value, str(name)) for name, value in values.items()}
    missing = sorted(expression.symbols - known.keys())
    if missing:
        raise ValueError(f"{missing[0]} has no value; pass for example {missing[0]}=1.0")
    shapes = [value.shape for value in known.values() if isinstance(value, np.ndarray)]
    try:
        shape = np.broadcast_shapes(*shapes)
    except ValueError:
        raise ValueError(
            f"arrays of the shapes {shapes} do not fit together; pass equal shapes or single numbers"
        ) from None
    with np.errstate(all="ignore"):
        result = _value(expression, known)
    if shapes and isinstance(result, np.ndarray | np.generic | float):
        return np.broadcast_to(result, shape).copy()
    return result.item() if isinstance(result, np.generic) else result


def call(expression: Expression, values: tuple[Any, ...], named: Mapping[str, Any]) -> Any:
    """Return f(x=2.0), or f(2.0) where one symbol leaves no doubt."""
    if not values:
        return evaluate(expression, named)
    if named or len(values) > 1 or len(expression.symbols) > 1:
        example = ", ".join(f"{name}=1.0" for name in sorted(expression.symbols)) or "x=1.0"
        raise TypeError(f"pass the values by name, here {example}")
    return evaluate(expression, dict.fromkeys(expression.symbols or {"x"}, values[0]))


def _input(value: object, name: str) -> Any:
    """Return a value that NumPy computes with: a float, an array, or a number that carries a derivative."""
    if isinstance(value, np.ndarray | list | tuple):
        array = one_shape(value, name)
        not_empty(array, name)
        if array.dtype.kind not in "iufc":
            raise TypeError(f"{name} must hold numbers only; pass for example {name}=[1.0, 2.0]")
        return array.astype(complex if array.dtype.kind == "c" else float)
    if not isinstance(value, bool) and isinstance(value, Complex):
        try:
            return np.float64(float(value)) if isinstance(value, Real) else np.complex128(value)
        except OverflowError:
            raise ValueError(f"{name} is too large for a float; pass a number below 1e308 in size") from None
    if hasattr(value, "__array_ufunc__") and not isinstance(value, Expression | np.generic):
        return value
    raise TypeError(f"{name} must be a number or an array, not {value!r:.40}; pass for example {name}=1.0")


def _value(expression: Expression, values: Mapping[str, Any]) -> Any:
    """Walk the tree."""
    match expression:
        case Number(value):
            return float(value)
        case Constant(name):
            return CONSTANTS[name]
        case Symbol(name):
            return values[name]
        case Derivative(operand, symbol):
            from .rules import differentiate  # the rules are about these classes

            return _value(differentiate(operand, symbol), values)
    parts = [_value(part, values) for part in expression.parts]
    total = parts[0]
    match expression:
        case Sum():
            for part in parts[1:]:
                total = total + part
        case Product():
            for part in parts[1:]:
                total = total * part
        case Quotient():
            total = np.divide(parts[0], parts[1])
        case Power():
            total = np.power(parts[0], parts[1])
        case Negative():
            total = -parts[0]
        case Function(name):
            total = FUNCTIONS[name](parts[0])
    return total


def apply_ufunc(
    ufunc: np.ufunc, method: str, inputs: tuple[object, ...], options: Mapping[str, object]
) -> Expression:
    """Return the expression for a NumPy function of expressions, such as np.sin(x)."""
    if method != "__call__" or options or not (ufunc in _NAMES or ufunc in _OPERATORS):
        name = ufunc.__name__ if method == "__call__" else f"{ufunc.__name__}.{method}"
        known = ", ".join(sorted(used.__name__ for used in _NAMES))
        raise TypeError(
            f"np.{name} is not part of expressions; write it with + - * / ** and {known}, "
            "or pass a Python function and use central_difference"
        )
    operands = [as_expression(value) for value in inputs]
    return Function(_NAMES[ufunc], operands[0]) if ufunc in _NAMES else _OPERATORS[ufunc](*operands)
