"""Every source of wheels in its order, and every way in which a source can give the wrong thing."""

import errno
import hashlib
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import wheel_sources
from runtime_assets import PINS
from wheel_mirror import Mirror, Refused, Unreachable
from wheel_sources import FOLDER_VARIABLE, AssetError, Pin, WheelSources, write_whole

GOOD = b"a wheel, more or less" * 100
PIN = Pin("probe", "1.0", "probe-1.0-py3-none-any.whl", len(GOOD), hashlib.sha256(GOOD).hexdigest())
OTHER = b"b" + GOOD[1:]


class Server:
    """A release address on this machine that counts what it is asked."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.promised = 0
        self.asked: list[str] = []


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    state = Server()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.removeprefix("/full/")
            state.asked.append(name)
            content = state.files.get(name)
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Length", str(state.promised or len(content or b"")))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_: Any) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        monkeypatch.setattr(wheel_sources, "RELEASE_ADDRESS", f"http://127.0.0.1:{running.server_port}/full/")
        yield state
        running.shutdown()


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WheelSources:
    """Give sources with an empty cache, a release address that nobody listens to, and no mirror."""
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    monkeypatch.setattr(wheel_sources, "RELEASE_ADDRESS", "http://127.0.0.1:9/")
    monkeypatch.setattr(wheel_sources, "Mirror", _NoMirror)
    return WheelSources(tmp_path / "cache")


class _NoMirror:
    opened = 0

    def __init__(self) -> None:
        type(self).opened += 1
        raise Unreachable("no mirror in this test")


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_cache_comes_first(sources: WheelSources, server: Server) -> None:
    write_whole(sources.cache / PIN.file_name, GOOD)
    assert sources.fetch(PIN) == (GOOD, "cache")
    assert server.asked == []


def test_folder_comes_before_the_release(
    sources: WheelSources, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / PIN.file_name).write_bytes(GOOD)
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert sources.fetch(PIN) == (GOOD, "folder")
    assert server.asked == []
    assert sources.fetch(PIN) == (GOOD, "cache")


def test_release_comes_before_the_mirror(sources: WheelSources, server: Server) -> None:
    server.files[PIN.file_name] = GOOD
    opened = _NoMirror.opened
    assert sources.fetch(PIN) == (GOOD, "release")
    assert _NoMirror.opened == opened
    assert _files(sources.cache) == [PIN.file_name]


def test_mirror_comes_last(sources: WheelSources, monkeypatch: pytest.MonkeyPatch) -> None:
    class Copy:
        def read(self, name: str) -> bytes:
            assert name == PIN.file_name
            return GOOD

    monkeypatch.setattr(wheel_sources, "Mirror", Copy)
    assert sources.fetch(PIN) == (GOOD, "mirror")


def test_a_corrupted_cache_is_replaced(sources: WheelSources, server: Server) -> None:
    write_whole(sources.cache / PIN.file_name, OTHER)
    server.files[PIN.file_name] = GOOD
    assert sources.fetch(PIN) == (GOOD, "release")
    assert (sources.cache / PIN.file_name).read_bytes() == GOOD


def test_a_corrupted_cache_without_a_source_is_removed(sources: WheelSources) -> None:
    write_whole(sources.cache / PIN.file_name, OTHER)
    with pytest.raises(AssetError, match=r"cache: it is another file \(its SHA-256 is not the pinned one\)"):
        sources.fetch(PIN)
    assert _files(sources.cache) == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (OTHER, r"it is another file"),
        (GOOD + b"!", r"it is another file"),
        (GOOD[:-7], r"cut short \(2093 of 2100"),
    ],
)
def test_wrong_files_are_refused_wherever_they_are(
    sources: WheelSources,
    server: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes,
    reason: str,
) -> None:
    (tmp_path / PIN.file_name).write_bytes(content)
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    server.files[PIN.file_name] = content
    with pytest.raises(AssetError, match=f"folder: .*{reason}.*; release: .*{reason}"):
        sources.fetch(PIN)
    assert _files(sources.cache) == []


def test_a_download_that_breaks_off_is_refused(sources: WheelSources, server: Server) -> None:
    server.files[PIN.file_name] = GOOD[:500]
    server.promised = len(GOOD)
    with pytest.raises(AssetError, match="release: the download broke off"):
        sources.fetch(PIN)
    assert _files(sources.cache) == []


def test_a_file_that_is_nowhere_ends_in_advice(sources: WheelSources, server: Server) -> None:
    with pytest.raises(AssetError) as caught:
        sources.fetch(PIN)
    assert server.asked == [PIN.file_name]
    assert str(caught.value) == (
        "probe-1.0-py3-none-any.whl cannot be had (cache: the file is not there; release: the server "
        "answered 404; mirror: no mirror in this test): connect to the internet and start again, or put the "
        "file into a folder and name the folder in the variable MFML_WHEELS."
    )


def test_sources_that_are_down_are_asked_once(sources: WheelSources, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def no_answer(name: str) -> bytes:
        asked.append(name)
        raise Unreachable("no connection")

    monkeypatch.setattr(wheel_sources, "_download", no_answer)
    opened = _NoMirror.opened
    for _ in range(3):
        with pytest.raises(AssetError, match="release: no connection; mirror: no mirror"):
            sources.fetch(PIN)
    assert len(asked) == 1
    assert _NoMirror.opened == opened + 1


def test_an_address_without_a_listener_counts_as_down(sources: WheelSources) -> None:
    with pytest.raises(Unreachable, match="no connection"):
        wheel_sources._download(PIN.file_name)


def test_a_full_disk_leaves_no_partial_file(
    sources: WheelSources, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.files[PIN.file_name] = GOOD
    write = Path.write_bytes

    def half(path: Path, content: bytes) -> int:
        write(path, content[: len(content) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(AssetError, match=r"^The disk is full: free about 50 MB for .*cache and start again"):
        sources.fetch(PIN)
    assert _files(sources.cache) == []


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(AssetError, match=r"cannot be written \(.*\): make .* writable and start again"):
        write_whole(tmp_path / "file" / "wheel.whl", GOOD)


def test_the_mirror_has_our_wheels(sources: WheelSources, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over the network: where packages can be installed, the smallest wheel can be had."""
    monkeypatch.setattr(wheel_sources, "Mirror", Mirror)
    wheels = json.loads(PINS.read_text(encoding="utf-8"))["release"]["wheels"]
    cycler = next(Pin(**wheel) for wheel in wheels if wheel["name"] == "cycler")
    content, source = sources.fetch(cycler)
    assert source == "mirror"
    assert hashlib.sha256(content).hexdigest() == cycler.sha256
    assert sources._mirror is not None
    with pytest.raises(Refused, match="has no such file"):
        sources._mirror.read("absent.whl")
