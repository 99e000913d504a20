"""The checks of a program: what belongs to one, and which of them is the first to fail."""

import pytest

import cells
import program_checks

SOURCE = """\
>>> half = 0.5
>>> f(half)
1.0
>>> for x in (1, 2):
...     print(f(x * half))
1.0
2.0
"""


def printed(program, checks):
    variables = cells.new_namespace()
    cells.run(program, variables, "answer")
    return cells.run(program_checks.program(checks), variables, "checks").text


def test_a_check_ends_where_something_is_expected():
    first, second = program_checks.read(SOURCE)
    assert first.code == "half = 0.5\nf(half)\n"
    assert first.want == "1.0\n"
    assert second.want == "1.0\n2.0\n"


@pytest.mark.parametrize(
    ("program", "number", "got"),
    [
        ("f = lambda x: 2 * x", None, None),
        ("f = lambda x: x", 0, "0.5\n"),
        ("f = lambda x: 4 * x**2", 1, "1.0\n4.0\n"),
        ("f = lambda x: 1 / 0", 0, "ZeroDivisionError"),
        ("def f(x):\n    if x == 1.0: raise ValueError('late')\n    return 2 * x", 1, "1.0\nTraceback"),
        ("", 0, "NameError"),
    ],
)
def test_the_first_that_fails(program, number, got):
    checks = program_checks.read(SOURCE)
    failed = program_checks.first_failed([check.want for check in checks], printed(program, checks))
    if number is None:
        assert failed is None
    else:
        assert failed.number == number
        assert got in failed.got


def test_checks_that_did_not_all_run_have_failed():
    assert program_checks.first_failed(["1\n", "2\n"], f"1\n{program_checks.MARK}\n").number == 1


def test_a_last_line_without_an_expectation_is_refused():
    with pytest.raises(ValueError, match="the last check expects nothing: g = f"):
        program_checks.read(SOURCE + ">>> g = f\n")
