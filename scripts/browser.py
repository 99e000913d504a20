"""Find a Chromium for the browser tests, or install one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from progress import SetupError, run_quietly

VARIABLE = "MFML_BROWSER"
ADVICE = f"install Chromium, or name its program in the environment variable {VARIABLE}"
_ON_PATH = ("chromium", "chromium-browser", "google-chrome")
_DOWNLOAD_SECONDS = 300


def find_browser() -> str | None:
    """Return a Chromium: the one named by `MFML_BROWSER`, else Playwright's own, else one on PATH."""
    if named := os.environ.get(VARIABLE):
        return shutil.which(named)
    return _of_playwright() or next(filter(None, map(shutil.which, _ON_PATH)), None)


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = playwright.chromium.executable_path
    return program if Path(program).exists() else None


def install_browser() -> None:
    """Install Chromium by Playwright, else by the system's packages; raise `SetupError` if neither can."""
    try:
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        if subprocess.run(command, check=False, timeout=_DOWNLOAD_SECONDS).returncode == 0:
            return
    except subprocess.TimeoutExpired:
        print(f"Playwright's download took more than {_DOWNLOAD_SECONDS} s.")
    if not shutil.which("apt-get") or os.name == "nt" or os.geteuid() != 0:
        raise SetupError(f"No Chromium can be installed from here: {ADVICE}.")
    run_quietly("Reading the list of Debian packages", ["apt-get", "update"], Path.cwd())
    run_quietly("Installing Chromium", ["apt-get", "install", "-y", "chromium"], Path.cwd())
