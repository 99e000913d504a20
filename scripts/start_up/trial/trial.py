"""Restore a snapshot in Node and in Chromium, and see what Python can do then."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

from playwright.sync_api import Error, sync_playwright

from browser import find_browser
from run_node import ROOT, run_node
from runtime_assets import Runtime
from static_server import serve

HERE = Path(__file__).resolve().parent
PROGRAM = HERE / "functional.py"
SCRIPTS = ROOT / "docs" / "assets" / "js"
SECONDS = 120


class Report(TypedDict):
    """What functional.py tells."""

    failed: dict[str, str]
    """The reason by the name of what failed."""
    fresh: list[float]
    """Random numbers."""


def try_snapshot(runtime: Runtime, folder: Path, bundles: Iterable[Path]) -> list[str]:
    """Return what a Python restored from the snapshot in `folder` cannot do, in words; nothing if it can do all."""
    bundles = list(bundles)
    reports = {"Node": _in_node(runtime, folder, bundles), "Chromium": _in_chromium(runtime, folder, bundles)}
    wrong = [
        f"{where}: {what}: {why}"
        for where, report in reports.items()
        for what, why in report["failed"].items()
    ]
    fresh = [number for report in reports.values() for number in report["fresh"]]
    if len(set(fresh)) < len(fresh):
        wrong.append(f"random numbers come again: {fresh}")
    return wrong


def _in_node(runtime: Runtime, folder: Path, bundles: list[Path]) -> Report:
    try:
        said = run_node(str(HERE / "in_node.mjs"), str(runtime.directory), str(folder), *map(str, bundles))
    except RuntimeError as error:
        return _failed(error)
    return _read(said.splitlines()[-1])


def _in_chromium(runtime: Runtime, folder: Path, bundles: list[Path]) -> Report:
    chromium = find_browser()
    with tempfile.TemporaryDirectory() as place:
        site = Path(place)
        links = {"runtime": runtime.directory, "snapshot": folder, **{file.name: file for file in bundles}}
        links |= {source.relative_to(ROOT).as_posix(): source for source in (HERE, SCRIPTS)}
        for name, target in links.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).symlink_to(target)
        for name, text in _texts(site).items():
            (site / name).write_text(text, "utf-8")
        try:
            with serve(site, "/") as server, sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
                page = browser.new_page()
                page.set_default_timeout(SECONDS * 1000)
                page.goto(f"{server.address}{HERE.relative_to(ROOT).as_posix()}/page.html")
                report = _read(page.evaluate("report"))
                browser.close()
        except Error as error:
            return _failed(error)
    return report


def _read(said: str) -> Report:
    report: Report = json.loads(said)
    return report


def _texts(site: Path) -> dict[str, str]:
    """Return the files that the page asks for and the book has, too: what the worker is told, and the switch."""
    files = [Path(folder, name) for folder, _, names in os.walk(site, followlinks=True) for name in names]
    order = {
        "addresses": {
            "root": "/",
            "runtime": "/runtime/",
            "snapshot": "/snapshot/",
            "bundles": "/",
            "book": "/book.bin",
            "startUp": "/start-up.json",
        },
        "hashes": {f"/{file.relative_to(site).as_posix()}": _integrity(file) for file in files},
        "program": PROGRAM.read_text("utf-8"),
    }
    return {"order.json": json.dumps(order), "start-up.json": '{"snapshot": true}', "404.html": ""}


def _integrity(file: Path) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()}"


def _failed(error: Exception) -> Report:
    return {"failed": {"start": str(error)}, "fresh": []}
