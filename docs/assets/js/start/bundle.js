// A bundle: many files in one. The length of the table in 4 bytes (little end first), the table as JSON [[path, size], …],
// and the contents one after the other. scripts/start_up/bundle_format.py says the same in Python.

/** @typedef {[path: string, content: Uint8Array]} File */

/** The files of a bundle; their contents are views into it. @param {Uint8Array} bundle @returns {File[]} */
export function unpack(bundle) {
  const length = new DataView(bundle.buffer, bundle.byteOffset).getUint32(0, true);
  /** @type {[string, number][]} */
  const table = JSON.parse(new TextDecoder().decode(bundle.subarray(4, 4 + length)));
  let start = 4 + length;
  return table.map(([path, size]) => [path, bundle.subarray(start, (start += size))]);
}

/** @param {File[]} files */
export function pack(files) {
  const table = new TextEncoder().encode(JSON.stringify(files.map(([path, content]) => [path, content.length])));
  const bundle = new Uint8Array(4 + table.length + files.reduce((sum, [, content]) => sum + content.length, 0));
  new DataView(bundle.buffer).setUint32(0, table.length, true);
  bundle.set(table, 4);
  let start = 4 + table.length;
  for (const [, content] of files) {
    bundle.set(content, start);
    start += content.length;
  }
  return bundle;
}

/**
 * Put files into Pyodide's file system as they are: it does not copy them.
 * @param {any} FS  Emscripten's file system
 * @param {File[]} files
 */
export function place(FS, files) {
  const folders = new Set();
  for (const [path, content] of files) {
    const slash = path.lastIndexOf("/");
    const folder = path.slice(0, slash);
    if (!folders.has(folder)) FS.mkdirTree(folder);
    folders.add(folder);
    FS.createDataFile(folder, path.slice(slash + 1), content, true, true, true);
  }
}
