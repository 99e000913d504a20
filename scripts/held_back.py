"""Hold back what a check prints, so that the record of a whole run stays short enough to be read."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import TextIO

# Of a check that failed, so much is printed: its end, where pytest names each failed test.
END = 8000


@contextmanager
def held_back() -> Iterator[TextIO]:
    """Send all that we print, and all that the programs print which we start, to a file; yield the file."""
    with tempfile.TemporaryFile("w+", buffering=1, encoding="utf-8", errors="replace") as file:
        _flush()
        kept = [os.dup(number) for number in (1, 2)]
        for number in (1, 2):
            os.dup2(file.fileno(), number)
        try:
            with redirect_stdout(file), redirect_stderr(file):
                yield file
        finally:
            for number, copy in zip((1, 2), kept, strict=True):
                os.dup2(copy, number)
                os.close(copy)


def end_of(file: TextIO) -> str:
    """Return the end of a text, from the beginning of a line on, and say if something stood before it."""
    file.seek(0)
    text = file.read()
    if len(text) <= END:
        return text
    _, _, end = text[-END:].partition("\n")
    return f"[the last {len(end)} of {len(text)} characters]\n{end}"


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
