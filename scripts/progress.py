"""Run a long command quietly, with a sign of life, and turn its failure into one sentence of advice."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# What the tools print, and what to tell the person who started us. The first match counts.
_CAUSES = (
    (
        r"No space left on device|ENOSPC|Errno 28\b|disk quota exceeded",
        "the disk is full: free about 1 GB and start again.",
    ),
    (
        r"do not match the hashes|hash mismatch|EINTEGRITY",
        "a downloaded package is not the one that the lock file names: start again, and if it happens again, "
        "ask those who run your package mirror.",
    ),
    (
        r"permission denied|EACCES|EPERM|Errno 13\b|read-only file system",
        "this folder may not be written: copy the project to a folder of your own and start again.",
    ),
    (
        r"NewConnectionError|ConnectTimeout|ReadTimeout|name resolution|could not resolve|dns error|ENOTFOUND"
        r"|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|connection refused|network is unreachable",
        "no package server can be reached: connect to the internet (or set up your proxy) and start again.",
    ),
)
_SHOWN_LINES = 30


class SetupError(Exception):
    """The set-up cannot go on; the message is one sentence that says what to do."""


def run_quietly(title: str, command: list[str], cwd: Path, env: Mapping[str, str] | None = None) -> None:
    """Run `command`, keep what it prints to ourselves, and raise `SetupError` if it fails."""
    started = time.monotonic()
    try:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise SetupError(f"{title} failed: {command[0]} cannot be started ({error.strerror}).") from error
    try:
        output = _wait(process, title, started)
    except KeyboardInterrupt:
        process.kill()
        process.wait()
        raise
    if process.returncode != 0:
        raise SetupError(f"{title} failed: {_explain(output)}")


def _wait(process: subprocess.Popen[str], title: str, started: float) -> str:
    """Wait for the end; on a terminal the seconds run on one line, elsewhere a line appears every 5 s."""
    terminal = sys.stdout.isatty()
    _say(f"{title} …", terminal)
    while True:
        try:
            output, _ = process.communicate(timeout=1 if terminal else 5)
        except subprocess.TimeoutExpired:
            _say(f"{title} … {time.monotonic() - started:.0f} s", terminal)
        else:
            if process.returncode == 0:
                _say(f"{title} … done in {time.monotonic() - started:.0f} s", terminal)
            if terminal:
                print()
            return output


def _say(line: str, terminal: bool) -> None:
    print(f"\r{line}" if terminal else line, end="" if terminal else "\n", flush=True)


def _explain(output: str) -> str:
    """Say what to do; where the cause is not a known one, show the last lines of the output first."""
    for pattern, advice in _CAUSES:
        if re.search(pattern, output, re.IGNORECASE):
            return advice
    print("\n".join(output.splitlines()[-_SHOWN_LINES:]), file=sys.stderr)
    return "the reason stands in the lines above; when it is put right, start again."
