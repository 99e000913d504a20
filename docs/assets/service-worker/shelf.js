// The shelf: the files of the book that this browser keeps, each under the hash of its content.
// So a file that two editions share is kept once, and no edition can be given a file of another one.

/** @typedef {readonly [size: number, hash: string]} Content  bytes, and the first digits of their SHA-256 */

/**
 * @typedef {{type: "keep", addresses: string[], ran: boolean, sparing: boolean}} KeepOrder  `ran`: Python has run
 * @typedef {KeepOrder | {type: "take-over"}} ShelfOrder  what a page tells the service worker
 */

export class Shelf {
  #name;

  /** @param {string} scope the address of the book, which may share its origin with others */
  constructor(scope) {
    this.#name = `mfml ${scope}`;
  }

  /** @param {Content} content */
  async find([, hash]) {
    return (await this.#open()).match(address(hash));
  }

  /**
   * Keep an answer if it is what the build wrote, byte for byte.
   * @param {Content} content
   * @param {Response} response
   * @returns {Promise<boolean>} whether it was; it rejects if there is no room
   */
  async put([size, hash], response) {
    const bytes = response.ok ? await response.arrayBuffer().catch(() => undefined) : undefined;
    if (bytes?.byteLength !== size || !(await digest(bytes)).startsWith(hash)) return false;
    // A new response, because the old one remembers its address, and modules import relative to that.
    const headers = { "Content-Type": response.headers.get("Content-Type") ?? "" };
    await (await this.#open()).put(address(hash), new Response(bytes, { headers }));
    return true;
  }

  /** Drop everything else. @param {Content[]} contents */
  async keepOnly(contents) {
    const wanted = new Set(contents.map(([, hash]) => new URL(address(hash), self.location.href).href));
    const cache = await this.#open();
    for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  }

  async drop() {
    await caches.delete(this.#name);
  }

  #open() {
    return caches.open(this.#name);
  }
}

/** @param {string} hash */
const address = (hash) => `?sha256=${hash}`;

/** @param {ArrayBuffer} bytes */
async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
