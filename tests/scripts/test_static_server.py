"""The small static host: what it compresses, and what it takes from a compressed copy beside a file."""

import gzip
import time
from email.message import Message
from pathlib import Path
from urllib.request import ProxyHandler, Request, build_opener

import pytest

from static_server import Answer, Compression, StaticServer, serve

TEXT = b"let x = 1;\n" * 100
HEAP = bytes(1000)
# The copies are told from what the host could make itself by what is in them.
FILES = {
    "book.js": TEXT,
    "book.js.br": b"br of book.js",
    "book.js.gz": gzip.compress(b"gz of book.js"),
    "cells.py": TEXT,
    "heap.bin": HEAP,
    "heap.bin.br": b"br of heap.bin",
    "heap.bin.gz": gzip.compress(b"gz of heap.bin"),
    "numpy.whl": TEXT,
    "404.html": b"lost",
}
HOSTS: tuple[Compression, ...] = ("gzip", "brotli", "nothing")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def ask(server: StaticServer, name: str, accepted: str = "gzip, deflate, br") -> tuple[Message, bytes]:
    opener = build_opener(ProxyHandler({}))  # a proxy of the machine has no business here
    request = Request(server.address + name, headers={"Accept-Encoding": accepted})
    with opener.open(request, timeout=10) as answer:
        headers, body = answer.headers, answer.read()
    assert headers["Content-Length"] == str(len(body))
    end = time.monotonic() + 10
    while not server.requests and time.monotonic() < end:  # it is noted after it was sent
        time.sleep(0.001)
    assert server.requests.pop() == (f"/mfml/{name}", len(body))
    return headers, body


def encoded(server: StaticServer, name: str, accepted: str = "gzip, deflate, br") -> tuple[str | None, bytes]:
    headers, body = ask(server, name, accepted)
    return headers["Content-Encoding"], body


def test_gzip_compresses_what_is_known_as_text_and_looks_at_no_copy(folder):
    with serve(folder, "/mfml/") as server:
        encoding, body = encoded(server, "book.js")
        assert (encoding, gzip.decompress(body)) == ("gzip", TEXT)
        assert encoded(server, "heap.bin") == (None, HEAP)
        assert encoded(server, "numpy.whl") == (None, TEXT)


def test_brotli_sends_the_best_copy_that_the_browser_accepts(folder):
    with serve(folder, "/mfml/", "brotli") as server:
        assert encoded(server, "book.js") == ("br", b"br of book.js")
        assert encoded(server, "heap.bin", "br;q=1.0, gzip") == ("br", b"br of heap.bin")
        assert encoded(server, "book.js", "gzip, deflate") == ("gzip", FILES["book.js.gz"])
        assert encoded(server, "heap.bin", "gzip, deflate") == ("gzip", FILES["heap.bin.gz"])


def test_brotli_does_as_gzip_where_there_is_no_copy(folder):
    with serve(folder, "/mfml/", "brotli") as server:
        encoding, body = encoded(server, "cells.py")
        assert (encoding, gzip.decompress(body)) == ("gzip", TEXT)
        assert encoded(server, "numpy.whl") == (None, TEXT)
        assert encoded(server, "heap.bin", "identity") == (None, HEAP)


def test_nothing_is_compressed(folder):
    with serve(folder, "/mfml/", "nothing") as server:
        for name, content in FILES.items():
            assert encoded(server, name) == (None, content)


@pytest.mark.parametrize("compression", HOSTS)
def test_a_copy_asked_for_by_its_name_is_sent_as_it_is(folder, compression):
    kinds = {".gz": "application/gzip", ".br": "application/octet-stream"}
    with serve(folder, "/mfml/", compression) as server:
        for name in ("heap.bin.gz", "heap.bin.br", "book.js.gz"):
            headers, body = ask(server, name)
            assert body == FILES[name]
            assert headers["Content-Type"] == kinds[name[-3:]]
            assert headers["Content-Encoding"] is None


@pytest.mark.parametrize("compression", HOSTS)
def test_the_type_is_that_of_the_file(folder, compression):
    with serve(folder, "/mfml/", compression) as server:
        assert ask(server, "heap.bin")[0]["Content-Type"] == "application/octet-stream"
        assert ask(server, "book.js")[0]["Content-Type"] == "text/javascript"


def test_a_file_that_a_fault_has_changed_is_not_taken_from_its_copy(folder):
    def damage(answer: Answer) -> None:
        answer.content = b"damaged"

    with serve(folder, "/mfml/", "brotli") as server:
        server.faults["*.bin"] = damage
        assert encoded(server, "heap.bin") == (None, b"damaged")
