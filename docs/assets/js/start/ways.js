// The ways to start Python, the fastest first. When one fails, for whatever reason, the next one is tried: the reader
// sees nothing of it but the time it takes.
import { startCompiled } from "./compiled.js";
import { startFromSnapshot } from "./snapshot.js";
import { startStock } from "./stock.js";

/**
 * @typedef {object} Order
 * @property {typeof import("../config.js").addresses} addresses
 * @property {(address: string) => Promise<ArrayBuffer>} get  fetch and check a file of the book
 * @property {(address: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>} check  see that they are such a file; it rejects if not
 * @property {<T>(name: string, work: Promise<T>, bytes?: number) => Promise<T>} step  report a part as loading, then as loaded
 * @property {boolean} draws  whether Matplotlib will be needed at once
 *
 * @typedef {object} Python
 * @property {import("pyodide").PyodideInterface} pyodide  with NumPy, mfml and our own files
 * @property {(name: string) => Promise<void>} load  load a package with all that it needs
 * @property {() => Promise<void>} [rest]  load what Python has begun without
 * @property {import("./bundle.js").File[]} [uncopied]  what was fetched for this start, and is to be copied for the next one
 *
 * @typedef {(order: Order) => Promise<Python>} Start
 */

/** @type {Record<string, Start>} */
const WAYS = { snapshot: startFromSnapshot, bundle: startCompiled, stock: startStock };

/**
 * @param {Order} order
 * @param {string} first  the way to begin with; if there is no such way, the fastest
 * @returns {Promise<Python & {way: string}>} it rejects with the error of the last way
 */
export async function startPython(order, first) {
  const names = Object.keys(WAYS);
  const [way = "", ...others] = names.slice(Math.max(0, names.indexOf(first)));
  try {
    return { way, ...(await /** @type {Start} */ (WAYS[way])(order)) };
  } catch (error) {
    if (others.length === 0) throw error;
    return startPython(order, others[0] ?? "");
  }
}
