"""The list of files that the service worker gets, and the program that takes its place."""

import hashlib
import json
from pathlib import Path

import pytest

from offline_files import HASH_DIGITS, SERVICE_WORKER, list_files, write

FILES = {
    "index.html": "shown",
    "404.html": "lost",
    "glossary/index.html": "words",
    "glossary/glossary.ipynb": "{}",
    "glossary/glossary.py": "print()",
    "search/search_index.json": "{}",
    "sitemap.xml": "<urlset/>",
    "sitemap.xml.gz": "",
    "assets/images/one curve.png": "curve",
    "assets/book/1a/js/book.js": "let x",
    "assets/book/1a/css/all.css": "p {}",
    "assets/book/1a/python/cells.py": "import sys",
    "assets/katex/2b/KaTeX_Main.woff2": "font",
    "assets/runtime/3c/pyodide.asm.wasm": "wasm",
    "assets/runtime/3c/pyodide.asm.wasm.br": "small",
    "assets/runtime/3c/python_stdlib.zip": "source",
    "assets/runtime/3c/numpy.whl": "source",
    "assets/bundles/6f/python.bin": "compiled",
    "assets/bundles/6f/python.bin.gz": "small",
    "assets/bundles/6f/7a/book.bin": "compiled",
    "assets/mfml/4d/mfml.whl": "wheel",
    "assets/vendor/editor-5e.js": "editor",
    "assets/javascripts/bundle.js": "theme",
    "assets/javascripts/bundle.js.map": "map",
    "assets/javascripts/lunr/min/lunr.fr.min.js": "chercher",
    "assets/javascripts/workers/search.js": "seek",
    "service-worker.js": "the last build's",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for place, text in FILES.items():
        file = tmp_path / "site" / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path / "site"


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    folder = tmp_path / "programs"
    folder.mkdir()
    (folder / SERVICE_WORKER).write_text("work()", "utf-8")
    (folder / "retired.js").write_text("leave()", "utf-8")
    return folder


def test_each_file_is_kept_at_its_time(site: Path) -> None:
    groups = {group: set(files) for group, files in list_files(site).items()}
    assert groups == {
        "shell": {
            "assets/book/1a/css/all.css",
            "assets/book/1a/js/book.js",
            "assets/javascripts/bundle.js",
            "assets/javascripts/workers/search.js",
            "search/search_index.json",
            "sitemap.xml",
        },
        "rest": {
            "./",
            "404.html",
            "glossary/",
            "assets/images/one%20curve.png",
            "assets/katex/2b/KaTeX_Main.woff2",
            "assets/vendor/editor-5e.js",
        },
        "runtime": {
            "assets/bundles/6f/7a/book.bin",
            "assets/bundles/6f/python.bin",
            "assets/runtime/3c/pyodide.asm.wasm",
        },
    }


def test_sizes_and_hashes_are_those_of_the_files(site: Path) -> None:
    digest = hashlib.sha256(b"words").hexdigest()[:HASH_DIGITS]
    assert list_files(site)["rest"]["glossary/"] == (5, digest)


def test_the_list_stands_before_the_program(site: Path, programs: Path) -> None:
    write(site, programs, retired=False)
    first, program = (site / SERVICE_WORKER).read_text("utf-8").split("\n", 1)
    assert program == "work()"
    listed = json.loads(first.removeprefix("self.EDITION=").removesuffix(";"))
    assert listed == json.loads(json.dumps(list_files(site)))


def test_another_build_is_another_service_worker_and_the_same_build_is_the_same(
    site: Path, programs: Path
) -> None:
    def written() -> str:
        write(site, programs, retired=False)
        return (site / SERVICE_WORKER).read_text("utf-8")

    first = written()
    assert written() == first
    (site / "glossary" / "index.html").write_text("other", "utf-8")  # as long as before
    assert written() != first


def test_switched_off_it_is_the_one_that_leaves(site: Path, programs: Path) -> None:
    write(site, programs, retired=True)
    assert (site / SERVICE_WORKER).read_text("utf-8") == "leave()"
