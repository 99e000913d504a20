"""The snapshot: when it is taken, what is tried before it is published, and what is refused when it is restored."""

import json
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import browser_assets
from run_node import run_node
from runtime_assets import Runtime, build_mfml_wheel, prepare_runtime
from start_up import snapshot
from start_up.book_bundle import make_book_bundle
from start_up.bundle_format import pack, unpack
from start_up.bundles import Bundles, prepare_bundles
from start_up.snapshot import Snapshot, find_snapshot, prepare_snapshot
from start_up.trial import trial

IN_NODE = str(trial.HERE / "in_node.mjs")


@pytest.fixture(scope="module")
def runtime() -> Runtime:
    return prepare_runtime()


@pytest.fixture(scope="module")
def bundles(runtime: Runtime) -> Bundles:
    return prepare_bundles(runtime)


@pytest.fixture(scope="module")
def book(runtime: Runtime) -> Path:
    own = sorted(path for path in (browser_assets.SOURCES / "python").iterdir() if path.is_file())
    return make_book_bundle(runtime, build_mfml_wheel(), own)


@pytest.fixture(scope="module")
def taken(
    runtime: Runtime, bundles: Bundles, book: Path, tmp_path_factory: pytest.TempPathFactory
) -> Snapshot:
    """Give a copy of the snapshot, because a trial writes beside it."""
    made = prepare_snapshot(runtime, bundles, book)
    assert made, "the notice above says why there is none"
    return replace(made, directory=shutil.copytree(made.directory, tmp_path_factory.mktemp("taken") / "copy"))


@pytest.fixture
def nothing_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Begin with an empty cache, in which a file of two bytes takes the place of the memory."""

    def take(runtime: Runtime, folder: Path, sources: list[Path]) -> list[str]:
        for name in snapshot.FILES:
            (folder / name).write_bytes(b"ok")
        return []

    monkeypatch.setattr(snapshot, "CACHE", tmp_path)
    monkeypatch.setattr(snapshot, "_take", take)
    monkeypatch.setattr(snapshot, "try_snapshot", lambda *others: [])


def test_it_is_taken_once(
    nothing_made: None, runtime: Runtime, bundles: Bundles, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_snapshot(runtime, bundles, book) is None
    made = prepare_snapshot(runtime, bundles, book)
    assert made
    assert [path.name for path in made.files] == [
        f"{name}{ending}" for name in snapshot.FILES for ending in ("", ".br", ".gz")
    ]
    monkeypatch.delattr(snapshot, "_take")
    assert prepare_snapshot(runtime, bundles, book) == find_snapshot(runtime, bundles, book) == made


def test_another_build_may_drop_what_was_there_meanwhile(
    nothing_made: None,
    runtime: Runtime,
    bundles: Bundles,
    book: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    def compress(files: Iterable[Path], folder: Path) -> None:
        snapshot_of_before.parent.mkdir(exist_ok=True)
        snapshot_of_before.write_bytes(b"before")
        compress_all(files, folder)
        shutil.rmtree(tmp_path / "snapshot")

    snapshot_of_before = tmp_path / "snapshot" / "heap.bin"
    compress_all = snapshot.compress
    monkeypatch.setattr(snapshot, "compress", compress)
    made = prepare_snapshot(runtime, bundles, book)
    assert made
    assert len(made.files) == 6


@pytest.mark.parametrize("program", ["warm_up.py", "snapshot.mjs", "trial/functional.py"])
def test_a_change_of_what_goes_into_it_asks_for_another(
    runtime: Runtime, bundles: Bundles, book: Path, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot._note(runtime, bundles, book)
    assert snapshot._note(runtime, bundles, Path("another", "book.bin")) != before
    read = Path.read_bytes
    changed = snapshot.HERE / program
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + b"#" * (path == changed))
    assert snapshot._note(runtime, bundles, book) != before


def test_one_that_fails_its_trial_is_left_out_with_a_notice(
    nothing_made: None,
    runtime: Runtime,
    bundles: Bundles,
    book: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(snapshot, "try_snapshot", lambda *others: ["Node: pictures: upside down"])
    assert prepare_snapshot(runtime, bundles, book) is None
    assert "NO SNAPSHOT, so Python will start from the bundles: Node: pictures" in capsys.readouterr().out
    assert find_snapshot(runtime, bundles, book) is None


def test_one_that_cannot_be_tried_is_not_taken(
    nothing_made: None,
    runtime: Runtime,
    bundles: Bundles,
    book: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(snapshot, "find_browser", lambda: None)
    monkeypatch.delattr(snapshot, "_take")
    assert prepare_snapshot(runtime, bundles, book) is None
    assert "no Chromium to try it in" in capsys.readouterr().out


def test_serving_the_book_takes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(browser_assets, "prepare_snapshot")
    monkeypatch.setattr(browser_assets, "find_snapshot", lambda *others: None)
    assets = browser_assets.gather(serving=True)
    assert assets.config["snapshot"] == ""
    assert not [place for place in assets.files if "snapshot" in place]


def test_the_trial_of_this_one(runtime: Runtime, bundles: Bundles, book: Path, taken: Snapshot) -> None:
    assert trial.try_snapshot(runtime, taken.directory, snapshot.sources(bundles, book)) == []


def test_random_numbers_that_come_again_fail_the_trial(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    for where in ("_in_node", "_in_chromium"):
        monkeypatch.setattr(trial, where, lambda *others: trial.Report(failed={}, fresh=[0.1, 0.2]))
    assert trial.try_snapshot(runtime, Path(), []) == ["random numbers come again: [0.1, 0.2, 0.1, 0.2]"]


def _change_layout(notes: dict[str, Any]) -> None:
    notes["layout"][3][1] += 1


def _change_version(notes: dict[str, Any]) -> None:
    notes["buildId"] = notes["buildId"][::-1]


def _change_open(notes: dict[str, Any]) -> None:
    notes["open"][0]["fd"] += 100


REFUSED = {
    "the libraries lie elsewhere": _change_layout,
    "the snapshot is of another Pyodide": _change_version,
    "was opened as": _change_open,
}


@pytest.mark.parametrize("said", REFUSED)
def test_what_is_not_as_it_was_is_refused(
    runtime: Runtime, bundles: Bundles, book: Path, taken: Snapshot, tmp_path: Path, said: str
) -> None:
    (tmp_path / "heap.bin").symlink_to(taken.directory / "heap.bin")
    parts = unpack((taken.directory / "parts.bin").read_bytes())
    notes = json.loads(parts["notes"])
    REFUSED[said](notes)
    parts["notes"] = json.dumps(notes).encode()
    (tmp_path / "parts.bin").write_bytes(pack(parts))
    files = [str(path) for path in snapshot.sources(bundles, book)]
    with pytest.raises(RuntimeError, match=said):
        run_node(IN_NODE, str(runtime.directory), str(tmp_path), *files)


def test_memory_that_is_damaged_fails_the_trial(
    runtime: Runtime, bundles: Bundles, book: Path, taken: Snapshot, tmp_path: Path
) -> None:
    heap = bytearray((taken.directory / "heap.bin").read_bytes())
    middle = len(heap) // 2
    heap[middle : middle + 2_000_000] = bytes(2_000_000)
    (tmp_path / "heap.bin").write_bytes(heap)
    (tmp_path / "parts.bin").symlink_to(taken.directory / "parts.bin")
    assert trial._in_node(runtime, tmp_path, snapshot.sources(bundles, book))["failed"]
