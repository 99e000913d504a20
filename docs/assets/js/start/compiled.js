// Start Python from bundles: its library and the packages compiled, and put straight into Pyodide's file system.
// Nothing is unzipped, installed or compiled again (scripts/start_up/bundles.py).
import { place, unpack } from "./bundle.js";
import { handOver, handOverProgram } from "./handed_over.js";
import { EMPTY_ZIP, LIBRARY } from "./library.js";
import { loadPackage } from "./stock.js";

/** @typedef {import("./ways.js").Start} Start */

/** @type {Start} */
export async function startCompiled({ addresses, get, step, draws }) {
  const { runtime, bundles, book } = addresses;
  const part = async (/** @type {string} */ address) => unpack(new Uint8Array(await get(address)));
  const bundle = (/** @type {string} */ name) => part(`${bundles}${name}.bin`);
  const python = bundle("python");
  const ahead = ["numpy", ...(draws ? ["matplotlib"] : [])];
  // Python begins with its library alone. So what comes after it does not stand in the way of it on the network.
  const packages = ahead.map((name) => step(name, python.then(() => bundle(name))));
  const others = Promise.all([...packages, step("mfml", part(book))]);
  others.catch(() => {}); // told below
  const pyodide = await step("python", boot(runtime, get, python));
  for (const files of await others) place(pyodide.FS, files);
  pyodide.pyimport("importlib").invalidate_caches();
  const arrived = (/** @type {string[]} */ names) => {
    for (const name of names) pyodide.loadedPackages[name] = "bundle";
  };
  arrived(ahead);
  return {
    pyodide,
    async load(name) {
      const files = await bundle(name).catch(() => undefined);
      if (!files) return loadPackage(pyodide, name);
      place(pyodide.FS, files);
      pyodide.pyimport("importlib").invalidate_caches();
      arrived([name]);
    },
  };
}

/**
 * @param {string} folder
 * @param {(address: string) => Promise<ArrayBuffer>} get
 * @param {Promise<import("./bundle.js").File[]>} library  Python's
 */
async function boot(folder, get, library) {
  const core = ["pyodide.asm.wasm", "pyodide-lock.json", "pyodide.mjs", "pyodide.asm.mjs"].map((name) => get(folder + name));
  const all = Promise.all([library, ...core]);
  all.catch(() => {}); // told below
  const [wasm, lock] = await Promise.all(core);
  handOverProgram(`${folder}pyodide.asm.wasm`, /** @type {ArrayBuffer} */ (wasm));
  handOver(`${folder}pyodide-lock.json`, /** @type {ArrayBuffer} */ (lock));
  handOver(`${folder}python_stdlib.zip`, EMPTY_ZIP);
  const { loadPyodide } = /** @type {typeof import("pyodide")} */ (await import(`${folder}pyodide.mjs`));
  // Pyodide begins while the library still arrives, and would wait for ever if it does not.
  return new Promise((resolve, reject) => {
    library.catch(reject);
    const fsInit = async (/** @type {any} */ FS) => {
      place(FS, await library.catch(() => new Promise(() => {})));
    };
    loadPyodide({ indexURL: folder, env: { PYTHONPATH: LIBRARY }, fsInit }).then(resolve, reject);
  });
}
