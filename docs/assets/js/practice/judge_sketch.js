// What is said of a sketch of a slope: its sign, its zeros and its peaks apart, never all that is wrong at once.
import { readable } from "./axis.js";

// As shares of the drawing's height above zero:
const VISIBLE = 0.1; // so much a peak has to stand out to be asked for
const DRAWN = 0.02; // so much in the reader's line
const EXTRA = 0.2; // so much if it does not belong
const STEEP = 0.2; // where the slope changes by so much from knot to knot, a sketch has to go the same way
const SMALL = 0.25; // a height is no zero if it is a larger share of the greatest one

/**
 * @typedef {object} SketchData
 * @property {string} letter     of the horizontal axis
 * @property {number[]} knots    where heights are asked for
 * @property {number[]} slopes   the right heights
 * @property {number} top        of the drawing; its bottom is as far below zero
 * @property {number} flat       so small a slope counts as zero in a sketch
 * @property {number[]} zeros    where the slope is zero
 *
 * @typedef {object} Part  one side of a sketch
 * @property {number} got     so many are right
 * @property {number} of      of so many
 * @property {boolean} right  all are, and nothing is there that does not belong
 * @property {string} words
 */

/** @param {readonly number[] | null} heights over the knots @param {SketchData} data @returns {import("./judges.js").Verdict} */
export function judgeSketch(heights, data) {
  if (!heights) return { result: "unreadable", words: "Move the points first." };
  const parts = Object.values(scoreSketch(heights, data));
  if (parts.every(({ right }) => right)) {
    const astray = againstTheSlope(heights, data);
    return astray ? { result: "wrong", words: astray } : { result: "correct" };
  }
  return { result: "wrong", words: parts.map(({ words }) => words).filter(Boolean).join(" ") };
}

/** What is right of a sketch, each side of it apart. @param {readonly number[]} heights @param {SketchData} data */
export function scoreSketch(heights, data) {
  return { signs: signs(heights, data), zeros: zeros(heights, data), peaks: peaks(heights, data) };
}

/** @param {readonly number[]} heights @param {SketchData} data @returns {Part} */
function signs(heights, { knots, slopes, flat, letter }) {
  const asked = knots.map((_, knot) => knot).filter((knot) => Math.abs(slopes[knot] ?? 0) > flat);
  const wrong = asked.filter((knot) => (heights[knot] ?? 0) * Math.sign(slopes[knot] ?? 0) < flat / 2);
  const [first] = wrong;
  const score = { got: asked.length - wrong.length, of: asked.length, right: first === undefined };
  if (first === undefined) return { ...score, words: "The sign is right everywhere." };
  const there = `${letter} = ${at(knots[first], knots)}`;
  if (wrong.length === 1) return { ...score, words: `The sign is right everywhere but at ${there}.` };
  return { ...score, words: `The sign is right at ${score.got} of ${score.of} points; it is wrong at ${there}, for example.` };
}

/** @param {readonly number[]} heights @param {SketchData} data @returns {Part} */
function zeros(heights, { knots, slopes, zeros, flat, letter }) {
  const isThere = (/** @type {number} */ zero) => {
    const right = knots.findIndex((knot) => knot >= zero);
    const near = [right, right - 1].find((knot) => Math.abs(slopes[knot] ?? Infinity) <= flat);
    if (near !== undefined) return Math.abs(heights[near] ?? 0) <= Math.min(2 * flat, SMALL * Math.max(...heights.map(Math.abs)));
    return (heights[right - 1] ?? 0) * (heights[right] ?? 0) < 0;
  };
  const missing = zeros.filter((zero) => !isThere(zero));
  const score = { got: zeros.length - missing.length, of: zeros.length, right: missing.length === 0 };
  const one = `near ${letter} = ${at(missing[0], knots)}`;
  if (missing.length > 1) return { ...score, words: `${missing.length} zeros are missing, one of them ${one}.` };
  if (missing.length === 1) return { ...score, words: `The zero ${one} is missing.` };
  const words = ["", "The zero is in the right place."][zeros.length] ?? "All zeros are in the right places.";
  return { ...score, words };
}

/** @param {readonly number[]} heights @param {SketchData} data @returns {Part} */
function peaks(heights, { slopes, top }) {
  const wanted = turns(slopes, VISIBLE * top);
  const drawn = turns(heights, DRAWN * top);
  const missing = wanted.filter(({ knot, kind }) => !drawn.some((turn) => turn.kind === kind && Math.abs(turn.knot - knot) <= 1));
  const extra = Math.max(0, turns(heights, EXTRA * top).length - wanted.length);
  const got = Math.max(0, wanted.length - missing.length - extra);
  const score = { got, of: wanted.length, right: missing.length === 0 && extra === 0 };
  const [first] = missing;
  if (first) {
    const several = wanted.filter(({ kind }) => kind === first.kind).length > 1;
    return { ...score, words: `${several ? `One ${first.kind}` : `The ${first.kind}`} is not in the right place.` };
  }
  if (extra > 0) return { ...score, words: "Your line goes up and down more often than the slope does." };
  const words = ["", `The ${wanted[0]?.kind} is in the right place.`][wanted.length] ?? "All peaks and dips are in the right places.";
  return { ...score, words };
}

/** Say where the line goes up though the slope falls, or down though it grows. @param {readonly number[]} heights @param {SketchData} data */
function againstTheSlope(heights, { knots, slopes, top, letter }) {
  const step = (/** @type {readonly number[]} */ line, /** @type {number} */ knot) => (line[knot + 1] ?? 0) - (line[knot] ?? 0);
  const astray = knots.findIndex(
    (_, knot) => knot < knots.length - 1 && Math.abs(step(slopes, knot)) > STEEP * top && step(slopes, knot) * step(heights, knot) <= 0,
  );
  if (astray < 0) return "";
  return `Signs and zeros are right. But between ${letter} = ${at(knots[astray], knots)} and ${at(knots[astray + 1], knots)} your line goes the wrong way.`;
}

/**
 * Where a line changes from up to down or back, and goes on for at least so much.
 * @param {readonly number[]} heights @param {number} least
 */
export function turns(heights, least) {
  /** @type {{knot: number, kind: "peak" | "dip"}[]} */
  const found = [];
  let [low, high, direction] = [0, 0, 0];
  heights.forEach((height, knot) => {
    const rise = height - (heights[low] ?? 0);
    const fall = (heights[high] ?? 0) - height;
    if (direction >= 0 && fall >= least) {
      if (direction > 0) found.push({ knot: high, kind: "peak" });
      [low, direction] = [knot, -1];
    } else if (direction <= 0 && rise >= least) {
      if (direction < 0) found.push({ knot: low, kind: "dip" });
      [high, direction] = [knot, 1];
    }
    if (height > (heights[high] ?? 0)) high = knot;
    if (height < (heights[low] ?? 0)) low = knot;
  });
  return found;
}

/** @param {number | undefined} x @param {number[]} knots */
function at(x, knots) {
  return readable(x ?? 0, ((knots.at(-1) ?? 1) - (knots[0] ?? 0)) / 1000);
}
