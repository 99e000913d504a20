"""Run a pytest suite in Pyodide, unchanged, with the files that the site ships.

    .venv/bin/python scripts/pyodide_tests.py --doctest-modules --pyargs mfml tests/mfml

Node runs the reader's own Python: Pyodide's core, the slimmed NumPy and Matplotlib, and the wheel of `mfml`.
The repository is mounted for the tests, and pytest is lent from `.venv`, where only packages written in
Python alone are of use to WebAssembly. Everything else is pytest's: its options are those of pyproject.toml.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from node import ROOT, find_node
from runtime_assets import AssetError, build_mfml_wheel, prepare_runtime

SCRIPTS = Path(__file__).resolve().parent

# What the tests import besides NumPy, Matplotlib and mfml: pytest with all it needs, and one oracle.
LENT = (
    "_pytest",
    "iniconfig",
    "mpmath",
    "pluggy",
    "pluggy-*.dist-info",
    "py.py",
    "pygments",
    "pytest",
    "sympy",
)

LEFT_OUT = {
    "tests/mfml/test_api.py::test_import_does_not_load_matplotlib": "starts another Python, as no browser can",
}


def run_tests(
    arguments: list[str],
    report: Path | None = None,
    *,
    project: Path = ROOT,
    left_out: Mapping[str, str] = MappingProxyType(LEFT_OUT),
) -> int:
    """Run pytest in Pyodide with `arguments`, in the folder `project`; return its exit code.

    `report` is where to write a JUnit report. The settings are those of the project's pyproject.toml.
    """
    mounts = {"/project": str(project)}
    if report is not None:
        mounts["/report"] = str(report.parent)
        arguments = [*arguments, f"--junitxml=/report/{report.name}"]
    program = (SCRIPTS / "pytest_in_pyodide.py").read_text("utf-8")
    arguments = ["--rootdir=/project", "--config-file=/project/pyproject.toml", *arguments]
    return run_program(program, arguments, mounts, lent=LENT, left_out=left_out)


def run_program(
    program: str,
    arguments: list[str],
    mounts: Mapping[str, str],
    *,
    lent: Sequence[str],
    left_out: Mapping[str, str] = MappingProxyType({}),
) -> int:
    """Call main(arguments, left_out, started) of a program in Pyodide; return its exit code.

    `mounts` are the folders it sees, and `lent` the packages of `.venv` that it may import.
    """
    node = find_node()
    if node is None:
        print("Node 20 or newer is missing: run `python3 scripts/serve.py` once, which installs it.")
        return 1
    try:
        runtime, wheel = prepare_runtime(), build_mfml_wheel()
    except AssetError as error:
        print(error)
        return 1
    order = {
        "runtime": str(runtime.directory),
        "wheel": str(wheel),
        "mounts": {**mounts, "/packages": str(_packages())},
        "lent": [found.name for name in lent for found in _packages().glob(name)],
        "program": program,
        "arguments": arguments,
        "leftOut": dict(left_out),
    }
    command = [node.node, str(SCRIPTS / "pyodide_tests.mjs")]
    return subprocess.run(command, input=json.dumps(order), text=True, check=False).returncode


def _packages() -> Path:
    """Return the folder that holds the installed packages: the one that pytest stands in."""
    import pytest

    return Path(pytest.__file__).parents[1]


if __name__ == "__main__":
    sys.exit(run_tests(sys.argv[1:]))
