"""Make the bundle of the book: mfml and our own files of Python, compiled, with their source beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from runtime_assets import CACHE, Runtime
from start_up.bundle_format import pack
from start_up.bundles import HERE, PROGRAMS, library_folder, unzip
from start_up.compress import compress
from start_up.python_compiler import compile_bundle
from wheel_sources import write_whole

RUNNER_FOLDER = "/book"
"""Where our own files lie in Pyodide's file system, as worker.js has it."""


def make_book_bundle(runtime: Runtime, wheel: Path, own: Iterable[Path]) -> Path:
    """Return `book.bin`, its compressed copies beside it; made again only when what goes into it has changed."""
    files = unzip(wheel, f"{library_folder(runtime)}/site-packages")
    files |= {f"{RUNNER_FOLDER}/{file.name}": file.read_bytes() for file in own}
    source = pack(files)
    digest = hashlib.sha256(source + runtime.version.encode())
    for name in PROGRAMS:
        digest.update((HERE / name).read_bytes())
    bundle = CACHE / "book-bundle" / digest.hexdigest()[:16] / "book.bin"
    if not bundle.with_suffix(".bin.br").exists():
        write_whole(bundle, compile_bundle(runtime.directory, source, keep_source=True))
        compress([bundle], bundle.parent)
    return bundle
