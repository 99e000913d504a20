// A coordinate plane on which a figure draws, on JSXGraph: curves, lines, areas, dots and words that follow the state.
import { marksOf, share } from "./axis.js";
import { addHandle } from "./handle.js";
import { put } from "./put.js";

/**
 * @typedef {[x: number, y: number]} Point
 * @typedef {import("./axis.js").Axis} Axis
 * @typedef {{dataX: number[], dataY: number[], updateDataArray: () => void, fullUpdate: () => void}} Curve
 * @typedef {object} Board  what we use of JSXGraph's board
 * @property {{(kind: "curve", parents: unknown[], look: object): Curve, (kind: "point", parents: unknown[], look: object): unknown}} create
 * @property {() => void} update
 * @property {(box: number[], keepRatio: boolean) => void} setBoundingBox
 * @property {(width: number, height: number, dontSet: boolean) => void} resizeContainer
 * @typedef {{initBoard: (field: HTMLElement, options: object) => Board, freeBoard: (board: Board) => void}} Library  JSXGraph
 * @typedef {object} Place  where on the stage, in percent of it
 * @property {number} left
 * @property {number} top
 * @property {number} width
 * @property {number} height
 */

/** What JSXGraph does by itself and a figure does not want. */
const QUIET = {
  axis: false,
  keepAspectRatio: false,
  registerEvents: false,
  showCopyright: false,
  showInfobox: false,
  showNavigation: false,
};

/** What a drawn thing is not: it is moved by the handles only. */
const STILL = { fixed: true, highlight: false, layer: 5, tabindex: null };

export class Plane {
  /** @type {ReturnType<typeof newMark>[]} */
  #marks = [];

  /** @type {(() => void)[]} */
  #words = [];

  /**
   * @param {Library} library @param {HTMLElement} stage @param {Place} place
   * @param {{x: Axis, y: Axis}} axes
   */
  constructor(library, stage, place, { x, y }) {
    this.x = x;
    this.y = y;
    this.frame = document.createElement("div");
    this.frame.className = "mf-plane";
    for (const [side, percent] of Object.entries(place)) this.frame.style.setProperty(side, `${percent}%`);
    this.field = document.createElement("div");
    this.field.className = "mf-plane__field";
    const drawing = document.createElement("div"); // JSXGraph places it in its own way
    drawing.className = "mf-plane__drawing";
    this.field.append(drawing);
    this.frame.append(this.field);
    stage.append(this.frame);
    this.board = library.initBoard(drawing, { ...QUIET, boundingbox: [x.low, y.high, x.high, y.low] });
    // The figure says in words what is drawn; JSXGraph would make a landmark of each plane, without a name.
    drawing.removeAttribute("role");
    drawing.removeAttribute("aria-label");
    drawing.ariaHidden = "true";
    this.axes = document.createElement("div");
    this.axes.className = "mf-plane__axes";
    this.axes.ariaHidden = "true";
    if (x.name) this.axes.append(name("x", x.name));
    if (y.name) this.axes.append(name("y", y.name));
    this.frame.prepend(this.axes); // behind everything
    this.#drawMarks();
  }

  /** A curve; it follows the state if its points are given by a function. @param {string} look @param {readonly Point[] | (() => readonly Point[])} points */
  curve(look, points) {
    const follows = typeof points === "function";
    const curve = this.board.create("curve", [[], []], { ...STILL, cssClass: `mf-ink mf-ink--${look}`, needsRegularUpdate: follows });
    const draw = () => {
      const all = follows ? points() : points;
      curve.dataX = all.map(([a]) => a);
      curve.dataY = all.map(([, b]) => b);
    };
    curve.updateDataArray = draw;
    curve.fullUpdate();
  }

  /** The graph of a function over the whole plane. @param {string} look @param {(x: number) => number} f */
  graph(look, f) {
    this.curve(look, graphOf(f, this.x.low, this.x.high));
  }

  /** A filled area with an outline, that follows the state. @param {string} look @param {() => readonly Point[]} corners */
  area(look, corners) {
    const outline = () => {
      const all = corners();
      return [...all, ...all.slice(0, 1)];
    };
    this.curve(`${look} mf-ink--area`, outline);
  }

  /** A dot that follows the state. @param {string} look @param {() => Point} at */
  dot(look, at) {
    const options = { ...STILL, cssClass: `mf-ink mf-ink--${look}`, face: "o", size: 4, withLabel: false };
    this.board.create("point", [() => at()[0], () => at()[1]], options);
  }

  /** Words that follow the state. @param {() => Point} at @param {() => string} words @param {"left" | "middle" | "right"} [anchor] */
  words(at, words, anchor = "middle") {
    const element = document.createElement("span");
    element.className = `mf-plane__words mf-plane__words--${anchor}`;
    element.ariaHidden = "true";
    this.field.append(element);
    this.#words.push(() => {
      put(element, this, at());
      const text = words();
      if (element.textContent !== text) element.textContent = text;
    });
  }

  /**
   * A point that the reader moves, by a pointer or by keys.
   * @param {import("./handle.js").Handle} handle
   */
  handle(handle) {
    return addHandle(this, handle);
  }

  /** Show the state as it is now. */
  update() {
    this.board.update();
    for (const show of this.#words) show();
  }

  /** Show another part of the plane, or the same part with other marks. @param {Axis} x @param {Axis} y */
  look(x, y) {
    const isSame = x.low === this.x.low && x.high === this.x.high && y.low === this.y.low && y.high === this.y.high;
    this.x = x;
    this.y = y;
    if (!isSame) this.board.setBoundingBox([x.low, y.high, x.high, y.low], false);
    this.#drawMarks();
  }

  /** The point under a place in the window. @param {import("../../drag.js").Place} place @returns {Point} */
  pointAt(place) {
    const box = this.field.getBoundingClientRect();
    const { x, y } = this;
    return [
      x.low + ((place.x - box.left) / box.width) * (x.high - x.low),
      y.high - ((place.y - box.top) / box.height) * (y.high - y.low),
    ];
  }

  /** The size of the window has changed. */
  resize() {
    const { clientWidth, clientHeight } = this.field;
    if (clientWidth > 0) this.board.resizeContainer(clientWidth, clientHeight, true);
  }

  /** Lines and numbers of the axes; what is there already is changed only where it differs. */
  #drawMarks() {
    const marks = [
      ...marksOf(this.x).map(([value, text]) => ({ axis: "x", value, text, place: `left: ${share(this.x, value)}%` })),
      ...marksOf(this.y).map(([value, text]) => ({ axis: "y", value, text, place: `bottom: ${share(this.y, value)}%` })),
    ];
    for (const mark of this.#marks.splice(marks.length)) mark.line.remove();
    marks.forEach((mark, n) => {
      const { axis, value, text, place } = mark;
      const shown = (this.#marks[n] ??= newMark(this.axes));
      const look = `mf-plane__mark mf-plane__mark--${axis}${value === 0 ? " mf-plane__mark--zero" : ""}`;
      if (shown.look !== look) shown.line.className = shown.look = look;
      if (shown.place !== place) shown.line.style.cssText = shown.place = place;
      if (shown.text !== text) shown.number.textContent = shown.text = text;
    });
  }
}

/** A line of the grid and its number, and how they are shown. @param {HTMLElement} axes */
function newMark(axes) {
  const line = document.createElement("i");
  const number = document.createElement("span");
  line.append(number);
  axes.append(line);
  return { line, number, look: "", place: "", text: "" };
}

/** Enough points for a curve that looks smooth on a wide screen. */
const POINTS = 240;

/** The points of a graph; it breaks where the function has no number. @param {(x: number) => number} f @param {number} low @param {number} high @returns {Point[]} */
export function graphOf(f, low, high) {
  return Array.from({ length: POINTS + 1 }, (_, n) => {
    const x = low + ((high - low) * n) / POINTS;
    return [x, f(x)];
  });
}

/** @param {"x" | "y"} axis @param {string} text */
function name(axis, text) {
  const element = document.createElement("span");
  element.className = `mf-plane__name mf-plane__name--${axis}`;
  element.textContent = text;
  return element;
}
