"""Compress files as much as can be, once, for all the times they are sent."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from run_node import run_node

PROGRAM = Path(__file__).with_suffix(".mjs")


def compress(files: Iterable[Path], folder: Path) -> None:
    """Write `NAME.gz` and `NAME.br` of each file into `folder`."""
    run_node(str(PROGRAM), str(folder), *map(str, files))
