"""Compile Python files for the browser, with the very Python that will read them there."""

from __future__ import annotations

import tempfile
from pathlib import Path

from run_node import run_node

PROGRAM = Path(__file__).with_suffix(".mjs")


def compile_bundle(runtime: Path, bundle: bytes, *, keep_source: bool) -> bytes:
    """Return the bundle with every .py file compiled.

    With `keep_source` the source stays beside it, so that tracebacks show its lines. Raises RuntimeError if a file
    cannot be compiled.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, compiled = Path(folder, "source.bin"), Path(folder, "compiled.bin")
        source.write_bytes(bundle)
        run_node(str(PROGRAM), str(runtime), str(source), str(compiled), "keep" if keep_source else "drop")
        return compiled.read_bytes()
