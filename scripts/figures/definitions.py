"""Read what the browser's files say of each interactive figure: its variables, and what is said of it at first."""

from __future__ import annotations

import functools
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from run_node import run_node

SCRIPTS = Path(__file__).resolve().parents[2] / "docs" / "assets" / "js"
PROGRAM = Path(__file__).with_name("definitions.mjs")


@dataclass(frozen=True)
class Control:
    """A slider, a switch or a choice below a figure."""

    name: str
    label: str
    kind: str  # "slider", "toggle" or "choice"
    names: list[str]
    """Of the values 0, 1, 2, … of a choice."""
    start: float
    low: float
    high: float
    step: float
    said: str


@dataclass(frozen=True)
class Definition:
    """An interactive figure, as far as the page has it before any script runs."""

    id: str
    title: str
    aspect: float
    """Width of the drawing divided by its height."""
    said: str
    controls: list[Control]


def definitions() -> dict[str, Definition]:
    """Return all figures by their ids; they are read again when a script has changed."""
    digest = hashlib.sha256()
    shared = [SCRIPTS / "practice" / name for name in ("axis.js", "judge_sketch.js")]
    for file in sorted([*(SCRIPTS / "figures").rglob("*.js"), *shared, PROGRAM]):
        digest.update(file.read_bytes())
    return _read(digest.hexdigest())


@functools.lru_cache(maxsize=1)
def _read(_: str) -> dict[str, Definition]:
    found = json.loads(run_node(str(PROGRAM)))
    return {
        each["id"]: Definition(**each | {"controls": [Control(**control) for control in each["controls"]]})
        for each in found
    }
