"""Section 0.6: the numbers that its text promises and no cell prints."""

import re
from fractions import Fraction

import numpy as np
import pytest
from edited import Page, mistakes, value

PAGE = Page("0-foundations/numpy-in-20-lines.md")


def parts_of_the_program():
    """Return the lines of each part of the twenty lines, by its letter."""
    parts = {}
    for line in PAGE.code["twenty-lines"].splitlines():
        if letter := re.search(r"  # ([A-Z])$", line):
            lines = parts[letter[1]] = []
        lines.append(line)
    return parts


def rain_barrels(down, out, upper, lower, minutes=60):
    """Follow the water exactly; return the litres in both barrels after each minute."""
    levels = [(upper, lower)]
    for _ in range(minutes):
        flow, loss = down * upper, out * lower
        upper, lower = upper - flow, lower + flow - loss
        levels.append((upper, lower))
    return levels


def test_the_first_minutes_by_hand():
    levels = rain_barrels(Fraction(1, 10), Fraction(1, 20), Fraction(60), Fraction(0), 2)
    assert levels[1:] == [(54, 6), (Fraction("48.6"), Fraction("11.1"))]
    assert (levels[1][0] / 10, levels[1][1] / 20) == (Fraction("5.4"), Fraction("0.3"))
    assert [54 * Fraction(9, 10), 1 - Fraction(1, 20)] == [Fraction("48.6"), Fraction("0.95")]


@pytest.mark.parametrize(
    ("edits", "down", "out", "start", "fullest"),
    [
        ([], "0.1", "0.05", (60, 0), (31.1, 13)),
        ([("0.05", "0.1")], "0.1", "0.1", (60, 0), (23.2, 9)),
        ([("[60.0, 0.0]", "[30.0, 30.0]")], "0.1", "0.05", (30, 30), (34.3, 6)),
    ],
)
def test_modify_when_the_lower_barrel_is_fullest(edits, down, out, start, fullest):
    litres, minute = fullest
    ran = PAGE.run("twenty-lines", edits=[("twenty-lines", *edit) for edit in edits])
    assert ran.printed["twenty-lines"] == f"minute {minute}: {litres} litres\n"
    lower = [level for _, level in rain_barrels(Fraction(down), Fraction(out), *start)]
    assert lower.index(max(lower)) == minute
    assert float(max(lower)) == pytest.approx(litres, abs=0.05)
    assert ran.names["lower"] == pytest.approx([float(level) for level in lower])


def test_in_the_first_case_minute_10_is_as_full_as_minute_9():
    levels = rain_barrels(Fraction(1, 10), Fraction(1, 10), Fraction(60), 0)
    assert levels[9][1] == levels[10][1]


def test_in_the_second_case_the_lower_barrel_rises_at_first():
    (_, before), (_, after) = rain_barrels(Fraction(1, 10), Fraction(1, 20), Fraction(30), Fraction(30), 1)
    assert after - before == Fraction(30, 10) - Fraction(30, 20) == Fraction(3) - Fraction("1.5")


def test_the_table_of_the_twenty_lines():
    names = PAGE.run("twenty-lines").names
    assert names["table"].shape == (61, 2)
    assert len(names["rows"]) == 61
    assert names["lower"][-1] == pytest.approx(5, abs=0.5)  # the picture's text: "to about 5"
    assert len(parts_of_the_program()) == 5
    assert sum(map(len, parts_of_the_program().values())) == 20


def test_the_parts_of_the_twenty_lines():
    texts = {"A": "0.1, 0.05", "B": "def ", "C": "[60.0, 0.0]", "D": "argmax", "E": "legend"}
    for part, text in texts.items():
        assert sum(text in line for line in parts_of_the_program()[part]) == 1


def test_whole_numbers_of_32_bits():
    assert 2.1e9 < np.iinfo(np.int32).max < 2.2e9  # "not much above two billion"


def test_e21_four_times_almost_the_same():
    (answer,) = PAGE.answers("E0.21")
    names = {"a": [1.0, 2.0], "v": np.array([1.0, 2.0]), "np": np}
    given = {each["left"]: eval(each["left"].strip("`"), names) for each in answer["pairs"]}
    for each in answer["pairs"]:
        got = given[each["left"]]
        assert (f"{got}" if isinstance(got, float | list) else repr(got)) == each["right"].strip("`")


def test_e22_be_the_computer():
    total, shapes = PAGE.answers("E0.22")
    squares = [k**2 for k in range(4)]
    assert value(total) == sum(squares)
    found = [sum(k**2 for k in range(1, 5)), sum(range(4)), 3**2, sum(squares[:-1]), 2 * sum(range(4)), 36]
    assert mistakes(total) == found
    assert sum(range(4)) ** 2 == 36
    assert str((np.ones((3, 2)) @ np.ones(2)).shape) in shapes["right"]
    with pytest.raises(ValueError, match="mismatch"):
        np.ones(2) @ np.ones((3, 2))


def test_e23_the_stone():
    heights = [20 - 5 * Fraction(n, 2) ** 2 for n in range(5)]
    assert sum(heights) / 5 == Fraction("12.5")
    assert heights[-1] == 0


def test_e24_the_cup():
    cup = Fraction(90)
    assert (cup - 20) / 10 == 7
    temperatures = [20 + 70 * Fraction(9, 10) ** n for n in range(4)]
    names = PAGE.run("names", "upper-formula", "cup-start", "cup-solution").names
    assert names["temperatures"](90.0, 20.0, 0.1, 3) == pytest.approx([float(each) for each in temperatures])
