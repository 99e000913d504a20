"""Make the bundles: Python, NumPy and Matplotlib compiled to .pyc, each part in one file that is ready to use.

The official files hold source, which every browser would compile again at every start. A bundle holds what Python
itself would write after that, under the paths of Pyodide's file system: nothing is unzipped, and nothing installed.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from runtime_assets import CACHE, LOCK, Runtime
from start_up.bundle_format import Files, pack
from start_up.compress import compress
from start_up.python_compiler import compile_bundle
from wheel_sources import write_whole

HERE = Path(__file__).resolve().parent
CORE = ("pyodide.asm.wasm", "pyodide.asm.mjs")
PROGRAMS = (
    "bundle_format.py",
    "bundles.py",
    "compress.mjs",
    "compress.py",
    "python_compiler.mjs",
    "python_compiler.py",
)
_LEFT_OUT = re.compile(r"\.dist-info/(?!METADATA$)|\.pyi$")


@dataclass(frozen=True)
class Bundles:
    """The bundles of one runtime, and its core, each also compressed in advance (`.gz` and `.br`)."""

    directory: Path
    version: str
    """The first 16 hex digits of a SHA-256 over all names and contents."""
    sizes: dict[str, int]
    """Bytes on the wire under gzip, the most that any host sends: `python`, `numpy`, and `matplotlib`."""

    @property
    def compressed_core(self) -> list[Path]:
        """The compressed copies of files that stand in the runtime's own folder."""
        return sorted(path for path in self.directory.iterdir() if path.stem in CORE)

    @property
    def files(self) -> list[Path]:
        """The bundles and their compressed copies."""
        return sorted(path for path in self.directory.iterdir() if path.stem not in CORE)


def prepare_bundles(runtime: Runtime) -> Bundles:
    """Return the bundles, made on the first call and after a change of the runtime or of how they are made.

    Raises
    ------
    AssetError
        If the disk refuses them.
    RuntimeError
        If Python does not compile what is in them.
    """
    note = CACHE / "start-up" / f"{_key(runtime)}.json"
    if note.exists():
        contents = json.loads(note.read_text("utf-8"))
        directory = note.parent / contents["version"]
        if all((directory / name).is_file() for name in contents["files"]):
            return Bundles(directory, contents["version"], contents["sizes"])
    return _make(runtime, note)


def library_folder(runtime: Runtime) -> str:
    """Return where Python's library lies in Pyodide's file system."""
    info = json.loads((runtime.directory / LOCK).read_text("utf-8"))["info"]
    major, minor, *_ = info["python"].split(".")
    return f"/lib/python{major}.{minor}"


def unzip(archive: Path, folder: str, belongs: Callable[[str], bool] = lambda name: True) -> Files:
    """Return the files of a wheel or a zip file, as they would be unpacked into `folder`."""
    with zipfile.ZipFile(archive) as contents:
        names = sorted(name for name in contents.namelist() if not name.endswith("/") and belongs(name))
        return {f"{folder}/{name}": contents.read(name) for name in names}


def _key(runtime: Runtime) -> str:
    digest = hashlib.sha256(runtime.version.encode())
    for name in PROGRAMS:
        digest.update((HERE / name).read_bytes())
    return digest.hexdigest()[:16]


def _make(runtime: Runtime, note: Path) -> Bundles:
    print("Python runtime: compiling and compressing (once, about 3 minutes) …", flush=True)
    library = library_folder(runtime)
    parts: dict[str, Files] = {
        "python": unzip(runtime.directory / "python_stdlib.zip", library),
        "numpy": {},
        "matplotlib": {},
    }
    for wheel in sorted(runtime.directory.glob("*.whl")):
        part = "numpy" if wheel.name.startswith("numpy-") else "matplotlib"
        parts[part] |= unzip(wheel, f"{library}/site-packages", lambda name: not _LEFT_OUT.search(name))
    bundles = {
        f"{name}.bin": compile_bundle(runtime.directory, pack(files), keep_source=False)
        for name, files in parts.items()
    }
    digest = hashlib.sha256()
    for name, content in bundles.items():
        digest.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    version = digest.hexdigest()[:16]
    directory = CACHE / "start-up" / version
    for name, content in bundles.items():
        write_whole(directory / name, content)
    compress([directory / name for name in bundles], directory)
    compress([runtime.directory / name for name in CORE], directory)
    sizes = {name: (directory / f"{name}.bin.gz").stat().st_size for name in parts}
    sizes["python"] += sum((directory / f"{name}.gz").stat().st_size for name in CORE)
    contents = {
        "version": version,
        "sizes": sizes,
        "files": sorted(path.name for path in directory.iterdir()),
    }
    write_whole(note, json.dumps(contents, indent=2).encode())
    return Bundles(directory, version, sizes)
