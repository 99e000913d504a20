"""What the checks of the lab "The slope machine" say: one sentence for each mistake that is often made.

Each function takes what the reader has made, and returns a sentence. It begins with PASSED if the part is done.
"""

import math
from collections.abc import Callable
from typing import cast

from ._labs_thermometer import BENDS_MOST, ERROR, FASTEST, KINK, THIRD, WARMEST
from ._validation import check_callable, finite_number

__all__ = ["PASSED", "of_bend", "of_fastest", "of_kink", "of_report", "of_slope", "of_step"]

PASSED = "passed."
_EMPTY = "nothing to check yet: "
_WORDS, _DIFFERENT = 40, 25  # how many words make a report, and how many different ones

# What a machine with a mistake gives for its test function; no two of these numbers are alike.
_SLOPES = (
    ((14.56,), "it uses f(x) and f(x + step), so it looks to the right only. Take one point on each side of x."),
    ((9.76,), "it uses f(x) and f(x - step), so it looks to the left only. Take one point on each side of x."),
    ((24.32,), "it is twice too large. From x - step to x + step the run is 2 * step."),
    ((1.9456, 9.728, 4.864), "the rise is right, the run is not. Divide by all of (2 * step), in brackets."),
    ((-12.16,), "the sign is wrong. The rise is the right value minus the left one."),
    ((12.0,), "that is the slope itself: the machine does not use the step. Use f(x + step) and f(x - step)."),
)  # fmt: skip
_BENDS = (
    ((4.928,), "it divides by the step once. The bend is the slope of the slope: divide by step twice."),
    ((1.9712,), "it does not divide by step**2. Write / step**2, or put step * step in brackets."),
    ((2.464, 3.08), "only its divisor is wrong. It is step**2 alone, without a 2 or a 4."),
    ((37.32,), "it adds 2 * f(x). Take it away."),
    ((18.57,), "it takes f(x) away once. Take it away twice: once for each side."),
    ((23.84,), "it looks to the right only. Use f(x + step), f(x) and f(x - step)."),
    ((4.64,), "that is the slope. The bend says how fast the slope changes."),
    ((-12.32,), "the sign is wrong. A curve that opens upwards has a positive bend."),
)
_CUBE = "For x**3 at 2 with step 0.4"
_FOURTH = "For x**4 at 1 with step 0.4"


def of_slope(machine: object) -> str:
    """Judge a machine for slopes."""
    return _of_machine(
        machine, "slope_machine", lambda x: x**3, 2.0, (12.16,), _SLOPES, f"{_CUBE} it should give 12.16"
    )


def of_bend(machine: object) -> str:
    """Judge a machine for second derivatives; the slope of slopes over 2 * step each is as good."""
    return _of_machine(
        machine,
        "bend_machine",
        lambda x: x**4,
        1.0,
        (12.32, 13.28),
        _BENDS,
        f"{_FOURTH} it should give 12.32",
    )


def of_step(step: object) -> str:
    """Judge a step by how far off a slope can then be: ERROR / step + THIRD step² / 6."""
    number = _number(step, "step")
    if isinstance(number, str):
        return number
    if number <= 0.0:
        return f"a step of {number:g} leads nowhere. It is a positive number of hours."
    noise, curve = _errors(number)
    best = math.cbrt(3.0 * ERROR / THIRD)
    least = sum(_errors(best))
    said = f"with a step of {number:.3g} h a slope can be off by {noise + curve:.2g} degrees per hour"
    if noise + curve <= 1.5 * least:
        return f"{PASSED} {said[0].upper()}{said[1:]}; no step promises less than {least:.2g}."
    if 60.0 * best / 2.0 < number < 60.0 * best * 2.0:
        return f"a step of {number:g} hours? If you mean minutes, divide by 60."
    if noise > curve:
        return f"too small. {said[0].upper()}{said[1:]}, nearly all of it the error of the readings over the step."
    return (
        f"too large. {said[0].upper()}{said[1:]}, nearly all of it because the curve bends within the step."
    )


def of_fastest(time: object) -> str:
    """Judge the moment of the fastest warming, to 0.01 hours."""
    number = _number(time, "fastest")
    if isinstance(number, str):
        return number
    off = abs(number - FASTEST)
    if off <= 0.01:
        return f"{PASSED} It warms fastest at {FASTEST:.2f} hours after midnight, by 2.99 degrees per hour."
    if abs(number - WARMEST) <= 0.3:
        return "you found where it is warmest, not where it warms fastest. There the slope is zero."
    if abs(number - KINK) <= 0.3:
        return "there it cools fastest. Look for the greatest slope, not for the greatest size of a slope."
    if abs(number - BENDS_MOST) <= 0.2:
        return "there the bend is greatest: the slope still grows. Where does the bend fall through zero?"
    if abs(number - 9.12) <= 0.005:
        return f"{number:g} hours are 9 hours and 7 minutes. Twelve minutes are 12 / 60 of an hour."
    if abs(number / 60.0 - FASTEST) <= 0.5:
        return f"{number:g} looks like minutes. Give hours after midnight: divide by 60."
    if off <= 0.2:
        return (
            f"close, but {off:.4f} hours off. Search for the zero of the bend. With a step of 0.2 or less "
            "the noise can move it, with a step above 0.5 the curve does."
        )
    return f"at {number:g} it does not warm fastest. Where in your plot is the slope greatest?"


def of_kink(time: object) -> str:
    """Judge the place of the kink, to 0.05 hours."""
    number = _number(time, "kink")
    if isinstance(number, str):
        return number
    off = abs(number - KINK)
    if off <= 0.05:
        return f"{PASSED} At {KINK} the slope jumps: no step makes the machine right there."
    if off <= 0.5:
        return f"close, but {off:.2f} hours off. Use a smaller step and a finer grid around it."
    if abs(number - BENDS_MOST) <= 0.3:
        return "there the curve bends much, but smoothly: half the step, the same bend. At a kink it doubles."
    if abs(number / 60.0 - KINK) <= 0.5:
        return f"{number:g} looks like minutes. Give hours after midnight: divide by 60."
    return f"at {number:g} the curve is smooth. Where does the bend double when you halve the step?"


def of_report(report: object) -> str:
    """Show the model answer once there is something to compare with it."""
    if not isinstance(report, str):
        return 'report should be a text. Write it between """ and """.'
    words = [word for word in report.lower().split() if any(letter.isalnum() for letter in word)]
    if not words:
        return f"{_EMPTY}write your report between the quotation marks."
    if len(words) < _WORDS or len(set(words)) < _DIFFERENT:
        count = f"{len(words)} word{'s' * (len(words) > 1)}, {len(set(words))} of them different"
        return f"{count}. Write at least {_WORDS}, in your own words; then a model answer appears here."
    return f"{PASSED} No program can mark it, so mark it yourself.\n\n{_MODEL}"


_MODEL = """\
A model answer:

  I measured slopes with a central difference and a step of 0.11
  hours. A reading can be wrong by 0.0005 degrees, which adds up to
  0.0005 / h to the slope. The curve bends, which adds up to h² M / 6,
  where M, about 1.1, is the largest third derivative. The sum is
  least at h = 0.11, and then a slope is right to about 0.007 degrees
  per hour. It warmed fastest at 9.21. The readings can move this by
  up to 0.012 hours and the curve by about 0.006, so I trust it to
  0.02. I did not look for the highest slope, because the top is flat and the noise
  hides it, but for the zero of the bend, with a step of 0.4. At 16.35
  the slope jumps. There the machine only gives a mean of two slopes,
  and the bend grows without end as the step shrinks. Near it, within
  one step, I trust no number. I do not trust a step of a minute
  either: it shows mostly noise.

Compare. Does your report say

  [ ] which step you chose, and that two errors compete: one falls
      as h grows, the other grows?
  [ ] how far off a slope can be, with its unit?
  [ ] when it warmed fastest, how you found it, and to how many
      digits you believe it?
  [ ] where the kink is, and what the machine shows there instead?
  [ ] why a tiny step makes things worse?"""


def _of_machine(
    machine: object,
    name: str,
    f: Callable[[float], float],
    x: float,
    right: tuple[float, ...],
    mistakes: tuple[tuple[tuple[float, ...], str], ...],
    expected: str,
) -> str:
    try:
        check_callable(machine, name)
    except TypeError as error:
        return f"{error}."
    value = cast(Callable[..., object], machine)(f, x, 0.4)
    if value is None:
        return f"{name} returns nothing. Is the word return missing?"
    if isinstance(value, float) and math.isnan(value):
        return f"{_EMPTY}{name} returns nan. Put your formula in its place."
    number = _number(value, f"what {name} returns")
    if isinstance(number, str):
        return number
    if any(_same(number, other) for other in right):
        return f"{PASSED} {expected.split(' it should')[0]} it gives {number:.2f}, as it should."
    says = next(
        (says for values, says in mistakes if any(_same(number, other) for other in values)),
        "write down with pencil what it should be, term by term.",
    )
    return f"{expected}, and it gives {number:.6g}: {says}"


def _same(number: float, other: float) -> bool:
    return math.isclose(number, other, rel_tol=1e-6)


def _errors(step: float) -> tuple[float, float]:
    """Return by how much the readings and the curve can spoil a slope."""
    return ERROR / step, THIRD * step**2 / 6.0


def _number(value: object, name: str) -> float | str:
    """Return a number, or a sentence that says why it is none."""
    if value is ... or (isinstance(value, float) and math.isnan(value)):
        return f"{_EMPTY}put a number in the place of {name}."
    try:
        return finite_number(value, name)
    except (TypeError, ValueError) as error:
        return f"{error}."
