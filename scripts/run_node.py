"""Run one of the build's Node programs and return what it prints."""

from __future__ import annotations

import subprocess
from pathlib import Path

from node import find_node

ROOT = Path(__file__).resolve().parents[1]


def run_node(*arguments: str, standard_input: str = "") -> str:
    """Run `node arguments…` in the repository; raise RuntimeError with its error output if it fails."""
    found = find_node()
    if found is None:
        raise RuntimeError(
            "Node 20 or newer is missing: run `python3 scripts/serve.py` once, which installs it"
        )
    command = [found.node, *arguments]
    done = subprocess.run(
        command, input=standard_input, capture_output=True, text=True, encoding="utf-8", cwd=ROOT
    )
    if done.returncode != 0:
        raise RuntimeError(f"{Path(arguments[0]).name} failed:\n{done.stderr}")
    return done.stdout
