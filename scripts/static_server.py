"""A small static host for the tests and benchmarks: a sub-path, gzip as real hosts do, and a log of requests.

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
from urllib.parse import unquote, urlsplit

TYPES = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
STORED = {".whl", ".zip", ".woff", ".woff2", ".png"}  # compressed already
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
    faults: dict[str, Callable[[Answer], None]] = field(default_factory=dict)
    """What goes wrong with the files whose path has this pattern."""

    def bytes_sent(self, suffix: str = "") -> int:
        """Return the bytes of all answers whose path ends in `suffix`."""
        return sum(size for path, size in self.requests if path.endswith(suffix))


@contextmanager
def serve(folder: Path, prefix: str = "/") -> Iterator[StaticServer]:
    """Serve `folder` under `prefix` on a free port of this machine while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            folder = server.folder
            file = folder / path.removeprefix(prefix).lstrip("/")
            if file.is_dir():
                file = file / "index.html"
            known = path.startswith(prefix) and file.is_file()
            file = file if known else folder / "404.html"
            answer = Answer(HTTPStatus.OK if known else HTTPStatus.NOT_FOUND, file.read_bytes())
            for pattern, fault in list(server.faults.items()):
                if fnmatchcase(path, pattern):
                    fault(answer)
            if not (server.reachable and answer.reachable):
                self.close_connection = True
                return
            stored = file.suffix in STORED
            body = answer.content if stored else _compressed(answer.content)
            self.send_response(answer.status)
            kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "text/html"
            self.send_header("Content-Type", kind)
            if not stored:
                self.send_header("Content-Encoding", "gzip")
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


@functools.lru_cache(maxsize=256)
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=6, mtime=0)
