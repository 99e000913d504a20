// Where a figure is drawn: its planes and handles, which are shown anew when the state has changed.
import { Plane } from "./plane.js";
import { afterKey, nearest, saidOf } from "./variable.js";

/** @typedef {import("./plane.js").Point} Point */
/** @typedef {import("./variable.js").Variable} Variable */

/** @type {import("./plane.js").Place} */
const WHOLE = { left: 0, top: 0, width: 100, height: 100 };

export class Stage {
  /** @type {Plane[]} */
  #planes = [];

  /** @type {(() => void)[]} */
  #followers = [];

  /**
   * @param {import("./plane.js").Library} library @param {HTMLElement} element
   * @param {() => () => void} held  notes the state; call what it returns, and the state is as it was
   */
  constructor(library, element, held) {
    this.library = library;
    this.element = element;
    this.held = held;
  }

  /** A plane on a part of the stage. @param {{x: import("./axis.js").Axis, y: import("./axis.js").Axis}} axes @param {Partial<import("./plane.js").Place>} [place] */
  plane(axes, place) {
    const plane = new Plane(this.library, this.element, { ...WHOLE, ...place }, axes);
    this.#planes.push(plane);
    return plane;
  }

  /**
   * A point by which the reader changes one variable.
   * @param {Plane} plane @param {Variable} variable
   * @param {{value: () => number, set: (value: number) => void, at: () => Point, from: (point: Point) => number, isShown?: () => boolean}} link
   *   `from` gives the value that a place asks for; without `isShown` the point is always there
   */
  handle(plane, variable, { value, set, at, from, isShown = () => true }) {
    const change = (/** @type {number | null} */ to) => to !== null && set(to);
    const show = plane.handle({
      label: variable.label,
      at,
      isShown,
      held: this.held,
      moved: (point) => change(nearest(variable, from(point))),
      pressed(key) {
        const to = afterKey(variable, value(), key);
        change(to);
        return to !== null;
      },
      said: () => ({ value: value(), low: variable.low, high: variable.high, words: `${variable.label} ${saidOf(variable, value())}` }),
    });
    this.follow(show);
  }

  /** Call this whenever the state has changed. @param {() => void} show */
  follow(show) {
    this.#followers.push(show);
  }

  /** Show the state as it is now. */
  update() {
    for (const show of this.#followers) show();
    for (const plane of this.#planes) plane.update();
  }

  resize() {
    for (const plane of this.#planes) plane.resize();
  }

  /** The library keeps a list of all planes: these leave it. */
  close() {
    for (const { board } of this.#planes) this.library.freeBoard(board);
  }
}
