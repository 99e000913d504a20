"""The package as others get it: built, and installed into an environment that knows nothing of this repository."""

import sys
import tarfile
from pathlib import Path

import pytest

from clean_environment import CleanEnvironment, call
from node import ROOT


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder with the two files that one would publish."""
    folder = tmp_path_factory.mktemp("dist")
    call(sys.executable, "-m", "hatchling", "build", "-d", str(folder), cwd=ROOT)
    return folder


@pytest.fixture(scope="session")
def wheel(dist: Path) -> Path:
    (path,) = dist.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def sdist(dist: Path) -> Path:
    (path,) = dist.glob("*.tar.gz")
    return path


@pytest.fixture(scope="session")
def source(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder that the source distribution unpacks to."""
    folder = tmp_path_factory.mktemp("source")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (unpacked,) = folder.iterdir()
    return unpacked


@pytest.fixture(scope="session")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> CleanEnvironment:
    """Give an environment of NumPy, Matplotlib and the built wheel."""
    made = CleanEnvironment.make(tmp_path_factory.mktemp("environment"))
    made.install("numpy", "matplotlib")
    made.run("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel))
    return made


@pytest.fixture(scope="session")
def environment_with_pytest(environment: CleanEnvironment) -> CleanEnvironment:
    """Give the same environment, after pytest has come to it."""
    environment.install("pytest")
    return environment
