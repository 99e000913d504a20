"""What is in the wheel and in the source distribution, and what they say of themselves."""

import email
import email.message
import re
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import markdown
import pytest

from clean_environment import call
from node import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NAME = f"mfml-{PROJECT['version']}"
OF_PACKAGE = {
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "mfml").rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
}
METADATA = {f"{NAME}.dist-info/{name}" for name in ("METADATA", "WHEEL", "RECORD", "licenses/LICENSE")}


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> email.message.Message:
    with zipfile.ZipFile(wheel) as archive:
        return email.message_from_bytes(archive.read(f"{NAME}.dist-info/METADATA"))


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert set(archive.namelist()) == OF_PACKAGE | METADATA
    assert "mfml/py.typed" in OF_PACKAGE
    assert not any("test" in name for name in OF_PACKAGE)


def test_the_wheel_is_for_every_machine(wheel: Path) -> None:
    assert wheel.name == f"{NAME}-py3-none-any.whl"


def test_the_source_holds_the_package_and_its_tests(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.removeprefix(f"{NAME}/") for name in archive.getnames()}
    tests = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests" / "mfml").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert tests
    assert names == OF_PACKAGE | tests | {
        "PKG-INFO", "pyproject.toml", "README.md", "LICENSE", ".gitignore"
    }  # fmt: skip


def test_the_source_makes_the_same_wheel(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    here = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    call(*here, "--wheel-dir", str(tmp_path), str(sdist), cwd=tmp_path)
    (again,) = tmp_path.glob("*.whl")
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()


def test_metadata(metadata: email.message.Message) -> None:
    assert metadata["Name"] == "mfml"
    assert metadata["Version"] == PROJECT["version"]
    assert metadata["Summary"] == PROJECT["description"]
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["License-File"] == "LICENSE"
    needed = [re.split(r"[>=<]", needed)[0] for needed in metadata.get_all("Requires-Dist")]
    assert sorted(needed) == ["matplotlib", "numpy"]


def test_the_readme_renders(metadata: email.message.Message) -> None:
    assert metadata["Description-Content-Type"] == "text/markdown"
    text = metadata.get_payload()
    assert isinstance(text, str)
    assert text.strip() == (ROOT / "README.md").read_text("utf-8").strip()
    html = markdown.markdown(text, extensions=["fenced_code"])
    assert html.count("<h1>") == 1
    assert '<code class="language-pycon">' in html
    assert not re.search(r"^#|```|\]\(", html, re.MULTILINE)
