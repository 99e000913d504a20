"""Time from saving a page to the reloaded page in the browser, while `mkdocs serve` runs.

Run by hand: .venv/bin/python scripts/bench/serve.py [ROUNDS]

A copy of the book is served and edited. Beside a sentence and a cell of one page, its title is changed, which stands
in the navigation of every page: that is the time of a whole build, and the measure of the others.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Page, sync_playwright

from browser import find_browser

ROOT = Path(__file__).resolve().parents[2]
SECTION = "1-what-is-calculus/rise-over-run"
CONFIGURATION = f"INHERIT: {ROOT}/mkdocs.yml\ndocs_dir: docs\nsite_dir: site\n"


def main() -> None:
    """Serve a copy of the book, change it in several ways in turn, and print the medians."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    chromium = find_browser()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        shutil.copytree(ROOT / "docs", folder / "docs")
        (folder / "scripts").symlink_to(ROOT / "scripts")
        (folder / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(folder / "mkdocs.yml")]
        server = subprocess.Popen(
            [*command, "--dev-addr", f"127.0.0.1:{port}"],
            cwd=ROOT,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        try:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page()
            _open(page, f"http://127.0.0.1:{port}/{SECTION}/")
            source = folder / "docs" / f"{SECTION}.md"
            text = source.read_text("utf-8")
            changes: dict[str, Callable[[str], str]] = {
                "a sentence": lambda mark: f"{text}\n{mark}\n",
                "the first cell": lambda mark: _changed(text, 0, mark),
                "the last cell": lambda mark: _changed(text, -1, mark),
                "a title, so all pages": lambda mark: text.replace(
                    "title: 1.3 Rise", f"title: 1.3 {mark} Rise", 1
                ),
            }
            times: dict[str, list[float]] = {name: [] for name in changes}
            for number in range(rounds):
                for name, change in changes.items():
                    _time(page, source, change(f"before{number}"))  # now only the change itself is new
                    times[name].append(_time(page, source, change(f"after{number}")))
            whole = statistics.median(times["a title, so all pages"])
            for name, seconds in times.items():
                median = statistics.median(seconds)
                print(f"{name}: {median:.2f} s (median of {rounds}), {median / whole:.2f} of a whole build")
        finally:
            server.terminate()
            server.wait()


def _time(page: Page, source: Path, text: str) -> float:
    """Save the page, and time until the browser shows it; each text differs from the one before."""
    mark = f"at{time.monotonic_ns()}"
    started = time.monotonic()
    source.write_text(f"{text}\n{mark}\n", "utf-8")
    page.wait_for_function("mark => document.body?.textContent.includes(mark)", arg=mark, timeout=60_000)
    seconds = time.monotonic() - started
    time.sleep(1)
    return seconds


def _changed(text: str, number: int, mark: str) -> str:
    """Give the cell with this number on the page one more line."""
    pieces = text.split("\n>>> ")
    pieces[1 if number == 0 else number] = f"_ = '{mark}'\n>>> " + pieces[1 if number == 0 else number]
    return "\n>>> ".join(pieces)


def _open(page: Page, address: str) -> None:
    for _ in range(100):
        try:
            page.goto(address)
        except Exception:  # the first build is not there yet
            time.sleep(0.3)
        else:
            return


def _environment() -> dict[str, str]:
    return os.environ | {"NO_MKDOCS_2_WARNING": "1"}


if __name__ == "__main__":
    main()
