// Fetch a file of the book and see that it is the one that the build wrote, byte for byte.

import { fetchSmallest } from "./smallest.js";

/** After so many milliseconds without a byte a download has stalled; a slow one goes on. */
const PATIENCE = 30_000;

class Stalled extends Error {}

/**
 * Fetch a file. A bad answer may stand in the browser's own cache, so the second try goes past it.
 * @param {string} address
 * @param {string} integrity  "sha256-" and the hash of the file, as browsers write it
 * @returns {Promise<ArrayBuffer>} its bytes; it rejects with an error that says what was wrong
 */
export async function download(address, integrity) {
  try {
    return await attempt(address, integrity, "default");
  } catch (error) {
    if (error instanceof Stalled) throw error; // the reader has waited long enough
    return attempt(address, integrity, "reload");
  }
}

/** See that these are the bytes of a file of the book. @param {string} address @param {BufferSource} bytes @param {string} integrity */
export async function check(address, bytes, integrity) {
  if ((await hash(bytes)) !== integrity) throw new Error(`${fileName(address)} arrived damaged`);
}

/** Say that a part is missing, and why. @param {string} part @param {unknown} error */
export function notLoaded(part, error) {
  return `${part} could not be loaded (${reason(error)}). Check the connection`;
}

/** The last line of an error. @param {unknown} error */
export function reason(error) {
  const text = error instanceof Error ? error.message : String(error);
  return (text.trim().split("\n").at(-1) ?? "").replace(/[.\s]+$/, "");
}

/** @param {string} address @param {string} integrity @param {RequestCache} cache */
async function attempt(address, integrity, cache) {
  const name = fileName(address);
  const connection = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => connection.abort(new Stalled(`${name} has stopped arriving`)), PATIENCE);
  };
  try {
    // Where the address is not a secure one (http in a local network), only the browser itself can hash.
    if (!globalThis.crypto.subtle) return await bytesOf(await fetch(address, { cache, integrity }), name);
    alive();
    const response = await fetchSmallest(address, { cache, signal: connection.signal });
    const bytes = await bytesOf(watched(response, alive), name);
    await check(address, bytes, integrity);
    return bytes;
  } catch (error) {
    throw error instanceof TypeError ? new Error(`${name} did not arrive`) : error;
  } finally {
    clearTimeout(timer);
  }
}

/** The same answer, which tells of each piece that comes. @param {Response} response @param {() => void} alive */
function watched(response, alive) {
  /** @type {TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>} */
  const pieces = new TransformStream({
    transform(piece, stream) {
      alive();
      stream.enqueue(piece);
    },
  });
  return new Response(response.body?.pipeThrough(pieces) ?? null, response);
}

/** @param {Response} response @param {string | undefined} name */
function bytesOf(response, name) {
  if (!response.ok) throw new Error(`the answer for ${name} was ${response.status}`);
  return response.arrayBuffer();
}

/** @param {string} address */
const fileName = (address) => new URL(address).pathname.split("/").at(-1);

/** @param {BufferSource} bytes */
async function hash(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}
