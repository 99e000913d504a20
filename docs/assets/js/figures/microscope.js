// F1.3: five curves under a microscope. Which of them become straight?
import { figure } from "./base/figure.js";
import { inWords } from "./base/numbers.js";
import { choice } from "./base/variable.js";
import { thinnestStrip } from "./thinnest_strip.js";

/** @typedef {import("./base/plane.js").Point} Point */

/**
 * @typedef {object} Curve  as the microscope sees it: the window reaches from −1 to 1 in both directions
 * @property {string} name
 * @property {number} at     where the microscope points
 * @property {(half: number) => Point[]} points  what is in the window if its half-width is so much; from left to right
 * @property {string} becomes  what has become of it far in
 */

/** So many pieces a smooth curve has. Divided by 2 and 4 it gives the places where it leaves its strip's edges. */
const PIECES = 120;
const CORNER = "The corner looks the same at every zoom: this curve has no slope here.";

/** @type {Curve[]} */
const CURVES = [
  { name: "x² at 1", at: 1, points: parabola, becomes: "In the window it cannot be told from a straight line." },
  { name: "x² sin(1/x) at 0", at: 0, points: wiggle, becomes: "It turns up and down without end, but in the window it is straight and level." },
  { name: "|x| at 0", at: 0, points: () => [[-1, 1], [0, 0], [1, 1]], becomes: CORNER },
  { name: "ReLU at 0", at: 0, points: () => [[-1, 0], [0, 0], [1, 1]], becomes: CORNER },
  { name: "∛x at 0", at: 0, points: cubeRoot, becomes: "It becomes straight, but upright: the slope grows without end, so there is none here." },
];
/** From this zoom on we say what has become of a curve. */
const FAR = 100;

/** The part of the parabola between the lower and the upper edge. @param {number} half */
function parabola(half) {
  const [low, high] = [Math.sqrt(1 - half), Math.sqrt(1 + half)];
  return pieces((share) => {
    const x = low + (high - low) * share;
    return [(x - 1) / half, (x * x - 1) / half];
  });
}

/** The part of the cube root between the lower and the upper edge: x = y³. @param {number} half */
function cubeRoot(half) {
  return pieces((share) => [half ** 2 * (2 * share - 1) ** 3, 2 * share - 1]);
}

/** @param {(share: number) => Point} point */
function pieces(point) {
  return Array.from({ length: PIECES + 1 }, (_, n) => point(n / PIECES));
}

/** Points of x² sin(1/x) on each side, and how much farther than at the edge 1/x is at the innermost one. */
const [WIGGLES, INNERMOST] = [450, 117];

/** The turns crowd together near 0, where they are too small to be seen; the points are close at the edges. @param {number} half */
function wiggle(half) {
  /** @type {Point[]} */
  const right = Array.from({ length: WIGGLES + 1 }, (_, n) => {
    const inverse = 1 / half + INNERMOST * (n / WIGGLES) ** 2;
    return [1 / (inverse * half), Math.sin(inverse) / (inverse ** 2 * half)];
  });
  return [...right.map(([x, y]) => /** @type {Point} */ ([-x, -y])), ...right.toReversed()];
}

const variables = {
  curve: choice("curve", CURVES.map(({ name }) => name)),
  zoom: /** @type {import("./base/variable.js").Variable} */ ({ label: "zoom", start: 2, low: 1, high: 1e4, step: 0.05, scale: "log" }),
};

/** @typedef {import("./base/figure.js").State<typeof variables>} State */

/** What is in the window, and the strip that holds it. @param {State} state */
function view({ curve, zoom }) {
  const points = CURVES[curve]?.points(1 / zoom) ?? [];
  return { curve, zoom, points, strip: thinnestStrip(points) };
}

let last = view({ curve: 0, zoom: 1 });

/** The same, found once for all that is drawn and said of one state. @param {State} state */
function seen(state) {
  if (last.curve !== state.curve || last.zoom !== state.zoom) last = view(state);
  return last;
}

/** @param {State} state */
function numbers(state) {
  const { half, along } = seen(state).strip;
  return { half: 1 / state.zoom, deviation: 100 * half, slope: along[1] / along[0] };
}

/** What the deviation is at each zoom. @type {Map<number, Point[]>} */
const known = new Map();

/** @param {number} curve */
function deviations(curve) {
  const at = (/** @type {number} */ power) => /** @type {Point} */ ([power, 100 * view({ curve, zoom: 10 ** power }).strip.half]);
  const found = known.get(curve) ?? Array.from({ length: 81 }, (_, n) => at(n / 20));
  known.set(curve, found);
  return found;
}

/** The axis of the window: it is always from −1 to 1, and its marks say what that is. @param {State} state */
function windowAxis({ curve, zoom }) {
  const at = CURVES[curve]?.at ?? 0;
  const digits = at === 0 ? 2 : 5;
  return { low: -1, high: 1, marks: [-1, 0, 1].map((end) => /** @type {[number, string]} */ ([end, inWords(at + end / zoom, digits)])) };
}

/** @type {[number, string][]} */
const ZOOMS = [[0, "1"], [1, "10"], [2, "100"], [3, "1000"], [4, "10⁴"]];
/** @type {[number, string][]} */
const PERCENTS = [[0, "0"], [25, "25"], [50, "50"]];
const CHART = { x: { low: 0, high: 4, name: "zoom", marks: ZOOMS }, y: { low: 0, high: 60, name: "deviation in %", marks: PERCENTS } };

export const microscope = figure({
  id: "F1.3",
  title: "The microscope",
  aspect: 0.85,
  variables,
  numbers,

  describe(state) {
    const { half, deviation, slope } = numbers(state);
    const { name = "", becomes = "" } = CURVES[state.curve] ?? {};
    const here = `${name}, at zoom ${inWords(state.zoom)}: the window reaches ${inWords(half, 2)} to each side.`;
    const line = `The curve in it is nowhere farther from the best line than ${inWords(deviation, 2)}\u00a0% of that.`;
    return `${here} ${line} The best line has slope ${inWords(slope)}.${state.zoom >= FAR ? ` ${becomes}` : ""}`;
  },

  draw(stage, state, set) {
    const start = windowAxis(state());
    const plane = stage.plane({ x: start, y: start }, { left: 7, width: 86, height: 70 });
    stage.follow(() => plane.look(windowAxis(state()), windowAxis(state())));
    for (const [look, side] of /** @type {const} */ ([["rise", -1], ["secant", 0], ["rise", 1]])) {
      plane.curve(look, () => {
        const { half, middle, along: [dx, dy] } = seen(state()).strip;
        const [x, y] = [middle[0] - side * half * dy, middle[1] + side * half * dx];
        return [-3, 3].map((far) => [x + far * dx, y + far * dy]);
      });
    }
    plane.curve("curve", () => seen(state()).points);

    const chart = stage.plane(CHART, { top: 71, height: 29 });
    chart.curve("secant", () => deviations(state().curve));
    stage.handle(chart, variables.zoom, {
      value: () => state().zoom,
      set: (zoom) => set({ zoom }),
      at: () => [Math.log10(state().zoom), numbers(state()).deviation],
      from: ([power]) => 10 ** power,
    });
  },
});
