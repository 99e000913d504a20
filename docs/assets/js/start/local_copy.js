// The snapshot in the storage that a browser gives to this book (OPFS): there it is unpacked already, and read in a
// fraction of the time that the browser's cache takes. Each edition replaces that of before. Where there is no such
// storage, or no room in it, the snapshot comes over the network or from the cache, as it did the first time.
import { header, headerLength, placesIn } from "./bundle.js";

/** @typedef {import("./bundle.js").File} File */

/**
 * @typedef {object} CopiedFiles
 * @property {(name: string) => Promise<Uint8Array<ArrayBuffer>>} content  of a file; it is empty if there is none
 * @property {() => void} close  until then the copy cannot be replaced
 */

/** So many bytes must be free: for the copy, and for the book that is kept for the time without a network. */
const ROOM = 300e6;

export class LocalCopy {
  #folder;
  #name;

  /** @param {string} site  the address of the book, which may share its origin with others @param {string} name  of the edition */
  constructor(site, name) {
    this.#folder = `mfml ${encodeURIComponent(new URL(site).pathname)}`;
    this.#name = name;
  }

  /** What reads the files in it, not yet checked; nothing if there is no copy. @returns {Promise<CopiedFiles | undefined>} */
  async open() {
    try {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(this.#folder);
      return await openCopy(await folder.getFileHandle(this.#name));
    } catch {
      return undefined;
    }
  }

  /**
   * Keep the files, and drop the copies of other editions. Another tab may be at it already.
   * @param {File[]} files
   */
  async keep(files) {
    const unlessAnother = { ifAvailable: true };
    try {
      await navigator.locks.request(this.#folder, unlessAnother, (lock) => lock && this.#keep(files));
    } catch {
      // There is no such storage, or no room in it.
    }
  }

  /** @param {File[]} files */
  async #keep(files) {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(this.#folder, { create: true });
    for await (const name of folder.keys()) if (name !== this.#name) await folder.removeEntry(name);
    const handle = await folder.getFileHandle(this.#name, { create: true });
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    const isKept = (await handle.getFile()).size > 0;
    if (!isKept && "createWritable" in handle && quota - usage > ROOM) await write(handle, files);
  }

  /** Drop all of it. */
  async drop() {
    try {
      await (await navigator.storage.getDirectory()).removeEntry(this.#folder, { recursive: true });
    } catch {
      // There was nothing.
    }
  }
}

/** @param {FileSystemFileHandle} handle @returns {Promise<CopiedFiles | undefined>} nothing if it has not been written yet */
async function openCopy(handle) {
  const { size, read, close } = await openFile(handle);
  if (size === 0) return close();
  /** @type {ReturnType<typeof placesIn>} */
  let places = new Map();
  try {
    places = placesIn(await read(0, headerLength(await read(0, 4))));
  } catch {
    // It is no bundle, so there is no file in it.
  }
  return { content: (name) => read(...(places.get(name) ?? [0, 0])), close };
}

/**
 * What reads a file in pieces. The first way is the fastest, but another tab may be in its way.
 * @param {any} handle
 * @returns {Promise<{size: number, read: (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>, close: () => undefined}>}
 */
async function openFile(handle) {
  try {
    const file = await handle.createSyncAccessHandle({ mode: "read-only" });
    const size = file.getSize();
    const read = async (/** @type {number} */ start, /** @type {number} */ end) => {
      const content = new Uint8Array(Math.min(end, size) - start);
      file.read(content, { at: start });
      return content;
    };
    return { size, read, close: () => file.close() };
  } catch {
    const file = await handle.getFile();
    const read = async (/** @type {number} */ start, /** @type {number} */ end) => new Uint8Array(await file.slice(start, end).arrayBuffer());
    return { size: file.size, read, close: () => undefined };
  }
}

/** Write a bundle; it is all there in the end, or the file stays empty. @param {FileSystemFileHandle} handle @param {File[]} files */
async function write(handle, files) {
  const stream = await handle.createWritable();
  try {
    for (const piece of [header(files), ...files.map(([, content]) => content)]) await stream.write(piece);
    await stream.close();
  } catch (error) {
    await stream.abort();
    throw error;
  }
}
