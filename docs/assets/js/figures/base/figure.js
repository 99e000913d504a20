// What an interactive figure is: the one object of its state, and what is drawn and said of it.

/** @typedef {import("./variable.js").Variables} Variables */
/** @typedef {import("./stage.js").Stage} Stage */

/**
 * @template {Variables} V
 * @typedef {{[name in keyof V]: number}} State  the value of each variable
 */

/**
 * @template {Variables} V
 * @typedef {object} Figure
 * @property {string} id        permanent, such as "F1.1"
 * @property {string} title
 * @property {number} aspect    width of the stage divided by its height
 * @property {V} variables
 * @property {(state: State<V>) => Record<string, number>} numbers  all that the figure computes and says
 * @property {(state: State<V>) => string} describe  the state in words
 * @property {(stage: Stage, state: () => State<V>, set: (changes: Partial<State<V>>) => void) => void} draw
 */

/** A figure as it begins. @template {Variables} V @param {V} variables @returns {State<V>} */
export function startOf(variables) {
  return /** @type {State<V>} */ (Object.fromEntries(Object.entries(variables).map(([name, { start }]) => [name, start])));
}

/** Check a figure's types where it is written. @template {Variables} V @param {Figure<V>} figure */
export function figure(figure) {
  return figure;
}
