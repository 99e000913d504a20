// What Pyodide asks for while it starts, handed over by us: fetched ahead and checked, or made here.

/** The contents of files that are asked for once, by address. @type {Map<string, BodyInit>} */
const here = new Map();

const fetch = self.fetch;
self.fetch = async (input, init) => {
  const address = String(input);
  const content = here.get(address);
  if (!content) return fetch(input, init);
  here.delete(address);
  return new Response(content, { headers: { "Content-Type": address.endsWith(".wasm") ? "application/wasm" : "" } });
};

/** Answer the next request for an address with this content. @param {string} address @param {BodyInit} content */
export function handOver(address, content) {
  here.set(address, content);
}
