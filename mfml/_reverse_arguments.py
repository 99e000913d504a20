"""What goes into a differentiated function and what comes out of it.

The argument is a number, an array, or a list, tuple or dict of them. Each becomes a leaf of the graph, f sees
the same arrangement of leaves, and the gradient is arranged in the same way:

    (w, [b, c])  ->  (∂f/∂w, [∂f/∂b, ∂f/∂c]).
"""

from collections.abc import Callable
from itertools import count
from typing import Any

import numpy as np

from ._reverse_checks import float_array, only_finite, plain_number
from ._reverse_graph import fill
from ._reverse_variable import Variable

__all__ = ["collect", "depends", "evaluate", "track"]

_levels = count(1)  # a derivative inside another one starts later; Variables made by hand have level 0
_SMOOTH = "pass a point where f is smooth (np.where differentiates both branches, also the one not taken)"


def track(x: Any) -> Any:
    """Return x with each number or array in it as a new leaf."""
    level = next(_levels)

    def leaf(part: Any, name: str) -> Any:
        value = part if isinstance(part, Variable) else float_array(part, name)
        return fill(Variable.__new__(Variable), value, level)

    return _map(leaf, x, "x")


def _map(function: Callable[[Any, str], Any], tree: Any, name: str) -> Any:
    """Apply a function to everything in a list, tuple or dict, and in those inside it."""
    if isinstance(tree, list | tuple | dict) and not tree:
        raise ValueError(f"{name} is empty; pass at least one number")
    if isinstance(tree, dict):
        return {key: _map(function, part, f"{name}[{key!r}]") for key, part in tree.items()}
    if isinstance(tree, list | tuple):
        parts = [_map(function, part, f"{name}[{i}]") for i, part in enumerate(tree)]
        return parts if isinstance(tree, list) else tuple(parts)
    return function(tree, name)


def _level(tree: Any) -> int:
    """Return the level of the leaves that _track has made."""
    while not isinstance(tree, Variable):
        tree = next(iter(tree.values() if isinstance(tree, dict) else tree))
    return tree._level


def depends(output: Any, inputs: Any) -> bool:
    """Say whether output was computed from these inputs."""
    return isinstance(output, Variable) and output._level == _level(inputs)


def evaluate(f: Callable[..., Any], inputs: Any, *args: Any, **options: Any) -> tuple[Any, Any]:
    """Return f(inputs, ...) with its graph, and the value of it."""
    try:
        output = f(inputs, *args, **options)
    except ValueError as error:  # NumPy's, for zeros[0] = Variable, hides the one that says what to write
        if isinstance(error.__cause__, TypeError):
            raise error.__cause__ from None
        raise
    return output, _result(output, inputs)


def _result(output: Any, inputs: Any) -> Any:
    """Return what f returned as a plain number or array, or as a Variable of a derivative further out."""
    if depends(output, inputs):
        return output._value
    if isinstance(output, Variable):
        return output
    if not isinstance(output, float | int | np.ndarray | np.generic):
        hint = (
            "does it end with a return statement?"
            if output is None
            else "let it return a number or np.stack(...)"
        )
        raise TypeError(f"f returned a {type(output).__name__}; {hint}")
    return np.asarray(output, dtype=float)[()]


def collect(inputs: Any, cotangents: dict[Any, Any]) -> Any:
    """Return the cotangents in the arrangement of x; zeros where f does not depend on it."""

    def cotangent(leaf: Any, name: str) -> Any:
        g = cotangents.get(leaf)
        if isinstance(g, Variable):
            return g
        g = np.zeros(leaf.shape) if g is None else np.array(g)  # two leaves may share one array
        return plain_number(only_finite(g, f"the gradient with respect to {name}", _SMOOTH)[()])

    return _map(cotangent, inputs, "x")
