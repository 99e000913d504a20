"""What is wrong with the words of a page, and where."""

from __future__ import annotations


class FurnitureError(ValueError):
    """An author's mistake: what to write instead, and the line of the page (or of `file`, if it is another one)."""

    def __init__(self, message: str, line: int, file: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.file = file
