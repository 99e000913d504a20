// A point of a figure that the reader moves: with a mouse, a pen, a finger, or the keys.
import { draggable } from "../../drag.js";
import { put } from "./put.js";

/**
 * @typedef {import("./plane.js").Point} Point
 * @typedef {object} Handle
 * @property {string} label                      what it moves, such as "position x"
 * @property {() => Point} at                    where it lies
 * @property {(point: Point) => void} moved      a pointer asks for this place
 * @property {(key: string) => boolean} pressed  a key was pressed; whether it meant something
 * @property {() => () => void} held             notes the state; call what it returns, and the state is as it was
 * @property {() => boolean} isShown             whether it is there at all
 * @property {() => {value: number, low: number, high: number, words: string}} said  for those who listen
 */

/** @param {import("./plane.js").Plane} plane @param {Handle} handle @returns {() => void} shows it where it lies now */
export function addHandle(plane, { label, at, moved, pressed, held, isShown, said }) {
  const element = document.createElement("span");
  element.className = "mf-handle";
  element.tabIndex = 0;
  element.role = "slider";
  element.ariaLabel = label;
  plane.field.append(element);
  draggable(element, (start) => {
    element.focus({ preventScroll: true });
    const before = at();
    const restore = held();
    const [a, b] = plane.pointAt(start);
    return {
      move(place) {
        const [c, d] = plane.pointAt(place);
        moved([before[0] + c - a, before[1] + d - b]);
      },
      drop() {},
      cancel: restore,
    };
  });
  element.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !pressed(event.key)) return;
    event.preventDefault(); // the page does not scroll
  });
  return () => {
    element.hidden = !isShown();
    if (element.hidden) return;
    put(element, plane, at());
    const { value, low, high, words } = said();
    element.ariaValueNow = String(value);
    element.ariaValueMin = String(low);
    element.ariaValueMax = String(high);
    element.ariaValueText = words;
  };
}
