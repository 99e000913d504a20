// A plot of an exercise (docs/assets/python/plot_svg.py) on which points can be moved and lines be drawn.
import { readAxis } from "./axis.js";
import { draggable } from "../drag.js";

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {[x: number, y: number]} Point  in the numbers of the axes */

/** Make a plot one that can be changed. @param {SVGSVGElement} svg */
export function livePlot(svg) {
  const frame = document.createElement("div");
  frame.className = "mf-live-plot";
  svg.replaceWith(frame);
  frame.append(svg);
  const x = readAxis(svg.dataset.mfX ?? "");
  const y = readAxis(svg.dataset.mfY ?? "");
  const { width, height } = svg.viewBox.baseVal;

  /** A line above the others; returns what changes its points. @param {string} name of its class */
  function line(name) {
    const element = document.createElementNS(SVG, "polyline");
    element.setAttribute("class", name);
    svg.append(element);
    return (/** @type {readonly Point[]} */ points) =>
      element.setAttribute("points", points.map(([a, b]) => `${x.place(a).toFixed(1)},${y.place(b).toFixed(1)}`).join(" "));
  }

  /** @param {import("../drag.js").Place} place in the window @returns {Point} */
  function pointAt(place) {
    const box = svg.getBoundingClientRect();
    return [x.value(((place.x - box.left) / box.width) * width), y.value(((place.y - box.top) / box.height) * height)];
  }

  /**
   * A point that is moved by a pointer, or by keys: `moved` gets the place a pointer asks for, `pressed` the key.
   * @param {string} label
   * @param {{moved: (point: Point) => void, pressed: (event: KeyboardEvent) => boolean}} actions
   */
  function handle(label, { moved, pressed }) {
    const element = document.createElement("span");
    element.className = "mf-handle";
    element.tabIndex = 0;
    element.setAttribute("role", "slider");
    element.setAttribute("aria-orientation", "vertical");
    element.setAttribute("aria-label", label);
    element.setAttribute("aria-valuemin", String(y.low));
    element.setAttribute("aria-valuemax", String(y.high));
    frame.append(element);
    /** @type {Point} */
    let at = [0, 0];
    draggable(element, (start) => {
      element.focus({ preventScroll: true });
      const before = at;
      const [a, b] = pointAt(start);
      return {
        move(place) {
          const [c, d] = pointAt(place);
          moved([x.within(before[0] + c - a), y.within(before[1] + d - b)]);
        },
        drop() {},
        cancel: () => moved(before),
      };
    });
    element.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || !pressed(event)) return;
      event.preventDefault(); // the page does not scroll
    });
    /** Show the point there, and say so. @param {Point} point @param {string} words */
    return (point, words) => {
      at = point;
      element.style.left = `${(100 * x.place(point[0])) / width}%`;
      element.style.top = `${(100 * y.place(point[1])) / height}%`;
      element.setAttribute("aria-valuenow", String(point[1]));
      element.setAttribute("aria-valuetext", words);
    };
  }

  return { x, y, line, handle, frame };
}

/**
 * Show what is right, once: when the reader opens the solution of the exercise, or when what is returned is called.
 * @param {Element} form @param {() => void} show
 */
export function reveal(form, show) {
  let isShown = false;
  const once = () => {
    if (isShown) return;
    isShown = true;
    show();
  };
  const solution = form.closest("[data-mf-exercise]")?.querySelector("details[data-mf-solution]");
  if (solution instanceof HTMLDetailsElement) {
    solution.addEventListener("toggle", () => solution.open && once());
    if (solution.open) once();
  }
  return once;
}

/** Words below a plot. @param {Element} above @param {string} text */
export function caption(above, text) {
  const words = document.createElement("p");
  words.className = "mf-plot-key";
  words.textContent = text;
  above.after(words);
  return words;
}
