"""The sentence of help below a traceback: right for the commonest errors, silent for the rest."""

import pytest

import cells
from advice import advise

CASES = [
    ("2x", "2*x, not 2x"),
    ("x = 3\nif x = 3:\n    pass", "two, =="),
    ("for i in range(3)\n    print(i)", "colon"),
    ("print((1 + 2)", "closing one"),
    ("print(1))", "too many"),
    ("'open", "quotation mark"),
    ("import asyncio\nawait asyncio.sleep(0)", "waits for nothing"),
    ("def f(x):\nreturn x", "four spaces"),
    ("x = 1\n  y = 2", "although no block"),
    ("2.0 ^ 2", "x**2, not x^2"),
    ("import numpy as np\nnp.array([1.0]) ^ 2", "x**2, not x^2"),
    ("k, x = 2, 1\nk(x + 1)", "2*(x + 1)"),
    ("import numpy as np\nx = np.ones(3)\nx(0)", "square brackets"),
    ("def f(x):\n    return x\nf[2]", "round brackets"),
    ("def f(x, y):\n    return x\nf(1)", "too few"),
    ("def f(x):\n    return x\nf(1, 2)", "too many"),
    ("from mfml import slope\nslope(abs, 1, b=2, c=3)", "no argument of that name"),
    ("[1.0, 2.0] * 0.5", "np.array"),
    ("[1.0] - [2.0]", "np.array"),
    ("def f(x):\n    x + 1\nf(1) * 2", "return"),
    ("def f(x):\n    x + 1\nf(1)[0]", "return"),
    ("'a' + 1", "float(text)"),
    ("1 / 0", "denominator"),
    ("[1, 2, 3][3]", "starts at 0"),
    ("import numpy as np\nnp.ones(3)[5]", "starts at 0"),
    ("{}['a']", "list(d)"),
    ("import numpy as np\nnp.ones(3) + np.ones(2)", "shapes do not fit"),
    ("import numpy as np\nnp.ones((2, 3)) @ np.ones(2)", "shapes do not fit"),
    ("import numpy as np\nif np.ones(2) > 0:\n    pass", "np.any"),
    ("float('0,5')", "0.5"),
    ("[1, 2].mean()", "np.array"),
    ("sin(1)", "np.sin"),
    ("np.sin(1)", "import numpy as np"),
    ("velocity = 3\nvelocty", "Did you mean velocity?"),
    ("qqq", "run the cells above"),
    ("import numpy as np\nnp.linspce(0, 1)", "Did you mean linspace?"),
    ("from mfml import slop", "Did you mean slope?"),
    ("import torch", "torch is not among"),
    ("def f():\n    return f()\nf()", "without end"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "words"), CASES, ids=[code.replace("\n", "; ") for code, _ in CASES])
def test_a_common_error_gets_its_sentence(code, words) -> None:
    outcome = cells.run(code, cells.new_namespace(), "test")
    assert outcome.failed
    assert words in outcome.advice
    assert outcome.advice.endswith((".", "?"))


@pytest.mark.parametrize("code", ["raise ValueError('mine')", "assert False", "open('nothing')", "1 + 1"])
def test_an_unusual_error_gets_none(code) -> None:
    assert cells.run(code, cells.new_namespace(), "test").advice == ""


def test_the_advice_is_not_part_of_what_is_printed() -> None:
    outcome = cells.run("1 / 0", cells.new_namespace(), "test")
    assert advise(ZeroDivisionError(), {}) not in outcome.text
