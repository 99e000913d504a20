"""A small static host for the tests and benchmarks: a sub-path, compression as real hosts do, a log of requests.

It sends no special headers, because the book must work on any static host.
"""

from __future__ import annotations

import functools
import gzip
import mimetypes
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

TYPES = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".bin": "application/octet-stream",
    ".gz": "application/gzip",
    ".br": "application/octet-stream",
}
# Compressed already; or, as ".bin", of no type that hosts know to be worth it.
STORED = {".whl", ".zip", ".woff", ".woff2", ".png", ".gz", ".br", ".bin"}
SIBLINGS = {"br": ".br", "gzip": ".gz"}  # the end of the name of a file's compressed copy; the smallest first

Compression = Literal["gzip", "brotli", "nothing"]
"""What a host does: compress as it sends; take the compressed copy beside a file, if there is one; neither."""

PATIENCE = 5.0  # seconds for answers that nobody may read any more
PIECES = 20  # of an answer that is sent slowly


@dataclass
class Answer:
    """What the host sends for a file; a fault changes it."""

    status: HTTPStatus
    content: bytes
    reachable: bool = True
    """Whether it is sent at all."""
    sent: float = 1.0
    """The share of it after which the connection is closed."""
    seconds: float = 0.0
    """How long it takes to send, in small pieces."""


@dataclass
class StaticServer:
    """Where the site answers, and what was asked of it: (path, bytes sent)."""

    address: str
    folder: Path
    """What it serves; another folder means that something new was published."""
    reachable: bool = True
    """Whether there is a network between it and the browser."""
    cache_control: str = "max-age=600"
    """What it lets the browser itself keep."""
    requests: list[tuple[str, int]] = field(default_factory=list)
    answering: set[int] = field(default_factory=set)
    """The threads that are at work on an answer."""
    faults: dict[str, Callable[[Answer], None]] = field(default_factory=dict)
    """What goes wrong with the files whose path has this pattern."""

    def forget(self) -> None:
        """Begin a new list of requests, when the last answers to somebody who has gone are over."""
        deadline = time.monotonic() + PATIENCE
        while self.answering and time.monotonic() < deadline:
            time.sleep(0.01)
        self.requests.clear()

    def bytes_sent(self, suffix: str = "") -> int:
        """Return the bytes of all answers whose path ends in `suffix`."""
        return sum(size for path, size in self.requests if path.endswith(suffix))


@contextmanager
def serve(folder: Path, prefix: str = "/", compression: Compression = "gzip") -> Iterator[StaticServer]:
    """Serve `folder` under `prefix` on a free port of this machine while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            server.answering.add(threading.get_ident())
            try:
                self._answer()
            finally:
                server.answering.discard(threading.get_ident())

        def _answer(self) -> None:
            path = unquote(urlsplit(self.path).path)
            folder = server.folder
            file = folder / path.removeprefix(prefix).lstrip("/")
            if file.is_dir():
                file = file / "index.html"
            known = path.startswith(prefix) and file.is_file()
            file = file if known else folder / "404.html"
            content = file.read_bytes()
            answer = Answer(HTTPStatus.OK if known else HTTPStatus.NOT_FOUND, content)
            for pattern, fault in list(server.faults.items()):
                if fnmatchcase(path, pattern):
                    fault(answer)
            if not (server.reachable and answer.reachable):
                self.close_connection = True
                return
            copy = None
            if compression == "brotli" and answer.content is content:  # a fault would not be in the copy
                copy = _copy(file, self.headers.get("Accept-Encoding", ""))
            if copy:
                encoding, body = copy
            elif compression == "nothing" or file.suffix in STORED:
                encoding, body = "", answer.content
            else:
                encoding, body = "gzip", _compressed(answer.content)
            self.send_response(answer.status)
            kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "text/html"
            self.send_header("Content-Type", kind)
            if encoding:
                self.send_header("Content-Encoding", encoding)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", server.cache_control)
            self.end_headers()
            self._send(body, answer)
            server.requests.append((path, len(body)))

        def _send(self, body: bytes, answer: Answer) -> None:
            body = body[: int(len(body) * answer.sent)]
            piece = len(body) // PIECES + 1 if answer.seconds else len(body)
            for start in range(0, len(body), piece or 1):
                self.wfile.write(body[start : start + piece])
                time.sleep(answer.seconds / PIECES)
            self.close_connection |= answer.sent < 1

        def log_message(self, format: str, *args: object) -> None:
            """Keep the test output quiet; `requests` has everything."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        server = StaticServer(f"http://127.0.0.1:{http.server_address[1]}{prefix}", folder)
        threading.Thread(target=http.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            http.shutdown()


def _copy(file: Path, accepted: str) -> tuple[str, bytes] | None:
    """Return the first compressed copy of a file that the browser accepts, and its encoding."""
    encodings = {part.partition(";")[0].strip() for part in accepted.split(",")}
    for encoding, end in SIBLINGS.items():
        copy = file.with_name(file.name + end)
        if encoding in encodings and copy.is_file():
            return encoding, copy.read_bytes()
    return None


@functools.lru_cache(maxsize=1024)
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=6, mtime=0)
