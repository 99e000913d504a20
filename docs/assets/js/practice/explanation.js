// What is told of a formula, part by part, each with its heading.
import { stepList } from "./steps.js";
import { formula } from "./typeset_in.js";

/**
 * @typedef {object} Reply  of docs/assets/python/explain_questions.py
 * @property {string} latex
 * @property {string} derivative  LaTeX
 * @property {string} text        the derivative as one types it
 * @property {string} others      which letters are fixed, if there are any
 * @property {string} point       the value and the slope, in words
 * @property {import("./steps.js").Step[]} steps
 * @property {string} [too_long]  why there are no steps
 * @property {string} svg
 * @property {string} graphs      what the graphs show, in words
 */

/** @param {Reply} reply @returns {Node[]} */
export function explanation({ latex, derivative, text, others, point, steps, too_long: tooLong, svg, graphs }) {
  const typed = document.createElement("code");
  typed.textContent = text;
  const asTyped = paragraph("As you would type it: ");
  asTyped.append(typed);
  return [
    heading("Your formula"),
    formula(latex),
    ...(others ? [paragraph(others)] : []),
    heading("Value and slope"),
    paragraph(point),
    heading("The derivative"),
    formula(derivative),
    asTyped,
    heading("Step by step"),
    tooLong ? paragraph(tooLong) : stepList(steps),
    heading("The graphs"),
    paragraph(graphs),
    ...(svg ? [drawing(svg)] : []),
  ];
}

/** @param {string} words */
function heading(words) {
  return Object.assign(document.createElement("h2"), { textContent: words });
}

/** @param {string} words */
function paragraph(words) {
  return Object.assign(document.createElement("p"), { textContent: words });
}

/** The drawing of plot_svg.py, in which all text is escaped. @param {string} svg */
function drawing(svg) {
  const read = new DOMParser().parseFromString(svg, "text/html");
  return document.adoptNode(/** @type {SVGElement} */ (read.querySelector("svg")));
}
