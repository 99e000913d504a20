"""pytest in Pyodide: tests run unchanged, failures are readable, and nothing is left out in silence."""

import xml.etree.ElementTree as ET
from pathlib import Path
from types import SimpleNamespace

import pytest

from pyodide_tests import run_tests
from pytest_in_pyodide import LeaveOut

SETTINGS = '[tool.pytest.ini_options]\naddopts = "--import-mode=importlib"\ndoctest_optionflags = "NUMBER"\n'

TESTS = '''
import sys
import mfml, numpy as np, pytest

def thirds():
    """
    >>> 1 / 3
    0.333
    """

def test_passes():
    assert sys.platform == "emscripten"
    assert mfml.__file__.startswith("/home/pyodide/")

def test_knows_32_bits():
    assert np.array([2**20]) * 2**20 == 2**40, "integers are too small"

@pytest.mark.skip
def test_skips(): pass

def test_starts_a_process(): raise OSError
'''

BREAKS = """
class Link:
    def __init__(self, before): self.before = [before]

def test_passes(): pass

def test_falls_deep():
    link = None
    for _ in range(100_000):
        link = Link(link)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project whose own `mfml` must not be taken for the wheel's."""
    (tmp_path / "pyproject.toml").write_text(SETTINGS)
    (tmp_path / "mfml").mkdir()
    (tmp_path / "mfml" / "__init__.py").write_text("raise ImportError('this is not the wheel')")
    return tmp_path


def test_a_failing_test_fails_the_run(
    project: Path, tmp_path_factory: pytest.TempPathFactory, capfd: pytest.CaptureFixture[str]
) -> None:
    (project / "test_it.py").write_text(TESTS)
    report = tmp_path_factory.mktemp("report") / "report.xml"
    left_out = {"test_it.py::test_starts_a_process": "no processes"}
    code = run_tests(["--doctest-modules", "test_it.py"], report, project=project, left_out=left_out)
    out = capfd.readouterr().out
    assert code == 1, out
    assert "FAILED test_it.py::test_knows_32_bits - AssertionError: integers are too small" in out
    assert "LEFT OUT test_it.py::test_starts_a_process: no processes" in out
    assert "1 failed, 2 passed, 1 skipped, 1 deselected" in out
    assert len(list(ET.parse(report).iter("skipped"))) == 1
    assert not list(project.rglob("__pycache__"))


def test_a_test_that_takes_python_down_is_named(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "test_it.py").write_text(BREAKS)
    assert run_tests(["test_it.py"], project=project) == 1
    said = capfd.readouterr().err
    assert "Python broke down during test_it.py::test_falls_deep: Maximum call stack size exceeded" in said


def test_what_is_left_out_must_be_there() -> None:
    plugin = LeaveOut({"test_a.py::test_gone": "no reason", "test_b.py::test_elsewhere": "none"}, print)
    with pytest.raises(pytest.UsageError, match=r"no test: test_a\.py::test_gone$"):
        plugin.pytest_collection_modifyitems(None, [SimpleNamespace(nodeid="test_a.py::test_here")])
