// F1.2: a dot travels along a curve, and its slope is painted below. Or the reader sketches the slope first.
import { judgeSketch, scoreSketch } from "../practice/judge_sketch.js";
import { figure } from "./base/figure.js";
import { inWords } from "./base/numbers.js";
import { graphOf } from "./base/plane.js";
import { choice } from "./base/variable.js";

/** @typedef {import("./base/plane.js").Point} Point */
/** @typedef {import("./base/variable.js").Variable} Variable */

/** It lies nowhere above zero, but its slope has both signs: who mistakes height for slope, sees it. @param {number} x */
const f = (x) => x ** 4 / 24 - x ** 2 / 2;
/** The slope of f. @param {number} x */
const slopeAt = (x) => x ** 3 / 6 - x;

const KNOTS = [-3, -2, -1, 0, 1, 2, 3];
const [LOW, HIGH] = [-3, 3];
const TOP = 2; // the lower panel reaches from −2 to 2

/** @type {[number, string][]} */
const marks = KNOTS.map((knot) => [knot, inWords(knot)]);
const X = { low: -3.3, high: 3.3, name: "x", marks };
const CURVE = { x: X, y: { low: -1.8, high: 0.5, name: "f(x)" } };
const SLOPE = { x: X, y: { low: -TOP - 0.2, high: TOP + 0.2, name: "slope" } };
/** Half the length of the line that touches the curve, along x. */
const TOUCH = 0.8;

/** What a sketch is compared with. */
const RIGHT = {
  letter: "x",
  knots: KNOTS,
  slopes: KNOTS.map(slopeAt),
  top: TOP,
  flat: 0.06 * TOP, // as in the exercises with a sketch
  zeros: [-Math.sqrt(6), 0, Math.sqrt(6)],
};

const [PAINT, SKETCH, COMPARE] = [0, 1, 2];

/** A height of the sketch. @param {number} knot @returns {Variable} */
const height = (knot) => ({ label: `your slope at x = ${inWords(knot)}`, start: 0, low: -TOP, high: TOP, step: 0.05, onStage: true });

/** An end of what is painted. @param {string} label @param {number} start @returns {Variable} */
const end = (label, start) => ({ label, start, low: LOW, high: HIGH, step: 0.05, onStage: true });

const variables = {
  mode: choice("lower panel", ["paint the slope", "sketch it first", "compare"]),
  x: end("position x", 1),
  least: end("painted from", -3),
  greatest: end("painted to", 1),
  a: height(-3),
  b: height(-2),
  c: height(-1),
  d: height(0),
  e: height(1),
  f: height(2),
  g: height(3),
};

/** @typedef {import("./base/figure.js").State<typeof variables>} State */

/** The variables of the knots, from left to right. */
const NAMES = /** @type {const} */ (["a", "b", "c", "d", "e", "f", "g"]);

/** @param {State} state */
const heightsOf = (state) => NAMES.map((name) => state[name]);

/** @param {State} state */
function numbers(state) {
  const { x, least, greatest } = state;
  const { signs, zeros, peaks } = scoreSketch(heightsOf(state), RIGHT);
  return {
    height: f(x),
    slope: slopeAt(x),
    from: Math.min(least, x), // a link may carry any three numbers
    to: Math.max(greatest, x),
    signs: signs.got,
    zeros: zeros.got,
    peaks: peaks.got,
    zero: Math.max(...RIGHT.zeros),
  };
}

export const slopePainter = figure({
  id: "F1.2",
  title: "The slope painter",
  aspect: 0.9,
  variables,
  numbers,

  describe(state) {
    const { height, slope, from, to } = numbers(state);
    const x = `x = ${inWords(state.x)}`;
    if (state.mode === SKETCH) {
      const heights = heightsOf(state).map((each) => inWords(each)).join(", ");
      return `Your slopes at x = −3, −2, …, 3 are ${heights}. Move the seven points, then compare. At ${x} the height is ${inWords(height)}.`;
    }
    if (state.mode === COMPARE) return `${scoreInWords(heightsOf(state))} At ${x} the slope is ${inWords(slope)}.`;
    const way = slope > 0 ? "rises" : slope < 0 ? "falls" : "is level";
    return `At ${x} the height is ${inWords(height)} and the slope is ${inWords(slope)}: the curve ${way}. The slope is painted from x = ${inWords(from)} to x = ${inWords(to)}.`;
  },

  draw(stage, state, set) {
    const plane = stage.plane(CURVE, { height: 45 });
    plane.curve("curve", graphOf(f, LOW, HIGH));
    plane.curve("secant", () => {
      const { x } = state();
      return [x - TOUCH, x + TOUCH].map((end) => [end, f(x) + slopeAt(x) * (end - x)]);
    });
    const visit = (/** @type {number} */ x) => set({ x, least: Math.min(state().least, x), greatest: Math.max(state().greatest, x) });
    stage.handle(plane, variables.x, { value: () => state().x, set: visit, at: () => [state().x, f(state().x)], from: ([a]) => a });

    const below = stage.plane(SLOPE, { top: 46, height: 54 });
    const whole = graphOf(slopeAt, LOW, HIGH);
    below.curve("secant", () => {
      if (state().mode !== PAINT) return state().mode === COMPARE ? whole : [];
      const { from, to } = numbers(state());
      return graphOf(slopeAt, from, to);
    });
    below.curve("rise", () => (state().mode === SKETCH ? [] : [[state().x, 0], [state().x, slopeAt(state().x)]]));
    below.dot("secant", () => (state().mode === SKETCH ? [NaN, NaN] : [state().x, slopeAt(state().x)]));
    below.curve("other", () => (state().mode === PAINT ? [] : NAMES.map((name, n) => [KNOTS[n] ?? 0, state()[name]])));
    below.field.style.setProperty("--mf-reach", `${100 / (X.high - X.low)}%`); // the knots stand 1 apart: none lies under another
    NAMES.forEach((name, n) => {
      stage.handle(below, variables[name], {
        value: () => state()[name],
        set: (height) => set({ [name]: height }),
        at: () => [KNOTS[n] ?? 0, state()[name]],
        from: ([, height]) => height,
        isShown: () => state().mode !== PAINT,
      });
    });
  },
});

/** The counts, and what is wrong. @param {number[]} heights */
function scoreInWords(heights) {
  if (heights.every((height) => height === 0)) return "You have no sketch yet: move the seven points off zero.";
  const { signs, zeros, peaks } = scoreSketch(heights, RIGHT);
  const counts = `Signs: ${signs.got} of ${signs.of} right. Zeros: ${zeros.got} of ${zeros.of}. Peaks and dips: ${peaks.got} of ${peaks.of}.`;
  const wrong = [signs, zeros, peaks].filter(({ right }) => !right).map(({ words }) => words);
  // A sketch with all three right may still go up where the slope falls.
  if (wrong.length === 0) wrong.push(judgeSketch(heights, RIGHT).words ?? "Your sketch has the shape of the slope.");
  return [counts, ...wrong].join(" ");
}
