"""The notebooks of every lab: valid, and running from top to bottom in Jupyter's own way; the script, too."""

import functools
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from labs import publish, run, source

ROOT = Path(__file__).resolve().parents[2]
LABS = sorted((ROOT / "docs" / "labs").glob("*.py"))
EVERY_LAB = pytest.mark.parametrize("path", LABS, ids=lambda path: path.stem)
# As on a learner's machine: the settings that the runner of the cells makes for Matplotlib are not there.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if not name.startswith(("MPLBACKEND", "MATPLOTLIBRC"))
}
ENVIRONMENT |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


@functools.cache
def made(path):
    """Return the lab and its files: the learner's notebook, the script, and the notebook of the solution."""
    lab = source.read(path.read_text("utf-8"))
    learners, solution = run.run(lab)
    return lab, publish.contents(lab, learners, solution, lambda link: None, "The origin")


def printed(cell):
    return "".join(output.text for output in cell.outputs if output.output_type == "stream")


@EVERY_LAB
@pytest.mark.parametrize("done", [False, True], ids=["learner", "solution"])
def test_a_notebook_is_valid_and_jupyter_runs_it_from_top_to_bottom(path, done, tmp_path):
    lab, (learners, _, solution) = made(path)
    notebook = nbformat.reads(solution if done else learners, as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    file = tmp_path / "lab.ipynb"
    nbformat.write(notebook, file)
    # nbclient starts a kernel, and that a program of its own: it has warnings of its own.
    command = "import sys, nbclient.cli; nbclient.cli.NbClientApp.launch_instance(sys.argv[1:])"
    arguments = ["--inplace", "--kernel_name=python3", str(file)]
    finished = subprocess.run(
        [sys.executable, "-c", command, *arguments],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    ran = nbformat.read(file, as_version=4)
    checks = [cell for cell in ran.cells if cell.metadata.get("mfml")]
    assert checks
    assert [cell.metadata.mfml.checks for cell in checks] == [
        cell.checks for cell in lab.cells if cell.checks
    ]
    assert {run.is_passed(cell.metadata.mfml.checks, printed(cell)) for cell in checks} == {done}
    codes = [cell for cell in ran.cells if cell.cell_type == "code"]
    before = {cell.id: printed(cell) for cell in notebook.cells if cell.cell_type == "code"}
    assert {cell.id: printed(cell) for cell in codes} == before, "Jupyter prints what the build has printed"
    assert any(output.output_type == "display_data" for cell in codes for output in cell.outputs)


@EVERY_LAB
def test_the_script_runs_and_prints_what_the_notebook_prints(path, tmp_path):
    _, (learners, script, _) = made(path)
    file = tmp_path / "lab.py"
    file.write_text(script, "utf-8")
    ran = subprocess.run(
        [sys.executable, str(file)],
        env=ENVIRONMENT | {"MPLBACKEND": "agg"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    notebook = nbformat.reads(learners, as_version=4)
    assert ran.stdout == "".join(printed(cell) for cell in notebook.cells if cell.cell_type == "code")


@EVERY_LAB
def test_what_the_learner_gets_does_not_tell(path):
    lab, (learners, script, solution) = made(path)
    told = [cell.text for cell in lab.cells if cell.tag == "solution"]
    notebooks = [nbformat.reads(text, as_version=4) for text in (learners, solution)]
    sources = [[cell.source for cell in notebook.cells] for notebook in notebooks]
    for text in told:
        assert text not in sources[0]
        assert text not in script
        assert text in sources[1]


@EVERY_LAB
def test_a_figure_has_words(path):
    _, (_, _, solution) = made(path)
    notebook = nbformat.reads(solution, as_version=4)
    figures = [
        output
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if "image/svg+xml" in output.get("data", {})
    ]
    assert figures
    assert all(output.metadata["image/svg+xml"].alt for output in figures)


def test_there_is_a_lab():
    assert "l1-slope-machine" in {path.stem for path in LABS}
