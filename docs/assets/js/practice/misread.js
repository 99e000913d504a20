// What is said of a formula that cannot be read: the reason, and the place in the text, marked by carets below it.
import { textBlock } from "../elements.js";

/** So much of the text is shown before and after the place. */
const AROUND = 20;

/** @typedef {{problem: string, place?: [start: number, end: number]}} Misread  as docs/assets/python/explain_questions.py says it */

/** The place and the reason in words. @param {Misread} misread */
export function misreadWords({ problem, place }) {
  return place ? `At character ${place[0] + 1}: ${problem}` : problem;
}

/** @param {string} text @param {Misread} misread @returns {HTMLElement[]} */
export function misread(text, { problem, place }) {
  const words = document.createElement("p");
  words.textContent = misreadWords({ problem, place });
  if (!place) return [words];
  const [start, end] = place;
  const first = Math.max(0, start - AROUND);
  const shown = textBlock(`${text.slice(first, end + AROUND)}\n${" ".repeat(start - first)}${"^".repeat(Math.max(1, end - start))}`);
  shown.className = "mf-misread";
  shown.ariaHidden = "true"; // the words say it
  return [words, shown];
}
