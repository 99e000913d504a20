// The small file of a snapshot: what must be there before its memory, as scripts/start_up/snapshot.mjs has written it.
import { unpack } from "./bundle.js";

/** @typedef {import("./bundle.js").File} File */

/**
 * @typedef {object} Parts
 * @property {import("./restore.js").Notes} notes
 * @property {Record<string, import("./bundle.js").Table>} tables  what each bundle has
 * @property {import("./libraries.js").Library[]} libraries  in the order in which they are to be loaded
 * @property {File[]} early  the files that Python reads at once
 */

/** @param {Uint8Array<ArrayBuffer>} parts @returns {Promise<Parts>} */
export async function readParts(parts) {
  const files = unpack(parts);
  const json = (/** @type {string} */ name) => {
    const [, content] = files.find(([path]) => path === name) ?? [];
    return JSON.parse(new TextDecoder().decode(content));
  };
  const isLibrary = (/** @type {File} */ [path]) => path.endsWith(".so");
  const libraries = files.filter(isLibrary).map(async ([path, content]) => ({ path, module: await WebAssembly.compile(content) }));
  return {
    notes: json("notes"),
    tables: json("tables"),
    libraries: await Promise.all(libraries),
    // Their contents are their own: Python's file system takes them, and the parts are given away to be copied.
    early: files.filter((file) => file[0].startsWith("/") && !isLibrary(file)).map(([path, content]) => [path, content.slice()]),
  };
}
