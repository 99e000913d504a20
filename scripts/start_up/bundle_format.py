"""A bundle: many files in one, in the order in which they are named.

Its layout: the length of the table in 4 bytes (little end first), the table as JSON [[path, size], …], and the contents
one after the other. `docs/assets/js/start/bundle.js` reads it.
"""

from __future__ import annotations

import json
import struct

Files = dict[str, bytes]
"""The contents of files by their path in Pyodide's file system."""


def pack(files: Files) -> bytes:
    """Return the bundle of `files`."""
    table = json.dumps([[path, len(content)] for path, content in files.items()], separators=(",", ":"))
    encoded = table.encode()
    return struct.pack("<I", len(encoded)) + encoded + b"".join(files.values())


def unpack(bundle: bytes) -> Files:
    """Return the files of a bundle."""
    (length,) = struct.unpack_from("<I", bundle)
    start = 4 + length
    files = {}
    for path, size in json.loads(bundle[4:start]):
        files[path] = bundle[start : start + size]
        start += size
    return files
