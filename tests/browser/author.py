"""What the tests do as an author: write a small book, build it, serve it, and save a page."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "mkdocs"]
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}


def write_book(folder, pages):
    """Write a book with these pages (name → Markdown), built as ours is; return its configuration file."""
    (folder / "scripts").symlink_to(ROOT / "scripts")
    shutil.copytree(ROOT / "docs" / "assets" / "images", folder / "docs" / "assets" / "images")
    for name, text in pages.items():
        page = folder / "docs" / name
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, "utf-8")
    configuration = folder / "mkdocs.yml"
    settings = ["docs_dir: docs", "site_dir: site", f"nav: [{', '.join(pages)}]"]
    configuration.write_text("\n".join([f"INHERIT: {ROOT}/mkdocs.yml", *settings]), "utf-8")
    return configuration


def build(configuration):
    """Build the book; return the exit code and what was said."""
    command = [*COMMAND, "build", "--strict", "-f", str(configuration)]
    done = subprocess.run(
        command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout + done.stderr


class Served:
    """A book that is being served."""

    def __init__(self, folder, address):
        self.folder, self.address = folder, address
        self.log = folder / "serve.log"

    def said(self):
        return self.log.read_text("utf-8")

    def save(self, name, text):
        """Save a page, wait until it is served or refused, and return what was said meanwhile."""
        before = self.said()
        (self.folder / "docs" / name).write_text(text, "utf-8")
        for _ in range(600):
            said = self.said()[len(before) :]
            if "Reloading browsers" in said or "An error happened" in said:
                return said
            time.sleep(0.1)
        raise AssertionError(f"nothing happened after a page was saved:\n{self.said()}")

    def get(self, place=""):
        with urllib.request.urlopen(self.address + place, timeout=10) as answer:
            return answer.read().decode()


@contextlib.contextmanager
def serve(configuration):
    """Run `mkdocs serve` until the end of the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    served = Served(configuration.parent, f"http://127.0.0.1:{port}/")
    command = [*COMMAND, "serve", "-f", str(configuration), "--dev-addr", f"127.0.0.1:{port}"]
    with served.log.open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stdout=log, stderr=log)
    try:
        for _ in range(600):
            if server.poll() is not None or _answers(served):
                break
            time.sleep(0.1)
        yield served
    finally:
        server.terminate()
        server.wait()


def _answers(served):
    try:
        served.get()
    except (urllib.error.URLError, TimeoutError):
        return False
    return True
