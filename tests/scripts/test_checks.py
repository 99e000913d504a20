"""The last line of all checks, and the few checks that decide more than an exit code."""

import functools
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import browser
import checks
import other_browsers
from checks import CHECKS, Result, main, sum_up
from held_back import END, end_of, held_back
from progress import SetupError

NUMBER = len(CHECKS)
ALL = [Result(name, failed=False) for name in CHECKS]
NO_BROWSER = Result("browser", failed=False, not_run="no Chromium found: install it")
ALL_BUT_BROWSER = [result if result.name != "browser" else NO_BROWSER for result in ALL]


def test_all_passed() -> None:
    assert sum_up(ALL, strict=True) == (f"All {NUMBER} checks passed; nothing was skipped.", 0)


def test_what_did_not_run_is_named() -> None:
    line, code = sum_up(ALL_BUT_BROWSER, strict=False)
    assert line == f"{NUMBER - 1} checks passed; NOT RUN: browser (no Chromium found: install it)."
    assert code == 0


def test_what_did_not_run_fails_in_ci() -> None:
    line, code = sum_up(ALL_BUT_BROWSER, strict=True)
    found = f"{NUMBER - 1} checks passed; NOT RUN: browser (no Chromium found: install it)."
    assert line == f"FAILED: browser. {found}"
    assert code == 1


def test_failures_are_named() -> None:
    results = [Result(name, failed=name in {"lint", "site"}) for name in CHECKS]
    line = f"FAILED: lint, site. {NUMBER - 2} checks passed; nothing was skipped."
    assert sum_up(results, strict=False) == (line, 1)


def test_what_was_not_asked_for_is_named() -> None:
    line, code = sum_up([result for result in ALL if result.name not in {"lint", "units"}], strict=False)
    assert line == f"{NUMBER - 2} checks passed; nothing was skipped; not asked for: lint, units."
    assert code == 0


def test_goes_on_after_a_failure(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    ran = []

    def check(name: str) -> Result:
        ran.append(name)
        return Result("", failed=name == "lint")

    for name in CHECKS:
        monkeypatch.setitem(CHECKS, name, functools.partial(check, name))
    assert main([]) == 1
    assert ran == list(CHECKS)
    out = capsys.readouterr().out
    assert out.splitlines()[-1] == f"FAILED: lint. {NUMBER - 1} checks passed; nothing was skipped."
    assert all(f"=== {name} ===" in out for name in CHECKS)


@pytest.mark.parametrize(("ci", "shown"), [("true", {"lint"}), ("", set(CHECKS))])
def test_in_ci_only_a_failed_check_is_heard(
    ci: str, shown: set[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", ci)

    def check(name: str) -> Result:
        print(f"here {name}.")
        subprocess.run([sys.executable, "-c", f"print('there {name}.')"], check=True)
        return Result("", failed=name == "lint")

    for name in CHECKS:
        monkeypatch.setitem(CHECKS, name, functools.partial(check, name))
    main([])
    out = capfd.readouterr().out
    assert {name for name in CHECKS if f"here {name}." in out} == shown
    assert {name for name in CHECKS if f"there {name}." in out} == shown
    assert out.splitlines()[-1].startswith("FAILED: lint.")


def test_of_a_long_report_the_end_is_shown() -> None:
    lines = [f"line {number}" for number in range(2000)]
    with held_back() as said:
        print("\n".join(lines))
        end = end_of(said)
    notice, *rest = end.splitlines()
    assert rest == lines[-len(rest) :]
    assert notice == f"[the last {len(end) - len(notice) - 1} of {len(chr(10).join(lines)) + 1} characters]"
    assert END - 20 < len(end) - len(notice) <= END


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lints"]) == 1
    assert capsys.readouterr().err.startswith("There is no check named lints: choose from format, lint,")


@pytest.mark.parametrize(
    ("content", "failed", "not_run"),
    [
        ("def test_one(): pass", False, ""),
        ("def test_one(): assert False", True, ""),
        ("x = 1", True, ""),
        ("import pytest\n@pytest.mark.skip\ndef test_one(): pass", False, "1 test skipped itself"),
        ("import pytest\n@pytest.mark.xfail\ndef test_one(): assert False", False, ""),
    ],
)
def test_pytest_runs_are_judged(tmp_path: Path, content: str, failed: bool, not_run: str) -> None:
    (tmp_path / "test_it.py").write_text(content)
    assert checks.pytest(str(tmp_path), "-q", "--rootdir", str(tmp_path))() == Result("", failed, not_run)


UNSTEADY = """\
from pathlib import Path
import pytest
SEEN = Path(__file__).with_name("seen")
def test_steady(): pass
@pytest.mark.parametrize("n", range({failures}))
def test_unsteady(n):
    seen = SEEN.with_name(f"seen{{n}}")
    known = seen.exists()
    seen.touch()
    assert known
"""


@pytest.mark.parametrize(
    ("content", "failed", "unsteady"),
    [
        ("def test_one(): pass", False, 0),
        ("def test_one(): assert False", True, 0),
        ("raise OSError", True, 0),
        (UNSTEADY.format(failures=2), False, 2),
        (UNSTEADY.format(failures=6), True, 0),
    ],
)
def test_a_few_tests_get_a_second_try_and_are_named(
    tmp_path: Path, content: str, failed: bool, unsteady: int
) -> None:
    (tmp_path / "test_it.py").write_text(content)
    (tmp_path / "pytest.ini").touch()
    result = checks.pytest_twice(
        str(tmp_path), "-q", "--rootdir", str(tmp_path), "-c", f"{tmp_path}/pytest.ini"
    )
    assert result.failed == failed
    assert [name.rpartition(".")[2] for name in result.unsteady] == [
        f"test_unsteady[{n}]" for n in range(unsteady)
    ]


def test_what_passed_only_when_run_again_is_named() -> None:
    results = [
        replace(result, unsteady=("test_x",)) if result.name == "browser" else result for result in ALL
    ]
    line = f"All {NUMBER} checks passed; nothing was skipped; PASSED ONLY WHEN RUN AGAIN: test_x."
    assert sum_up(results, strict=True) == (line, 0)


def test_javascript_without_tests_has_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "ROOT", tmp_path)
    assert checks.javascript_units().failed
    assert capsys.readouterr().out == "There are no tests in tests/js.\n"


def test_pytest_may_run_elsewhere() -> None:
    def elsewhere(arguments: list[str], report: Path) -> int:
        report.write_text("<testsuite><testcase><skipped/></testcase></testsuite>")
        return len(arguments)

    assert checks.pytest(run=elsewhere)() == Result("", False, "1 test skipped itself")
    assert checks.pytest("tests", run=elsewhere)().failed


@pytest.mark.parametrize(("assertion", "failed"), [("true", False), ("false", True)])
def test_javascript_tests_are_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, assertion: str, failed: bool
) -> None:
    test = tmp_path / "tests" / "js" / "one.test.mjs"
    test.parent.mkdir(parents=True)
    test.write_text(
        'import assert from "node:assert"; import test from "node:test";'
        f'test("t", () => assert({assertion}));'
    )
    monkeypatch.setattr(checks, "ROOT", tmp_path)
    assert checks.javascript_units().failed == failed


def test_without_a_browser_the_step_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise SetupError("No.")

    monkeypatch.setattr(checks, "find_browser", lambda: None)
    monkeypatch.setattr(checks, "install_browser", refuse)
    assert checks.CHECKS["browser"]().not_run.startswith(
        "no Chromium found: install Chromium, or name its program"
    )


@pytest.mark.parametrize(
    ("missing", "not_run"),
    [
        ([], "1 test skipped itself"),
        (["WebKitGTK"], "no WebKitGTK found; on Debian: apt-get install "),
        (["Firefox", "WebKitGTK"], "no Firefox and no WebKitGTK found; on Debian: apt-get install "),
    ],
)
def test_without_another_browser_it_is_named(
    monkeypatch: pytest.MonkeyPatch, missing: list[str], not_run: str
) -> None:
    def refuse() -> None:
        raise SetupError("No.")

    monkeypatch.setattr(other_browsers, "missing", lambda: missing)
    monkeypatch.setattr(other_browsers, "install", refuse)
    monkeypatch.setattr(checks, "pytest_twice", lambda *_: Result("", False, "1 test skipped itself"))
    assert checks.in_other_browsers().not_run.startswith(not_run)


def test_another_browser_needs_all_its_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    there = ["firefox", "WebKitWebDriver"]
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name in there else None)
    assert other_browsers.find("Firefox") == "/bin/firefox"
    assert other_browsers.missing() == ["WebKitGTK"]
    there.append("Xvfb")
    assert other_browsers.find("WebKitGTK") == "/bin/WebKitWebDriver"
    assert other_browsers.missing() == []


def test_named_browser_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "my-chromium"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv(browser.VARIABLE, str(program))
    assert browser.find_browser() == str(program)
    monkeypatch.setenv(browser.VARIABLE, str(tmp_path / "absent"))
    assert browser.find_browser() is None


def test_playwrights_own_browser_comes_before_one_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: "/bin/chromium" if name == "chromium" else None)
    monkeypatch.setattr(browser, "_of_playwright", lambda: "/cache/chrome")
    assert browser.find_browser() == "/cache/chrome"
    monkeypatch.setattr(browser, "_of_playwright", lambda: None)
    assert browser.find_browser() == "/bin/chromium"
