"""The installed wheel at work where there is nothing but NumPy and Matplotlib, far from the repository."""

import statistics
import sys
from pathlib import Path

import pytest

from clean_environment import CleanEnvironment, call

IMPORTS = """
import sys
before = set(sys.modules)
import mfml
new = {name.partition(".")[0] for name in set(sys.modules) - before}
print(mfml.__file__)
print(*sorted(new - sys.stdlib_module_names))
"""

DRAWS = """
import sys
import mfml
assert mfml.slope(lambda x: x**2, 3.0, 3.5) == 6.5
from mfml import plotting
assert "matplotlib" not in sys.modules
plotting.plot_function(lambda x: x**2, 0, 3)
print("matplotlib" in sys.modules)
"""

SECONDS = """
from time import perf_counter
import numpy
start = perf_counter()
import mfml
print(perf_counter() - start)
"""

USER = """
import numpy as np
import numpy.typing as npt

import mfml

steepness: float = mfml.slope(lambda x: x**2, 3.0, 3.5)
uphill: npt.NDArray[np.float64] | float = mfml.gradient(lambda v: v @ v, np.array([1.0, 2.0]))
line = mfml.fit_line([0.0, 1.0, 2.0], [1.0, 3.0, 5.0])
error: float = line.stderr
text: str = mfml.slope(abs, 1.0, 2.0)  # type: ignore[assignment]
line.gradient  # type: ignore[attr-defined]
"""


def test_imports_only_numpy_and_the_standard_library(environment: CleanEnvironment) -> None:
    place, new = environment.run("-I", "-W", "error", "-c", IMPORTS).splitlines()
    assert Path(place).is_relative_to(environment.python.parents[1])
    assert new == "mfml numpy"


def test_matplotlib_is_loaded_by_the_first_figure(environment: CleanEnvironment) -> None:
    assert environment.run("-I", "-W", "error", "-c", DRAWS) == "True\n"


def test_requirements_are_met(environment: CleanEnvironment) -> None:
    assert environment.run("-m", "pip", "check") == "No broken requirements found.\n"


def test_types_reach_the_user(environment: CleanEnvironment) -> None:
    """Were mfml untyped, the two mistakes would be none, and strict mypy would call their marks needless."""
    program = environment.folder / "user.py"
    program.write_text(USER, encoding="utf-8")
    mypy = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--python-executable"]
    call(*mypy, str(environment.python), str(program), cwd=environment.folder)


def test_doctests_of_the_installed_package(environment_with_pytest: CleanEnvironment, source: Path) -> None:
    """The options are those of pyproject.toml, which the source distribution brings."""
    settings = ["-P", "-m", "pytest", f"--config-file={source / 'pyproject.toml'}", f"--rootdir={source}"]
    doctests = [
        "--doctest-modules",
        "--doctest-glob=README.md",
        "--pyargs",
        "mfml",
        str(source / "README.md"),
    ]
    assert " passed" in environment_with_pytest.run(*settings, *doctests)


def test_report_the_time_of_the_import(
    environment: CleanEnvironment, capsys: pytest.CaptureFixture[str]
) -> None:
    """No gate: a time says as much of the machine as of us."""
    times = [float(environment.run("-c", SECONDS)) for _ in range(5)]
    with capsys.disabled():
        print(f" [import mfml, beyond NumPy: {statistics.median(times) * 1000:.0f} ms] ", end="")
