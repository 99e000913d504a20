// What the build tells the page: where the runtime's files are, and how many bytes each part has.

/**
 * @typedef {object} Config
 * @property {string} root     from the page to the site's root
 * @property {string} runtime  folder of Pyodide and its packages
 * @property {string} wheel    the mfml wheel
 * @property {string} editor   the bundled editor
 * @property {Record<string, number>} sizes  bytes to download, by part
 */

const element = document.getElementById("mf-config");
const config = /** @type {Config} */ (JSON.parse(element?.textContent ?? "{}"));

// Resolved once, on the first page: instant navigation changes the address but not this module.
const root = new URL(config.root, document.baseURI);

/** @type {Readonly<Record<string, number>>} */
export const sizes = config.sizes;

export const addresses = Object.freeze({
  runtime: new URL(config.runtime, root).href,
  wheel: new URL(config.wheel, root).href,
  editor: new URL(config.editor, root).href,
  runner: new URL("assets/python/cells.py", root).href,
  waiting: new URL("assets/python/waiting.py", root).href,
  figureStyle: new URL("assets/python/matplotlibrc", root).href,
});
