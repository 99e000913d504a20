// Restore a snapshot in Node and see what Python can do: node in_node.mjs RUNTIME SNAPSHOT BUNDLE …
// It prints the report of functional.py.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { unpack } from "../../../docs/assets/js/start/bundle.js";
import { placeLater } from "../../../docs/assets/js/start/late_files.js";
import { readParts } from "../../../docs/assets/js/start/parts.js";
import { restore } from "../../../docs/assets/js/start/restore.js";
import { loaderOf, optionsFor, tellShortly } from "../interpreter.mjs";

tellShortly();
process.env.TZ = "Asia/Kolkata"; // as a reader's computer, another one than the build's
const [runtime = "", folder = "", ...bundles] = process.argv.slice(2);
const read = async (/** @type {string} */ name) => new Uint8Array(await readFile(join(folder, name)));
/** @type {Parameters<typeof restore>[3]} */
const prepare = (FS, tables) => {
  for (const bundle of bundles) {
    placeLater(FS, tables[basename(bundle, ".bin")] ?? [], () => unpack(new Uint8Array(readFileSync(bundle))));
  }
};
const snapshot = { parts: read("parts.bin").then(readParts), heap: read("heap.bin") };
const pyodide = await restore(await loaderOf(runtime), snapshot, await optionsFor(runtime, folder), prepare);
const globals = pyodide.toPy({ __name__: "functional" });
pyodide.runPython(await readFile(new URL("functional.py", import.meta.url), "utf8"), { globals, filename: "functional.py" });
console.log(await pyodide.runPythonAsync("await report(suspends=False)", { globals }));
process.exit();
