"""Node, from the machine where it is 20 or newer, else installed into `.venv`, and the npm packages.

The MkDocs hook uses this too, so that plain `mkdocs serve` works inside `.venv`.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from progress import SetupError, run_quietly

ROOT = Path(__file__).resolve().parent.parent
VENV_BIN = ROOT / ".venv" / ("Scripts" if os.name == "nt" else "bin")
OLDEST_NODE = 20
_STAMP = ".mfml-stamp"


class Node(NamedTuple):
    """Where the two programs are."""

    node: str
    npm: str


def find_node() -> Node | None:
    """Return a Node that is new enough and has npm: the machine's own, else the one in `.venv`."""
    for path in (os.environ.get("PATH", os.defpath), str(VENV_BIN)):
        node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
        if node and npm and _major_version(node) >= OLDEST_NODE:
            return Node(node, npm)
    return None


def _major_version(node: str) -> int:
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return 0
    version = re.match(r"v(\d+)\.", answer.stdout)
    return int(version[1]) if version else 0


def ensure_node_modules() -> None:
    """Install the packages of `package-lock.json` unless exactly these are installed.

    `npm ci` begins with removing `node_modules`, and the stamp is written after it, so the next start makes
    good what was broken off.
    """
    stamp = ROOT / "node_modules" / _STAMP
    wanted = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    found = find_node()
    if found is None:
        raise SetupError(
            "Node 20 or newer is missing: run `python3 scripts/serve.py` once, which installs it."
        )
    search = os.pathsep.join([str(Path(found.node).parent), os.environ.get("PATH", os.defpath)])
    run_quietly("Installing the JavaScript packages", [found.npm, "ci"], ROOT, {**os.environ, "PATH": search})
    stamp.write_text(wanted, encoding="utf-8")
