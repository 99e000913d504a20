// What Pyodide asks for while it starts, handed over by us: fetched ahead and checked, or made here.

/** The answers to requests that are made once, by address. @type {Map<string, () => Response>} */
const here = new Map();

/** WebAssembly that is compiled already, by the answer in which Pyodide expects it. @type {WeakMap<Response, Promise<WebAssembly.Module>>} */
const compiled = new WeakMap();

const { fetch } = self;
self.fetch = async (input, init) => {
  const address = String(input);
  const answer = here.get(address);
  here.delete(address);
  return answer?.() ?? fetch(input, init);
};

const { instantiateStreaming } = WebAssembly;
WebAssembly.instantiateStreaming = async (source, imports) => {
  const module = await compiled.get(await source);
  if (!module) return instantiateStreaming(source, imports);
  return { module, instance: await WebAssembly.instantiate(module, imports) };
};

/** Answer the next request for an address with this content. @param {string} address @param {BodyInit} content */
export function handOver(address, content) {
  here.set(address, () => new Response(content));
}

/**
 * Answer the next request for an address with WebAssembly, which is compiled meanwhile. Browsers take longer to compile
 * what comes in an answer of ours.
 * @param {string} address @param {BufferSource} content
 */
export function handOverProgram(address, content) {
  const module = WebAssembly.compile(content);
  module.catch(() => {}); // told when it is asked for
  here.set(address, () => {
    const answer = new Response();
    compiled.set(answer, module);
    return answer;
  });
}
