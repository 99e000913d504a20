// The stock way to start Python, as Pyodide's makers mean it: the library as a zip file, the packages as wheels.
// All files of a part are fetched and checked before Pyodide gets any of them: without its WebAssembly it would wait for
// ever, and it would install a package without what that one needs.
import { download } from "../download.js";
import { handOver, handOverProgram } from "./handed_over.js";

/** @typedef {import("pyodide").PyodideInterface} Pyodide */
/** @typedef {import("./ways.js").Start} Start */

/** What Pyodide imports, from the browser's own cache after it was checked, and what is handed to it. */
const SCRIPTS = ["pyodide.mjs", "pyodide.asm.mjs"];
const FILES = ["pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];

/** Our own files of Python: the runner, what it needs, and the style of figures. */
const OWN_FILES = ["cells.py", "agreement.py", "drawings.py", "advice.py", "waiting.py", "hints.py", "attributes.py", "questions.py", "program_checks.py", "judge.py", "derivations.py", "drill_questions.py", "explain_questions.py", "plot_svg.py", "matplotlibrc"];

/** Where they lie in Python's own file system. */
const RUNNER_FOLDER = "/book";

/** @type {Start} */
export async function startStock({ addresses, get, step }) {
  const own = Promise.all([addresses.wheel, ...OWN_FILES.map((name) => addresses.python + name)].map(get));
  const pyodide = await step("python", loadPython(addresses.runtime, get, own));
  await step("numpy", loadPackage(pyodide, "numpy"));
  await step("mfml", install(pyodide, own));
  return { pyodide, load: (name) => loadPackage(pyodide, name) };
}

/**
 * @param {string} folder
 * @param {(address: string) => Promise<ArrayBuffer>} get
 * @param {Promise<unknown>} others  what must be there, too, before it starts
 * @returns {Promise<Pyodide>}
 */
async function loadPython(folder, get, others) {
  const files = FILES.map(async (name) => {
    const content = await get(folder + name);
    (name.endsWith(".wasm") ? handOverProgram : handOver)(folder + name, content);
  });
  await Promise.all([...files, ...SCRIPTS.map((name) => get(folder + name)), others]);
  const { loadPyodide } = /** @type {typeof import("pyodide")} */ (await import(`${folder}pyodide.mjs`));
  return loadPyodide({ indexURL: folder });
}

/** Load a package with all that it needs. @param {Pyodide} pyodide @param {string} name */
export async function loadPackage(pyodide, name) {
  const { lockfile, lockfileBaseUrl: folder, loadedPackages } = pyodide;
  const missing = [...withDependencies(lockfile.packages, name)].filter((other) => !(other in loadedPackages));
  await Promise.all(
    missing.map(async (other) => {
      const { file_name: file = "", sha256 = "" } = lockfile.packages[other] ?? {};
      handOver(folder + file, await download(folder + file, integrity(sha256)));
    }),
  );
  /** @type {string[]} */
  const errors = [];
  await pyodide.loadPackage(name, { messageCallback() {}, errorCallback: (message) => errors.push(message) });
  if (errors.length > 0) throw new Error(errors.join(" "));
}

/** @param {Pyodide} pyodide @param {Promise<ArrayBuffer[]>} files */
async function install(pyodide, files) {
  const [wheel, ...own] = await files;
  pyodide.FS.mkdirTree(RUNNER_FOLDER);
  own.forEach((file, i) => pyodide.FS.writeFile(`${RUNNER_FOLDER}/${OWN_FILES[i]}`, new Uint8Array(file)));
  pyodide.unpackArchive(/** @type {ArrayBuffer} */ (wheel), "wheel");
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
