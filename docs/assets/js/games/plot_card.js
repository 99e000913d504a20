// The picture on a card: a curve in the plane from −3 to 3, with a line at each whole number.
import { REACH } from "./match_round.js";

const SVG = "http://www.w3.org/2000/svg";
const UNIT = 20; // of the drawing
const STEP = 0.1; // between the points of a curve
const OUTSIDE = REACH + 1; // a curve goes on a little beyond the edge, which cuts it off

/** @param {(x: number) => number} curve */
export function plotCard(curve) {
  const svg = document.createElementNS(SVG, "svg");
  const size = 2 * REACH * UNIT;
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("class", "mf-card__plot");
  svg.ariaHidden = "true"; // the card is named by its heights
  const whole = Array.from({ length: 2 * REACH - 1 }, (_, n) => n + 1 - REACH);
  const grid = whole.map((n) => `M${place(n)} 0V${size}M0 ${place(n)}H${size}`).join("");
  const count = Math.round((2 * REACH) / STEP);
  const points = Array.from({ length: count + 1 }, (_, n) => {
    const x = -REACH + n * STEP;
    return `${place(x).toFixed(1)} ${place(-Math.max(-OUTSIDE, Math.min(OUTSIDE, curve(x)))).toFixed(1)}`;
  });
  svg.append(path("mf-card__grid", grid), path("mf-card__axes", `M${place(0)} 0V${size}M0 ${place(0)}H${size}`), path("mf-card__curve", `M${points.join("L")}`));
  return svg;
}

/** The heights of a curve at the whole numbers, for those who do not see it. @param {(x: number) => number} curve */
export function heights(curve) {
  return Array.from({ length: 2 * REACH + 1 }, (_, n) => curve(n - REACH).toFixed(1).replace(/^-0\.0$/, "0.0").replace("-", "−")).join(", ");
}

/** @param {number} value */
function place(value) {
  return (value + REACH) * UNIT;
}

/** @param {string} name @param {string} line */
function path(name, line) {
  const element = document.createElementNS(SVG, "path");
  element.setAttribute("class", name);
  element.setAttribute("d", line);
  return element;
}
