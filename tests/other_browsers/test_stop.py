"""Stop: with the variables kept; with force where Python does not listen; and what kills Python."""

import time

import pytest
from reader import FIRST

LOOPS = {
    "loop": "while True:\n    i += 1",
    "sleep": "import time\ntime.sleep(60)",
    "printing": "while True:\n    print('on and on')",
}
# Presses Stop; gives the milliseconds until the cell has stopped, and the longest pause of the page meanwhile.
STOP = """
const cell = document.querySelector(`[data-mf-cell='${arguments[0]}']`);
const begun = performance.now();
let [last, pause] = [begun, 0];
cell.querySelector("[data-mf-action=stop]").click();
while (cell.dataset.mfState !== "stopped" && performance.now() - begun < 25000) {
  await new Promise((resolve) => setTimeout(resolve, 5));
  pause = Math.max(pause, performance.now() - last);
  last = performance.now();
}
return [Math.round(last - begun), Math.round(pause)];
"""


def stop(reader):
    time.sleep(0.5)  # so that it is at work
    milliseconds, pause = reader.driver.script_async(STOP, FIRST)
    print(f"{reader.driver.name}: stopped after {milliseconds} ms; the page paused for {pause} ms at most")
    assert reader.get("mfState") == "stopped"


@pytest.mark.parametrize("loop", LOOPS.values(), ids=LOOPS)
def test_stop_keeps_the_variables(reader, loop):
    reader.write(f"i, kept = 0, 'kept'\n{loop}")
    reader.begun()
    stop(reader)
    assert "The variables are kept." in reader.words()
    reader.write("kept")
    assert reader.run() == "ok"
    assert reader.output() == "'kept'\n"


def test_calls_too_deep_kill_python_only(reader):
    reader.write("import sys\nsys.setrecursionlimit(10**9)\ndef f(x):\n    return max([1], key=f)\nf(1)")
    assert reader.run() == "error"
    assert "The calls went too deep for the browser" in reader.words()
    reader.write("2 + 2")
    assert reader.run() == "ok"
    assert reader.output() == "4\n"


def test_a_call_that_does_not_listen_is_ended_and_the_cells_above_run_again(reader):
    reader.follow("1-what-is-calculus/rise-over-run/")
    first, second, *_ = reader.names()
    assert reader.run(first) == "ok"
    reader.write("import numpy as np\n_ = np.linalg.svd(np.ones((3000, 3000)))", second)
    reader.begun(second)
    time.sleep(0.5)
    reader.press(second, "stop")
    assert reader.settled(second) == "stopped"
    assert "ended and started again" in reader.words(second)
    assert reader.get("mfState", first) in {"queued", "loading", "running"}
    assert reader.settled(first) == "ok"
    assert reader.get("mfMatch", first) == "same"
    reader.write("1 + 1", second)
    assert reader.run(second) == "ok"
    assert reader.output(second) == "2\n"
