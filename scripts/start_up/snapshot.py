"""Make the snapshot: Python with NumPy, Matplotlib and mfml imported and a first figure drawn, as its memory is then.

A snapshot is tried before it is used; one that fails, or that cannot be tried because there is no Chromium, is left
out, and readers start Python from the bundles.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from browser import find_browser
from run_node import ROOT, run_node
from runtime_assets import CACHE, Runtime
from start_up.bundles import Bundles
from start_up.compress import compress
from start_up.trial.trial import try_snapshot
from wheel_sources import write_whole

HERE = Path(__file__).resolve().parent
FILES = ("heap.bin", "parts.bin")
RESTORED_BY = ROOT / "docs" / "assets" / "js" / "start"
OTHER_WAYS = ("compiled.js", "stock.js", "ways.js")


@dataclass(frozen=True)
class Snapshot:
    """A snapshot that was tried, with its compressed copies."""

    directory: Path
    version: str
    """The first 16 hex digits of a SHA-256 over its files and all that they were made from."""
    size: int
    """Bytes on the wire under gzip."""

    @property
    def files(self) -> list[Path]:
        """The files to publish."""
        return sorted(self.directory.iterdir())


def find_snapshot(runtime: Runtime, bundles: Bundles, book: Path) -> Snapshot | None:
    """Return the snapshot of these files if it has been made."""
    note = _note(runtime, bundles, book)
    if not note.exists():
        return None
    contents = json.loads(note.read_text("utf-8"))
    directory = note.parent / contents["version"]
    if not all((directory / name).is_file() for name in contents["files"]):
        return None
    return Snapshot(directory, contents["version"], contents["size"])


def prepare_snapshot(runtime: Runtime, bundles: Bundles, book: Path) -> Snapshot | None:
    """Return the snapshot of these files, made when it is not there; none, with a notice, if it cannot be relied on.

    Raises
    ------
    AssetError
        If the disk refuses it.
    """
    note = _note(runtime, bundles, book)
    ready = find_snapshot(runtime, bundles, book)
    if ready or _is_left_out([] if find_browser() else ["there is no Chromium to try it in"]):
        return ready
    print(
        "Python runtime: taking and compressing the snapshot (for each change of mfml, about 4 minutes) …",
        flush=True,
    )
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        taken = Path(folder)
        files = sources(bundles, book)
        wrong = _take(runtime, taken, files) or try_snapshot(runtime, taken, files)
        return None if _is_left_out(wrong) else _store(taken, note)


def sources(bundles: Bundles, book: Path) -> list[Path]:
    """Return the bundles that have all of Python's files."""
    return [bundles.directory / f"{name}.bin" for name in ("python", "numpy", "matplotlib")] + [book]


def _take(runtime: Runtime, folder: Path, files: list[Path]) -> list[str]:
    """Take a snapshot and return what went wrong."""
    try:
        run_node(str(HERE / "snapshot.mjs"), str(runtime.directory), str(folder), *map(str, files))
    except RuntimeError as error:
        return [str(error)]
    return []


def _is_left_out(reasons: list[str]) -> bool:
    """Give notice of the reasons to do without a snapshot, if there are any."""
    for reason in reasons:
        print(f"Python runtime: NO SNAPSHOT, so Python will start from the bundles: {reason}", flush=True)
    return bool(reasons)


def _note(runtime: Runtime, bundles: Bundles, book: Path) -> Path:
    """Return the place of what is noted of the snapshot; its name is a hash over all that goes into that."""
    digest = hashlib.sha256(" ".join((runtime.version, bundles.version, book.parent.name)).encode())
    programs = [path for path in HERE.rglob("*") if path.suffix in (".py", ".mjs", ".html")]
    programs += [path for path in RESTORED_BY.iterdir() if path.name not in OTHER_WAYS]
    for program in sorted(programs):
        digest.update(hashlib.sha256(program.read_bytes()).digest())
    return CACHE / "snapshot" / f"{digest.hexdigest()[:16]}.json"


def _store(taken: Path, note: Path) -> Snapshot:
    """Keep a snapshot under the hash of its content, with compressed copies; drop the one of before."""
    digest = hashlib.sha256(note.stem.encode())
    for name in FILES:
        digest.update(hashlib.sha256((taken / name).read_bytes()).digest())
    version = digest.hexdigest()[:16]
    compress([taken / name for name in FILES], taken)  # before anything is dropped: it takes long
    size = sum((taken / f"{name}.gz").stat().st_size for name in FILES)
    shutil.rmtree(note.parent, ignore_errors=True)
    directory = note.parent / version
    files = sorted(path.name for name in FILES for path in taken.glob(f"{name}*"))
    for name in files:
        write_whole(directory / name, (taken / name).read_bytes())
    write_whole(note, json.dumps({"version": version, "size": size, "files": files}, indent=2).encode())
    return Snapshot(directory, version, size)
