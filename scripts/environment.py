"""Make everything the book needs on a machine with nothing but Python: `.venv`, Node and all packages.

Only the standard library is used here, and only syntax that Python 3.8 reads, so that an old Python can say
what is wrong. Each stamp is written last: what was broken off is done again, what is done costs nothing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from node import ROOT, VENV_BIN, ensure_node_modules, find_node
from progress import SetupError, run_quietly

__all__ = ["SetupError", "ensure_environment", "ensure_node_modules", "run_in_environment", "set_up"]

VENV = ROOT / ".venv"
PYTHON = VENV_BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "requirements.lock"
NODE_LOCK = ROOT / "scripts" / "nodejs.lock"
_OLDEST_PYTHON = (3, 11)
_STAMP = ".mfml-stamp"


def set_up() -> Path:
    """Make everything ready and return the Python to go on with; on any failure end with one sentence."""
    try:
        python = ensure_environment()
        ensure_node_modules()
    except SetupError as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(
            f"{error.filename or ROOT} cannot be used ({error.strerror}): put this right and start again."
        )
    except KeyboardInterrupt:
        sys.exit("\nStopped: the next start goes on from here.")
    return python


def run_in_environment(*arguments: str) -> NoReturn:
    """Go on as `.venv`'s Python with these arguments, from the root of the project."""
    python = set_up()
    os.chdir(ROOT)
    sys.stdout.flush()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # MkDocs and Material are pinned on purpose
    os.execv(python, [str(python), *arguments])


def ensure_environment() -> Path:
    """Create `.venv` with the packages of `requirements.lock` and a Node; return its Python."""
    _require_python((sys.version_info[0], sys.version_info[1]))
    stamp = VENV / _STAMP
    if not PYTHON.exists() or not stamp.exists() or stamp.read_text(encoding="utf-8") != _fingerprint():
        _make_venv()
        packages = LOCK.read_text(encoding="utf-8").count("==")
        _install(f"Installing {packages} Python packages", LOCK)
        _make_mfml_importable()
        stamp.write_text(_fingerprint(), encoding="utf-8")
    if find_node() is None:
        _install("Installing Node", NODE_LOCK)
    return PYTHON


def _require_python(version: tuple[int, int]) -> None:
    if version < _OLDEST_PYTHON:
        raise SetupError(
            f"This book needs Python 3.11 or newer, and this is Python {version[0]}.{version[1]}: "
            "install a newer one and start again with it."
        )


def _fingerprint() -> str:
    """Hash what the installed packages depend on: the lock file and the Python that `.venv` was made with."""
    configuration = VENV / "pyvenv.cfg"
    python = configuration.read_bytes() if configuration.exists() else b""
    return hashlib.sha256(LOCK.read_bytes() + b"\0" + python).hexdigest()


def _make_venv() -> None:
    """Create `.venv`, or replace it where it is broken or half made."""
    if PYTHON.exists() and subprocess.call([str(PYTHON), "-c", "import pip"], stderr=subprocess.DEVNULL) == 0:
        return
    if not all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        raise SetupError(
            "This Python lacks its module venv: install it (on Debian and Ubuntu: apt install python3-venv) "
            "and start again."
        )
    run_quietly("Creating .venv", [sys.executable, "-m", "venv", "--clear", str(VENV)], ROOT)


def _install(title: str, lock: Path) -> None:
    """Install exactly what `lock` names, each file checked by its hash."""
    uv = shutil.which("uv")
    installer = (
        [uv, "pip", "install", "--python", str(PYTHON)] if uv else [str(PYTHON), "-m", "pip", "install"]
    )
    run_quietly(title, [*installer, "--require-hashes", "-r", str(lock)], ROOT)


def _make_mfml_importable() -> None:
    """Let `.venv` import `mfml` from the working tree; a path file needs no build and no network."""
    answer = subprocess.run(
        [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    )
    (Path(answer.stdout.strip()) / "mfml-working-tree.pth").write_text(f"{ROOT}\n", encoding="utf-8")
