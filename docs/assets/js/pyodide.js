// Pyodide and its packages. All files of a part are fetched and checked before Pyodide gets any of them: without its
// WebAssembly it would wait for ever, and it would install a package without what that one needs.
import { download } from "./download.js";

/** @typedef {import("pyodide").PyodideInterface} Pyodide */

/** What Pyodide imports, from the browser's own cache after it was checked, and what is handed to it. */
const SCRIPTS = ["pyodide.mjs", "pyodide.asm.mjs"];
const FILES = ["pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];

/** What Pyodide will ask for, by address. @type {Map<string, ArrayBuffer>} */
const here = new Map();

/** What was asked for, and has not failed. @type {Map<string, Promise<void>>} */
const packages = new Map();

const fetch = self.fetch;
self.fetch = async (input, init) => {
  const address = String(input);
  const bytes = here.get(address);
  if (!bytes) return fetch(input, init);
  here.delete(address);
  return new Response(bytes, { headers: { "Content-Type": address.endsWith(".wasm") ? "application/wasm" : "" } });
};

/**
 * Start Python.
 * @param {string} folder
 * @param {(address: string) => Promise<ArrayBuffer>} get
 * @param {Promise<unknown>} others  what must be there, too, before it starts
 * @returns {Promise<Pyodide>}
 */
export async function loadPython(folder, get, others) {
  const files = FILES.map(async (name) => here.set(folder + name, await get(folder + name)));
  await Promise.all([...files, ...SCRIPTS.map((name) => get(folder + name)), others]);
  const { loadPyodide } = /** @type {typeof import("pyodide")} */ (await import(`${folder}pyodide.mjs`));
  return loadPyodide({ indexURL: folder });
}

/** Load a package with all that it needs; after a failure the next call tries again. @param {Pyodide} pyodide @param {string} name */
export function loadPackage(pyodide, name) {
  const known = packages.get(name);
  if (known) return known;
  const loading = load(pyodide, name);
  packages.set(name, loading);
  loading.catch(() => packages.delete(name));
  return loading;
}

/** @param {Pyodide} pyodide @param {string} name */
async function load(pyodide, name) {
  const { lockfile, lockfileBaseUrl: folder, loadedPackages } = pyodide;
  const missing = [...withDependencies(lockfile.packages, name)].filter((other) => !(other in loadedPackages));
  await Promise.all(
    missing.map(async (other) => {
      const { file_name: file = "", sha256 = "" } = lockfile.packages[other] ?? {};
      here.set(folder + file, await download(folder + file, integrity(sha256)));
    }),
  );
  /** @type {string[]} */
  const errors = [];
  await pyodide.loadPackage(name, { messageCallback() {}, errorCallback: (message) => errors.push(message) });
  if (errors.length > 0) throw new Error(errors.join(" "));
}

/**
 * @param {Pyodide["lockfile"]["packages"]} all
 * @param {string} name
 * @param {Set<string>} found
 */
function withDependencies(all, name, found = new Set()) {
  if (!found.has(name)) {
    found.add(name);
    for (const other of all[name]?.depends ?? []) withDependencies(all, other, found);
  }
  return found;
}

/** A hash as browsers write it. @param {string} hex */
function integrity(hex) {
  const bytes = hex.match(/../g)?.map((pair) => parseInt(pair, 16)) ?? [];
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}
