// Python in Node as it is for the snapshot: from the bundles, its libraries preloaded.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { place, unpack } from "../../docs/assets/js/start/bundle.js";
import { EMPTY_ZIP, LIBRARY } from "../../docs/assets/js/start/library.js";
import { preload } from "../../docs/assets/js/start/libraries.js";

/** @typedef {import("../../docs/assets/js/start/bundle.js").File} File */
/** @typedef {import("../../docs/assets/js/start/libraries.js").Library} Library */

/** What Python starts with: so much that the snapshot does not have to grow, and room for the reader's. */
const MEMORY = 64 << 20; // bytes

/** Nothing of this machine may get into the snapshot. */
const env = {
  HOME: "/home/pyodide",
  LANG: "en_US.UTF-8",
  PYTHONPATH: LIBRARY,
  PYTHONHASHSEED: "0",
  PYTHONDONTWRITEBYTECODE: "1",
};

/** Tell of an error without the line of Pyodide's script that it comes from, which is a megabyte long. */
export function tellShortly() {
  process.on("uncaughtException", ({ message }) => {
    console.error(message);
    process.exit(1);
  });
}

/** Pyodide's own two modules. @param {string} runtime folder @returns {Promise<import("../../docs/assets/js/start/restore.js").Loader>} */
export async function loaderOf(runtime) {
  const [{ loadPyodide }, { default: createModule }] = await Promise.all(
    ["pyodide.mjs", "pyodide.asm.mjs"].map((name) => import(pathToFileURL(join(runtime, name)).href)),
  );
  return { loadPyodide, createModule };
}

/** The options of loadPyodide that every start here has; they need a folder to write into. @param {string} runtime @param {string} folder */
export async function optionsFor(runtime, folder) {
  const stdLibURL = join(folder, "empty.zip");
  await writeFile(stdLibURL, EMPTY_ZIP);
  return { indexURL: `${runtime}/`, stdLibURL };
}

/** All files of the bundles. @param {string[]} bundles @returns {Promise<File[]>} */
export async function filesOf(bundles) {
  const contents = await Promise.all(bundles.map((bundle) => readFile(bundle)));
  return contents.flatMap((content) => unpack(new Uint8Array(content)));
}

/**
 * Start Python and have it warm up.
 * @param {import("../../docs/assets/js/start/restore.js").Loader} loader
 * @param {object} options
 * @param {File[]} files
 * @param {Library[]} libraries  to be preloaded
 * @param {string} warmUp  the program
 */
export async function startWarm({ loadPyodide, createModule }, options, files, libraries, warmUp) {
  /** @type {any} */
  let Module;
  /** @type {ReturnType<typeof preload>} */
  let loaded = { layout: [], constructors: [] };
  const pyodide = await loadPyodide({
    ...options,
    env,
    createPyodideModule(/** @type {any} */ settings) {
      settings.preRun.push((/** @type {any} */ module) => {
        Module = module;
        place(Module.FS, files);
        Module.growMemory(MEMORY);
        loaded = preload(Module, libraries);
      });
      return createModule(settings);
    },
  });
  for (const construct of loaded.constructors) construct();
  pyodide.runPython(warmUp, { globals: pyodide.toPy({ __name__: "warm_up" }) });
  return { pyodide, Module, layout: loaded.layout };
}

/**
 * The memory when the libraries are there, and before Python has begun: what restoring the snapshot finds.
 * @param {import("../../docs/assets/js/start/restore.js").Loader} loader
 * @param {object} options
 * @param {Library[]} libraries
 * @param {number} size  in bytes
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function bareMemory({ loadPyodide, createModule }, options, libraries, size) {
  const enough = new Error("enough was seen");
  /** @type {Uint8Array<ArrayBuffer>} */
  let memory = new Uint8Array();
  const createPyodideModule = async (/** @type {any} */ settings) => {
    settings.preRun.push((/** @type {any} */ Module) => {
      Module.growMemory(size);
      preload(Module, libraries);
    });
    memory = (await createModule(settings)).HEAPU8.slice();
    throw enough;
  };
  await loadPyodide({ ...options, _loadSnapshot: new Uint8Array(4), createPyodideModule }).catch((error) => {
    if (error !== enough) throw error;
  });
  return memory;
}
