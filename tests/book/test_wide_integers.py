"""NumPy's integers have 32 bits in the browser: a cell whose integers need more is refused where the book is built."""

import pytest

import cells
from fences import Cell
from run_cells import run_page

START = "import numpy as np\na = np.array([50000, -3])\n"


def run(code):
    source = "".join(
        f">>> {line}\n" if line[0] != " " else f"... {line}\n" for line in (START + code).splitlines()
    )
    return run_page([Cell(source, id="a")])[0]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("a * a", 3),
        ("b = (a**2).mean()", 3),
        ("b = -(a * a).max() * 0.0", 3),
        ("b = np.arange(100000).sum()", 3),
        ("b = a\nb *= a", 4),
        ("b = np.prod(a * 50000.0 > 1) + np.cumprod([40000] * 3)", 3),
        ("def f(n):\n    return n * n / 2\nb = f(a)", 4),
        ("b = [float(k * k) for k in a]", 3),
        ("f = lambda n: n @ n\nb = f(a)", 3),
        ("b = np.int_(2**31 - 1) + 1", 3),
        ("print(f'{a * a}')", 3),
        ("for k in range(2):\n    a *= a", 4),
    ],
)
def test_a_cell_whose_integers_are_too_wide(code, line):
    outcome = run(code)
    assert outcome.failed
    assert "does not fit in 32 bits" in outcome.text
    assert f'File "cell a", line {line}' in outcome.text


@pytest.mark.parametrize(
    ("code", "prints"),
    [
        ("2**40", "1099511627776\n"),
        ("a * 40000", "array([2000000000,    -120000])\n"),
        ("a * 50000.0", "array([ 2.5e+09, -1.5e+05])\n"),
        ("np.int_(2**31 - 1)", "np.int64(2147483647)\n"),
        ("(a.astype(np.int64) ** 2).sum()", "np.int64(2500000009)\n"),
        ("np.array([], dtype=int).sum() + a[:0]", "array([], dtype=int64)\n"),
        ("match 3:\n    case 1 + 2j | -3 | 3:\n        print('three')", "three\n"),
        ("class A:\n    def __init__(self): super().__init__()\nx = A()\nx.n = 1\nx.n += 1\nx.n", "2\n"),
    ],
)
def test_other_cells_are_as_before(code, prints):
    assert run(code).text == prints


def test_the_frames_and_carets_of_an_error_are_those_of_the_reader():
    source = ">>> def f(x):\n...     return 1 / (x - 2)\n>>> f(1 + 1)\n"
    (built,) = run_page([Cell(source, id="a")])
    read = cells.run(Cell(source).parsed.code, cells.new_namespace(), "a")
    assert (built.text, built.error_at, built.advice) == (read.text, read.error_at, read.advice)
