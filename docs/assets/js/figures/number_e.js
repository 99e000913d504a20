// F1.4: how steep bˣ is at 0 for each base b, and the one base for which slope and height are the same.
import { figure } from "./base/figure.js";
import { inWords } from "./base/numbers.js";
import { graphOf } from "./base/plane.js";

const E = { value: Math.E, name: "e" };
const GRAPH = { x: { low: -2, high: 2, name: "x" }, y: { low: -1, high: 4.5, name: "b to the power of x" } };
/** @type {[number, string][]} */
const HALVES = [[0, "0"], [0.5, "0.5"], [1, "1"], [1.5, "1.5"]];
const SLOPES = { x: { low: 0.9, high: 4.2, name: "base b" }, y: { low: -0.1, high: 1.5, name: "slope at x = 0", marks: HALVES } };

const variables = {
  b: { label: "base b", start: 2, low: 1, high: 4, step: 0.05, special: E },
};

/** @param {{b: number}} state */
function numbers({ b }) {
  return { slope: Math.log(b) };
}

export const numberE = figure({
  id: "F1.4",
  title: "The number e",
  aspect: 0.95,
  variables,
  numbers,

  describe({ b }) {
    const { slope } = numbers({ b });
    const base = b === Math.E ? "e" : inWords(b);
    const size = slope < 1 ? "less than" : slope > 1 ? "more than" : "exactly";
    return `The base is ${b === Math.E ? `e, about ${inWords(b)}` : base}. At x = 0 the graph of ${base}ˣ has the height 1 and the slope ${inWords(slope)}: ${size} its height.`;
  },

  draw(stage, state, set) {
    const slope = () => numbers(state()).slope;
    const plane = stage.plane(GRAPH, { height: 62 });
    plane.curve("curve", () => graphOf((x) => state().b ** x, GRAPH.x.low, GRAPH.x.high));
    plane.curve("secant", () => [GRAPH.x.low, GRAPH.x.high].map((x) => [x, 1 + slope() * x]));
    plane.curve("run", [[0, 1], [1, 1]]);
    plane.curve("rise", () => [[1, 1], [1, 1 + slope()]]);
    plane.words(() => [0.5, 0.72], () => "run 1");
    plane.words(() => [1.05, 0.72], () => `rise ${inWords(slope(), 3)}`, "left");
    plane.dot("secant", () => [0, 1]);
    stage.handle(plane, variables.b, { value: () => state().b, set: (b) => set({ b }), at: () => [1, state().b], from: ([, height]) => height });

    const strip = stage.plane(SLOPES, { top: 64, height: 36 });
    strip.curve("other", [[SLOPES.x.low, 1], [SLOPES.x.high, 1]]); // where the slope is the height
    strip.curve("secant", () => graphOf(Math.log, variables.b.low, state().b));
    strip.dot("secant", () => [state().b, slope()]);
  },
});
