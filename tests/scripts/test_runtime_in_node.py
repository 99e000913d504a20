"""The prepared runtime, used in Node as the book's worker does: NumPy, then Matplotlib, then our wheel."""

import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from node import find_node
from runtime_assets import prepare_runtime

PROGRAM = Path(__file__).with_name("runtime_in_node.mjs")


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    found = find_node()
    assert found is not None
    wheel = tmp_path_factory.mktemp("wheel") / "book_probe-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("book_probe.py", "ANSWER = 42\n")
    command = [found.node, str(PROGRAM), str(prepare_runtime().directory), str(wheel)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert answer.returncode == 0, answer.stderr[-3000:]
    result: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return result


def test_numpy_works_before_matplotlib_is_loaded(seen: dict[str, Any]) -> None:
    assert seen["numpy"] == 5.0


def test_draws_formulas_legend_surface_and_triangles(seen: dict[str, Any]) -> None:
    assert seen["drawn"]["svg"] > 10_000
    assert seen["drawn"]["png"] > 10_000


def test_says_nothing_about_missing_fonts_or_anything_else(seen: dict[str, Any]) -> None:
    assert seen["messages"] == []


def test_needs_neither_fonttools_nor_pytz(seen: dict[str, Any]) -> None:
    assert seen["absent"] == []


def test_unpacks_our_wheel(seen: dict[str, Any]) -> None:
    assert seen["probe"] == 42
