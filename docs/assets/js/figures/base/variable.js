// A number that the reader of a figure can change: its range, its steps, and how it is said.
import { inWords } from "./numbers.js";

/**
 * @typedef {object} Variable
 * @property {string} label     such as "step h"
 * @property {number} start
 * @property {number} low
 * @property {number} high
 * @property {number} step      what a key adds; on a logarithmic scale to the power of ten
 * @property {"log"} [scale]
 * @property {string[]} [names] of the values 0, 1, 2, …: the variable is a choice
 * @property {{value: number, name: string}} [special]  it takes the place of the step nearest to it
 * @property {boolean} [onStage] it is moved on the stage, and has no control below it
 * @typedef {Record<string, Variable>} Variables
 */

/** What a larger step is, in steps. */
const LARGE = 10;

/** A choice: the variable takes the values 0, 1, 2, … and each has a name. @param {string} label @param {string[]} names @returns {Variable} */
export function choice(label, names) {
  return { label, names, start: 0, low: 0, high: names.length - 1, step: 1 };
}

/** Something that is off at first. @param {string} label @returns {Variable} */
export function toggle(label) {
  return { label, start: 0, low: 0, high: 1, step: 1 };
}

/** Whether a variable is only on or off. @param {Variable} variable */
export function isToggle({ low, high, step, names }) {
  return !names && low === 0 && high === 1 && step === 1;
}

/** Where a value lies on the variable's slider. @param {Variable} variable @param {number} value */
export function toScale({ scale }, value) {
  return scale === "log" ? Math.log10(value) : value;
}

/** The value nearest to a place on the slider. @param {Variable} variable @param {number} place */
export function fromScale(variable, place) {
  const { step, scale, special } = variable;
  const [low, high] = [toScale(variable, variable.low), toScale(variable, variable.high)];
  const snapped = Number((Math.round(Math.min(high, Math.max(low, place)) / step) * step).toPrecision(12));
  if (special && Math.abs(toScale(variable, special.value) - snapped) <= step / 2) return special.value;
  return scale === "log" ? Number((10 ** snapped).toPrecision(2)) : snapped;
}

/** The value nearest to one that is asked for. @param {Variable} variable @param {number} value */
export function nearest(variable, value) {
  return fromScale(variable, toScale(variable, value));
}

/** Whether a figure can have this value. @param {Variable} variable @param {number} value */
export function isValue(variable, value) {
  return value >= variable.low && value <= variable.high && (!variable.names || Number.isInteger(value));
}

/** The value after a key was pressed, or null if the key means nothing. @param {Variable} variable @param {number} value @param {string} key */
export function afterKey(variable, value, key) {
  /** @type {Record<string, number>} */
  const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: LARGE, PageDown: -LARGE, Home: -Infinity, End: Infinity };
  const count = steps[key];
  return count === undefined ? null : fromScale(variable, toScale(variable, value) + count * variable.step);
}

/** A value as it is shown beside its slider. @param {Variable} variable @param {number} value */
export function saidOf({ names, special }, value) {
  if (value === special?.value) return special.name;
  return names?.[value] ?? inWords(value);
}
