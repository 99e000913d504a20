"""Run the cells of one page in a fresh Python, and remember the outcome by content.

`outcomes_of` is what the build calls; it starts this same file as a subprocess, so that no page can see
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
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import cells
from fences import Cell

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".cache" / "cells"
RUNNER = ROOT / "docs" / "assets" / "python"


@dataclass(frozen=True)
class PageOutcomes:
    """What each cell of a page did, and whether the cells had to be run for it."""

    outcomes: list[cells.Outcome]
    cached: bool


def outcomes_of(page_cells: Sequence[Cell]) -> PageOutcomes:
    """Return the outcome of each cell of a page, from the cache if nothing has changed."""
    request = json.dumps([asdict(cell) for cell in page_cells])
    path = CACHE / f"{_key(request)}.json"
    if path.exists():
        return PageOutcomes(_decode(path.read_text("utf-8")), cached=True)
    command = [sys.executable, "-c", "import run_cells; run_cells.main()"]
    search_path = os.pathsep.join(str(folder) for folder in (ROOT / "scripts", RUNNER, ROOT))
    environment = os.environ | {"PYTHONPATH": search_path, "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        command, input=request, capture_output=True, text=True, encoding="utf-8", env=environment
    )
    if done.returncode != 0:
        raise RuntimeError(f"the cells could not be run:\n{done.stderr}")
    CACHE.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{id(request)}.part")
    unfinished.write_text(done.stdout, "utf-8")
    unfinished.replace(path)
    return PageOutcomes(_decode(done.stdout), cached=False)


def run_page(page_cells: Sequence[Cell]) -> list[cells.Outcome]:
    """Run a page's cells in this process, in order: one namespace, but a fresh one for an isolated cell."""
    shared = cells.new_namespace()
    outcomes = []
    for cell in page_cells:
        namespace = cells.new_namespace() if cell.isolated else shared
        outcomes.append(cells.run(cell.parsed.code, namespace, cell.id))
    return outcomes


def main() -> None:
    """Read a page's cells from standard input, run them, and write their outcomes to standard output."""
    answer = sys.stdout
    page_cells = [Cell(**data) for data in json.load(sys.stdin)]
    json.dump([asdict(outcome) for outcome in run_page(page_cells)], answer)


def _decode(text: str) -> list[cells.Outcome]:
    return [cells.Outcome(**data) for data in json.loads(text)]


def _key(request: str) -> str:
    """Hash the cells together with the runner, the package and the versions that they meet."""
    digest = hashlib.sha256(request.encode())
    for path in (*sorted(RUNNER.iterdir()), *sorted((ROOT / "mfml").rglob("*.py"))):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    digest.update(_versions().encode())
    return digest.hexdigest()[:32]


@functools.cache
def _versions() -> str:
    return f"{sys.version} {[importlib.metadata.version(name) for name in ('numpy', 'matplotlib')]}"
