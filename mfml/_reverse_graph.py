"""The graph of a computation: every number remembers which numbers it was made from.

A node holds a value and its parents, the operands of the operation that made it. An operand is always older
than its result, so the nodes below an output, sorted by age, are in topological order, and one walk from the
youngest to the oldest is the chain rule of the whole graph:

    cotangent of a parent += cotangent of the child × d child / d parent.

The value of a node may itself be tracked, by a derivative further out. Work on it is then followed as well, and
that is all that higher orders need (see `_levels`).
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np

from ._derivative_checks import function_name, unsupported
from ._levels import BY_HAND, Tracked, gather, is_tracked

__all__ = ["Function", "Node", "Rule", "fill", "pull_back", "record", "topological_order"]

Function: TypeAlias = Callable[..., Any]
Rule: TypeAlias = Callable[..., Any]  # (cotangent, result, *arguments) -> cotangent of one argument

_births = count()
_NO_OPTIONS: Mapping[str, Any] = MappingProxyType({})


class Node(Tracked):
    """A value, its parents, and the rules that carry a derivative back to them."""

    __slots__ = ("_arguments", "_birth", "_grad", "_options", "_parents", "_rules")
    _arguments: Sequence[Any]
    _birth: int
    _grad: Any
    _options: Mapping[str, Any]
    _parents: Sequence["Node"]
    _rules: Sequence[Rule]


_belongings: list[Any] = []
_letting_go = False


def _let_go(node: Node) -> None:
    """Free what a node holds, one after the other: not each inside the freeing of the one before.

    The end of a long chain would be as many calls deep as the chain is long. CPython sees to that itself, but in
    the browser its stack is too small for it.
    """
    global _letting_go
    _belongings.extend(getattr(node, name, None) for name in ("_parents", "_arguments", "_value"))
    node._parents = node._arguments = node._value = ()
    if not _letting_go:
        _letting_go = True
        while _belongings:
            _belongings.pop()  # this may free another node, which puts its belongings here
        _letting_go = False


if sys.platform == "emscripten":  # pragma: no cover
    Node.__del__ = _let_go  # type: ignore[attr-defined]


def fill(
    node: Any,
    value: Any,
    level: int,
    parents: Sequence[Node] = (),
    rules: Sequence[Rule] = (),
    arguments: Sequence[Any] = (),
    options: Mapping[str, Any] = _NO_OPTIONS,
) -> Any:
    """Return node with all it has to remember; the constructor is for values that come from outside."""
    node._value, node._level, node._parents, node._rules = value, level, parents, rules
    node._arguments, node._options, node._grad, node._birth = arguments, options, None, next(_births)
    return node


def record(
    function: Function,
    rules: Sequence[Rule | None],
    arguments: Sequence[Any],
    options: Mapping[str, Any] = _NO_OPTIONS,
) -> Any:
    """Compute function(*arguments, **options) and remember how."""
    level = 0
    for argument in arguments:
        if isinstance(argument, Tracked):
            if argument._level > level:
                level, kind = argument._level, type(argument)
        elif type(argument) is list or (type(argument) is np.ndarray and argument.dtype.hasobject):
            return record(function, rules, [_as_array(argument) for argument in arguments], options)
    if not issubclass(kind, Node):
        return NotImplemented  # the other mode has begun later: its turn
    values: list[Any] = []
    parents: list[Any] = []
    used: list[Rule] = []
    for i, argument in enumerate(arguments):
        if isinstance(argument, Tracked) and argument._level == level:
            rule = rules[i] if i < len(rules) else None
            if rule is None:
                raise unsupported(f"argument {i + 1} of {function_name(function)}")
            parents.append(argument)
            used.append(rule)
            values.append(argument._value)
        else:  # a constant as far as this derivative is concerned
            values.append(argument)
    if level != BY_HAND:
        value = function(*values, **options)
    else:  # nobody else has silenced NumPy's warnings
        with np.errstate(all="ignore"):
            value = function(*values, **options)
    return fill(kind.__new__(kind), value, level, parents, used, values, options)


def _as_array(argument: Any) -> Any:
    """Return a list as an array; what is tracked in it must not be overlooked."""
    if isinstance(argument, Tracked) or not isinstance(argument, list | np.ndarray):
        return argument
    return gather(argument) if is_tracked(argument) else np.asarray(argument)


def topological_order(output: Node) -> list[Any]:
    """Return every Variable that output was computed from, and output, operands before results.

    i comes before j whenever j was computed from i

    Parameters
    ----------
    output : Variable
        Where the graph ends.

    Returns
    -------
    list of Variable
        Each Variable once, however often it was used; the last one is output.

    Raises
    ------
    TypeError
        If output is not a Variable.

    Examples
    --------
    x is used twice and listed once:

    >>> from mfml.reverse import Variable
    >>> x = Variable(3.0)
    >>> [node.value for node in topological_order(x * x + 1.0)]
    [3.0, 9.0, 10.0]

    Source
    ------
    A. Griewank and A. Walther, Evaluating Derivatives, 2nd edition, section 2.2 (numbering by age).
    """
    if not isinstance(output, Node):
        raise TypeError(
            f"output must be a Variable, not a {type(output).__name__}; compute it from a Variable(1.0)"
        )
    found, waiting = {output}, [output]
    while waiting:
        for parent in waiting.pop()._parents:
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return sorted(found, key=attrgetter("_birth"))


def pull_back(order: list[Any], cotangent: Any) -> dict[Node, Any]:
    """Carry a cotangent of the last node back; return those of the leaves, and use up the list."""
    cotangents, leaves = {order[-1]: cotangent}, {}
    while order:
        node = order.pop()  # nothing needs it any more: its memory can go
        g = cotangents.pop(node)
        if not node._parents:
            leaves[node] = g
        y, arguments, options = node._value, node._arguments, node._options
        for parent, rule in zip(node._parents, node._rules, strict=True):
            share = rule(g, y, *arguments, **options)
            if share.shape != parent._value.shape:
                share = _fit(share, parent._value.shape)
            cotangents[parent] = cotangents[parent] + share if parent in cotangents else share
    return leaves


def _fit(g: Any, shape: tuple[int, ...]) -> Any:
    """Sum over what broadcasting repeated, then repeat over what a sum has removed."""
    extra = g.ndim - len(shape)
    if extra > 0:
        g = np.sum(g, axis=tuple(range(extra)))
    once = tuple(i for i, n in enumerate(shape) if n == 1 < g.shape[i]) if g.ndim == len(shape) else ()
    if once:
        g = np.sum(g, axis=once, keepdims=True)
    return g if g.shape == shape else np.broadcast_to(g, shape)
