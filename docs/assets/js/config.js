// What the build tells the page: where the book's files are, and how many bytes each part of Python has;
// and what its address asks for.

/**
 * @typedef {object} Config
 * @property {string} root     from the page to the site's root
 * @property {string} edition  folder of our own scripts and Python files, named by their content
 * @property {string} runtime  folder of Pyodide and its packages
 * @property {string} bundles  folder of Python and its packages, compiled
 * @property {string} snapshot folder of the snapshot of Python; "" if there is none
 * @property {string} book     mfml and our own files of Python, compiled
 * @property {string} wheel    the mfml wheel
 * @property {string} editor   the bundled editor
 * @property {string} katex    KaTeX, bundled
 * @property {string} jsxgraph JSXGraph, bundled
 * @property {boolean} offline whether the browser may keep the book
 * @property {Record<string, number>} sizes  bytes to download, by part
 * @property {Record<string, string[]>} needs  the files that a script imports beside the page's own, by places in the site
 * @property {Record<string, string>} hashes  what must be in each file that is fetched later, by its place in the site
 */

/** What the page that is shown now says; instant navigation changes the page, but not our scripts. */
export function configOfPage() {
  return /** @type {Config} */ (JSON.parse(document.getElementById("mf-config")?.textContent ?? "{}"));
}

const config = configOfPage();

// Resolved once, on the first page: instant navigation changes the address but not this module.
const root = new URL(config.root, document.baseURI);
const own = new URL(config.edition, root);

/** @type {Readonly<Record<string, number>>} */
export const sizes = config.sizes;

/** "sha256-…" by address. @type {Readonly<Record<string, string>>} */
export const hashes = Object.fromEntries(Object.entries(config.hashes).map(([place, hash]) => [new URL(place, root).href, hash]));

/** Addresses by address: what a script imports beside the page's own. @type {Readonly<Record<string, string[]>>} */
export const needs = Object.fromEntries(
  Object.entries(config.needs).map(([place, others]) => [new URL(place, root).href, others.map((other) => new URL(other, root).href)]),
);

export const { edition, offline } = config;

/** @typedef {(typeof WAYS)[number] | ""} Way */

const WAYS = /** @type {const} */ (["stock", "bundle", "snapshot"]);

/** The way to start Python that the visit's first address asks for (`?runtime=…`); "" for the usual one. @type {Way} */
export const way = WAYS.find((name) => name === new URLSearchParams(location.search).get("runtime")) ?? "";

export const addresses = Object.freeze({
  root: root.href,
  runtime: new URL(config.runtime, root).href,
  bundles: new URL(config.bundles, root).href,
  book: new URL(config.book, root).href,
  snapshot: config.snapshot && new URL(config.snapshot, root).href,
  startUp: new URL("start-up.json", root).href,
  wheel: new URL(config.wheel, root).href,
  editor: new URL(config.editor, root).href,
  katex: new URL(config.katex, root).href,
  jsxgraph: new URL(config.jsxgraph, root).href,
  python: new URL("python/", own).href,
  later: new URL("js/later.js", own).href,
  practice: new URL("js/practice.js", own).href,
  desk: new URL("js/desk.js", own).href,
  figures: new URL("js/figures.js", own).href,
  games: new URL("js/games.js", own).href,
  worker: new URL("js/worker.js", own).href,
  serviceWorker: new URL("service-worker.js", root).href,
});
