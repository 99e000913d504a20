"""The set-up: it does nothing twice, goes on after a break, and says in one sentence what is wrong."""

import ast
import errno
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import environment
import node
import serve
from environment import SetupError, ensure_environment, ensure_node_modules, set_up
from progress import run_quietly

SCRIPTS = Path(environment.__file__).parent
BEFORE_VENV = ("environment", "node", "progress", "serve", "build", "test")


class Steps:
    """Stands for `run_quietly`: notes what would be run, makes what that makes, fails where told to."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.titles: list[str] = []
        self.commands: list[list[str]] = []
        self.failing = ""

    def __call__(self, title: str, command: list[str], *_: object) -> None:
        self.titles.append(title.split(" ")[0] + " " + title.split(" ")[-1])
        self.commands.append(command)
        if self.failing and self.failing in title:
            raise SetupError(f"{title} failed: told to.")
        if command[1:3] == ["-m", "venv"]:
            environment.PYTHON.parent.mkdir(parents=True)
            environment.PYTHON.symlink_to(sys.executable)
            (environment.VENV / "pyvenv.cfg").write_text("version = 3.11.7\n")
        if command[-1] == "ci":
            (self.root / "node_modules").mkdir(exist_ok=True)


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Steps:
    """Give an empty project in which commands are only noted."""
    result = Steps(tmp_path)
    venv = tmp_path / ".venv"
    (tmp_path / "requirements.lock").write_text("a==1\nb==2\n")
    (tmp_path / "package-lock.json").write_text("{}")
    for module in (environment, node):
        monkeypatch.setattr(module, "ROOT", tmp_path)
        monkeypatch.setattr(module, "run_quietly", result)
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(environment, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(environment, "_make_mfml_importable", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda program: None)
    monkeypatch.setattr(environment, "find_node", lambda: node.Node("node", "npm"))
    monkeypatch.setattr(node, "find_node", lambda: node.Node("/n/node", "/n/npm"))
    return result


def test_second_start_does_nothing(steps: Steps) -> None:
    set_up()
    assert steps.titles == ["Creating .venv", "Installing packages", "Installing packages"]
    set_up()
    assert len(steps.titles) == 3


def test_packages_are_installed_by_hash(steps: Steps) -> None:
    ensure_environment()
    assert steps.commands[-1][1:] == ["-m", "pip", "install", "--require-hashes", "-r", str(environment.LOCK)]


def test_uv_is_used_where_there_is_one(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: f"/bin/{program}")
    ensure_environment()
    python = str(environment.PYTHON)
    assert steps.commands[-1][:6] == ["/bin/uv", "pip", "install", "--python", python, "--require-hashes"]


@pytest.mark.parametrize("what", ["requirements.lock", ".venv/pyvenv.cfg"])
def test_another_lock_or_python_installs_again(steps: Steps, what: str) -> None:
    ensure_environment()
    (steps.root / what).write_text("c==3\n")
    ensure_environment()
    assert steps.titles[2:] == ["Installing packages"]


def test_a_lost_python_makes_the_environment_again(steps: Steps) -> None:
    ensure_environment()
    (environment.PYTHON).unlink()
    environment.PYTHON.parent.rmdir()
    ensure_environment()
    assert steps.titles[2:] == ["Creating .venv", "Installing packages"]


def test_a_broken_off_install_is_done_again(steps: Steps) -> None:
    steps.failing = "Python packages"
    with pytest.raises(SystemExit, match=r"^Installing 2 Python packages failed: told to\.$"):
        set_up()
    steps.failing = ""
    set_up()
    assert steps.titles == ["Creating .venv", *["Installing packages"] * 3]


def test_node_is_installed_where_there_is_none(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "find_node", lambda: None)
    ensure_environment()
    assert steps.commands[-1][-1] == str(environment.NODE_LOCK)


def test_npm_packages_are_installed_once_per_lock_file(steps: Steps) -> None:
    ensure_node_modules()
    ensure_node_modules()
    assert steps.commands == [["/n/npm", "ci"]]
    (steps.root / "package-lock.json").write_text("{ }")
    ensure_node_modules()
    assert len(steps.commands) == 2


def test_a_failed_npm_is_run_again(steps: Steps) -> None:
    steps.failing = "JavaScript"
    for _ in range(2):
        with pytest.raises(SetupError, match="Installing the JavaScript packages failed"):
            ensure_node_modules()
    assert len(steps.commands) == 2


def test_npm_packages_need_a_node(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "find_node", lambda: None)
    with pytest.raises(SetupError, match=r"Node 20 or newer is missing: run `python3 scripts/serve\.py`"):
        ensure_node_modules()


def test_a_missing_venv_module_is_named(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_ensurepip(module: str) -> object:
        return None if module == "ensurepip" else object()

    monkeypatch.setattr(importlib.util, "find_spec", without_ensurepip)
    with pytest.raises(SystemExit, match=r"lacks its module venv: .*apt install python3-venv\) and start"):
        set_up()


def test_an_old_python_is_told_so_at_once(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 12))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and this is Python 3\.10: install"):
        set_up()
    assert steps.titles == []


@pytest.mark.parametrize("module", BEFORE_VENV)
def test_an_old_python_can_read_the_scripts(module: str) -> None:
    ast.parse((SCRIPTS / f"{module}.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_a_disk_that_refuses_is_named(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> str:
        raise OSError(errno.ENOSPC, "No space left on device", "/there")

    monkeypatch.setattr(environment, "ensure_environment", full)
    with pytest.raises(SystemExit, match=r"^/there cannot be used \(No space left on device\): put"):
        set_up()


@pytest.mark.parametrize(
    ("printed", "advice"),
    [
        ("OSError: [Errno 28] No space left on device", "the disk is full: free about 1 GB"),
        ("npm error code ENOSPC", "the disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "a downloaded package is not the one"),
        ("npm error code EINTEGRITY", "a downloaded package is not the one"),
        ("[Errno 13] Permission denied: x", "this folder may not be written"),
        ("Failed to establish: NewConnectionError", "no package server can be reached"),
        ("npm error code ENOTFOUND", "no package server can be reached"),
        ("something new", "the reason stands in the lines above"),
    ],
)
def test_failures_of_pip_and_npm_end_in_advice(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], printed: str, advice: str
) -> None:
    command = [sys.executable, "-c", f"print({printed!r}); raise SystemExit(3)"]
    with pytest.raises(SetupError, match=f"^Fetching failed: {advice}"):
        run_quietly("Fetching", command, tmp_path)
    assert (printed in capfd.readouterr().err) == (printed == "something new")


def test_long_steps_give_a_sign_of_life(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow:
        returncode = 0
        waited = 0

        def communicate(self, timeout: float) -> tuple[str, None]:
            assert timeout <= 5
            self.waited += 1
            if self.waited < 3:
                raise subprocess.TimeoutExpired("pip", timeout)
            return "noise", None

    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: Slow())
    run_quietly("Fetching", ["pip"], Path())
    lines = capfd.readouterr().out.splitlines()
    assert lines == ["Fetching …", "Fetching … 0 s", "Fetching … 0 s", "Fetching … done in 0 s"]


def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="Fetching failed: /no/such cannot be started"):
        run_quietly("Fetching", ["/no/such"], tmp_path)


@pytest.mark.parametrize(("version", "found"), [("v18.20.1", False), ("v20.0.0", True), ("v24.1.0", True)])
def test_only_a_new_node_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, found: bool
) -> None:
    for program in ("node", "npm"):
        (tmp_path / program).write_text(f"#!/bin/sh\necho {version}\n")
        (tmp_path / program).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.defpath}")
    monkeypatch.setattr(node, "VENV_BIN", tmp_path / "absent")
    assert (node.find_node() is not None) == found


def test_a_taken_port_names_the_option(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "run_in_environment", None)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr(sys, "argv", ["serve.py", "--port", str(port)])
        with pytest.raises(SystemExit, match=f"^Port {port} is taken by .* `--port N`"):
            serve.main()


def test_a_free_port_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[str, ...]] = []
    monkeypatch.setattr(serve, "run_in_environment", lambda *arguments: started.append(arguments))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    monkeypatch.setattr(sys, "argv", ["serve.py", "--port", str(port)])
    serve.main()
    assert started == [("-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}")]


@pytest.mark.parametrize("port", ["0", "65536", "-1", "many"])
def test_a_port_that_cannot_be_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], port: str
) -> None:
    monkeypatch.setattr(serve, "run_in_environment", None)
    monkeypatch.setattr(sys, "argv", ["serve.py", f"--port={port}"])
    with pytest.raises(SystemExit):
        serve.main()
    assert capsys.readouterr().err.endswith("argument --port: give a number from 1 to 65535\n")
