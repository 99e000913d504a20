// A bundle: many files in one. The length of the table in 4 bytes (little end first), the table as JSON [[path, size], …],
// and the contents one after the other. scripts/start_up/bundle_format.py says the same in Python.

/** @typedef {[path: string, content: Uint8Array<ArrayBuffer>]} File */
/** @typedef {[path: string, size: number][]} Table */

/** The files of a bundle; their contents are views into it. @param {Uint8Array<ArrayBuffer>} bundle @returns {File[]} */
export function unpack(bundle) {
  return [...placesIn(bundle)].map(([path, [start, end]]) => [path, bundle.subarray(start, end)]);
}

/** Where the contents of the files begin and end. @param {Uint8Array} bundle  or its header only @returns {Map<string, [start: number, end: number]>} */
export function placesIn(bundle) {
  let end = headerLength(bundle);
  /** @type {Table} */
  const table = JSON.parse(new TextDecoder().decode(bundle.subarray(4, end)));
  return new Map(table.map(([path, size]) => [path, [end, (end += size)]]));
}

/** The length of what stands before the contents. @param {Uint8Array} bundle  or its first 4 bytes */
export function headerLength({ buffer, byteOffset }) {
  return 4 + new DataView(buffer, byteOffset).getUint32(0, true);
}

/** What stands before the contents. @param {[path: string, content: Uint8Array][]} files */
export function header(files) {
  const table = new TextEncoder().encode(JSON.stringify(files.map(([path, content]) => [path, content.length])));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, table.length, true);
  return joined([length, table]);
}

/** @param {[path: string, content: Uint8Array][]} files */
export function pack(files) {
  return joined([header(files), ...files.map(([, content]) => content)]);
}

/** @param {Uint8Array[]} pieces */
function joined(pieces) {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const piece of pieces) {
    all.set(piece, start);
    start += piece.length;
  }
  return all;
}

/**
 * Put files into Pyodide's file system as they are: it does not copy them.
 * @param {any} FS  Emscripten's file system
 * @param {File[]} files
 */
export function place(FS, files) {
  const made = madeFolders(FS);
  for (const [path, content] of files) {
    const { folder, name } = made(path);
    FS.createDataFile(folder, name, content, true, true, true);
  }
}

/** What gives the folder of a file, made if it is not there, and the file's name in it. @param {any} FS */
export function madeFolders(FS) {
  /** @type {Map<string, any>} */
  const folders = new Map();
  return (/** @type {string} */ path) => {
    const slash = path.lastIndexOf("/");
    const place = path.slice(0, slash);
    if (!folders.has(place)) {
      FS.mkdirTree(place);
      folders.set(place, FS.lookupPath(place).node);
    }
    return { folder: folders.get(place), name: path.slice(slash + 1) };
  };
}
