// Files that stand where they belong before their contents have come. Python finds them, and knows how long they are; the
// first who reads one of them has all of its bundle brought, and waits.
import { madeFolders } from "./bundle.js";

/** @typedef {import("./bundle.js").File} File */
/** @typedef {import("./bundle.js").Table} Table */

const FILE = 0o100644; // a file that all may read

/** "Input/output error", as this platform numbers it. */
const NOT_READ = 29;

/**
 * Put the files of a bundle in their places, except those that are there already.
 * @param {any} FS  Emscripten's file system
 * @param {Table} table  of the bundle
 * @param {() => File[]} bringNow  gets the bundle at once; it throws if it cannot
 * @returns {(files: File[]) => void}  what gives them their contents
 */
export function placeLater(FS, table, bringNow) {
  /** @type {Map<string, any>} */
  const empty = new Map();
  const fill = (/** @type {File[]} */ files) => {
    for (const [path, content] of files) {
      const node = empty.get(path);
      if (node) Object.assign(node, { contents: content, stream_ops: node.stream_ops.full });
    }
    empty.clear();
  };
  const bring = () => {
    if (empty.size > 0) fill(bringNow());
  };
  /** @type {ReturnType<typeof waiting> | undefined} */
  let ways;
  const made = madeFolders(FS);
  for (const [path, size] of table) {
    const { folder, name } = made(path);
    if (folder.contents[name]) continue;
    const node = folder.node_ops.mknod(folder, name, FILE, 0);
    node.usedBytes = size;
    node.stream_ops = ways ??= waiting(FS, node.stream_ops, bring);
    empty.set(path, node);
  }
  return fill;
}

/** The ways to use an open file, each of which first has the contents brought. @param {any} FS @param {any} full @param {() => void} bring */
function waiting(FS, full, bring) {
  const first = (/** @type {string} */ name) => (/** @type {any} */ stream, /** @type {unknown[]} */ ...others) => {
    try {
      bring();
    } catch {
      throw new FS.ErrnoError(NOT_READ);
    }
    return full[name](stream, ...others);
  };
  return { ...full, full, read: first("read"), write: first("write"), mmap: first("mmap") };
}

