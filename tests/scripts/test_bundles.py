"""The bundles from which Python starts: what is in them, and when they are made again."""

import re
import shutil
from pathlib import Path

import pytest

from runtime_assets import ROOT, Runtime, build_mfml_wheel, prepare_runtime
from start_up import book_bundle, bundles
from start_up.book_bundle import make_book_bundle
from start_up.bundle_format import Files, pack, unpack
from start_up.bundles import Bundles, library_folder, prepare_bundles
from start_up.python_compiler import compile_bundle

START = ROOT / "docs" / "assets" / "js"


@pytest.fixture(scope="module")
def runtime() -> Runtime:
    return prepare_runtime()


@pytest.fixture(scope="module")
def made(runtime: Runtime) -> Bundles:
    return prepare_bundles(runtime)


@pytest.fixture(scope="module")
def parts(made: Bundles) -> dict[str, Files]:
    return {path.stem: unpack(path.read_bytes()) for path in made.directory.glob("*.bin")}


def test_a_bundle_gives_back_its_files() -> None:
    files = {"/a/ä.txt": b"one", "/a/empty": b"", "/b": bytes(range(256))}
    assert unpack(pack(files)) == files


def test_everything_is_compiled_and_nothing_is_there_twice(parts: dict[str, Files], runtime: Runtime) -> None:
    assert set(parts) == {"python", "numpy", "matplotlib"}
    paths = [path for files in parts.values() for path in files]
    assert len(paths) == len(set(paths))
    assert not [path for path in paths if path.endswith((".py", ".pyi"))]
    library = library_folder(runtime)
    assert f"{library}/os.pyc" in parts["python"]
    assert f"{library}/site-packages/numpy/__init__.pyc" in parts["numpy"]
    assert f"{library}/site-packages/matplotlib/pyplot.pyc" in parts["matplotlib"]


def test_what_python_reads_about_its_packages_is_there(parts: dict[str, Files]) -> None:
    notes = [path for files in parts.values() for path in files if ".dist-info/" in path]
    assert len(notes) == 10
    assert all(path.endswith("/METADATA") for path in notes)


def test_the_page_looks_where_the_bundles_put_things(runtime: Runtime) -> None:
    found = re.search(r'LIBRARY = "(.+)"', (START / "start" / "library.js").read_text("utf-8"))
    assert found
    assert found[1] == library_folder(runtime)
    found = re.search(r'RUNNER_FOLDER = "(.+)"', (START / "worker.js").read_text("utf-8"))
    assert found
    assert found[1] == book_bundle.RUNNER_FOLDER


def test_the_book_keeps_its_source(runtime: Runtime, made: Bundles) -> None:
    own = sorted(path for path in (ROOT / "docs" / "assets" / "python").iterdir() if path.is_file())
    files = unpack(make_book_bundle(runtime, build_mfml_wheel(), own).read_bytes())
    source = f"{library_folder(runtime)}/site-packages/mfml/limits.py"
    assert files[source] == (ROOT / "mfml" / "limits.py").read_bytes()
    compiled = files[source.replace("mfml/limits.py", "mfml/__pycache__/limits.cpython-314.pyc")]
    assert compiled[4] == 1, "used whatever the source's date"
    assert files["/book/matplotlibrc"] == (ROOT / "docs/assets/python/matplotlibrc").read_bytes()


def test_what_is_not_python_is_refused(runtime: Runtime) -> None:
    with pytest.raises(RuntimeError, match=r"/lib/bad\.py: SyntaxError"):
        compile_bundle(runtime.directory, pack({"/lib/bad.py": b"x = ("}), keep_source=False)


def test_a_second_call_makes_nothing_and_a_lost_file_is_made_again(
    runtime: Runtime, made: Bundles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(bundles.CACHE / "start-up", tmp_path / "start-up")
    monkeypatch.setattr(bundles, "CACHE", tmp_path)
    compiled: list[int] = []

    def compile_nothing(runtime: Path, bundle: bytes, *, keep_source: bool) -> bytes:
        compiled.append(len(bundle))
        return pack({"/lib/python3.14/small.pyc": b"\0"})

    monkeypatch.setattr(bundles, "compile_bundle", compile_nothing)
    again = prepare_bundles(runtime)
    assert (again.version, again.sizes, compiled) == (made.version, made.sizes, [])
    (again.directory / "numpy.bin").unlink()
    assert prepare_bundles(runtime).version != made.version
    assert len(compiled) == 3


def test_a_change_of_how_they_are_made_makes_them_again(
    runtime: Runtime, made: Bundles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = bundles._key(runtime)
    shutil.copytree(bundles.HERE, tmp_path / "start_up")
    monkeypatch.setattr(bundles, "HERE", tmp_path / "start_up")
    assert bundles._key(runtime) == key
    with (tmp_path / "start_up" / "compress.mjs").open("a") as program:
        program.write("// changed\n")
    assert bundles._key(runtime) != key
