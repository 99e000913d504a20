"""Section 1.3: the numbers that its text promises and no cell prints."""

from pathlib import Path

import pytest

import cells
from fences import cells_in

PAGE = Path(__file__).resolve().parents[2] / "docs" / "1-what-is-calculus" / "rise-over-run.md"
CODE = {cell.id: cell.parsed.code for cell in cells_in(PAGE.read_text("utf-8"))}


def run_edited(old, new, *names):
    """Run the first cell with the edit that the text asks for, then the cells `names`; return what each prints."""
    namespace = cells.new_namespace()
    assert CODE["charge-model"].count(old) == 1
    edited = CODE["charge-model"].replace(old, new)
    return [cells.run(code, namespace, "edited").text for code in (edited, *(CODE[name] for name in names))]


def test_modify_a_fuller_battery_has_the_same_slopes():
    as_written = run_edited("10 + 1.8", "10 + 1.8", "charge-table")
    fuller = run_edited("10 + 1.8", "40 + 1.8", "charge-table")
    assert fuller[0] == "[40.0, 85.0, 96.0, 121.0]\n"
    assert fuller[1] == as_written[1]


def test_modify_a_charger_that_tires_later():
    _, table = run_edited("0.01 *", "0.005 *", "charge-table")
    assert float(table.split()[-1]) == pytest.approx(1.5, abs=1e-4)


def test_the_average_and_the_misconception():
    namespace = cells.new_namespace()
    cells.run(CODE["charge-model"] + CODE["steady-slopes"], namespace, "numbers")
    charge, steady = namespace["charge"], namespace["steady"]
    assert charge(40) - charge(30) == pytest.approx(11)
    assert (charge(90) - charge(0)) / 90 == pytest.approx(0.9)
    assert charge(90) == pytest.approx(steady(90)) == pytest.approx(91)
    assert charge(80) > 3 * charge(10)
    assert charge(81) - charge(80) < (charge(11) - charge(10)) / 8


def test_the_algebra_of_the_worked_examples_and_exercises():
    namespace = cells.new_namespace()
    cells.run(CODE["charge-model"], namespace, "numbers")
    charge = namespace["charge"]
    for start, energy, rate in ((30, 55, 1.2), (50, 75, 0.8), (70, 87, 0.4)):
        for h in (-3.0, 0.5, 7.0):
            assert charge(start + h) == pytest.approx(energy + rate * h - 0.01 * h**2, rel=1e-12)
    for t in (0, 64, 65):
        assert charge(t + 1) - charge(t) == pytest.approx(1.79 - 0.02 * t, rel=1e-9)
