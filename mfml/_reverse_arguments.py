"""What goes into a differentiated function and what comes out of it.

The argument is a number, an array, or a list, tuple or dict of them. Each becomes a leaf of the graph, f sees
the same arrangement of leaves, and the gradient is arranged in the same way:

    (w, [b, c])  ->  (∂f/∂w, [∂f/∂b, ∂f/∂c]).
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from ._derivative_checks import check_slope
from ._levels import gather, is_tracked, next_level, own, plain, public
from ._reverse_checks import float_array
from ._reverse_graph import fill
from ._reverse_variable import Variable

__all__ = ["collect", "split", "track"]


def track(x: Any) -> tuple[Any, int]:
    """Return x with each number or array in it as a new leaf, and the level of these leaves."""
    level = next_level()

    def leaf(part: Any, name: str) -> Any:
        value = gather(part) if is_tracked(part) else float_array(part, name)
        return fill(Variable.__new__(Variable), value, level)

    return _map(leaf, x, "x"), level


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


def split(output: Any, level: int) -> tuple[Any, Any]:
    """Return the value of f, and the end of its graph; None if it does not depend on the leaves."""
    if isinstance(output, Variable) and output._level == level:
        return output._value, output
    return output, None


def collect(inputs: Any, cotangents: dict[Any, Any]) -> Any:
    """Return the cotangents in the arrangement of x; zeros where f does not depend on it."""

    def cotangent(leaf: Any, name: str) -> Any:
        g = cotangents.get(leaf)
        check_slope(0.0 if g is None else plain(g), plain(leaf), "f")
        return public(np.zeros(leaf.shape)[()] if g is None else own(g))  # two leaves may share one array

    return _map(cotangent, inputs, "x")
