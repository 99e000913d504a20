"""The bytes a reader pays for, as gates (DESIGN.md section 8). The browser tests count what is really asked for."""

import base64
import gzip
import hashlib
import json
import re
import subprocess

import pytest

from node import find_node

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


def of_python(site, config):
    """Return what starting Python from the bundles asks for: for a first number, and besides for a first figure."""
    core = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json")
    bundles = site / config["bundles"]
    number = [site / config["runtime"] / name for name in core]
    number += [bundles / "python.bin", bundles / "numpy.bin", site / config["book"]]
    return number, [bundles / "matplotlib.bin"]


def of_snapshot(site, config):
    """Return what starting Python from the snapshot asks for, with all that a first figure needs."""
    core = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json")
    folder = site / config["snapshot"]
    return [*(site / config["runtime"] / name for name in core), folder / "heap.bin", folder / "parts.bin"]


def sent(path, ending):
    """Return the bytes of a file as a host sends it that has copies compressed in advance."""
    copy = path.with_name(f"{path.name}.{ending}")
    return copy.stat().st_size if copy.exists() else compressed(path)


def test_python_for_a_first_number_and_a_first_figure(site, config):
    number, figure = (sum(sent(path, "br") for path in paths) for paths in of_python(site, config))
    print(f"first number {number / MB:.2f} MB, first figure {(number + figure) / MB:.2f} MB")
    assert number <= 9.5 * MB
    assert number + figure <= 14 * MB
    assert number > 5 * MB, "the runtime is not complete, so this budget measured nothing"


def test_python_from_the_snapshot(site, config):
    all_of_it = sum(sent(path, "br") for path in of_snapshot(site, config))
    print(f"from the snapshot {all_of_it / MB:.2f} MB")
    assert 10 * MB < all_of_it <= 16 * MB


def test_python_in_the_stock_way(site, config):
    runtime = site / config["runtime"]
    core = [runtime / name for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")]
    packages = sum(path.stat().st_size for path in (*runtime.glob("*.whl"), runtime / "python_stdlib.zip"))
    assert sum(map(compressed, core)) + packages <= 14 * MB


def test_the_sizes_that_a_reader_is_told_are_the_most_that_is_sent(site, config):
    number, figure = of_python(site, config)
    told = config["sizes"]
    most = [sum(sent(path, "gz") for path in paths) for paths in (number, figure)]
    assert told["python"] + told["numpy"] + told["mfml"] == pytest.approx(most[0], rel=0.01)
    assert told["matplotlib"] == most[1]
    whole = sum(sent(path, "gz") for path in of_snapshot(site, config))
    assert told["snapshot"] == pytest.approx(whole, rel=0.01)
    core = sum(sent(site / config["runtime"] / f"pyodide.asm.{ending}", "gz") for ending in ("wasm", "mjs"))
    assert told["rest"] == pytest.approx(sum(most) - core, rel=0.01)


def test_the_pages_tell_what_python_weighs(site, config, pages):
    """From a host that sends what the build has compressed best, to one that compresses nothing."""
    number, figure = of_python(site, config)
    least, most = (
        [round(sum(sent(path, ending) for path in paths) / MB) for paths in (number, number + figure)]
        for ending in ("br", "gz")
    )
    snapshot = of_snapshot(site, config)
    whole = [round(sum(sent(path, ending) for path in snapshot) / MB) for ending in ("br", "gz")]
    first = f"{whole[0]} to {whole[1]} megabytes"
    for page in ("index.html", "how-to-use/index.html", "0-foundations/algebra-of-powers/index.html"):
        assert first in pages[page].get_text(), page
    saving = f"it is {least[0]} to {most[0]} megabytes, or {least[1]} to {most[1]} if something is drawn"
    assert saving in " ".join(pages["how-to-use/index.html"].get_text().split())


def test_the_page_on_starting_python_tells_its_sizes(site, config, pages):
    number, figure = of_python(site, config)
    kinds = (number, number + figure, of_snapshot(site, config))
    br, gz = (
        [f"{sum(sent(path, ending) for path in paths) / MB:.1f} MB" for paths in kinds]
        for ending in ("br", "gz")
    )
    text = " ".join(pages["decisions/start-up/index.html"].get_text().split())
    assert f"bundle {br[0]} {br[1]} snapshot {br[2]} {br[2]}" in text
    assert f"that is {gz[0]} for a first number and {gz[1]} for a first figure" in text
    assert f"from the snapshot {gz[2]} for either" in text


@pytest.mark.parametrize("ending", ["gz", "br"])
def test_compressed_copies_hold_what_they_are_copies_of(site, config, ending):
    copies = [*site.glob(f"assets/runtime/*/*.{ending}"), *site.glob(f"assets/bundles/**/*.{ending}")]
    copies += site.glob(f"assets/snapshot/*/*.{ending}")
    assert len(copies) == 8
    program = "const z = require('zlib'); process.stdout.write(z.UNPACK(require('fs').readFileSync(0)))"
    unpack = {"gz": "gunzipSync", "br": "brotliDecompressSync"}[ending]
    command = [find_node().node, "-e", program.replace("UNPACK", unpack)]
    for copy in copies:
        whole = subprocess.run(command, input=copy.read_bytes(), capture_output=True, check=True).stdout
        assert whole == copy.with_suffix("").read_bytes(), copy.name


def test_what_is_fetched_later_is_checked(site, config):
    """All but the packages, of which Pyodide's lock file has the hashes, and the two scripts of a page."""
    for place, integrity in config["hashes"].items():
        digest = hashlib.sha256((site / place).read_bytes()).digest()
        assert integrity == f"sha256-{base64.b64encode(digest).decode()}", place
    own = site / config["edition"]
    folders = ("runtime/*", "snapshot/*", "bundles/*", "bundles/*/*", "mfml/*", "vendor")
    later = {path for folder in folders for path in site.glob(f"assets/{folder}/*") if path.is_file()}
    later = {path for path in later if path.suffix not in (".gz", ".br")}  # checked when they are unpacked
    later |= {*own.glob("python/*"), *own.glob("js/*")}
    unchecked = {path.name for path in later if path.relative_to(site).as_posix() not in config["hashes"]}
    lock = json.loads((site / config["runtime"] / "pyodide-lock.json").read_text("utf-8"))
    first = {script.name for script in at_once(own / "js")}
    assert unchecked == first | {package["file_name"] for package in lock["packages"].values()}


def test_only_what_is_ours_is_published(site):
    names = {path.name for path in site.rglob("*")}
    assert not names & {"__pycache__", "node_modules", ".venv"}
