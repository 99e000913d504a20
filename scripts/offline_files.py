"""Write the service worker of the site, which knows every file of this build by its size and hash.

Browsers take another service worker when a byte of it differs, and so for each build that differs from the last.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from urllib.parse import quote

SERVICE_WORKER = "service-worker.js"
SWITCH = "start-up.json"
HASH_DIGITS = 32

# What no page asks for: maps for debugging, other languages' search, and downloads, which are files to take away;
# compressed copies of what is kept; what Python is started from only when its bundles fail; the snapshot, of which the
# page keeps a copy of its own; and the switch that turns it off, which must be asked for each time.
_NEVER = (
    *(
        "**/*.map",
        "**/*.gz",
        "**/*.br",
        "**/*.ipynb",
        "**/*.py",
        "assets/javascripts/lunr/**/*",
        SERVICE_WORKER,
        SWITCH,
    ),
    *(
        "assets/runtime/*/*.whl",
        "assets/runtime/*/*.zip",
        "assets/mfml/**/*",
        "assets/snapshot/**/*",
        "assets/book/*/python/*",
    ),
)
_RUNTIME = ("assets/runtime/*/pyodide*", "assets/bundles/**/*.bin")
_SHELL = (
    "assets/book/*/css/*",
    "assets/book/*/js/*",
    "assets/images/favicon.*",
    "assets/javascripts/*.js",
    "assets/javascripts/workers/*.js",
    "assets/stylesheets/*.css",
    "search/*",
    "sitemap.xml",
)

Files = dict[str, tuple[int, str]]
"""The size of each file and the first digits of its SHA-256, by the address of the file below the site's root."""


def write(site: Path, programs: Path, *, retired: bool) -> None:
    """Write the service worker into `site`; if `retired`, one that empties its store and goes.

    `programs` is the folder of the bundled `service-worker.js` and `retired.js`.
    """
    if retired:
        program = (programs / "retired.js").read_text("utf-8")
    else:
        files = json.dumps(list_files(site), separators=(",", ":"))
        program = f"self.EDITION={files};\n" + (programs / SERVICE_WORKER).read_text("utf-8")
    (site / SERVICE_WORKER).write_text(program, "utf-8")


def list_files(site: Path) -> dict[str, Files]:
    """Return what a browser keeps from the beginning (`shell`), of Python (`runtime`), and besides (`rest`)."""
    never, runtime, shell = (_matches(site, patterns) for patterns in (_NEVER, _RUNTIME, _SHELL))
    groups: dict[str, Files] = {"shell": {}, "rest": {}, "runtime": {}}
    for file in sorted(file for file in site.rglob("*") if file.is_file() and file not in never):
        group = "runtime" if file in runtime else "shell" if file in shell else "rest"
        content = file.read_bytes()
        digest = hashlib.sha256(content).hexdigest()[:HASH_DIGITS]
        groups[group][_address(file.relative_to(site).as_posix())] = (len(content), digest)
    return groups


def _matches(site: Path, patterns: tuple[str, ...]) -> set[Path]:
    return {file for pattern in patterns for file in site.glob(pattern)}


def _address(place: str) -> str:
    """Return the address of a file as a page would link to it: a page by its folder."""
    folder = place.removesuffix("index.html")
    return quote(folder) if place.endswith("/index.html") else "./" if not folder else quote(place)
