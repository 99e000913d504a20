// Runs pytest in Pyodide, in Node. Reads what to run as JSON from standard input:
// {runtime, wheel, mounts: {folder in Pyodide: folder here}, lent, program, arguments, leftOut}.
// The runtime's files and our wheel are loaded as docs/assets/js/worker.js does it for a reader.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const order = JSON.parse(readFileSync(0, "utf8"));

/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(join(order.runtime, "pyodide.mjs")).href);
const pyodide = await loadPyodide({
  indexURL: `${order.runtime}/`,
  env: { HOME: "/home/pyodide", MPLBACKEND: "agg", PYTHONDONTWRITEBYTECODE: "1" },
});
const errorCallback = (/** @type {string} */ message) => console.error(message);
await pyodide.loadPackage(["numpy", "matplotlib"], { messageCallback() {}, errorCallback });
pyodide.unpackArchive(new Uint8Array(readFileSync(order.wheel)), "wheel");
for (const [there, here] of Object.entries(order.mounts)) pyodide.mountNodeFS(there, here);

pyodide.FS.mkdirTree("/lent");
for (const name of order.lent) pyodide.FS.symlink(`/packages/${name}`, `/lent/${name}`);
pyodide.pyimport("sys").path.append("/lent");

let test = "the collection of the tests";
const started = (/** @type {string} */ name) => (test = name);
try {
  pyodide.runPython(order.program);
  const main = pyodide.globals.get("main");
  process.exitCode = main(pyodide.toPy(order.arguments), pyodide.toPy(order.leftOut), started);
} catch (error) {
  console.error(`Python broke down during ${test}: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
