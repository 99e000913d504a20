"""Readers' code that does odd or bad things: each ends in a sentence, and the next run works."""

import pytest
from live import begun, cell, open_page, output, run, settled, type_code

FIRST = "first-touch"

ODD = {
    "exit": ("import sys\nsys.exit(3)", "error", "SystemExit: 3"),
    "print": ("print = None\nprint", "ok", ""),
    "stdout": ("import sys\nsys.stdout.close()\nprint('still here')", "ok", "still here"),
    "repr": ("class A:\n    def __repr__(self):\n        raise ValueError('no')\nA()", "error", "ValueError: no"),
    "threads": ("import threading\nthreading.Thread(target=print).start()", "error", "can't start new thread"),
    "await": ("import asyncio\nawait asyncio.sleep(0)", "error", "SyntaxError: 'await' outside function"),
    "recursion": ("def f():\n    return f()\nf()", "error", "RecursionError"),
    "figures": ("import matplotlib.pyplot as plt\nfor _ in range(30):\n    _ = plt.figure()", "ok", "10 more figures"),
    "memory": ("x = bytearray(2**31 - 1)", "error", "MemoryError"),
    "numpy": ("import itertools as it, numpy\nnumpy.fromiter(it.repeat(b''), 'V10000000')", "error", "MemoryError"),
}  # fmt: skip
DEADLY = {
    "deep": (
        "import sys\nsys.setrecursionlimit(10**9)\ndef f():\n    return sorted([1], key=lambda _: f())\nf()",
        "The calls went too deep",
    ),
    "hungry": ("x = []\nwhile True:\n    x.append(bytearray(2**26))", ""),
}


@pytest.fixture
def start(page, host):
    open_page(page, host)
    return page


def test_ten_thousand_figures_can_be_stopped(start):
    type_code(
        start, FIRST, "import matplotlib.pyplot as plt\nfor n in range(10_000):\n    print(n, plt.figure())"
    )
    begun(start, FIRST)
    start.wait_for_function(
        "output => output.textContent.includes('\\n30 ')",
        arg=cell(start, FIRST).locator("[data-mf-output]").element_handle(),
    )
    cell(start, FIRST).locator("[data-mf-action=stop]").click()
    assert settled(start, FIRST) == "stopped"
    assert "The variables are kept." in cell(start, FIRST).inner_text()
    assert "more figures made and not shown" in output(start, FIRST)
    works(start)


def works(page):
    type_code(page, FIRST, "2 + 2")
    assert run(page, FIRST) == "ok"
    assert output(page, FIRST) == "4\n"


@pytest.mark.parametrize("name", ODD)
def test_odd_code_ends_in_words(start, name):
    code, state, words = ODD[name]
    type_code(start, FIRST, code)
    assert run(start, FIRST) == state
    assert words in output(start, FIRST)
    works(start)


@pytest.mark.parametrize("name", DEADLY)
def test_deadly_code_kills_the_worker_only(start, name):
    code, words = DEADLY[name]
    type_code(start, FIRST, code)
    assert run(start, FIRST) == "error"
    assert words in cell(start, FIRST).inner_text()
    start.problems.clear()  # Pyodide says on the console what killed it
    works(start)
