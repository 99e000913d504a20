"""Put together what a reader's browser needs to run Python: Pyodide's core, NumPy, Matplotlib, a lock file.

`runtime_assets.json` pins every file by hash. The result is kept in `.cache/runtime/` and is named by its
content, so that a browser may keep it for ever.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mfml_wheel import build_mfml_wheel
from slim_wheel import slim_wheel
from wheel_sources import AssetError, Pin, WheelSources, disk_error, write_whole

__all__ = ["AssetError", "Runtime", "build_mfml_wheel", "prepare_runtime"]

SCRIPTS = Path(__file__).resolve().parent
ROOT = SCRIPTS.parent
PINS = SCRIPTS / "runtime_assets.json"
PYODIDE = ROOT / "node_modules" / "pyodide"
CACHE = ROOT / ".cache"
LOCK = "pyodide-lock.json"


@dataclass(frozen=True)
class Runtime:
    """The prepared files and what they weigh."""

    directory: Path
    """Everything the browser needs, ready to be copied to `site/assets/runtime/<version>/`."""
    version: str
    """The first 16 hex digits of a SHA-256 over all names and contents."""
    sizes: dict[str, int]
    """Bytes on the wire (text by gzip at level 6, zipped files as they are): `python`, `numpy`, and
    `matplotlib` with all that it needs besides NumPy."""


def prepare_runtime() -> Runtime:
    """Return the runtime, made on the first call and after a change of the pins.

    Raises
    ------
    AssetError
        If a file cannot be had from any source, is not the pinned one, or cannot be written.
    """
    note = CACHE / "runtime" / f"{_key()}.json"
    ready = _read_note(note)
    if ready is not None:
        return ready
    pins = json.loads(PINS.read_text(encoding="utf-8"))
    files = _core(pins["core"])
    wheels = _wheels([Pin(**pin) for pin in pins["release"]["wheels"]])
    files.update({pin.file_name: content for pin, content in wheels})
    files[LOCK] = _lock(wheels)
    runtime = _store(files, _sizes(files, wheels))
    contents = {
        "version": runtime.version,
        "sizes": runtime.sizes,
        "files": {n: len(files[n]) for n in sorted(files)},
    }
    write_whole(note, json.dumps(contents, indent=2).encode())
    return runtime


def _key() -> str:
    """Hash all that decides what the runtime holds: the pins, the installed Pyodide, how we slim."""
    digest = hashlib.sha256()
    for path in (PINS, PYODIDE / "package.json", SCRIPTS / "slim_wheel.py", Path(__file__)):
        digest.update(hashlib.sha256(path.read_bytes() if path.exists() else b"").digest())
    return digest.hexdigest()[:16]


def _read_note(note: Path) -> Runtime | None:
    """Return the runtime that `note` describes if every file of it is still there in full."""
    if not note.exists():
        return None
    contents = json.loads(note.read_text(encoding="utf-8"))
    directory = note.parent / contents["version"]
    for name, size in contents["files"].items():
        path = directory / name
        if not path.exists() or path.stat().st_size != size:
            return None
    return Runtime(directory, contents["version"], contents["sizes"])


def _core(pins: dict[str, Any]) -> dict[str, bytes]:
    """Read Pyodide's own files as npm installed them."""
    files = {}
    for name, sha256 in pins["files"].items():
        path = PYODIDE / name
        if not path.exists():
            raise AssetError(
                f"{path} is missing: run `npm ci` (or `python3 scripts/serve.py`) and start again."
            )
        files[name] = path.read_bytes()
        if hashlib.sha256(files[name]).hexdigest() != sha256:
            raise AssetError(
                f"{path} is not the file of pyodide {pins['version']} that {PINS.name} names: "
                "run `npm ci` and start again, or renew the pins if package.json has another version."
            )
    return files


def _wheels(pins: list[Pin]) -> list[tuple[Pin, bytes]]:
    """Fetch and slim all wheels, saying so only for those that are not at hand."""
    sources = WheelSources(CACHE / "wheels")
    wheels = []
    for pin in pins:
        content, source = sources.fetch(pin)
        if source != "cache":
            size = f"{pin.size / 1e6:.1f} MB" if pin.size >= 100_000 else f"{pin.size / 1e3:.0f} kB"
            print(f"Python runtime: {pin.name} {size} … {source}", flush=True)
        wheels.append((pin, slim_wheel(pin.name, content)))
    return wheels


def _lock(wheels: list[tuple[Pin, bytes]]) -> bytes:
    """Write Pyodide's lock file for our wheels alone, with the hashes of the slimmed files."""
    ours = {pin.name for pin, _ in wheels}
    official = json.loads((PYODIDE / LOCK).read_text(encoding="utf-8"))
    packages = {}
    for pin, content in wheels:
        entry = official["packages"][pin.name]
        packages[pin.name] = {
            **entry,
            "depends": [name for name in entry["depends"] if name in ours],
            "file_name": pin.file_name,
            "sha256": hashlib.sha256(content).hexdigest(),
            "version": pin.version,
        }
    return json.dumps({"info": official["info"], "packages": packages}, indent=1).encode()


def _sizes(files: dict[str, bytes], wheels: list[tuple[Pin, bytes]]) -> dict[str, int]:
    sizes = {"python": 0, "numpy": 0, "matplotlib": 0}
    packages = {pin.file_name: pin.name for pin, _ in wheels}
    for name, content in files.items():
        part = "python" if name not in packages else "numpy" if packages[name] == "numpy" else "matplotlib"
        zipped = name.endswith((".whl", ".zip"))
        sizes[part] += len(content) if zipped else len(gzip.compress(content, compresslevel=6))
    return sizes


def _store(files: dict[str, bytes], sizes: dict[str, int]) -> Runtime:
    """Write all files to a folder named by their content; it gets this name only when it is complete."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    version = digest.hexdigest()[:16]
    directory = CACHE / "runtime" / version
    new = directory.with_name(f"{version}.{os.getpid()}.part")
    try:
        new.mkdir(parents=True)
        for name, content in files.items():
            (new / name).write_bytes(content)
        shutil.rmtree(directory, ignore_errors=True)
        new.rename(directory)
    except OSError as error:
        shutil.rmtree(new, ignore_errors=True)
        raise disk_error(error, directory) from error
    return Runtime(directory, version, sizes)
