"""An environment that knows nothing of this repository, to try the package in as others get it.

It is made by the standard library's `venv` and filled by pip, with the versions and hashes of requirements.lock.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from node import ROOT

_ENTRY = re.compile(r"^([\w.-]+)==.*\n(?:[ \t].*\n)*", re.MULTILINE)


@dataclass(frozen=True)
class CleanEnvironment:
    """A virtual environment and the folder to work in, which is empty at first."""

    python: Path
    folder: Path

    @classmethod
    def make(cls, folder: Path) -> CleanEnvironment:
        """Make the environment, and the folder to work in beside it."""
        call(sys.executable, "-m", "venv", str(folder / "env"), cwd=folder)
        (folder / "work").mkdir()
        scripts = "Scripts" if os.name == "nt" else "bin"
        return cls(folder / "env" / scripts / "python", folder / "work")

    def run(self, *arguments: str) -> str:
        """Run the environment's Python; return what it prints."""
        return call(str(self.python), *arguments, cwd=self.folder)

    def install(self, *names: str) -> None:
        """Install packages, and all that they need, as requirements.lock pins them."""
        wanted = self.folder / "wanted.lock"
        wanted.write_text(locked(*names), encoding="utf-8")
        self.run("-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", str(wanted))


def call(*command: str, cwd: Path) -> str:
    """Return what a command prints, run without the settings of our own Python; RuntimeError if it fails."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=cwd, env={**kept, "MPLBACKEND": "agg"}, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"`{' '.join(command)}` failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def locked(*names: str) -> str:
    """Return the entries of requirements.lock for the packages `names` and all that these need here."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    wanted: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += _needs(name)
    return "".join(entry[0] for entry in _ENTRY.finditer(text) if entry[1] in wanted)


def _needs(name: str) -> list[str]:
    """Name what a package, installed here too, needs on this machine without its extras."""
    needed = [Requirement(text) for text in metadata.requires(name) or []]
    here = [one for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]
    return [canonicalize_name(one.name) for one in here]
