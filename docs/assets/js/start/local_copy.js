// The snapshot in the storage that a browser gives to this book (OPFS): there it is unpacked already, and read in a
// fraction of the time that the browser's cache takes. Each edition replaces that of before. Where there is no such
// storage, or no room in it, the snapshot comes over the network or from the cache, as it did the first time.
import { header, unpack } from "./bundle.js";

/** @typedef {import("./bundle.js").File} File */

/** So many times its size must be free, because the book for the time without a network has to have room, too. */
const ROOM = 4;

export class LocalCopy {
  #folder;
  #name;

  /** @param {string} site  the address of the book, which may share its origin with others @param {string} name  of the edition */
  constructor(site, name) {
    this.#folder = `mfml ${encodeURIComponent(new URL(site).pathname)}`;
    this.#name = name;
  }

  /** Its files, not yet checked; nothing if there are none. @returns {Promise<Map<string, Uint8Array<ArrayBuffer>> | undefined>} */
  async find() {
    try {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(this.#folder);
      const file = await (await folder.getFileHandle(this.#name)).getFile();
      return new Map(unpack(new Uint8Array(await file.arrayBuffer())));
    } catch {
      return undefined;
    }
  }

  /**
   * Keep the files, and drop the copies of other editions. Another tab may be at it already.
   * @param {() => Promise<File[]>} bring  gives the files, if they are not kept yet
   */
  async keep(bring) {
    const unlessAnother = { ifAvailable: true };
    await navigator.locks.request(this.#folder, unlessAnother, (lock) => lock && this.#keep(bring)).catch(() => {});
  }

  /** @param {() => Promise<File[]>} bring */
  async #keep(bring) {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(this.#folder, { create: true });
    for await (const name of folder.keys()) if (name !== this.#name) await folder.removeEntry(name);
    const handle = await folder.getFileHandle(this.#name, { create: true });
    if ((await handle.getFile()).size > 0) return;
    const files = await bring();
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    if (quota - usage > ROOM * files.reduce((sum, [, { length }]) => sum + length, 0)) await write(handle, files);
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
