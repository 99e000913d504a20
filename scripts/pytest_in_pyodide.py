"""Run pytest inside Pyodide: the half of `pyodide_tests.py` that Pyodide executes.

Two things differ from a run in CPython. Tests that no browser can run are left out, each by name, with its
reason. And the name of the test that runs is told to JavaScript, because a test can take all of Python down
(a WebAssembly stack that overflows raises nothing), after which there is no Python left to say which it was.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import pytest


class LeaveOut:
    """Leave out the tests named in `reasons`; a name that has lost its test is an error."""

    def __init__(self, reasons: dict[str, str], started: Callable[[str], object]) -> None:
        self.reasons = reasons
        self.started = started

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Take the named tests out of the run."""
        files = {_file(item.nodeid) for item in items}
        self.reasons = {name: reason for name, reason in self.reasons.items() if _file(name) in files}
        left_out = [item for item in items if item.nodeid in self.reasons]
        items[:] = [item for item in items if item.nodeid not in self.reasons]
        if stale := self.reasons.keys() - {item.nodeid for item in left_out}:
            raise pytest.UsageError(f"to be left out in Pyodide, but no test: {', '.join(sorted(stale))}")
        config.hook.pytest_deselected(items=left_out)

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Tell which test runs."""
        self.started(nodeid)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name what was left out."""
        for name, reason in self.reasons.items():
            terminalreporter.line(f"LEFT OUT {name}: {reason}")


def main(arguments: list[str], reasons: dict[str, str], started: Callable[[str], object]) -> int:
    """Run pytest with `arguments` and return its exit code.

    Python starts in the folder that our wheel is unpacked into, as on the site. The tests start in theirs, which
    holds the working tree's `mfml` too: so "here", the first place to import from, becomes that first folder.
    """
    sys.path[sys.path.index("")] = os.getcwd()  # noqa: PTH109 - a string
    os.chdir("/project")
    return int(pytest.main(["-p", "no:cacheprovider", *arguments], plugins=[LeaveOut(reasons, started)]))


def _file(nodeid: str) -> str:
    return nodeid.partition("::")[0]
