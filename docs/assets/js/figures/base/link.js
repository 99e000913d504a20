// A link that carries the state of a figure: #figure=F1.1&x=2&h=0.1 in the page's address.
import { isValue } from "./variable.js";

/** @typedef {import("./variable.js").Variables} Variables */

/** @param {string} id @param {Record<string, number>} state */
export function linkTo(id, state) {
  const values = Object.entries(state).map(([name, value]) => [name, String(value)]);
  return `${location.origin}${location.pathname}#${new URLSearchParams([["figure", id], ...values])}`;
}

/**
 * The state that an address carries for a figure: null if it carries none, "damaged" if it is none that the figure can have.
 * What it does not name is as in the book: a figure may have gained a variable since the link was made.
 * @param {string} hash @param {string} id @param {Variables} variables @returns {Record<string, number> | "damaged" | null}
 */
export function stateIn(hash, id, variables) {
  const parts = new URLSearchParams(hash.slice(1));
  if (parts.get("figure") !== id) return null;
  const state = Object.entries(variables).map(([name, variable]) => {
    const text = parts.get(name);
    const value = text === null ? variable.start : Number(text || NaN);
    return isValue(variable, value) ? [name, value] : null;
  });
  return state.every((each) => each !== null) ? Object.fromEntries(state) : "damaged";
}
