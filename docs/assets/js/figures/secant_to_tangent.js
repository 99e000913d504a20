// F1.1: a secant of sin x, its run and rise, and where its slope goes as the step shrinks.
import { figure } from "./base/figure.js";
import { inWords } from "./base/numbers.js";
import { graphOf } from "./base/plane.js";
import { toggle } from "./base/variable.js";

/** @typedef {import("./base/plane.js").Point} Point */

const f = Math.sin;
const SIN = { x: { low: -1, high: 7, name: "x" }, y: { low: -1.5, high: 1.5, name: "sin x" } };
/** The strip below: the slope for each step, from 1 on the left to a millionth on the right. @type {[number, string][]} */
const STEPS = [[0, "1"], [1, "0.1"], [2, "0.01"], [3, "0.001"], [4, "10⁻⁴"], [5, "10⁻⁵"], [6, "10⁻⁶"]];
/** @type {[number, string][]} */
const HALVES = [[-1, "−1"], [0, "0"], [1, "1"]];
const STRIP = { x: { low: -0.1, high: 6.1, name: "step h", marks: STEPS }, y: { low: -1.2, high: 1.2, name: "slope", marks: HALVES } };

const variables = {
  x: { label: "position x", start: 1, low: -1, high: 6, step: 0.1 },
  h: /** @type {import("./base/variable.js").Variable} */ ({ label: "step h", start: 1, low: 1e-6, high: 1, step: 0.05, scale: "log" }),
  central: toggle("show the central difference, too"),
};

/** @param {number} x @param {number} h */
const forward = (x, h) => (f(x + h) - f(x)) / h;

/** @param {number} x @param {number} h */
const central = (x, h) => (f(x + h) - f(x - h)) / (2 * h);

/** @param {{x: number, h: number}} state */
function numbers({ x, h }) {
  return { height: f(x), rise: f(x + h) - f(x), forward: forward(x, h), central: central(x, h) };
}

export const secantToTangent = figure({
  id: "F1.1",
  title: "From secant to tangent",
  aspect: 1.1,
  variables,
  numbers,

  describe(state) {
    const { x, h } = state;
    const { rise, forward, central } = numbers(state);
    const both = state.central ? ` The central difference, from a step to the left of x to a step to the right, is ${inWords(central)}.` : "";
    return `From x = ${inWords(x)} the run is ${inWords(h)} and the rise is ${inWords(rise)}. The slope is ${inWords(forward)}.${both}`;
  },

  draw(stage, state, set) {
    const plane = stage.plane(SIN, { height: 62 });
    plane.graph("curve", f);
    plane.curve("secant", () => {
      const { x, h } = state();
      const slope = forward(x, h);
      return [SIN.x.low, SIN.x.high].map((end) => [end, f(x) + slope * (end - x)]);
    });
    plane.curve("run", () => {
      const { x, h } = state();
      return [[x, f(x)], [x + h, f(x)]];
    });
    plane.curve("rise", () => {
      const { x, h } = state();
      return [[x + h, f(x)], [x + h, f(x + h)]];
    });
    const start = () => /** @type {Point} */ ([state().x, f(state().x)]);
    const end = () => /** @type {Point} */ ([state().x + state().h, f(state().x + state().h)]);
    stage.handle(plane, variables.h, { value: () => state().h, set: (h) => set({ h }), at: end, from: ([a]) => Math.max(a - state().x, variables.h.low) });
    stage.handle(plane, variables.x, { value: () => state().x, set: (x) => set({ x }), at: start, from: ([a]) => a });

    const strip = stage.plane(STRIP, { top: 64, height: 36 });
    strip.curve("secant", () => slopes((h) => forward(state().x, h)));
    strip.curve("other", () => (state().central ? slopes((h) => central(state().x, h)) : []));
    strip.dot("secant", () => [-Math.log10(state().h), forward(state().x, state().h)]);
  },
});

/** The points of the strip. @param {(h: number) => number} slope */
const slopes = (slope) => graphOf((power) => slope(10 ** -power), 0, 6);
