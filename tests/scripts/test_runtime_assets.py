"""The prepared runtime and the wheel of mfml: budgets, the lock file, what is kept and what is refused."""

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import pytest

import mfml_wheel
import runtime_assets
from runtime_assets import AssetError, build_mfml_wheel, prepare_runtime
from wheel_sources import WheelSources

MEGABYTE = 1_000_000


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a cache of our own that already has the wheels."""
    prepare_runtime()
    shutil.copytree(runtime_assets.CACHE / "wheels", tmp_path / "wheels")
    monkeypatch.setattr(runtime_assets, "CACHE", tmp_path)
    return tmp_path


def test_budgets() -> None:
    sizes = prepare_runtime().sizes
    assert set(sizes) == {"python", "numpy", "matplotlib"}
    assert sizes["python"] + sizes["numpy"] <= 9.5 * MEGABYTE
    assert sum(sizes.values()) <= 14 * MEGABYTE


def test_lock_names_exactly_the_wheels_beside_it() -> None:
    directory = prepare_runtime().directory
    lock = json.loads((directory / "pyodide-lock.json").read_text(encoding="utf-8"))
    packages = lock["packages"]
    assert len(packages) == 10
    assert lock["info"]["abi_version"] == "2026_0"
    assert {entry["file_name"] for entry in packages.values()} == {
        path.name for path in directory.glob("*.whl")
    }
    for entry in packages.values():
        assert set(entry["depends"]) <= set(packages)
        assert hashlib.sha256((directory / entry["file_name"]).read_bytes()).hexdigest() == entry["sha256"]


def test_second_call_reads_no_wheel(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = prepare_runtime()
    monkeypatch.setattr(WheelSources, "fetch", None)
    assert prepare_runtime() == first


def test_version_is_the_same_on_every_build_and_a_lost_file_is_made_again(cache: Path) -> None:
    first = prepare_runtime()
    (first.directory / "pyodide.mjs").write_bytes(b"half")
    assert prepare_runtime() == first
    assert (first.directory / "pyodide.mjs").stat().st_size > 10_000


def test_nothing_half_made_is_left_behind(cache: Path) -> None:
    runtime = prepare_runtime()
    left = sorted(path.name for path in (cache / "runtime").iterdir() if path != runtime.directory)
    assert len(left) == 1
    assert left[0].endswith(".json")


def test_missing_and_wrong_core_files_are_refused(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm = tmp_path / "pyodide"
    monkeypatch.setattr(runtime_assets, "PYODIDE", npm)
    with pytest.raises(AssetError, match=r"pyodide\.mjs is missing: run `npm ci`"):
        prepare_runtime()
    npm.mkdir()
    (npm / "pyodide.mjs").write_bytes(b"another version")
    with pytest.raises(AssetError, match=r"is not the file of pyodide 314\.0\.7 that runtime_assets\.json"):
        prepare_runtime()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a small project with a package of the same name."""
    (tmp_path / "mfml").mkdir()
    (tmp_path / "mfml" / "__init__.py").write_text('"""A package."""\n')
    for name in ("pyproject.toml", "LICENSE"):
        shutil.copy(mfml_wheel.ROOT / name, tmp_path)
    (tmp_path / "README.md").write_text("# mfml\n")
    monkeypatch.setattr(mfml_wheel, "ROOT", tmp_path)
    monkeypatch.setattr(mfml_wheel, "CACHE", tmp_path / ".cache" / "mfml")
    return tmp_path


def test_mfml_wheel_is_named_by_its_content(project: Path) -> None:
    wheel = build_mfml_wheel()
    assert wheel.name == "mfml-0.1.0-py3-none-any.whl"
    assert wheel.parent.name == hashlib.sha256(wheel.read_bytes()).hexdigest()[:16]
    assert "mfml/__init__.py" in zipfile.ZipFile(wheel).namelist()


def test_mfml_wheel_is_built_once_and_always_the_same(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build_mfml_wheel()
    shutil.rmtree(project / ".cache")
    assert build_mfml_wheel() == first
    (project / "mfml" / "__pycache__").mkdir()
    (project / "mfml" / "__pycache__" / "x.pyc").write_bytes(b"")
    monkeypatch.setattr(mfml_wheel, "_build", None)
    assert build_mfml_wheel() == first


def test_mfml_wheel_follows_its_sources(project: Path) -> None:
    first = build_mfml_wheel()
    (project / "mfml" / "more.py").write_text("x = 1\n")
    assert build_mfml_wheel() != first


def test_mfml_wheel_that_cannot_be_built_is_explained(project: Path) -> None:
    (project / "README.md").unlink()
    with pytest.raises(AssetError, match=r"The wheel of mfml cannot be built \(.*README.*\): mend"):
        build_mfml_wheel()
