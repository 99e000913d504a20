// Starts Python from the snapshot as the book does, sees what it can do, and tells.
import { check, download } from "../../../docs/assets/js/download.js";
import { startFromSnapshot } from "../../../docs/assets/js/start/snapshot.js";

/**
 * @typedef {object} Trial
 * @property {Record<string, string>} addresses  from the site's root
 * @property {Record<string, string>} hashes     of the files, by the same addresses
 * @property {string} program  functional.py
 */

self.onmessage = async (/** @type {MessageEvent<Trial>} */ { data: { addresses, hashes, program } }) => {
  const places = Object.entries(addresses).map(([name, place]) => [name, new URL(place, location.origin).href]);
  const integrity = (/** @type {string} */ address) => hashes[new URL(address).pathname] ?? "";
  /** @type {import("../../../docs/assets/js/start/ways.js").Order} */
  const order = {
    addresses: Object.fromEntries(places),
    get: (address) => download(address, integrity(address)),
    check: (address, bytes) => check(address, bytes, integrity(address)),
    step: (_, work) => work,
    draws: true,
  };
  try {
    const { pyodide } = await startFromSnapshot(order);
    const globals = pyodide.toPy({ __name__: "functional", suspends: "Suspending" in WebAssembly });
    pyodide.runPython(program, { globals, filename: "functional.py" });
    self.postMessage(await pyodide.runPythonAsync("await report(suspends=suspends)", { globals }));
  } catch (error) {
    self.postMessage(JSON.stringify({ failed: { start: String(error) }, fresh: [] }));
  }
};
