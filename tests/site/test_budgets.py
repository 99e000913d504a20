"""The bytes a reader pays for, as gates (DESIGN.md section 8). The browser tests count what is really asked for."""

import base64
import gzip
import hashlib
import json
import re

import pytest

KB, MB = 1000, 1_000_000


def compressed(path):
    return len(gzip.compress(path.read_bytes(), compresslevel=6, mtime=0))


@pytest.fixture(scope="module")
def config(pages):
    return json.loads(pages["index.html"].find(id="mf-config").string)


@pytest.mark.parametrize("loaded", ["later.js", "practice.js", "desk.js", "figures.js", "games.js"])
def test_own_javascript(site, config, loaded):
    """Count what each page has from the start, with what exercises or a tool on it need before the first click."""
    folder = site / config["edition"] / "js"
    entry = f"{config['edition']}js/{loaded}"
    scripts = [*at_once(folder), site / entry, *(site / place for place in config["needs"].get(entry, []))]
    assert sum(map(compressed, scripts)) <= 30 * KB


def at_once(folder):
    """Return the two scripts that every page has from the start."""
    (core,) = re.findall(r'"\./(chunk-\w+\.js)"', (folder / "book.js").read_text("utf-8"))
    return [folder / "book.js", folder / core]


def test_editor(site, config):
    assert compressed(site / config["editor"]) <= 150 * KB


def test_the_library_of_the_figures(site, config):
    assert compressed(site / config["jsxgraph"]) <= 300 * KB


def test_formulas_of_the_readers_own(site, config):
    assert compressed(site / config["katex"]) <= 80 * KB


def test_python_for_a_first_number_and_a_first_figure(site, config):
    runtime = site / config["runtime"]
    core = [
        runtime / name for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json")
    ]
    stored = [runtime / "python_stdlib.zip", *runtime.glob("numpy-*.whl"), site / config["wheel"]]
    number = sum(map(compressed, core)) + sum(path.stat().st_size for path in stored)
    others = [path for path in runtime.glob("*.whl") if not path.name.startswith("numpy-")]
    figure = number + sum(path.stat().st_size for path in others)
    assert number <= 9.5 * MB
    assert figure <= 14 * MB
    assert number > 5 * MB, "the runtime is not complete, so this budget measured nothing"


def test_the_sizes_that_a_reader_is_told_are_true(site, config):
    runtime = site / config["runtime"]
    (numpy,) = runtime.glob("numpy-*.whl")
    assert config["sizes"]["numpy"] == numpy.stat().st_size
    assert config["sizes"]["mfml"] == (site / config["wheel"]).stat().st_size
    others = [path for path in runtime.glob("*.whl") if path != numpy]
    assert config["sizes"]["matplotlib"] == sum(path.stat().st_size for path in others)


def test_what_is_fetched_later_is_checked(site, config):
    """All but the packages, of which Pyodide's lock file has the hashes, and the two scripts of a page."""
    for place, integrity in config["hashes"].items():
        digest = hashlib.sha256((site / place).read_bytes()).digest()
        assert integrity == f"sha256-{base64.b64encode(digest).decode()}", place
    own = site / config["edition"]
    later = {*site.glob("assets/runtime/*/*"), *site.glob("assets/mfml/*/*"), *site.glob("assets/vendor/*")}
    later |= {*own.glob("python/*"), *own.glob("js/*")}
    unchecked = {path.name for path in later if path.relative_to(site).as_posix() not in config["hashes"]}
    lock = json.loads((site / config["runtime"] / "pyodide-lock.json").read_text("utf-8"))
    first = {script.name for script in at_once(own / "js")}
    assert unchecked == first | {package["file_name"] for package in lock["packages"].values()}


def test_only_what_is_ours_is_published(site):
    names = {path.name for path in site.rglob("*")}
    assert not names & {"__pycache__", "node_modules", ".venv"}
