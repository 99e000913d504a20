"""What the labs of the book give you to work with, and the checks of their parts.

The lab "The slope machine" is about a function that nobody has a formula for, a thermometer. Its slopes are

    f'(t) ≈ (f(t + h) - f(t - h)) / (2 h),  off by at most  error / h + M h² / 6,

where each reading is off by at most the error, and M is the largest size of the third derivative. A check takes
what you have made and prints one sentence: "Part 1: passed.", or what is wrong and what to look at. A check never
raises an error of its own, so that a notebook with empty places runs to its end.
"""

from . import _labs_slope_machine as slope_machine
from ._labs_thermometer import DAY, reading
from ._validation import finite_number

__all__ = [
    "check_bend_machine",
    "check_fastest_warming",
    "check_kink",
    "check_report",
    "check_slope_machine",
    "check_step",
    "thermometer",
]


def thermometer(time: float) -> float:
    """Return what the thermometer in the greenhouse showed at a time of the day.

    reading = temperature + error, |error| ≤ 0.0005

    Nobody knows a formula for the temperature. The same time always gives the same reading, on every machine, so
    asking twice does not make the error smaller. (The formula stands in the source. Look after the lab.)

    Parameters
    ----------
    time : float
        Hours after midnight, from 0 to 24: half past nine in the morning is 9.5.

    Returns
    -------
    float
        Degrees Celsius.

    Raises
    ------
    TypeError
        If time is not one real number.
    ValueError
        If time is not finite, or not from 0 to 24.

    Examples
    --------
    Half past nine, and how much warmer it was six minutes later:

    >>> thermometer(9.5)
    18.1002
    >>> thermometer(9.6) - thermometer(9.5)
    0.2935

    Source
    ------
    The curve and its errors are our own.
    """
    hours = finite_number(time, "time")
    if not 0.0 <= hours <= DAY:
        raise ValueError(f"time={hours!r} is not on the day of the measurement; pass hours from 0 to 24")
    return reading(hours)


def check_slope_machine(machine: object) -> None:
    """Check part 1 of the lab: a function that measures slopes.

    machine(f, x, step) = (f(x + step) - f(x - step)) / (2 step)

    Parameters
    ----------
    machine : callable
        A function of f, x and step. It is tried on x**3.

    Returns
    -------
    None
        A sentence is printed.

    Raises
    ------
    Exception
        Whatever machine itself raises.

    Examples
    --------
    >>> check_slope_machine(lambda f, x, step: (f(x + step) - f(x)) / step)
    Part 1: For x**3 at 2 with step 0.4 it should give 12.16, and it gives 14.56: it uses f(x) and f(x + step), so it
    looks to the right only. Take one point on each side of x.

    Source
    ------
    The lab "The slope machine" of this book.
    """
    _say(1, slope_machine.of_slope(machine))


def check_bend_machine(machine: object) -> None:
    """Check part 2 of the lab: a function that measures how the slope changes.

    machine(f, x, step) = (f(x + step) - 2 f(x) + f(x - step)) / step²

    Parameters
    ----------
    machine : callable
        A function of f, x and step. It is tried on x**4.

    Returns
    -------
    None
        A sentence is printed.

    Raises
    ------
    Exception
        Whatever machine itself raises.

    Examples
    --------
    >>> check_bend_machine(lambda f, x, step: (f(x + step) - 2 * f(x) + f(x - step)) / step)
    Part 2: For x**4 at 1 with step 0.4 it should give 12.32, and it gives 4.928: it divides by the step once. The bend
    is the slope of the slope: divide by step twice.

    Source
    ------
    The lab "The slope machine" of this book.
    """
    _say(2, slope_machine.of_bend(machine))


def check_step(step: object) -> None:
    """Check part 3 of the lab: a step at which the two errors of a slope are about as small as they can be.

    error of a slope ≤ 0.0005 / step + M step² / 6

    Parameters
    ----------
    step : float
        Hours. Passed if the bound is at most one and a half times the least one.

    Returns
    -------
    None
        A sentence is printed.

    Raises
    ------
    Nothing
        What is no number gets its sentence, too.

    Examples
    --------
    >>> check_step(1.0)
    Part 3: too large. With a step of 1 h a slope can be off by 0.19 degrees per hour, nearly all of it because the
    curve bends within the step.

    Source
    ------
    W. H. Press et al., Numerical Recipes, 3rd edition, section 5.7.
    """
    _say(3, slope_machine.of_step(step))


def check_fastest_warming(time: object) -> None:
    """Check part 4 of the lab: when it warmed fastest.

    f'(time) is greatest, so f''(time) = 0

    Parameters
    ----------
    time : float
        Hours after midnight. Passed within 0.01, about half a minute.

    Returns
    -------
    None
        A sentence is printed.

    Raises
    ------
    Nothing
        What is no number gets its sentence, too.

    Examples
    --------
    >>> check_fastest_warming(13.77)
    Part 4: you found where it is warmest, not where it warms fastest. There the slope is zero.

    Source
    ------
    The lab "The slope machine" of this book.
    """
    _say(4, slope_machine.of_fastest(time))


def check_kink(time: object) -> None:
    """Check part 5 of the lab: where the curve has a kink.

    the slope from the left and the slope from the right differ

    Parameters
    ----------
    time : float
        Hours after midnight. Passed within 0.05, three minutes.

    Returns
    -------
    None
        A sentence is printed.

    Raises
    ------
    Nothing
        What is no number gets its sentence, too.

    Examples
    --------
    >>> check_kink(12.0)
    Part 5: at 12 the curve is smooth. Where does the bend double when you halve the step?

    Source
    ------
    The lab "The slope machine" of this book.
    """
    _say(5, slope_machine.of_kink(time))


def check_report(report: object) -> None:
    """Show the model answer of part 6 of the lab, once there is a report to compare with it.

    at least 40 words, 25 of them different

    Parameters
    ----------
    report : str
        A paragraph in your own words.

    Returns
    -------
    None
        The model answer and the points to compare are printed.

    Raises
    ------
    Nothing
        What is no text gets its sentence, too.

    Examples
    --------
    >>> check_report("My step is small.")
    Part 6: 4 words, 4 of them different. Write at least 40, in your own words; then a model answer appears here.

    Source
    ------
    The lab "The slope machine" of this book.
    """
    _say(6, slope_machine.of_report(report))


def _say(part: int, sentence: str) -> None:
    print(f"Part {part}: {sentence}")
