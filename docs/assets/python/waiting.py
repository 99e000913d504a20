"""What waits, in the browser: time.sleep and input.

A worker that waits inside Python hears nothing, so a cell could not be stopped. Where the browser can suspend
WebAssembly (JSPI), Python is put aside until the time is over or the answer is there. Elsewhere sleep takes short
naps, between which Python looks whether it should stop, and input says what to write instead.
"""

import builtins
import sys
import time
from collections.abc import Callable
from typing import Any

from pyodide.ffi import can_run_sync, run_sync

NAP = 0.02  # seconds
_nap = time.sleep


def install(wait: Callable[[float], Any], ask: Callable[[str], Any], go_on: Callable[[], bool]) -> None:
    """Put sleep and input in place.

    `wait(milliseconds)` and `ask(prompt)` return promises: of True after the time, and of the answer. Both give
    None if the reader stops the cell. Until `go_on()` Python is not interrupted otherwise, which would hit not the cell
    but what waits for the promise; it says whether there was such an order meanwhile.
    """

    def result_of(promise: Any) -> Any:
        stopped = False
        try:
            result = run_sync(promise)
        finally:
            stopped = go_on()
        if stopped or result is None:
            raise KeyboardInterrupt
        return result

    def sleep(seconds: float) -> None:
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        sys.stdout.flush()  # the reader sees what was printed before the pause
        if can_run_sync():
            result_of(wait(seconds * 1000))
            return
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            _nap(min(NAP, left))

    def answer(prompt: object = "") -> str:
        if not can_run_sync():
            raise RuntimeError(
                "input() cannot wait for an answer in this browser; write the answer into the cell, "
                "for example name = 'Ada'"
            )
        sys.stdout.flush()
        text = result_of(ask(str(prompt)))
        print(f"{prompt}{text}")
        return str(text)

    time.sleep = sleep  # type: ignore[assignment]
    builtins.input = answer
