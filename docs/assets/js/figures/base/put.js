// An element of the page, put where a point of a plane lies.
import { share } from "./axis.js";

/** @param {HTMLElement} element @param {{x: import("./axis.js").Axis, y: import("./axis.js").Axis}} plane @param {import("./plane.js").Point} point */
export function put(element, { x, y }, [a, b]) {
  element.style.left = `${share(x, a)}%`;
  element.style.top = `${100 - share(y, b)}%`;
}
