// Starts Python from the snapshot as the book does, sees what it can do, and tells.
import { check, download } from "./js/download.js";
import { startFromSnapshot } from "./js/start/snapshot.js";

self.onmessage = async ({ data: { addresses, hashes, program } }) => {
  const places = Object.entries(addresses).map(([name, place]) => [name, new URL(place, location.href).href]);
  const integrity = (address) => hashes[new URL(address).pathname.slice(1)];
  const order = {
    addresses: Object.fromEntries(places),
    get: (address) => download(address, integrity(address)),
    check: (address, bytes) => check(address, bytes, integrity(address)),
    step: (name, work) => work,
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
