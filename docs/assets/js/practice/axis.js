// An axis of a plot: from numbers to places in the drawing and back, in round steps; and numbers in words.

/**
 * @typedef {object} Axis
 * @property {number} low
 * @property {number} high
 * @property {number} step                     a round number, about a hundredth of the axis
 * @property {(value: number) => number} place  where a number lies, in the units of the drawing
 * @property {(place: number) => number} value  the number there
 * @property {(value: number) => number} within  the nearest number on the axis
 */

/** @param {string} text `low high start end`, as the drawing says it @returns {Axis} */
export function readAxis(text) {
  const [low = 0, high = 1, start = 0, end = 1] = text.split(" ").map(Number);
  return {
    low,
    high,
    step: roundNumber((high - low) / 100),
    place: (value) => start + ((value - low) / (high - low)) * (end - start),
    value: (place) => low + ((place - start) / (end - start)) * (high - low),
    within: (value) => Math.min(high, Math.max(low, value)),
  };
}

/** The nearest of 1, 2, 5, 10, 20, … from above. @param {number} size */
export function roundNumber(size) {
  const power = 10 ** Math.floor(Math.log10(size) + 1e-9);
  const factor = [1, 2, 5].find((each) => each * power >= size * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** A number as a reader wants to see it, to the given step. @param {number} value @param {number} step */
export function readable(value, step) {
  const digits = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  return String(Number(value.toFixed(digits))).replace("-", "−");
}

/** The nearest multiple of a step, without the noise of binary fractions. @param {number} value @param {number} step */
export function snap(value, step) {
  return Number((Math.round(value / step) * step).toPrecision(12));
}
