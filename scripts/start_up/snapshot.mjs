// Take the snapshot: Python's memory with everything imported and a first figure drawn.
// node snapshot.mjs RUNTIME OUTPUT BUNDLE …
// It writes heap.bin, the parts of the memory that Python itself has written; and parts.bin, a bundle of the notes, the tables of the
// bundles, the compiled libraries, and the files that Python reads at once. docs/assets/js/start/restore.js puts it back.
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pack, unpack } from "../../docs/assets/js/start/bundle.js";
import { PAGE } from "../../docs/assets/js/start/restore.js";
import { filesOf, loaderOf, optionsFor, bareMemory, startWarm, tellShortly } from "./interpreter.mjs";

/** @typedef {import("../../docs/assets/js/start/restore.js").Notes} Notes */

const LOADED_PACKAGES = 6; // where Pyodide has them in its table of objects
const GAP = 4; // pages that are not worth a run less
const beside = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

tellShortly();
const [runtime = "", output = "", ...bundles] = process.argv.slice(2);
const loader = await loaderOf(runtime);
const options = await optionsFor(runtime, output);
const files = await filesOf(bundles);
const contents = new Map(files);
const warmUp = await readFile(beside("warm_up.py"), "utf8");

const first = await startWarm(loader, options, files, [], warmUp);
const paths = Object.keys(first.Module.LDSO.loadedLibsByName).filter((path) => contents.has(path));
const libraries = paths.map((path) => ({ path, module: new WebAssembly.Module(contentOf(path)) }));

const { pyodide, Module, layout } = await startWarm(loader, { ...options, _makeSnapshot: true }, files, libraries, warmUp);
zeroFreeMemory();
/** @type {Notes["open"]} */
const open = Module.FS.streams
  .map((/** @type {any} */ stream, /** @type {number} */ fd) => ({ fd, path: stream?.path, flags: stream?.flags, position: stream?.position }))
  .filter((/** @type {Notes["open"][number]} */ { fd, path }) => fd > 2 && path);
const { heap, config } = memory();
const runs = runsOf(heap, await bareMemory(loader, options, libraries, heap.length));
/** @type {Notes} */
const notes = {
  buildId: Module.API.config.BUILD_ID,
  size: heap.length,
  runs,
  layout,
  handles: handles(),
  open,
  runSync: runSync(),
  packages: Object.keys(pyodide.loadedPackages),
  config,
};
const json = (/** @type {unknown} */ value) => new TextEncoder().encode(JSON.stringify(value));
const isOpen = new Set(open.map(({ path }) => path));
// Pyodide reads at each start which packages there are.
const early = [...contents.keys()].filter((path) => isOpen.has(path) || path.endsWith(".dist-info/METADATA"));
await writeFile(join(output, "heap.bin"), Buffer.concat(runs.map(([page, pages]) => heap.subarray(page * PAGE, (page + pages) * PAGE))));
await writeFile(
  join(output, "parts.bin"),
  pack([["notes", json(notes)], ["tables", json(await tables())], ...[...paths, ...early].map(withContent)]),
);
process.exit(); // Pyodide would keep Node waiting

/** @param {string} path */
function contentOf(path) {
  const content = contents.get(path);
  if (!content) throw new Error(`no bundle has ${path}`);
  return content;
}

/** @param {string} path @returns {[string, Uint8Array]} */
function withContent(path) {
  return [path, contentOf(path)];
}

/** What each bundle has, with the sizes. */
async function tables() {
  const entries = bundles.map(async (bundle) => {
    const table = unpack(new Uint8Array(await readFile(bundle))).map(([path, { length }]) => [path, length]);
    return [basename(bundle, ".bin"), table];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Fill memory that is free with zeros, which weigh nothing: take what malloc has, largest first, and give it back. */
function zeroFreeMemory() {
  const end = Module._sbrk(0) >>> 0;
  const taken = [];
  for (let size = 256 << 10; size >= 8; size = size > 256 ? size >>> 1 : size - 8) {
    for (;;) {
      const at = Module._malloc(size) >>> 0;
      if (!at) break;
      if (at + size > end) {
        Module._free(at); // it was not free before
        break;
      }
      Module.HEAPU8.fill(0, at, at + size);
      taken.push(at);
    }
  }
  for (const at of taken) Module._free(at);
}

/** The memory, and what Pyodide itself has to know to go on with it. @returns {{heap: Uint8Array<ArrayBuffer>, config: unknown}} */
function memory() {
  const { getExpectedKeys } = Module.API;
  Module.API.getExpectedKeys = () => Object.assign(getExpectedKeys(), { [LOADED_PACKAGES]: pyodide.loadedPackages });
  const serializer = (/** @type {unknown} */ object) => {
    throw new Error(`Python holds an object of JavaScript that cannot be kept: ${object}`);
  };
  const snapshot = /** @type {any} */ (pyodide).makeMemorySnapshot({ serializer });
  const [, heapAt, configSize] = new Uint32Array(snapshot.buffer, 0, 3);
  const headSize = 48;
  const config = JSON.parse(new TextDecoder().decode(snapshot.subarray(headSize, headSize + (configSize ?? 0))));
  return { heap: snapshot.slice(heapAt), config };
}

/** The pages that differ from what is in memory anyway. @param {Uint8Array<ArrayBuffer>} heap @param {Uint8Array<ArrayBuffer>} bare @returns {Notes["runs"]} */
function runsOf(heap, bare) {
  /** @type {Notes["runs"]} */
  const found = [];
  for (let page = 0; page < heap.length / PAGE; page += 1) {
    const [now, before] = [heap, bare].map((memory) => Buffer.from(memory.buffer, page * PAGE, PAGE));
    if (before && now?.equals(before)) continue;
    const last = found.at(-1);
    if (last && page - (last[0] + last[1]) <= GAP) last[1] = page + 1 - last[0];
    else found.push([page, 1]);
  }
  return found;
}

function handles() {
  /** @type {Notes["handles"]} */
  const found = {};
  for (const [handle, { name }] of Object.entries(Module.LDSO.loadedLibsByHandle)) {
    if (Number(handle)) (found[name] ??= []).push(Number(handle));
  }
  return found;
}

/** Where Python remembers whether this engine can suspend it, and the two things it remembers: found by trying both. */
function runSync() {
  const program = [beside("suspending.mjs"), runtime];
  const [no, yes] = [[], ["--experimental-wasm-stack-switching"]].map((flags) =>
    JSON.parse(execFileSync(process.execPath, [...flags, ...program], { encoding: "utf8" })),
  );
  if (no.suspends || !yes.suspends || no.address !== yes.address || no.value === yes.value) {
    throw new Error(`it is not clear where run_sync is: ${JSON.stringify([no, yes])}`);
  }
  return { address: no.address, no: no.value, yes: yes.value };
}
