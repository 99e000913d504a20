"""Chromium and Firefox with a profile that is kept, so that a benchmark can leave the book and come back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests" / "other_browsers"))

import firefox
from playwright.sync_api import Page, sync_playwright
from webdriver import Driver

import other_browsers
from browser import ADVICE, find_browser


class Tab(Protocol):
    """The one tab of a browser."""

    def open(self, address: str) -> None:
        """Load a page and wait until it has loaded."""

    def call(self, function: str, *arguments: object) -> Any:
        """Call a function in the page, given as JavaScript, and return what it gives, or its promise gives."""


class _ChromiumTab:
    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, address: str) -> None:
        self._page.goto(address)

    def call(self, function: str, *arguments: object) -> Any:
        return self._page.evaluate(f"(list) => ({function})(...list)", arguments)


class _FirefoxTab:
    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def open(self, address: str) -> None:
        self._driver.open(address)

    def call(self, function: str, *arguments: object) -> Any:
        return self._driver.script_async(f"return ({function})(...arguments)", *arguments)


@contextmanager
def _chromium(profile: Path) -> Iterator[Tab]:
    program = find_browser()
    assert program, f"no Chromium; {ADVICE}"
    with sync_playwright() as playwright:
        start = playwright.chromium.launch_persistent_context
        with start(profile, executable_path=program, args=["--no-sandbox"]) as context:
            yield _ChromiumTab(context.pages[0])


@contextmanager
def _firefox(profile: Path) -> Iterator[Tab]:
    program = other_browsers.find("Firefox")
    assert program, f"no Firefox; {other_browsers.ADVICE}"
    with firefox.firefox(program, profile) as driver:
        yield _FirefoxTab(driver)


BROWSERS: dict[str, Callable[[Path], AbstractContextManager[Tab]]] = {
    "chromium": _chromium,
    "firefox": _firefox,
}
