// F1.6: the chain rule. A small move of x moves u, which moves y: the magnifications multiply.
import { figure } from "./base/figure.js";
import { inWords } from "./base/numbers.js";

/** @param {number} x */
const g = (x) => 1 + x ** 2 / 2;

/** @param {number} u */
const f = (u) => u ** 2 / 4;

/** The rulers lie below each other and have one scale, so that a magnification is seen as it is. @type {[number, string][]} */
const RULERS = [[3, "x"], [2, "u"], [1, "y"]];
/** @type {[number, string][]} */
const MARKS = [0, 1, 2, 3, 4, 5, 6].map((value) => [value, String(value)]);
const AXES = { x: { low: -0.3, high: 8.3, marks: MARKS }, y: { low: 0.65, high: 3.4, marks: RULERS } };
const EDGE = 8.25;

const variables = {
  x: { label: "position x", start: 2, low: 0, high: 2.2, step: 0.1 },
  dx: /** @type {import("./base/variable.js").Variable} */ ({ label: "step Δx", start: 0.5, low: 1e-3, high: 0.5, step: 0.05, scale: "log" }),
};

/** The moves and their quotients, and the slopes to which the quotients go. @param {{x: number, dx: number}} state */
function numbers({ x, dx }) {
  const u = g(x);
  const du = g(x + dx) - u;
  const y = f(u);
  const dy = f(u + du) - y;
  return { u, du, y, dy, first: du / dx, second: dy / du, both: dy / dx, firstSlope: x, secondSlope: u / 2, slope: (x * u) / 2 };
}

export const gearChain = figure({
  id: "F1.6",
  title: "The gear chain",
  aspect: 1.15,
  variables,
  numbers,

  describe(state) {
    const { u, du, y, dy, first, second, both, firstSlope, secondSlope, slope } = numbers(state);
    return (
      `x = ${inWords(state.x)} gives u = ${inWords(u)} and y = ${inWords(y)}. The step Δx = ${inWords(state.dx)} moves u by ${inWords(du)} and y by ${inWords(dy)}. ` +
      `The magnifications are Δu/Δx = ${inWords(first)} and Δy/Δu = ${inWords(second)}; their product is Δy/Δx = ${inWords(both)}. ` +
      `As Δx shrinks, they go to ${inWords(firstSlope)} and ${inWords(secondSlope)}, and the product goes to ${inWords(slope)}.`
    );
  },

  draw(stage, state, set) {
    const plane = stage.plane(AXES);
    const now = () => numbers(state());
    for (const n of [0, 1]) {
      plane.area("other", () => {
        const [from, to] = move(state(), n);
        const [start, end] = move(state(), n + 1);
        return [[from, 3 - n], [to, 3 - n], [end, 2 - n], [start, 2 - n]];
      });
    }
    for (const n of [0, 1, 2]) plane.curve("move", () => move(state(), n).map((value) => [value, 3 - n]));
    plane.words(() => [state().x + 0.3, 3.2], () => `Δx = ${inWords(state().dx)}`, "left");
    plane.words(() => [now().u + now().du + 0.15, 2.1], () => `Δu = ${inWords(now().du)}`, "left");
    plane.words(() => [now().y, 0.8], () => `Δy = ${inWords(now().dy)}`, "left");
    plane.words(() => [EDGE, 2.8], () => "u = 1 + x²/2", "right");
    plane.words(() => [EDGE, 2.55], () => `Δu/Δx = ${inWords(now().first)}`, "right");
    plane.words(() => [EDGE, 1.8], () => "y = u²/4", "right");
    plane.words(() => [EDGE, 1.55], () => `Δy/Δu = ${inWords(now().second)}`, "right");
    plane.words(() => [EDGE, 1.2], () => `Δy/Δx = ${inWords(now().both)}`, "right");
    stage.handle(plane, variables.dx, {
      value: () => state().dx,
      set: (dx) => set({ dx }),
      at: () => [state().x + state().dx, 3],
      from: ([end]) => Math.max(end - state().x, variables.dx.low),
    });
    stage.handle(plane, variables.x, { value: () => state().x, set: (x) => set({ x }), at: () => [state().x, 3], from: ([x]) => x });
  },
});

/** What the step covers on the first, second or third ruler. @param {{x: number, dx: number}} state @param {number} n @returns {[from: number, to: number]} */
function move({ x, dx }, n) {
  const { u, du, y, dy } = numbers({ x, dx });
  return n === 0 ? [x, x + dx] : n === 1 ? [u, u + du] : [y, y + dy];
}
