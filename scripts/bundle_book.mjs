// Bundle our own scripts: node bundle_book.mjs SOURCES OUTPUT
// What a page needs at once becomes two files; what it needs later one for each purpose, and one for what several of
// them share. A worker is one file, too. OUTPUT/needs.json says which files a script imports beside the page's own.
import { readFile, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { build } from "esbuild";

const [sources = "", outdir = ""] = process.argv.slice(2);
/** @param {string} place */
const source = (place) => join(sources, place);
const first = source("js/book.js");
const ofPages = [first, ...["js/later.js", "js/practice.js", "js/desk.js", "js/figures.js", "js/games.js"].map(source)];
const ofWorkers = [source("js/worker.js")];
const ofServiceWorkers = [source("service-worker/service-worker.js"), source("service-worker/retired.js")];
/** @type {import("esbuild").BuildOptions} */
const common = { outdir, outbase: sources, bundle: true, minify: true, target: "es2022", charset: "utf8" };
/** @type {import("esbuild").BuildOptions} */
const modules = { ...common, entryPoints: ofPages, format: "esm", splitting: true, chunkNames: "js/[name]-[hash]" };

const { metafile } = await build({ ...modules, write: false, metafile: true });
const loadedFirst = new Set(imported(name(first)));
const loadedLater = ofPages.slice(1).map((entry) => imported(name(entry)).filter((module) => !loadedFirst.has(module)));
const shared = new Set(loadedLater.flatMap((mine) => mine.filter((module) => loadedLater.some((other) => other !== mine && other.includes(module)))));

/**
 * esbuild makes a file of each set of modules that the same entries need. When all that is imported later needs
 * the whole of the first script (as it does: nothing is imported before it ran), that script is one set; and when
 * what is shared needs all that is shared, so is this. It is small: one request more costs the reader more.
 * @type {import("esbuild").Plugin}
 */
const fewFiles = {
  name: "few files",
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (loadedFirst.has(name(path))) return undefined;
      const needed = [first, ...(shared.has(name(path)) ? shared : [])].map((module) => `import ${JSON.stringify(resolve(module))};`);
      return { contents: [await readFile(path, "utf-8"), ...needed].join("\n") };
    });
  },
};

const { metafile: built } = await build({ ...modules, plugins: [fewFiles], metafile: true });
const needs = Object.fromEntries(ofPages.slice(1).map((entry) => [place(entry), neededBy(entry)]));
await writeFile(join(outdir, "needs.json"), JSON.stringify(needs));
await build({ ...common, entryPoints: ofWorkers, format: "esm" });
// Not every browser takes a service worker that is a module.
await build({ ...common, entryPoints: ofServiceWorkers, format: "iife" });

/** The module's name in esbuild's report. @param {string} path */
function name(path) {
  return relative("", path).replaceAll("\\", "/");
}

/** All modules that are there when this one has been loaded. @param {string} module @returns {string[]} */
function imported(module, seen = new Set([module])) {
  for (const { path, kind } of metafile.inputs[module]?.imports ?? []) {
    if (kind !== "import-statement" || seen.has(path)) continue;
    seen.add(path);
    imported(path, seen);
  }
  return [...seen];
}

/** Where the bundle of an entry stands in the output. @param {string} entry */
function place(entry) {
  return relative(sources, entry).replaceAll("\\", "/");
}

/** The files that a bundle imports, without the page's own. @param {string} entry @returns {string[]} */
function neededBy(entry) {
  const imports = (/** @type {string} */ bundle) =>
    (built.outputs[name(join(outdir, bundle))]?.imports ?? [])
      .filter(({ kind }) => kind === "import-statement")
      .map(({ path }) => relative(outdir, path).replaceAll("\\", "/"));
  const ofThePage = new Set([place(first), ...imports(place(first))]);
  return imports(place(entry)).filter((bundle) => !ofThePage.has(bundle));
}
