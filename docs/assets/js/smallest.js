// Hosts compress text, but seldom files like ours. So the build puts a compressed copy beside each large one.

/** The files that have a copy. */
const HAS_COPY = /\.(?:bin|wasm)$/;

/**
 * Fetch a file; where the host would send a large one as it is, fetch the compressed copy and unpack it here.
 * @param {string} address
 * @param {RequestInit} options
 * @returns {Promise<Response>}
 */
export async function fetchSmallest(address, options) {
  const whole = fetch(address, options);
  if (!HAS_COPY.test(address)) return whole;
  const response = await whole.catch(() => undefined);
  if (response && !isSentAsItIs(response)) return response;
  const copy = await fetch(`${address}.gz`, options).catch(() => undefined);
  if (!copy?.ok || !copy.body) return whole;
  await response?.body?.cancel();
  if (copy.headers.has("Content-Encoding")) return copy; // this host has the browser unpack it
  const headers = { "Content-Type": response?.headers.get("Content-Type") ?? "" };
  return new Response(copy.body.pipeThrough(new DecompressionStream("gzip")), { headers });
}

/** What comes from the service worker has no length, and is here already. @param {Response} response */
function isSentAsItIs({ ok, headers }) {
  return ok && headers.has("Content-Length") && !headers.has("Content-Encoding");
}
