// Python's compiled libraries, loaded before Python itself starts: used by the build, which takes the snapshot, and by
// the reader's browser, which restores it. What a snapshot remembers are addresses, so both must come to the same ones.
//
// While Emscripten has not begun its run, it gives out memory one piece after the other. So the addresses of the
// libraries depend on nothing but their order and on where the first one begins.

/** @typedef {{path: string, module: WebAssembly.Module}} Library */

/** Places in the table of functions, and the end of the memory, after each library. @typedef {[path: string, number][]} Layout */

/** Where the libraries begin in the table of functions. Before that some engines need a place more than others, of 14,000. */
export const TABLE_START = 1 << 14;

/**
 * Load the libraries; to be called before Python runs ("preRun").
 * @param {any} Module  Emscripten's
 * @param {Library[]} libraries  in the order of the build
 * @returns {{layout: Layout, constructors: (() => void)[]}} what C++ wants to have run once when Python is there
 */
export function preload(Module, libraries) {
  const { wasmTable, onPostCtors } = Module;
  if (wasmTable.length > TABLE_START) throw new Error(`the table of functions is too long: ${wasmTable.length}`);
  wasmTable.grow(TABLE_START - wasmTable.length);
  const before = onPostCtors.length;
  /** @type {Layout} */
  const layout = [];
  for (const [index, { path, module }] of libraries.entries()) {
    const library = Module.newDSO(path, undefined, "loading");
    library.refcount = Infinity;
    library.global = false;
    // After a library Emscripten goes through all names of all of them; once, after the last, is enough.
    const allowUndefined = index < libraries.length - 1;
    library.exports = Module.loadWebAssemblyModule(module, { allowUndefined }, path, {});
    layout.push([path, wasmTable.length]);
  }
  layout.push(["memory", Module.HEAPU32[Module._emscripten_get_sbrk_ptr() >>> 2]]);
  return { layout, constructors: onPostCtors.splice(before) };
}

/** Where the engine's own way of calling functions stands in memory, in words of 4 bytes. @param {any} Module */
export function trampolinePlace(Module) {
  return (Module.__PyRuntime + Module.HEAP32[Module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET / 4]) / 4;
}
