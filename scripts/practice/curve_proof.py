"""Prove the exercises that are answered on a plot."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import numpy as np

from . import answers
from .answer_html import value_of
from .curve_html import FLAT, ROOM
from .curves import Curve

MOST_KNOTS = 9  # more have no room for a finger each on a phone
_PARTS = 100  # steps in which a point of a line can be moved


def sketch(answer: answers.Sketch) -> Iterator[str]:
    """Say what is wrong with a sketch: its knots have to show every zero of the slope."""
    knots = answer.knots
    if sorted(set(knots)) != knots or not 5 <= len(knots) <= MOST_KNOTS:
        yield f"give five to {MOST_KNOTS} knots, from left to right"
        return
    curve = Curve(answer.curve, knots[0], knots[-1])
    if problem := curve.problem():
        yield problem
        return
    flat = FLAT * ROOM * curve.steepest()
    slopes = curve.slope(np.array(knots)).tolist()
    zeros = curve.zeros()
    for (a, b), (left, right) in zip(pairwise(knots), pairwise(slopes), strict=True):
        between = [zero for zero in zeros if a < zero < b]
        is_shown = left * right < 0 or abs(left) <= flat or abs(right) <= flat
        if len(between) > 1 or (between and not is_shown):
            yield f"the knots {a:g} and {b:g} do not show each zero of the slope between them: give more knots"
    if all(abs(slope) <= flat for slope in slopes):
        yield "the slope is zero at all knots: there is nothing to draw"


def tangent(answer: answers.Tangent) -> Iterator[str]:
    """Say what is wrong with a tangent: each slope has to be told from the others, and fine enough to place."""
    if len(answer.interval) != 2:
        yield "the interval needs two ends, such as [-2, 2]"
        return
    low, high = answer.interval
    curve = Curve(answer.curve, low, high)
    if problem := curve.problem():
        yield problem
        return
    if not low < answer.at < high:
        yield f"'at: {answer.at:g}' is not inside the interval"
        return
    slope = float(curve.slope(np.array([answer.at]))[0])
    bottom, top = curve.heights()
    run = min(high - low, (top - bottom) / abs(slope)) if slope else high - low
    finest = ((top - bottom) + abs(slope) * (high - low)) / _PARTS / run
    if answer.within < finest:
        yield f"'within: {answer.within:g}' is finer than a line can be placed here, {finest:.2g}"
    named = [("the right slope", slope), *((each.value, value_of(each.value)) for each in answer.wrong)]
    for (name, a), (other, b) in combinations(named, 2):
        if abs(a - b) <= answer.within:
            yield f"the slope {other} cannot be told from {name}"
