"""Run the cells of a page so that the next run can begin at the first cell that has changed.

Before each cell the process forks: the child runs the cell and goes on, and the parent waits as a checkpoint, with
the variables as they were before the cell. Asked again, a checkpoint hands the page on to its child if its cell is
still the same, and else ends the child and forks another one. So what runs is the first changed cell and those below
it. The checkpoints are those of the page that was run last; another page begins with its first cell.

This needs a `fork` that leaves NumPy in order, which only Linux promises; elsewhere a page runs afresh.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict
from typing import IO, Any, NoReturn

import cells
import run_cells
from fences import Cell


class Checkpoints:
    """The process without any variables yet, from which the checkpoints of the last page descend."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._meets = ""

    def run(self, request: str) -> str:
        """Run a page's cells as `run_cells.run_afresh` does, but only from the first one that has changed."""
        meets = run_cells.what_cells_meet()
        if self._process is None or meets != self._meets:
            self._end()
            self._process, self._meets = _start(), meets
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None
        assert answers is not None
        try:
            requests.write(request + "\n")
            requests.flush()
            answer = answers.readline()
        except BrokenPipeError:
            answer = ""
        except KeyboardInterrupt:  # also of a cell that runs without end
            os.killpg(self._process.pid, signal.SIGKILL)
            raise
        if not answer:
            self._end()
            raise RuntimeError("the cells could not be run: their Python has ended")
        return answer

    def _end(self) -> None:
        if self._process:
            self._process.communicate()
            self._process = None


def is_possible() -> bool:
    """Return whether this system can fork a Python that has NumPy loaded."""
    return sys.platform == "linux"


def _start() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", "import checkpoints; checkpoints.main()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=run_cells.environment() | {"OPENBLAS_NUM_THREADS": "1"},  # threads do not survive a fork
        start_new_session=True,  # Ctrl+C is for the server alone
    )


def main() -> None:
    """Stand before the first cell of any page, and answer the requests on standard input."""
    _stand(0, [], cells.new_namespace(), sys.stdin, sys.stdout)


def _stand(
    number: int,
    own: list[dict[str, Any]],
    variables: dict[str, Any],
    requests: Iterable[str],
    answers: IO[str],
) -> None:
    """Wait before the cell with this number, from 0; `own` is the outcome of the cell before it, if there is one."""
    child: _Child | None = None
    for request in requests:
        page = json.loads(request)
        if child and page[number : number + 1] != [child.cell]:
            child.end()
            child = None
        if number < len(page):
            child = child or _Child(number, page[number], variables)
        below = child.ask(request) if child else []
        answers.write(json.dumps(own + below) + "\n")
        answers.flush()
    if child:
        child.end()


class _Child:
    """The process that has run the next cell."""

    def __init__(self, number: int, cell: dict[str, Any], variables: dict[str, Any]) -> None:
        self.cell = cell
        (get_request, send_request), (get_answer, send_answer) = os.pipe(), os.pipe()
        self._id = os.fork()
        if self._id == 0:
            os.close(send_request)
            os.close(get_answer)
            _go_on(number, cell, variables, get_request, send_answer)
        os.close(get_request)
        os.close(send_answer)
        self._requests, self._answers = os.fdopen(send_request, "w"), os.fdopen(get_answer)

    def ask(self, request: str) -> list[dict[str, Any]]:
        self._requests.write(request)
        self._requests.flush()
        answer = self._answers.readline()
        if not answer:
            sys.exit("a cell has ended its Python")
        return list(json.loads(answer))

    def end(self) -> None:
        self._requests.close()
        self._answers.close()
        os.waitpid(self._id, 0)


def _go_on(
    number: int, cell: dict[str, Any], variables: dict[str, Any], requests: int, answers: int
) -> NoReturn:
    """Run the cell, then stand before the next one; never return into what the parent was doing."""
    code = 1
    try:
        outcome = asdict(run_cells.run_cell(Cell(**cell), variables))
        with os.fdopen(requests) as lines, os.fdopen(answers, "w") as replies:
            _stand(number + 1, [outcome], variables, lines, replies)
        code = 0
    finally:
        os._exit(code)
