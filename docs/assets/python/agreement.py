"""Say whether a cell printed what the book prints: in the browser after each run, in the build and in the tests."""

from __future__ import annotations

import doctest
import re

TRACEBACK_HEADER = "Traceback (most recent call last):"


def agrees(want: str, got: str) -> bool:
    """Say whether `got` is the output `want` of the book.

    White space may differ in amount, ``...`` stands for anything, numbers are compared to the digits that
    `want` shows, and of a traceback only its last line counts (its frames differ between Pythons).
    """
    want_text, _, want_error = want.partition(TRACEBACK_HEADER)
    got_text, _, got_error = got.partition(TRACEBACK_HEADER)
    return _same_text(want_text, got_text) and _same_text(_message(want_error), _message(got_error))


def _message(error_text: str) -> str:
    """Return the part of a traceback below its (indented) frames: the error's name and message."""
    lines = error_text.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(" "))


def _same_text(want: str, got: str) -> bool:
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    return doctest.OutputChecker().check_output(want, _to_written_digits(want, got), flags)


_NUMBER = re.compile(r"(?<![\w.])[+-]?(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][+-]?\d+)?(?![\w.]*\w)")


def _to_written_digits(want: str, got: str) -> str:
    """Replace each decimal in `got` by its partner in `want` where they agree to the digits written."""
    wanted, found = list(_NUMBER.finditer(want)), list(_NUMBER.finditer(got))
    if len(wanted) != len(found):
        return got
    pieces, end = [], 0
    for expected, actual in zip(wanted, found, strict=True):
        pieces.append(got[end : actual.start()])
        same = abs(float(expected[0]) - float(actual[0])) <= _half_unit(expected[0])
        pieces.append(expected[0] if same else actual[0])
        end = actual.end()
    return "".join(pieces) + got[end:]


def _half_unit(number: str) -> float:
    """Return half of the last written decimal place: 0.005 for ``3.14``, 5e-9 for ``1.2e-07``."""
    mantissa, _, exponent = number.lower().partition("e")
    decimals = len(mantissa.partition(".")[2])
    return 0.5000001 * 10.0 ** (int(exponent or 0) - decimals)
