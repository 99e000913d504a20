"""The thermometer of the lab "The slope machine". If you work on that lab, read no further: here are its answers.

A greenhouse in spring, the time in hours after midnight. With s(u) = 1 / (1 + exp(-u)), the true temperature is

    11 + 14 s((t - 9.42) / 1.25) - 12.5 s((t - 18.3) / 1.4) - 0.5 exp(-((t - 7.6) / 1.5)²),

and from the moment when a window opens it is lower by 2.72 (1 - exp(-(t - KINK) / 1.6)): there the slope jumps down by
1.7. Each reading is wrong by up to ERROR, by an amount that depends on the time alone: asking again does not help.
"""

import math

__all__ = [
    "BENDS_MOST",
    "DAY",
    "ERROR",
    "FASTEST",
    "KINK",
    "THIRD",
    "WARMEST",
    "reading",
    "temperature",
]

DAY = 24.0
ERROR = 0.0005  # degrees by which a reading can be wrong
KINK = 16.35

# What follows from the formula; the tests compute each again with other means.
FASTEST = 9.2038  # where the slope is greatest
BENDS_MOST = 7.6517  # where the second derivative is greatest
WARMEST = 13.7692
THIRD = 1.1291  # the largest size of the third derivative away from the kink, in degrees per hour³

_MASK = 2**64 - 1


def temperature(time: float) -> float:
    """Return the true temperature."""
    day = 11.0 + 14.0 * _s((time - 9.42) / 1.25) - 12.5 * _s((time - 18.3) / 1.4)
    dew = 0.5 * math.exp(-(((time - 7.6) / 1.5) ** 2))
    window = 2.72 * (1.0 - math.exp(-(time - KINK) / 1.6)) if time > KINK else 0.0
    return day - dew - window


def reading(time: float) -> float:
    """Return what the thermometer shows: the temperature, and an error drawn from the time in micro-hours."""
    # The last lines of SplitMix64, as in _sandpit_hollows: the same error on every machine.
    z = (round(time * 1e6) * 0x9E3779B97F4A7C15 + 0x5851F42D4C957F2D) & _MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
    share = ((z ^ (z >> 31)) >> 11) / 2**53
    return temperature(time) + ERROR * (2.0 * share - 1.0)


def _s(u: float) -> float:
    return 1.0 / (1.0 + math.exp(-u))
