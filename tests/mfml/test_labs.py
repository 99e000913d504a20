"""The thermometer is as promised; each check knows what is right, and has a sentence for each usual mistake."""

import math

import numpy as np
import pytest
from bad_input import check, number, table

from mfml import labs
from mfml._labs_thermometer import ERROR, KINK, temperature

TIMES = np.linspace(0.0, 24.0, 4801)


def test_readings_are_off_by_at_most_what_is_promised_and_by_nearly_that():
    errors = np.array([labs.thermometer(t) - temperature(t) for t in TIMES])
    assert np.max(np.abs(errors)) <= ERROR
    assert np.max(errors) > 0.99 * ERROR
    assert np.min(errors) < -0.99 * ERROR
    assert abs(np.mean(errors)) < 0.05 * ERROR  # no drift, which a difference would hide
    assert abs(np.corrcoef(errors[:-1], errors[1:])[0, 1]) < 0.05


def test_the_same_time_gives_the_same_reading_everywhere():
    """The same digits in every Python: the drawn error is whole-number arithmetic."""
    assert labs.thermometer(9.5) == labs.thermometer(np.float64(9.5))
    drawn = [(labs.thermometer(t) - temperature(t)) / ERROR for t in (0.0, 9.5, 16.35, 24.0)]
    # A temperature of 30 degrees is rounded to 4e-15, 1e-11 of the error.
    assert drawn == pytest.approx([0.8978921418, 0.0949392319, -0.2172331653, -0.4432169758], abs=1e-9)


def test_at_the_kink_the_curve_holds_and_the_slope_jumps():
    h = 1e-6
    left = (temperature(KINK) - temperature(KINK - h)) / h
    right = (temperature(KINK + h) - temperature(KINK)) / h
    assert right - left == pytest.approx(-1.7, abs=1e-4)


CASES = [*table("thermometer", labs.thermometer, time=number(9.5))]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_bad_times(case):
    check(case)


@pytest.mark.parametrize("time", [-0.01, 24.01])
def test_another_day(time):
    with pytest.raises(ValueError, match="pass hours from 0 to 24"):
        labs.thermometer(time)


# Machines


def central(f, x, step):
    return (f(x + step) - f(x - step)) / (2 * step)


def bend(f, x, step):
    return (f(x + step) - 2 * f(x) + f(x - step)) / step**2


SLOPE_MISTAKES = {
    "to the right only": lambda f, x, h: (f(x + h) - f(x)) / h,
    "to the left only": lambda f, x, h: (f(x) - f(x - h)) / h,
    "twice too large": lambda f, x, h: (f(x + h) - f(x - h)) / h,
    "Divide by all of (2 * step), in brackets": lambda f, x, h: (f(x + h) - f(x - h)) / 2 * h,
    "The rise is the right value minus the left": lambda f, x, h: (f(x - h) - f(x + h)) / (2 * h),
    "does not use the step": lambda f, x, h: 3 * x**2,
    "Is the word return missing?": lambda f, x, h: None,
    "slope_machine returns nan. Put your formula": lambda f, x, h: math.nan,
    "must be one real number, not the str 'a'": lambda f, x, h: "a",
    "gives 7: write down with pencil": lambda f, x, h: 7.0,
    "slope_machine must be a function": 3.0,
}
BEND_MISTAKES = {
    "divides by the step once": lambda f, x, h: (f(x + h) - 2 * f(x) + f(x - h)) / h,
    "Write / step**2": lambda f, x, h: (f(x + h) - 2 * f(x) + f(x - h)) / h * h,
    "only its divisor is wrong": lambda f, x, h: (f(x + h) - 2 * f(x) + f(x - h)) / (2 * h),
    "only its divisor is wrong. It": lambda f, x, h: (f(x + h) - 2 * f(x) + f(x - h)) / (2 * h) ** 2,
    "adds 2 * f(x)": lambda f, x, h: (f(x + h) + 2 * f(x) + f(x - h)) / h**2,
    "takes f(x) away once": lambda f, x, h: (f(x + h) - f(x) + f(x - h)) / h**2,
    "looks to the right only": lambda f, x, h: (f(x + 2 * h) - 2 * f(x + h) + f(x)) / h**2,
    "that is the slope.": central,
    "the sign is wrong": lambda f, x, h: -bend(f, x, h),
    "bend_machine must be a function": None,
}


@pytest.mark.parametrize(("says", "machine"), SLOPE_MISTAKES.items(), ids=str)
def test_mistakes_in_a_slope_machine(says, machine, capsys):
    labs.check_slope_machine(machine)
    said = capsys.readouterr().out
    assert said.startswith("Part 1: ")
    assert says in said
    assert "passed" not in said


@pytest.mark.parametrize(("says", "machine"), BEND_MISTAKES.items(), ids=str)
def test_mistakes_in_a_bend_machine(says, machine, capsys):
    labs.check_bend_machine(machine)
    said = capsys.readouterr().out
    assert said.startswith("Part 2: ")
    assert says in said
    assert "passed" not in said


def test_machines_that_are_right(capsys):
    labs.check_slope_machine(central)
    labs.check_bend_machine(bend)
    labs.check_bend_machine(lambda f, x, h: central(lambda t: central(f, t, h), x, h))
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(". ")[0] for line in lines] == [
        "Part 1: passed",
        "Part 2: passed",
        "Part 2: passed",
    ]


def test_the_error_of_a_machine_is_the_readers_own():
    with pytest.raises(ZeroDivisionError):
        labs.check_slope_machine(lambda f, x, step: 1 / 0)


# Numbers


@pytest.mark.parametrize(
    ("check", "answer", "says"),
    [
        (labs.check_step, 0.11, "passed. With a step of 0.11 h a slope can be off by 0.0068 degrees per hour"),
        (labs.check_step, 0.055, "passed."),
        (labs.check_step, 0.21, "too large."),
        (labs.check_step, 0.19, "passed."),
        (labs.check_step, 0.04, "too small. With a step of 0.04 h a slope can be off by 0.013"),
        (labs.check_step, 1e-6, "too small."),
        (labs.check_step, 1.0, "too large. With a step of 1 h a slope can be off by 0.19"),
        (labs.check_step, 6.6, "If you mean minutes, divide by 60"),
        (labs.check_step, 0.0, "leads nowhere"),
        (labs.check_step, -0.1, "leads nowhere"),
        (labs.check_fastest_warming, 9.2038, "passed."),
        (labs.check_fastest_warming, 9.2137, "passed."),
        (labs.check_fastest_warming, 9.1939, "passed."),
        (labs.check_fastest_warming, 9.2139, "close, but 0.0101 hours off. Search for the zero"),
        (labs.check_fastest_warming, 9.1937, "close"),
        (labs.check_fastest_warming, 13.77, "warmest, not where it warms fastest"),
        (labs.check_fastest_warming, 16.36, "there it cools fastest"),
        (labs.check_fastest_warming, 7.65, "there the bend is greatest"),
        (labs.check_fastest_warming, 552.2, "looks like minutes"),
        (labs.check_fastest_warming, 9.12, "Twelve minutes are 12 / 60"),
        (labs.check_fastest_warming, 3.0, "at 3 it does not warm fastest"),
        (labs.check_kink, 16.35, "passed."),
        (labs.check_kink, 16.31, "passed."),
        (labs.check_kink, 16.41, "close, but 0.06 hours off"),
        (labs.check_kink, 7.65, "bends much, but smoothly"),
        (labs.check_kink, 981.0, "looks like minutes"),
        (labs.check_kink, 12.0, "at 12 the curve is smooth"),
    ],
)  # fmt: skip
def test_numbers(check, answer, says, capsys):
    check(answer)
    assert says in capsys.readouterr().out


@pytest.mark.parametrize("check", [labs.check_step, labs.check_fastest_warming, labs.check_kink])
@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (math.nan, "nothing to check yet"),
        (np.float64("nan"), "nothing to check yet"),
        (..., "nothing to check yet"),
        ("9:12", "must be one real number, not the str '9:12'"),
        (np.ones(3), "must be one real number, not an array of shape (3,)"),
        (None, "must be one real number"),
        (math.inf, "pass a finite number"),
        (10**400, "too large for a float"),
    ],
    ids=repr,
)
def test_what_is_no_number_gets_a_sentence(check, answer, says, capsys):
    check(answer)
    said = capsys.readouterr().out
    assert says in said
    assert said.endswith(".\n") or "such as" in said


# The report

GOOD = """I chose a step of 0.11 hours because the noise part falls and the curve part grows with it and their
sum is least there. It warmed fastest at 9.21, where the bend is zero. Near 16.35 there is a kink, and there
I would not trust any slope at all."""


@pytest.mark.parametrize(
    ("report", "says"),
    [
        ("", "nothing to check yet"),
        ("\n\n", "nothing to check yet"),
        ("... !", "nothing to check yet"),
        ("Small.", "1 word, 1 of them different. Write at least 40"),
        (" ".join(map(str, range(30))), "30 words, 30 of them different. Write at least 40"),
        ("bla " * 100, "100 words, 1 of them different"),
        (3.0, "report should be a text"),
        (GOOD, "passed. No program can mark it"),
    ],
)
def test_report(report, says, capsys):
    labs.check_report(report)
    said = capsys.readouterr().out
    assert said.startswith("Part 6: ")
    assert says in said
    assert ("A model answer" in said) == (report is GOOD)
    assert (said.count("[ ]") == 5) == (report is GOOD)
