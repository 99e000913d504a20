"""Find Firefox and WebKitGTK for the tests of the book's core in other browsers, or install them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from progress import SetupError, run_quietly

# Xvfb is the screen that WebKitGTK needs.
PROGRAMS = {"Firefox": (("firefox-esr", "firefox"),), "WebKitGTK": (("WebKitWebDriver",), ("Xvfb",))}
PACKAGES = ["firefox-esr", "webkit2gtk-driver", "xvfb"]
ADVICE = f"on Debian: apt-get install {' '.join(PACKAGES)}"


def find(browser: str) -> str | None:
    """Return the program to start for this browser, if all that it needs is on PATH."""
    found = [next(filter(None, map(shutil.which, names)), None) for names in PROGRAMS[browser]]
    return found[0] if all(found) else None


def missing() -> list[str]:
    """Return the browsers that cannot be started here."""
    return [browser for browser in PROGRAMS if find(browser) is None]


def install() -> None:
    """Install all of them by the system's packages; raise `SetupError` if that cannot be done."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise SetupError(f"{' and '.join(missing())} cannot be installed from here; {ADVICE}.")
    run_quietly("Reading the list of Debian packages", ["apt-get", "update"], Path.cwd())
    command = ["apt-get", "install", "-y", "--no-install-recommends", *PACKAGES]
    run_quietly("Installing Firefox and WebKitGTK", command, Path.cwd())
