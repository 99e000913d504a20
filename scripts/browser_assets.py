"""Gather the files that the reader's browser needs beside the pages: our scripts, Python, mfml, KaTeX, the editor.

Each file gets its place under `assets/` in the site. Folders are named by the hash of their content, so that
neither a browser nor the service worker can ever mix two builds.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import katex_fonts
from run_node import run_node
from runtime_assets import build_mfml_wheel, prepare_runtime
from start_up.book_bundle import make_book_bundle
from start_up.bundles import CORE, Bundles, prepare_bundles
from start_up.snapshot import Snapshot, find_snapshot, prepare_snapshot

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".cache"
MODULES = ROOT / "node_modules"
VENDOR = {
    "editor": ROOT / "scripts" / "vendor.mjs",
    "katex": ROOT / "scripts" / "vendor_katex.mjs",
    "jsxgraph": ROOT / "scripts" / "vendor_jsxgraph.mjs",
}
BUNDLE_BOOK = ROOT / "scripts" / "bundle_book.mjs"
SOURCES = ROOT / "docs" / "assets"
STYLE = "css/all.css"


@dataclass(frozen=True)
class BrowserAssets:
    """The files to publish (place in the site → file on disk) and what a page is told of them."""

    files: dict[str, Path]
    config: dict[str, object]
    styles: list[str]
    """The style sheets of each page, in their order."""
    script: str
    """The script of each page."""
    service_workers: Path
    """The folder of the two programs that can become the service worker."""


def gather(*, serving: bool) -> BrowserAssets:
    """Prepare everything, and return it; what is already prepared is not made again.

    When `serving`, no snapshot is made: it takes minutes, and each change of mfml asks for another one.
    """
    katex = katex_fonts.write(MODULES / "katex" / "dist", CACHE / "katex")
    katex_home = f"assets/katex/{_digest(katex)}"
    files = {f"{katex_home}/{file.name}": file for file in katex}
    vendor = {name: _bundle_vendor(name) for name in VENDOR}
    files |= {f"assets/vendor/{bundle.name}": bundle for bundle in vendor.values()}
    runtime = prepare_runtime()
    home = f"assets/runtime/{runtime.version}"
    files |= {f"{home}/{file.name}": file for file in sorted(runtime.directory.iterdir()) if file.is_file()}
    bundles = prepare_bundles(runtime)
    files |= {f"{home}/{file.name}": file for file in bundles.compressed_core}
    bundles_home = f"assets/bundles/{bundles.version}"
    files |= {f"{bundles_home}/{file.name}": file for file in bundles.files}
    wheel = build_mfml_wheel()
    files[f"assets/mfml/{wheel.parent.name}/{wheel.name}"] = wheel
    book = make_book_bundle(runtime, wheel, _python_files())
    book_home = f"{bundles_home}/{book.parent.name}"
    files |= {f"{book_home}/{file.name}": file for file in sorted(book.parent.iterdir())}
    snapshot = (find_snapshot if serving else prepare_snapshot)(runtime, bundles, book)
    snapshot_home = f"assets/snapshot/{snapshot.version}" if snapshot else ""
    files |= {f"{snapshot_home}/{file.name}": file for file in (snapshot.files if snapshot else ())}
    scripts = _bundle_book()
    own = _own_files(scripts, katex_home)
    # Our own files call each other by name, so all of them move when one changes, or what they rely on.
    versions = (runtime.version, bundles.version, snapshot.version if snapshot else "")
    edition = f"assets/book/{_digest([*own.values(), wheel, book, *vendor.values()], *versions)}/"
    files |= {edition + place: file for place, file in own.items()}
    needs = json.loads((scripts / "needs.json").read_text("utf-8"))
    needs = {edition + place: [edition + other for other in others] for place, others in needs.items()}
    checked = {*needs, *(other for others in needs.values() for other in others), f"{edition}js/worker.js"}
    config: dict[str, object] = {
        **{name: f"assets/vendor/{bundle.name}" for name, bundle in vendor.items()},
        "edition": edition,
        "runtime": f"{home}/",
        "wheel": f"assets/mfml/{wheel.parent.name}/{wheel.name}",
        "bundles": f"{bundles_home}/",
        "book": f"{book_home}/{book.name}",
        "snapshot": snapshot_home and f"{snapshot_home}/",
        "sizes": _sizes(bundles, book, snapshot),
        "needs": {place: others for place, others in needs.items() if others},
        "hashes": {
            place: integrity(file)
            for place, file in files.items()
            if place in checked or _is_loaded_later(place)
        },
    }
    return BrowserAssets(files, config, [edition + STYLE], f"{edition}js/book.js", scripts / "service-worker")


def config_element(config: dict[str, object], root: str) -> str:
    """Return the element in which a page finds the addresses; `root` leads from the page to the site's root."""
    return f'<script id="mf-config" type="application/json">{json.dumps({"root": root, **config})}</script>'


def is_source(place: str) -> bool:
    """Return whether the file of docs/ at `place` is not published itself, but what is made of it."""
    return place.startswith(("assets/css/", "assets/js/", "assets/python/", "assets/service-worker/"))


def integrity(file: Path) -> str:
    """Return the hash of a file as browsers write it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()}"


def _own_files(scripts: Path, katex_home: str) -> dict[str, Path]:
    """Return our scripts, Python files and style sheet, by their place in the edition's folder."""
    # One style sheet to fetch, though each part of the page has its own to read, and KaTeX one.
    katex = (
        (CACHE / "katex" / "katex.css").read_text("utf-8").replace("url(", f"url(../../../../{katex_home}/")
    )
    style = CACHE / "all.css"
    style.write_text(
        katex + "".join(file.read_text("utf-8") for file in sorted((SOURCES / "css").iterdir())), "utf-8"
    )
    own = {f"js/{file.name}": file for file in sorted((scripts / "js").iterdir())}
    return own | {f"python/{file.name}": file for file in _python_files()} | {STYLE: style}


def _python_files() -> list[Path]:
    """Return our own files of Python: the runner of the cells and what it needs."""
    return sorted(file for file in (SOURCES / "python").iterdir() if file.is_file())


def _is_loaded_later(place: str) -> bool:
    """Return whether our scripts fetch a file that is none of them; for packages Pyodide's lock has the hashes."""
    if place.startswith("assets/runtime/"):
        return not place.endswith((".whl", ".gz", ".br"))
    if place.startswith(("assets/bundles/", "assets/snapshot/")):
        return place.endswith(".bin")
    return "/python/" in place or place.startswith(("assets/mfml/", "assets/vendor/"))


def _sizes(bundles: Bundles, book: Path, snapshot: Snapshot | None) -> dict[str, int]:
    """Return the bytes of each step of starting Python, as hosts send them."""
    small = {
        path.stem: path.stat().st_size
        for path in [*bundles.files, *bundles.compressed_core]
        if path.suffix == ".gz"
    }
    mfml = book.with_suffix(".bin.gz").stat().st_size
    core = sum(small[name] for name in CORE)
    rest = sum(size for name, size in small.items() if name not in CORE)
    return bundles.sizes | {
        "mfml": mfml,
        "snapshot": core + (snapshot.size if snapshot else 0),
        "rest": rest + mfml,
    }


def _digest(files: Iterable[Path], *others: str) -> str:
    """Return the first digits of a hash over the names and contents of `files`, and over `others`."""
    digest = hashlib.sha256("\0".join(others).encode())
    for file in files:
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _bundle_vendor(name: str) -> Path:
    """Bundle CodeMirror or KaTeX with esbuild; the file is named by what went into it."""
    entry = VENDOR[name]
    bundle = CACHE / "vendor" / f"{name}-{_digest([entry, ROOT / 'package-lock.json'])}.js"
    if not bundle.exists():
        unfinished = bundle.with_suffix(".part.js")
        run_node(str(ROOT / "scripts" / "bundle.mjs"), str(entry), str(unfinished))
        unfinished.replace(bundle)
    return bundle


def _bundle_book() -> Path:
    """Bundle our own scripts: few requests before the first touch, and the rest when it is asked for."""
    sources = sorted(file for place in ("js", "service-worker") for file in (SOURCES / place).rglob("*.js"))
    folder = CACHE / "book" / _digest([*sources, BUNDLE_BOOK, ROOT / "package-lock.json"])
    if not folder.exists():
        unfinished = folder.with_name(f"{folder.name}.{os.getpid()}.part")
        run_node(str(BUNDLE_BOOK), str(SOURCES), str(unfinished))
        unfinished.replace(folder)
    return folder
