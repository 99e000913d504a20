// The marks on an axis: at round numbers, or at those that the figure names.
import { roundNumber } from "../../practice/axis.js";
import { inWords } from "./numbers.js";

/**
 * @typedef {object} Axis
 * @property {number} low
 * @property {number} high
 * @property {string} [name]
 * @property {[value: number, text: string][]} [marks]  where there is something to read; at round numbers, if not given
 */

/** About so many marks an axis has. */
const MARKS = 5;

/** @param {Axis} axis @returns {[value: number, text: string][]} */
export function marksOf({ low, high, marks }) {
  if (marks) return marks;
  const step = roundNumber((high - low) / MARKS);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, n) => {
    const value = Number(((first + n) * step).toPrecision(12));
    return [value, inWords(value)];
  });
}

/** How far along the axis a value lies, in percent. @param {Axis} axis @param {number} value */
export function share({ low, high }, value) {
  return (100 * (value - low)) / (high - low);
}
