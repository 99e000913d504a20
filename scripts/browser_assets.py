"""Gather the files that the reader's browser needs beside docs/: Python, mfml, KaTeX, the editor.

Nothing here is committed. Each file gets its place under `assets/` in the site; folders that hold code are
named by the hash of their content, so that a browser never mixes two versions.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from run_node import run_node
from runtime_assets import build_mfml_wheel, prepare_runtime

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".cache"
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "scripts" / "vendor.mjs"


@dataclass(frozen=True)
class BrowserAssets:
    """The files to publish (place in the site → file on disk) and what a page is told of them."""

    files: dict[str, Path]
    config: dict[str, object]


def gather() -> BrowserAssets:
    """Prepare everything, and return it; what is already prepared is not made again."""
    files = {f"assets/katex/{file.name}": file for file in _katex_files()}
    editor = _bundle_editor()
    files[f"assets/vendor/{editor.name}"] = editor
    runtime = prepare_runtime()
    home = f"assets/runtime/{runtime.version}"
    files |= {f"{home}/{file.name}": file for file in sorted(runtime.directory.iterdir()) if file.is_file()}
    wheel = build_mfml_wheel()
    files[f"assets/mfml/{wheel.parent.name}/{wheel.name}"] = wheel
    config: dict[str, object] = {
        "runtime": f"{home}/",
        "wheel": f"assets/mfml/{wheel.parent.name}/{wheel.name}",
        "editor": f"assets/vendor/{editor.name}",
        "sizes": runtime.sizes | {"mfml": wheel.stat().st_size},
    }
    return BrowserAssets(files, config)


def config_element(config: dict[str, object], root: str) -> str:
    """Return the element in which a page finds the addresses; `root` leads from the page to the site's root."""
    return f'<script id="mf-config" type="application/json">{json.dumps({"root": root, **config})}</script>'


def _katex_files() -> list[Path]:
    """Return KaTeX's style sheet (fonts by WOFF2 only) and the fonts, in one folder."""
    source = MODULES / "katex" / "dist"
    folder = CACHE / "katex"
    folder.mkdir(parents=True, exist_ok=True)
    style = (source / "katex.min.css").read_text("utf-8").replace("url(fonts/", "url(")
    (folder / "katex.css").write_text(style, "utf-8")
    return [folder / "katex.css", *sorted((source / "fonts").glob("*.woff2"))]


def _bundle_editor() -> Path:
    """Bundle CodeMirror with esbuild; the file is named by what went into it."""
    key = hashlib.sha256(VENDOR.read_bytes() + (ROOT / "package-lock.json").read_bytes()).hexdigest()[:16]
    bundle = CACHE / "vendor" / f"editor-{key}.js"
    if not bundle.exists():
        unfinished = bundle.with_suffix(".part.js")
        run_node(str(ROOT / "scripts" / "bundle.mjs"), str(VENDOR), str(unfinished))
        unfinished.replace(bundle)
    return bundle
