// The functions of Derivative match. Each family is a chain: the slope of `root` is `middle`, and the slope of `middle` is
// `slope`. So the card of `middle` has a false friend: the function itself, which is the slope of `root`.

/** @typedef {{text: string, at: (x: number) => number}} Formula  as mfml reads it, and its values */
/** @typedef {{root: Formula, middle: Formula, slope: Formula, changes: readonly ("flip" | "shift")[]}} Family */

const { cos, exp, sin, sqrt } = Math;

const BOTH = /** @type {const} */ (["flip", "shift"]);

/** @type {readonly Family[]} */
export const FAMILIES = [
  {
    root: { text: "-2*cos(x)", at: (x) => -2 * cos(x) },
    middle: { text: "2*sin(x)", at: (x) => 2 * sin(x) },
    slope: { text: "2*cos(x)", at: (x) => 2 * cos(x) },
    changes: BOTH,
  },
  {
    root: { text: "-cos(2*x)/2", at: (x) => -cos(2 * x) / 2 },
    middle: { text: "sin(2*x)", at: (x) => sin(2 * x) },
    slope: { text: "2*cos(2*x)", at: (x) => 2 * cos(2 * x) },
    changes: BOTH,
  },
  {
    root: { text: "x^3/9 - x", at: (x) => x ** 3 / 9 - x },
    middle: { text: "x^2/3 - 1", at: (x) => x ** 2 / 3 - 1 },
    slope: { text: "2*x/3", at: (x) => (2 * x) / 3 },
    changes: BOTH,
  },
  {
    root: { text: "x^4/16 - x^2/2", at: (x) => x ** 4 / 16 - x ** 2 / 2 },
    middle: { text: "x^3/4 - x", at: (x) => x ** 3 / 4 - x },
    slope: { text: "3*x^2/4 - 1", at: (x) => (3 * x ** 2) / 4 - 1 },
    changes: BOTH,
  },
  {
    root: { text: "2*exp(-x^2/2)", at: (x) => 2 * exp(-(x ** 2) / 2) },
    middle: { text: "-2*x*exp(-x^2/2)", at: (x) => -2 * x * exp(-(x ** 2) / 2) },
    slope: { text: "2*(x^2 - 1)*exp(-x^2/2)", at: (x) => 2 * (x ** 2 - 1) * exp(-(x ** 2) / 2) },
    changes: BOTH,
  },
  {
    root: { text: "2*sqrt(x^2 + 1) - 3", at: (x) => 2 * sqrt(x ** 2 + 1) - 3 },
    middle: { text: "2*x/sqrt(x^2 + 1)", at: (x) => (2 * x) / sqrt(x ** 2 + 1) },
    slope: { text: "2/(x^2 + 1)^(3/2)", at: (x) => 2 / (x ** 2 + 1) ** 1.5 },
    changes: BOTH,
  },
  {
    root: { text: "2*exp(x/2) - 3", at: (x) => 2 * exp(x / 2) - 3 },
    middle: { text: "exp(x/2)", at: (x) => exp(x / 2) },
    slope: { text: "exp(x/2)/2", at: (x) => exp(x / 2) / 2 },
    changes: ["flip"], // an exponential moved sideways is only a multiple of itself
  },
];

/** Upside down. @param {Formula} formula @returns {Formula} */
export function flipped({ text, at }) {
  return { text: `-(${text})`, at: (x) => -at(x) };
}

/** Moved to the right. @param {Formula} formula @param {1 | -1} by @returns {Formula} */
export function shifted({ text, at }, by) {
  const place = by > 0 ? "(x - 1)" : "(x + 1)";
  return { text: text.replaceAll(/\bx\b/g, place).replaceAll(`(${place})`, place), at: (x) => at(x - by) };
}
