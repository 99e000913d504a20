"""A curve that an exercise asks about: its slope, where that is zero, its picture, and its shape in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

import plot_svg
from mfml import differentiate, parse

from .answers import Formula

Floats = NDArray[np.float64]

_FINE = 4001  # points at which signs are looked at
_DRAWN = 201
_TOUCHES = (
    1e-5  # as a share of the steepest slope: a slope that comes so near zero, and turns back, is zero there
)


@dataclass(frozen=True)
class Curve:
    """A formula with one letter over an interval."""

    formula: Formula
    low: float
    high: float

    def problem(self) -> str:
        """Say why this is no curve with a slope everywhere; nothing if it is one."""
        expression = parse(self.formula)
        if len(expression.symbols) != 1:
            return f"the curve {expression} needs exactly one letter"
        if not self.low < self.high:
            return f"the curve needs an interval from left to right, not from {self.low:g} to {self.high:g}"
        xs = self._xs(_FINE)
        bad = ~(np.isfinite(self.height(xs)) & np.isfinite(self.slope(xs)))
        return f"the curve {expression} has no slope at {xs[bad][0]:g}" if bad.any() else ""

    @property
    def letter(self) -> str:
        """The letter of the formula."""
        (name,) = parse(self.formula).symbols
        return name

    @cached_property
    def height(self) -> Callable[[Floats], Floats]:
        """The values of the formula."""
        expression, name = parse(self.formula), self.letter
        return lambda xs: _values(expression.evaluate({name: xs}), xs)

    @cached_property
    def slope(self) -> Callable[[Floats], Floats]:
        """The values of its derivative."""
        expression, name = differentiate(parse(self.formula), self.letter), self.letter
        return lambda xs: _values(expression.evaluate({name: xs}), xs)

    def points(self, f: Callable[[Floats], Floats]) -> tuple[Floats, Floats]:
        """Return points of a function over the interval, as many as a picture needs."""
        xs = self._xs(_DRAWN)
        return xs, f(xs)

    def steepest(self) -> float:
        """Return the greatest size of the slope."""
        return float(np.max(abs(self.slope(self._xs(_FINE)))))

    def turns(self) -> list[float]:
        """Return where the slope changes its sign."""
        xs = self._xs(_FINE)
        signs = np.sign(self.slope(xs))
        xs, signs = xs[signs != 0], signs[signs != 0]
        return [
            self._turn(float(xs[place]), float(xs[place + 1])) for place in np.flatnonzero(np.diff(signs))
        ]

    def zeros(self) -> list[float]:
        """Return where the slope is zero, with or without a change of sign."""
        xs = self._xs(_FINE)
        size = abs(self.slope(xs))
        padded = np.concatenate([[np.inf], size, [np.inf]])
        lowest = (size <= padded[:-2]) & (size < padded[2:]) & (size <= _TOUCHES * self.steepest())
        turns = self.turns()
        near = 2 * (self.high - self.low) / _FINE
        touching = [float(x) for x in xs[lowest] if all(abs(x - turn) > near for turn in turns)]
        return sorted(float(f"{x:.6g}") for x in turns + touching)

    def picture(self, marked: float | None = None) -> str:
        """Return the curve as SVG; at `marked` it has a dot."""
        xs, ys = self.points(self.height)
        curves: list[plot_svg.Curve] = [(xs.tolist(), ys.tolist(), "")]
        if marked is not None:
            curves.append(([marked], self.height(np.array([marked])).tolist(), ""))
        return plot_svg.plot(curves, self.window(), self.heights(), alt=self.in_words(marked))

    def window(self) -> tuple[float, float]:
        """Return what pictures show of the horizontal axis: a little more, so that points at the ends have room."""
        air = 0.04 * (self.high - self.low)
        return self.low - air, self.high + air

    def heights(self) -> tuple[float, float]:
        """Return what the picture shows of the vertical axis."""
        _, ys = self.points(self.height)
        low, high = float(np.min(ys)), float(np.max(ys))
        air = 0.1 * (high - low) or 1.0
        return low - air, high + air

    def in_words(self, marked: float | None = None) -> str:
        """Say to those who do not see the picture what others read off it."""
        places = [self.low, *self.turns(), self.high]
        heights = self.height(np.array(places))
        words = [f"A curve that starts at {_at(self.letter, places[0])} with height {_short(heights[0])}"]
        for place, before, after in zip(places[1:], heights[:-1], heights[1:], strict=True):
            way = "rises" if after > before else "falls" if after < before else "is level"
            words.append(f"{way} to height {_short(after)} at {_at(self.letter, place)}")
        text = ", then ".join(words) + "."
        turns = {float(f"{turn:.6g}") for turn in self.turns()}
        resting = [zero for zero in self.zeros() if zero not in turns and self.low < zero < self.high]
        text += "".join(f" For a moment it is level at {_at(self.letter, zero)}." for zero in resting)
        if marked is not None:
            columns = [x for x in plot_svg.ticks(self.low, self.high, 7) if self.low <= x <= self.high]
            read = ", ".join(
                f"{_short(y)} at {_short(x)}"
                for x, y in zip(columns, self.height(np.array(columns)), strict=True)
            )
            height = _short(self.height(np.array([marked]))[0])
            text += f" Heights: {read}. A point is marked at {_at(self.letter, marked)}, height {height}."
        return text

    def _xs(self, count: int) -> Floats:
        return np.linspace(self.low, self.high, count)

    def _turn(self, left: float, right: float) -> float:
        """Return by bisection where the slope changes its sign between two places."""
        sign = np.sign(self.slope(np.array([left])))
        for _ in range(60):
            middle = (left + right) / 2
            if np.sign(self.slope(np.array([middle]))) == sign:
                left = middle
            else:
                right = middle
        return right


def _values(values: object, xs: Floats) -> Floats:
    return np.broadcast_to(np.asarray(values, dtype=float), xs.shape)


def _at(letter: str, x: float) -> str:
    return f"{letter} = {_short(x)}"


def _short(value: float) -> str:
    return f"{round(float(value), 10) + 0.0:.3g}".replace("-", "−")
