"""What can go wrong between the host and the browser, and the files that it can happen to."""

import re
from http import HTTPStatus

from built_site import SITE

SECONDS = 2.0  # for a file that else takes a tenth of it or less


def missing(answer):
    answer.status, answer.content = HTTPStatus.NOT_FOUND, (SITE / "404.html").read_bytes()


def truncated(answer):
    """Send half of it as if that were all."""
    answer.content = answer.content[: len(answer.content) // 2]


def corrupted(answer):
    middle = len(answer.content) // 2
    answer.content = (
        answer.content[:middle] + bytes([answer.content[middle] ^ 1]) + answer.content[middle + 1 :]
    )


def cut(answer):
    """End the connection before the length that the host has told."""
    answer.sent = 0.5


def offline(answer):
    answer.reachable = False


def slow(answer):
    answer.seconds = SECONDS


FAILURES = {
    missing: "the answer for {} was 404",
    truncated: "{} arrived damaged",
    corrupted: "{} arrived damaged",
    cut: "{} did not arrive",
    offline: "{} did not arrive",
}
"""Each with what the reader must be told of the file."""


def named(fault, sentence, files):
    """Return the one of `files` that the sentence is about."""
    # The end of one name may be another: explain_questions.py and questions.py.
    said = {name: rf"(?<![\w.-]){re.escape(FAILURES[fault].format(name))}" for name in files}
    found = [name for name, words in said.items() if re.search(words, sentence)]
    assert len(found) == 1, sentence
    return found[0]


def _names(*patterns):
    return {path.name for pattern in patterns for path in (SITE / "assets").glob(pattern)}


LATER = "later.js"
(EDITOR,) = _names("vendor/editor-*.js")
(NUMPY,) = _names("runtime/*/numpy-*.whl")
PACKAGES = _names("runtime/*/*.whl") - {NUMPY}
COPIES = _names("runtime/*/*.gz", "runtime/*/*.br")
PYTHON = {"worker.js", *_names("runtime/*/*", "book/*/python/*", "mfml/*/*.whl")} - PACKAGES - COPIES
"""What the stock way of starting Python needs."""
