// Compile the .py files of a bundle in Pyodide: node python_compiler.mjs RUNTIME SOURCE COMPILED keep|drop
// The result says by which rule it may be used: always, whatever its source's date ("unchecked").
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pack, unpack } from "../../docs/assets/js/start/bundle.js";

const [runtime = "", source = "", compiled = "", what = ""] = process.argv.slice(2);

/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(join(runtime, "pyodide.mjs")).href);
const pyodide = await loadPyodide({ indexURL: `${runtime}/` });
const compile = pyodide.runPython(`
import _imp, sys
from importlib import _bootstrap_external
from importlib.util import cache_from_source

def compiled(source, path):
    source = bytes(source)
    code = compile(source, path, "exec", dont_inherit=True, optimize=0)
    hash = _imp.source_hash(_imp.pyc_magic_number_token, source)
    return bytes(_bootstrap_external._code_to_hash_pyc(code, hash, False))

lambda source, path, keep: (cache_from_source(path) if keep else path + "c", compiled(source, path))
`);

/** @param {string} path @param {Uint8Array} content */
function compiledFile(path, content) {
  try {
    return compile(pyodide.toPy(content), path, what === "keep");
  } catch (error) {
    const said = error instanceof Error ? error.message.trim().split("\n").at(-1) : error;
    console.error(`${path}: ${said}`);
    process.exit(1);
  }
}

/** @type {[string, Uint8Array][]} */
const files = [];
for (const [path, content] of unpack(new Uint8Array(await readFile(source)))) {
  if (!path.endsWith(".py")) {
    files.push([path, content]);
    continue;
  }
  const result = compiledFile(path, content);
  if (what === "keep") files.push([path, content]);
  files.push(result.toJs());
  result.destroy();
}
await writeFile(compiled, pack(files));
process.exit();
