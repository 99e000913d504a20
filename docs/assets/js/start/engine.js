// What the snapshot asks of a browser's WebAssembly, found out before anything is fetched.

// (module (func (export "f")) (table (export "t") funcref (elem 0)))
const PROGRAM = Uint8Array.of(
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  1, 4, 1, 0x60, 0, 0, // one type: nothing to nothing
  3, 2, 1, 0, // one function
  4, 4, 1, 0x70, 0, 1, // one table with one place
  7, 9, 2, 1, 0x66, 0, 0, 1, 0x74, 1, 0, // both are exported
  9, 7, 1, 0, 0x41, 0, 0x0b, 1, 0, // the function is in the table
  0x0a, 4, 1, 2, 0, 0x0b, // and does nothing
);

/**
 * Whether a function that a program exports is the same object as in its table. Where it is not (JavaScriptCore),
 * Emscripten puts it into the table once more, and the addresses of functions are other ones than in the snapshot.
 */
export function keepsFunctions() {
  const { f, t } = new WebAssembly.Instance(new WebAssembly.Module(PROGRAM)).exports;
  return /** @type {WebAssembly.Table} */ (t).get(0) === f;
}
