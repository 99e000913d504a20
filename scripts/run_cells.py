"""Run the cells of one page in a fresh Python, and remember the outcome by content.

`outcomes_of` is what the build calls; `run_afresh` starts this same file as a subprocess, so that no page can see
another page's variables or Matplotlib state, and a change to `mfml` is picked up while the site is served.
The result is cached under a hash of everything that can change it: an unchanged page costs nothing.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import cells
import wide_integers
from fences import Cell

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".cache" / "cells"
RUNNER = ROOT / "docs" / "assets" / "python"
RUNS = ("source", "id", "isolated")  # what of a cell can change its outcome


@dataclass(frozen=True)
class PageOutcomes:
    """What each cell of a page did, and whether the cells had to be run for it."""

    outcomes: list[cells.Outcome]
    cached: bool


def run_afresh(request: str) -> str:
    """Run a page's cells in a Python of its own; both the cells and their outcomes are JSON."""
    command = [sys.executable, "-c", "import run_cells; run_cells.main()"]
    done = subprocess.run(
        command, input=request, capture_output=True, text=True, encoding="utf-8", env=environment()
    )
    if done.returncode != 0:
        raise RuntimeError(f"the cells could not be run:\n{done.stderr}")
    return done.stdout


def outcomes_of(page_cells: Sequence[Cell], run: Callable[[str], str] = run_afresh) -> PageOutcomes:
    """Return the outcome of each cell of a page, from the cache if nothing has changed."""
    request = json.dumps([{name: getattr(cell, name) for name in RUNS} for cell in page_cells])
    path = CACHE / f"{_key(request)}.json"
    if path.exists():
        return PageOutcomes(_decode(path.read_text("utf-8")), cached=True)
    answer = run(request)
    CACHE.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{id(request)}.part")
    unfinished.write_text(answer, "utf-8")
    unfinished.replace(path)
    return PageOutcomes(_decode(answer), cached=False)


def run_page(page_cells: Sequence[Cell]) -> list[cells.Outcome]:
    """Run a page's cells in this process, in order: one namespace, but a fresh one for an isolated cell."""
    shared = cells.new_namespace()
    return [run_cell(cell, shared) for cell in page_cells]


def run_cell(cell: Cell, shared: dict[str, Any]) -> cells.Outcome:
    """Run one cell, with the variables of its page or its own."""
    namespace = cells.new_namespace() if cell.isolated else shared
    namespace[wide_integers.LOOK] = wide_integers.look
    return cells.run(cell.parsed.code, namespace, cell.id, watch=wide_integers.watch)


def environment() -> dict[str, str]:
    """Return the environment in which cells run: our modules are found, and sets have the same order each time."""
    search_path = os.pathsep.join(str(folder) for folder in (ROOT / "scripts", RUNNER, ROOT))
    return os.environ | {"PYTHONPATH": search_path, "PYTHONHASHSEED": "0"}


def main() -> None:
    """Read a page's cells from standard input, run them, and write their outcomes to standard output."""
    answer = sys.stdout
    page_cells = [Cell(**data) for data in json.load(sys.stdin)]
    json.dump([asdict(outcome) for outcome in run_page(page_cells)], answer)


def _decode(text: str) -> list[cells.Outcome]:
    return [cells.Outcome(**data) for data in json.loads(text)]


def _key(request: str) -> str:
    return hashlib.sha256((request + what_cells_meet()).encode()).hexdigest()[:32]


def what_cells_meet() -> str:
    """Hash the runner, the package and the versions: all that can change an outcome beside the cells."""
    digest = hashlib.sha256(_versions().encode())
    watcher = Path(wide_integers.__file__)
    for path in (*sorted(RUNNER.iterdir()), watcher, *sorted((ROOT / "mfml").rglob("*.py"))):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@functools.cache
def _versions() -> str:
    return f"{sys.version} {[importlib.metadata.version(name) for name in ('numpy', 'matplotlib')]}"
