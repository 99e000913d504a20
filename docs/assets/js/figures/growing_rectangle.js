// F1.5: the product rule. A rectangle with the sides f(x) and g(x) grows by two strips and a corner, and the corner vanishes.
import { figure } from "./base/figure.js";
import { inWords } from "./base/numbers.js";

/** @typedef {import("./base/plane.js").Point} Point */
/** @typedef {import("./base/plane.js").Plane} Plane */
/** @typedef {{x: number, dx: number}} State */

/** @param {number} x */
const f = (x) => 1 + x;

/** @param {number} x */
const g = (x) => 1 + x ** 2 / 4;

const GROUND = { x: { low: 0, high: 7, name: "side f = 1 + x" }, y: { low: 0, high: 5.8, name: "side g = 1 + x²/4" } };
/** The strip below: what is gained for each step, from 1 on the left to a thousandth on the right. @type {[number, string][]} */
const STEPS = [[0, "1"], [1, "0.1"], [2, "0.01"], [3, "0.001"]];
const GAINS = { x: { low: -0.06, high: 3, name: "step Δx", marks: STEPS }, y: { low: 0, high: 13.5, name: "area gained / Δx" } };
/** Where a layer of the strip below is computed. */
const POWERS = Array.from({ length: 61 }, (_, n) => n / 20);
/** The height of a line of words there. */
const LINE = 1.5;

const variables = {
  x: { label: "position x", start: 2, low: 0, high: 3, step: 0.1 },
  dx: /** @type {import("./base/variable.js").Variable} */ ({ label: "step Δx", start: 1, low: 1e-3, high: 1, step: 0.05, scale: "log" }),
};

/** `right`, `top` and `corner` are areas divided by Δx; the slopes are f′·g and f·g′. @param {State} state */
function numbers({ x, dx }) {
  const [df, dg] = [f(x + dx) - f(x), g(x + dx) - g(x)];
  const [right, top, corner] = [(df * g(x)) / dx, (f(x) * dg) / dx, (df * dg) / dx];
  const [rightSlope, topSlope] = [g(x), (f(x) * x) / 2]; // f′ is 1, and g′ is x/2
  return { area: f(x) * g(x), right, top, corner, sum: right + top + corner, rightSlope, topSlope, slope: rightSlope + topSlope };
}

export const growingRectangle = figure({
  id: "F1.5",
  title: "The growing rectangle",
  aspect: 0.85,
  variables,
  numbers,

  describe(state) {
    const { area, right, top, corner, sum, rightSlope, topSlope, slope } = numbers(state);
    return (
      `At x = ${inWords(state.x)} the area f·g is ${inWords(area)}. Then x grows by Δx = ${inWords(state.dx)}. What is gained, divided by Δx: ` +
      `${inWords(right)} in the strip Δf·g, ${inWords(top)} in the strip f·Δg, ${inWords(corner)} in the corner; together ${inWords(sum)}. ` +
      `As Δx shrinks, the strips go to f′·g = ${inWords(rightSlope)} and f·g′ = ${inWords(topSlope)}, and the corner to 0: together ${inWords(slope)}.`
    );
  },

  draw(stage, state, set) {
    drawRectangle(stage.plane(GROUND, { height: 60 }), stage, state, set);
    drawGains(stage.plane(GAINS, { top: 61, height: 39 }), state);
  },
});

/** The sides of the rectangle: a by b before the step, c by d after it. @param {State} state */
const sides = ({ x, dx }) => ({ a: f(x), b: g(x), c: f(x + dx), d: g(x + dx) });

/** @param {number} left @param {number} low @param {number} right @param {number} high @returns {Point[]} */
const box = (left, low, right, high) => [[left, low], [right, low], [right, high], [left, high]];

/** @param {Plane} plane @param {import("./base/stage.js").Stage} stage @param {() => State} state @param {(changes: Partial<State>) => void} set */
function drawRectangle(plane, stage, state, set) {
  /** @template T @param {(sides: {a: number, b: number, c: number, d: number}) => T} part */
  const by = (part) => () => part(sides(state()));
  plane.area("curve", by(({ a, b }) => box(0, 0, a, b)));
  plane.area("run", by(({ a, b, c }) => box(a, 0, c, b)));
  plane.area("rise", by(({ a, b, d }) => box(0, b, a, d)));
  plane.area("secant", by(({ a, b, c, d }) => box(a, b, c, d)));
  plane.words(by(({ a, b }) => [a / 2, b / 2]), () => "f · g");
  plane.words(by(({ b, c }) => [c + 0.1, b / 2]), () => "Δf · g", "left");
  plane.words(by(({ a, d }) => [a / 2, d + 0.3]), () => "f · Δg");
  plane.words(by(({ c, d }) => [c + 0.35, d + 0.1]), () => "Δf · Δg", "left");
  stage.handle(plane, variables.dx, {
    value: () => state().dx,
    set: (dx) => set({ dx }),
    at: by(({ c, d }) => [c, d]),
    from: ([width]) => Math.max(width - f(state().x), variables.dx.low),
  });
  stage.handle(plane, variables.x, { value: () => state().x, set: (x) => set({ x }), at: by(({ a, b }) => [a, b]), from: ([width]) => width - f(0) });
}

/** What each step gains, in layers that lie on each other: the strips keep their height, the corner thins out. @param {Plane} plane @param {() => State} state */
function drawGains(plane, state) {
  /** The edges of the layers, from the ground up. @param {number} dx */
  const edges = (dx) => {
    const { right, top, sum } = numbers({ x: state().x, dx });
    return [0, right, right + top, sum];
  };
  const edge = (/** @type {number} */ n) => POWERS.map((power) => /** @type {Point} */ ([power, edges(10 ** -power)[n] ?? NaN]));
  for (const [n, look] of /** @type {const} */ ([[2, "secant"], [1, "rise"], [0, "run"]])) {
    plane.area(look, () => [...edge(n), ...edge(n + 1).reverse()]);
  }
  plane.curve("curve", () => edges(state().dx).map((height) => [-Math.log10(state().dx), height]));
  plane.dot("curve", () => [-Math.log10(state().dx), numbers(state()).sum]);
  /** Words stand in a layer that is high enough for them. @param {() => number} low @param {() => number} height @param {string} words */
  const name = (low, height, words) => plane.words(() => [2.95, low() + height() / 2], () => (height() > LINE ? words : ""), "right");
  const settled = () => numbers(state());
  name(() => 0, () => settled().rightSlope, "f′ · g");
  name(() => settled().rightSlope, () => settled().topSlope, "f · g′");
}
