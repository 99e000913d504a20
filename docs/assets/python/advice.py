"""One sentence of help for the errors that learners meet most, shown below the traceback.

Each line of the table is a kind of error, a pattern in its message, and what to do. The first line that fits wins;
no sentence is better than a wrong one, so an unusual error gets none.
"""

from __future__ import annotations

import builtins
import difflib
import re
from collections.abc import Mapping
from typing import Any

_MATHEMATICS = {
    *(
        "sin",
        "cos",
        "tan",
        "arcsin",
        "arccos",
        "arctan",
        "sinh",
        "cosh",
        "tanh",
        "exp",
        "log",
        "log2",
        "log10",
    ),
    *(
        "sqrt",
        "pi",
        "e",
        "array",
        "linspace",
        "arange",
        "zeros",
        "ones",
        "maximum",
        "minimum",
        "floor",
        "ceil",
    ),
    *("mean", "dot", "cross"),
}
_IMPORTS = {"np": "import numpy as np", "plt": "import matplotlib.pyplot as plt", "math": "import math"}

_SENTENCES: tuple[tuple[type[BaseException], str, str], ...] = (
    (SyntaxError, r"invalid decimal literal", "Write the multiplication sign: 2*x, not 2x."),
    (
        SyntaxError,
        r"Maybe you meant '=='",
        "One = gives a name to a value; two, ==, ask whether they are equal.",
    ),
    (SyntaxError, r"expected ':'", "A line that opens a block (if, for, while, def) ends with a colon."),
    (SyntaxError, r"was never closed", "Each opening bracket needs a closing one."),
    (SyntaxError, r"unmatched '", "There is a closing bracket too many."),
    (SyntaxError, r"unterminated string", "The text is not closed: put the same quotation mark at its end."),
    (
        SyntaxError,
        r"'await' outside function",
        "A cell waits for nothing; call an ordinary function instead.",
    ),
    (
        IndentationError,
        r"expected an indented block",
        "Indent the lines that belong to the block by four spaces.",
    ),
    (IndentationError, r"unexpected indent", "The line is indented although no block was opened above it."),
    (IndentationError, r"unindent does not match", "Give all lines of a block the same indentation."),
    (
        TypeError,
        r"unsupported operand type\(s\) for \^|ufunc 'bitwise_xor'",
        "A power is written **: x**2, not x^2.",
    ),
    (
        TypeError,
        r"'(int|float)' object is not callable",
        "Write the multiplication sign: 2*(x + 1), not 2(x + 1).",
    ),
    (
        TypeError,
        r"'(numpy.ndarray|list|tuple|dict)' object is not callable",
        "An entry is picked with square brackets: x[0].",
    ),
    (TypeError, r"'function' object is not subscriptable", "A function is called with round brackets: f(2)."),
    (
        TypeError,
        r"missing \d+ required",
        "The call has too few arguments; look at what the function expects.",
    ),
    (
        TypeError,
        r"takes .* positional arguments? but",
        "The call has too many arguments; look at what the function expects.",
    ),
    (
        TypeError,
        r"got an unexpected keyword argument",
        "The function has no argument of that name; check its spelling.",
    ),
    (
        TypeError,
        r"can't multiply sequence by non-int",
        "A list is no vector: make one with np.array([...]) first.",
    ),
    (
        TypeError,
        r"unsupported operand type\(s\) for .*'list'",
        "A list is no vector: make one with np.array([...]) first.",
    ),
    (
        TypeError,
        r"unsupported operand type\(s\) for .*'NoneType'",
        "One of the two is None: does its function end with return?",
    ),
    (
        TypeError,
        r"'NoneType' object is not",
        "The value is None: does the function it came from end with return?",
    ),
    (
        TypeError,
        r"can only concatenate str|unsupported operand type\(s\) for .*'str'",
        "Text and numbers do not mix: use float(text), or f'{number}'.",
    ),
    (ZeroDivisionError, r"", "The denominator is zero here; look at where it comes from."),
    (
        IndexError,
        r"out of (range|bounds)",
        "Counting starts at 0, so the last entry of n has the index n - 1, or -1.",
    ),
    (KeyError, r"", "There is no such key in the dictionary; list(d) shows those that there are."),
    (
        ValueError,
        r"could not be broadcast|matmul: Input operand|shapes .* not aligned|same shape|must match exactly",
        "The shapes do not fit; print x.shape of both.",
    ),
    (
        ValueError,
        r"truth value of an array",
        "An array has many truths: use np.any(...), np.all(...), or np.where(...).",
    ),
    (
        ValueError,
        r"could not convert string",
        "The text is no number; a decimal number is written with a point, 0.5.",
    ),
    (
        AttributeError,
        r"'list' object has no attribute '(shape|mean|sum|dot|T|max|min|reshape)'",
        "A list is no array: make one with np.array([...]) first.",
    ),
    (RecursionError, r"", "A function calls itself without end; give it a case in which it does not."),
    (MemoryError, r"", "That is more than fits into the browser's memory; take fewer numbers."),
    (
        RuntimeError,
        r"can't start new thread",
        "In the browser Python has one thread; call the function directly.",
    ),
)


def advise(error: BaseException, namespace: Mapping[str, Any]) -> str:
    """Return a sentence of help for an error that a cell has raised, or an empty text."""
    message = str(error)
    if isinstance(error, NameError):
        return _unknown_name(getattr(error, "name", None) or "", namespace)
    if isinstance(error, ModuleNotFoundError):
        return f"The book's Python has NumPy, Matplotlib and mfml; {error.name} is not among its packages."
    if isinstance(error, AttributeError | ImportError):
        near = _nearest(error, message)
        if near:
            return near
    for kind, pattern, sentence in _SENTENCES:
        if isinstance(error, kind) and re.search(pattern, message):
            return sentence
    return ""


def _unknown_name(name: str, namespace: Mapping[str, Any]) -> str:
    if name in _IMPORTS:
        return f"Write {_IMPORTS[name]} first, or run the cells above, which may do it."
    if name in _MATHEMATICS:
        return f"NumPy has it: import numpy as np, and write np.{name}."
    near = difflib.get_close_matches(name, [*namespace, *dir(builtins)], 1, 0.75)
    if near:
        return f"Did you mean {near[0]}?"
    return "No cell that has run gives a value to this name: run the cells above, or check the spelling."


def _nearest(error: AttributeError | ImportError, message: str) -> str:
    """Name what the object or module has instead, if it is spelled alike."""
    name, owner = error.name, getattr(error, "obj", None)
    if isinstance(error, ImportError):
        found = re.search(r"cannot import name '(\w+)' from '(\w+)'", message)
        if not found:
            return ""
        name, owner = found[1], __import__(found[2])
    near = difflib.get_close_matches(name or "", dir(owner), 1, 0.75) if owner is not None else []
    return f"Did you mean {near[0]}?" if near else ""
