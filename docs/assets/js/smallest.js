// Hosts compress text, but seldom files like ours. So the build puts a compressed copy beside each large one.

/** The files that have a copy. */
const HAS_COPY = /\.(bin|wasm)$/;

/** The kinds of large files that this host was seen to send as they are; it is not asked for them again. @type {Set<string>} */
const plain = new Set();

/**
 * Fetch a file; where the host would send a large one as it is, fetch the compressed copy and unpack it here.
 * @param {string} address
 * @param {RequestInit} options
 * @returns {Promise<Response>}
 */
export async function fetchSmallest(address, options) {
  const [, kind] = HAS_COPY.exec(address) ?? [];
  if (!kind) return fetch(address, options);
  const known = plain.has(kind) && (await fetchCopy(address, options));
  if (known) return known;
  const whole = fetch(address, options);
  const response = await whole.catch(() => undefined);
  if (response && !isSentAsItIs(response)) return response;
  const copy = await fetchCopy(address, options);
  if (!copy) return whole;
  if (response) plain.add(kind);
  await response?.body?.cancel();
  return copy;
}

/**
 * Fetch the compressed copy of a file.
 * @param {string} address @param {RequestInit} options
 * @returns {Promise<Response | undefined>} the file; nothing if there is no copy
 */
async function fetchCopy(address, options) {
  const copy = await fetch(`${address}.gz`, options).catch(() => undefined);
  if (!copy?.ok || !copy.body) return undefined;
  if (copy.headers.has("Content-Encoding")) return copy; // this host has the browser unpack it
  const headers = { "Content-Type": address.endsWith(".wasm") ? "application/wasm" : "application/octet-stream" };
  return new Response(copy.body.pipeThrough(new DecompressionStream("gzip")), { headers });
}

/** What comes from the service worker has no length, and is here already. @param {Response} response */
function isSentAsItIs({ ok, headers }) {
  return ok && headers.has("Content-Length") && !headers.has("Content-Encoding");
}
