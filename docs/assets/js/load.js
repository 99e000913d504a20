// Scripts that a page imports when they are needed. A browser that was given a damaged script keeps to it while the
// page is open, so each is checked first; the import then finds it in the browser's own cache.
import { addresses, hashes, needs } from "./config.js";
import { download } from "./download.js";

/** What was asked for, and has not failed. @type {Map<string, Promise<any>>} */
const scripts = new Map();

/** What a page needs after the reader's first touch. @returns {Promise<typeof import("./later.js")>} */
export function later() {
  return load(addresses.later);
}

/** What a page needs where something is to be answered. @returns {Promise<typeof import("./practice.js")>} */
export function practice() {
  return load(addresses.practice);
}

/** What shows the reader what to do and what is done. @returns {Promise<typeof import("./desk.js")>} */
export function desk() {
  return load(addresses.desk);
}

/** The interactive figures, and the library that they draw with. @returns {Promise<{mountFigure: (element: HTMLElement) => void}>} */
export async function figures() {
  const [{ mountFigure }, { JSXGraph }] = await Promise.all([load(addresses.figures), load(addresses.jsxgraph)]);
  return { mountFigure: (element) => mountFigure(element, JSXGraph) };
}

/** The games of the book. @returns {Promise<typeof import("./games.js")>} */
export function games() {
  return load(addresses.games);
}

/** Import a script; after a failure the next call tries again. @param {string} address @returns {Promise<any>} */
export function load(address) {
  const known = scripts.get(address);
  if (known) return known;
  const files = [address, ...(needs[address] ?? [])].map((file) => download(file, hashes[file] ?? ""));
  const script = Promise.all(files).then(() => import(address));
  scripts.set(address, script);
  script.catch(() => scripts.delete(address));
  return script;
}
