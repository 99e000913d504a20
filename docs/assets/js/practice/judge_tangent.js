// What is said of a line that is to touch a curve: whether it goes through the point, and whether its slope is right.
import { readable } from "./axis.js";

/**
 * @typedef {object} TangentData
 * @property {string} letter  of the horizontal axis
 * @property {number} at      where the line is to touch the curve
 * @property {number} height  of the curve there
 * @property {number} slope   of the curve there
 * @property {number} within  so far off the slope may be
 * @property {number} near    so far off the height may be
 * @property {{value: number, says: number}[]} wrong  slopes that show a mistake
 *
 * @typedef {readonly [import("./plot.js").Point, import("./plot.js").Point]} Handles
 */

/** @param {Handles | null} handles @param {TangentData} data @returns {import("./judges.js").Verdict} */
export function judgeTangent(handles, data) {
  if (!handles) return { result: "unreadable", words: "Move the two points of the line first." };
  const { run, slope } = slopeOf(handles);
  if (run === 0) return { result: "unreadable", words: "The line is vertical, and has no slope: move one point to the side." };
  const [[x, y]] = handles;
  const above = y + slope * (data.at - x) - data.height;
  const passes = Math.abs(above) <= data.near;
  const is = (/** @type {number} */ value) => Math.abs(slope - value) <= data.within;
  if (passes && is(data.slope)) return { result: "correct" };
  const at = `${data.letter} = ${readable(data.at, 0.001)}`;
  const place = passes ? "The line goes through the marked point." : `The line misses the marked point: at ${at} it is too ${above > 0 ? "high" : "low"}.`;
  if (is(data.slope)) return { result: "wrong", words: `${place} Its slope is right.` };
  const known = data.wrong.find(({ value }) => is(value));
  if (known) return { result: "wrong", says: known.says, words: place };
  return { result: "wrong", words: `${place} ${steepness(slope, data.slope)}` };
}

/** @param {Handles} handles from left to right */
export function slopeOf([a, b]) {
  const [left, right] = a[0] <= b[0] ? [a, b] : [b, a];
  const run = Number((right[0] - left[0]).toPrecision(12));
  const rise = Number((right[1] - left[1]).toPrecision(12));
  return { run, rise, slope: rise / run };
}

/** @param {number} slope @param {number} right */
function steepness(slope, right) {
  if (slope * right < 0) return slope > 0 ? "It rises, but the curve falls there." : "It falls, but the curve rises there.";
  return Math.abs(slope) > Math.abs(right) ? "It is too steep." : "It is not steep enough.";
}
