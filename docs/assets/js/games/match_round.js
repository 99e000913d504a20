// A round of Derivative match: six functions, their six slopes, and the points of a plain player.
import { FAMILIES, flipped, shifted } from "./functions.js";
import { pointsFor } from "./points.js";
import { pick, randomFrom, shuffled } from "./random.js";

/** @typedef {import("./functions.js").Formula} Formula */
/** @typedef {{formula: Formula, slope: Formula, family: number, change: Change}} Pair */
/** @typedef {"root" | "middle" | "flip" | "shift"} Change  what a pair is, seen from the middle of its family */

/**
 * @typedef {object} Round
 * @property {Pair[]} pairs    by the functions, as they lie on the table
 * @property {number[]} slopes the numbers of the pairs, as their slopes lie on the table
 */

/** The cards show the plane from −3 to 3, both ways. */
export const REACH = 3;

const FAMILIES_IN_A_ROUND = 2;

/** Where the plain player looks. */
const LOOK = 1;

/** @param {number} seed @returns {Round} */
export function matchRound(seed) {
  const random = randomFrom(seed);
  const families = shuffled(random, FAMILIES.map((_, number) => number)).slice(0, FAMILIES_IN_A_ROUND);
  const pairs = shuffled(random, families.flatMap((family) => pairsOf(family, random)));
  return { pairs, slopes: shuffled(random, pairs.map((_, number) => number)) };
}

/** Three pairs of a family: each slope could be taken for that of another. @param {number} number @param {import("./random.js").Random} random @returns {Pair[]} */
function pairsOf(number, random) {
  const family = FAMILIES[number];
  if (!family) throw new Error(`there is no family ${number}`);
  const { root, middle, slope, changes } = family;
  const change = pick(random, changes);
  const by = pick(random, /** @type {const} */ ([1, -1]));
  const changed = (/** @type {Formula} */ formula) => (change === "flip" ? flipped(formula) : shifted(formula, by));
  return [
    { formula: root, slope: middle, family: number, change: "root" },
    { formula: middle, slope, family: number, change: "middle" },
    { formula: changed(middle), slope: changed(slope), family: number, change },
  ];
}

/** Why the slope of one pair is not that of another. @param {Pair} mine @param {Pair} other */
export function whyNot(mine, other) {
  if (mine.family !== other.family) return "That is the slope of a curve of another shape. Is your curve level somewhere? There its slope is 0. If it is level nowhere, its slope is never 0.";
  const [a, b] = [mine.change, other.change];
  if (a === "middle" && b === "root") return "That is the function itself. Its slope says how steep it is, not how high.";
  if ([a, b].includes("root")) return "Look where the curve is level or steepest: there its slope is 0, or farthest from 0.";
  if ([a, b].includes("flip")) return "That is the right slope upside down. Where the curve rises, its slope is above 0.";
  return "That is the right slope, moved to the side. Look where the curve is level or steepest: there its slope is 0, or farthest from 0.";
}

/**
 * The points of a plain player: who sees whether a curve rises or falls at 1, and tries each slope that
 * has this sign there, from left to right.
 * @param {Round} round
 */
export function matchPar({ pairs, slopes }) {
  let points = 0;
  const open = new Set(slopes);
  pairs.forEach((mine, number) => {
    const candidates = [...open].filter((other) => Math.sign(pairs[other]?.slope.at(LOOK) ?? 0) === Math.sign(mine.slope.at(LOOK)));
    points += pointsFor(1 + candidates.indexOf(number));
    open.delete(number);
  });
  return points;
}
