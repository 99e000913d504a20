// Where Python remembers whether this engine can suspend it (JSPI), and what it remembers: node suspending.mjs RUNTIME
// It is the pointer to the C function behind `run_sync`, in the table of the module's methods.
import { loaderOf } from "./interpreter.mjs";

const METHOD = 8; // bytes from the beginning of a PyCFunctionObject to the pointer to its PyMethodDef
const FUNCTION = 4; // bytes from the beginning of that to the pointer to the function

const [runtime = ""] = process.argv.slice(2);
const pyodide = await (await loaderOf(runtime)).loadPyodide({ indexURL: `${runtime}/` });
const { _module: Module } = /** @type {any} */ (pyodide);
const object = pyodide.runPython("import _pyodide_core; id(_pyodide_core.run_sync)");
const address = Module.HEAPU32[(object + METHOD) >> 2] + FUNCTION;
console.log(JSON.stringify({ address, value: Module.HEAPU32[address >> 2], suspends: Boolean(Module.jspiSupported) }));
process.exit();
