"""All checks of the project, one after the other; the last line says what failed and what could not run.

Started by `scripts/test.py`, inside `.venv`. Where `CI` is "true", a check that did not run in full has failed, and
what a check prints is shown only if it failed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import other_browsers
from browser import ADVICE, VARIABLE, find_browser, install_browser
from held_back import end_of, held_back
from node import ROOT, find_node
from progress import SetupError
from pyodide_tests import run_tests as pytest_in_pyodide

PYTHON = [sys.executable, "-m"]
FEW = 5  # of several hundred tests
TWO_AT_A_TIME = ("-n", "2", "--dist", "loadfile")  # most of a browser test is waiting
DOCTESTS = ("--doctest-modules", "--doctest-glob=README.md", "README.md")


@dataclass(frozen=True)
class Result:
    """How one check went.

    `not_run` says what of it could not be run, and why; empty if all of it was. `unsteady` names the tests that failed
    at first and passed when they were run again.
    """

    name: str
    failed: bool
    not_run: str = ""
    unsteady: tuple[str, ...] = ()


def modules(*commands: list[str]) -> Callable[[], Result]:
    """Make a check of one or more commands of `.venv`'s Python, all of which must succeed."""
    return lambda: Result("", failed=max(_call([*PYTHON, *command]) for command in commands) != 0)


def pytest_here(arguments: list[str], report: Path) -> int:
    """Run pytest in `.venv`'s Python; return its exit code."""
    return _call([*PYTHON, "pytest", *arguments, f"--junitxml={report}"])


def pytest(*arguments: str, run: Callable[[list[str], Path], int] = pytest_here) -> Callable[[], Result]:
    """Make a check of a pytest run; skipped tests are reported, and a run without tests has failed."""

    def check() -> Result:
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report.xml"
            failed = run(list(arguments), report) != 0
            skipped = _count_skipped(report)
        return Result("", failed, _skipped(skipped))

    return check


def pytest_twice(*arguments: str) -> Result:
    """Run pytest; where a few tests fail, run these again, and name those that pass then.

    For tests that drive a browser: on a busy machine a page may answer later than a test waits. A fault of ours fails
    twice, and a test that is often named is to be mended.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        failed = pytest_here(list(arguments), report) != 0
        skipped = _count_skipped(report)
        names = _failed_tests(report)
        if not 0 < len(names) <= FEW:
            return Result("", failed, _skipped(skipped))
        print(f"\nOnce more: {', '.join(names)}", flush=True)
        failed = pytest_here([*arguments, "--last-failed", "--last-failed-no-failures=none"], report) != 0
        return Result("", failed, _skipped(skipped), () if failed else names)


def javascript_types() -> Result:
    """Check the types of our JavaScript."""
    node = find_node()
    # A service worker has other globals than a page.
    programs = ("tsconfig.json", "docs/assets/service-worker/tsconfig.json")
    failed = [
        node is None or _call([node.node, "node_modules/.bin/tsc", "-p", program]) for program in programs
    ]
    return Result("", any(failed))


def javascript_units() -> Result:
    """Run the tests of our JavaScript, named one by one: Node 20 and 22 read a folder differently."""
    node = find_node()
    tests = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests" / "js").rglob("*.test.*js"))
    if not tests:
        print("There are no tests in tests/js.")
    return Result("", node is None or not tests or _call([node.node, "--test", *tests]) != 0)


def with_browser(check: Callable[[], Result]) -> Callable[[], Result]:
    """Have a check find a Chromium, installed if need be: without one the site is built without its snapshot."""

    def checked() -> Result:
        try:
            if find_browser() is None:
                install_browser()
        except SetupError as error:
            print(error)
        program = find_browser()
        if program is None:
            return replace(check(), not_run=f"no Chromium found: {ADVICE}")
        os.environ[VARIABLE] = program
        return check()

    return checked


def browser() -> Result:
    """Run the tests in a real browser."""
    if find_browser() is None:
        return Result("", failed=False)
    return pytest_twice("tests/browser", *TWO_AT_A_TIME)


def in_other_browsers() -> Result:
    """Run the core of the browser tests in Firefox and WebKitGTK, installed if need be."""
    try:
        if other_browsers.missing():
            other_browsers.install()
    except SetupError as error:
        print(error)
    missing = other_browsers.missing()
    if len(missing) == len(other_browsers.PROGRAMS):
        result = Result("", failed=False)
    else:
        result = pytest_twice("tests/other_browsers", "-rP", "--durations=0", "--durations-min=0.5")
    if missing:
        why = f"no {' and no '.join(missing)} found; {other_browsers.ADVICE}"
        return replace(result, not_run=why)
    return result


CHECKS: dict[str, Callable[[], Result]] = {
    "format": modules(["ruff", "format", "--check", "."]),
    "lint": modules(["ruff", "check", "."]),
    "types": modules(["mypy", "mfml"], ["mypy", "scripts", "docs/assets/python"]),
    "javascript-types": javascript_types,
    "units": with_browser(pytest("tests/mfml", "tests/scripts", "--cov=mfml", "--cov-report=term")),
    "oracles": pytest("tests/oracles"),
    "doctests": pytest(*DOCTESTS, "mfml"),
    "doctests-pyodide": pytest(*DOCTESTS, "--pyargs", "mfml", "tests/mfml", run=pytest_in_pyodide),
    "package": pytest("tests/package"),
    "pages": with_browser(pytest("tests/book", "tests/practice", "tests/labs")),
    "javascript-units": javascript_units,
    "build": with_browser(
        modules(["mkdocs", "build", "--strict"])
    ),  # never -q, which hides warnings from --strict
    "site": pytest("tests/site"),
    "browser": with_browser(browser),
    "other-browsers": in_other_browsers,
}


def main(names: list[str]) -> int:
    """Run the checks with these names, all if there are none; return the exit code."""
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(
            f"There is no check named {', '.join(unknown)}: choose from {', '.join(CHECKS)}.", file=sys.stderr
        )
        return 1
    results = []
    in_ci = os.environ.get("CI") == "true"
    for name, check in CHECKS.items():
        if names and name not in names:
            continue
        print(f"\n=== {name} ===", flush=True)
        started = time.monotonic()
        outcome = _quietly(check) if in_ci else check()
        results.append(replace(outcome, name=name))
        word = "FAILED" if outcome.failed else "not run in full" if outcome.not_run else "passed"
        print(f"--- {name}: {word} in {time.monotonic() - started:.1f} s", flush=True)
    line, code = sum_up(results, strict=in_ci)
    print(f"\n{line}", flush=True)
    return code


def _quietly(check: Callable[[], Result]) -> Result:
    with held_back() as said:
        outcome = check()
        words = end_of(said) if outcome.failed or outcome.not_run else ""
    print(words, end="", flush=True)
    return outcome


def sum_up(results: list[Result], *, strict: bool) -> tuple[str, int]:
    """Return the last line and the exit code; where `strict`, a check that did not run in full has failed."""
    failed = [result.name for result in results if result.failed or (strict and result.not_run)]
    partial = [f"{result.name} ({result.not_run})" for result in results if result.not_run]
    passed = [result for result in results if not result.failed and not result.not_run]
    not_asked = [name for name in CHECKS if name not in {result.name for result in results}]
    if failed:
        line = f"FAILED: {', '.join(failed)}. {_checks(len(passed))} passed"
    elif partial or not_asked:
        line = f"{_checks(len(passed))} passed"
    else:
        line = f"All {_checks(len(passed))} passed"
    line += f"; NOT RUN: {', '.join(partial)}" if partial else "; nothing was skipped"
    unsteady = [name for result in results for name in result.unsteady]
    line += f"; PASSED ONLY WHEN RUN AGAIN: {', '.join(unsteady)}" if unsteady else ""
    line += f"; not asked for: {', '.join(not_asked)}" if not_asked else ""
    return f"{line}.", 1 if failed else 0


def _checks(number: int) -> str:
    return "1 check" if number == 1 else f"{number} checks"


def _skipped(number: int) -> str:
    if number < 2:
        return "1 test skipped itself" if number else ""
    return f"{number} tests skipped themselves"


def _call(command: list[str]) -> int:
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def _failed_tests(report: Path) -> tuple[str, ...]:
    """Return the names of the tests that failed in pytest's report."""
    if not report.exists():
        return ()
    cases = ET.parse(report).iter("testcase")
    bad = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
    return tuple(dict.fromkeys(f"{case.get('classname')}.{case.get('name')}" for case in bad))


def _count_skipped(report: Path) -> int:
    """Count the skipped tests in pytest's report, where those expected to fail are called skipped too."""
    if not report.exists():
        return 0
    return sum(element.get("type") != "pytest.xfail" for element in ET.parse(report).iter("skipped"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
