// Questions to Python about code that is being typed.
import { runtime } from "./runtime.js";

/** @typedef {import("./cell.js").Cell} Cell */

/**
 * The names that can stand at a position, each with what it is; null if Python cannot be asked now.
 * @param {Cell} cell @param {string} code @param {number} position
 * @returns {Promise<[name: string, kind: string][] | null>}
 */
export async function completions(cell, code, position) {
  return ask("completions", cell, code, position);
}

/**
 * The call around a position: its text before, at and after the argument in hand, and a sentence about it.
 * @param {Cell} cell @param {string} code @param {number} position
 * @returns {Promise<[before: string, argument: string, after: string, sentence: string] | null>}
 */
export async function signature(cell, code, position) {
  return ask("signature", cell, code, position);
}

/** @param {"completions" | "signature"} about @param {Cell} cell @param {string} code @param {number} position */
function ask(about, { visit, isolated }, code, position) {
  // Python counts characters, the browser counts halves of some.
  const counted = [...code.slice(0, position)].length;
  return runtime.hint({ about, visit, isolated, code, position: counted });
}
