// Restore the snapshot: Python's memory as it was when all was imported and a first figure drawn
// (scripts/start_up/snapshot.mjs). Nothing runs that has run before; Python goes on where the build has stopped it.
//
// This relies on entry points of Pyodide that are not documented. So a snapshot belongs to one version of it, every
// assumption is checked, and whoever calls this must have another way to start Python.
import { place } from "./bundle.js";
import { preload, trampolinePlace } from "./libraries.js";

/** @typedef {import("pyodide").PyodideInterface} Pyodide */

/**
 * @typedef {object} Notes  what the build has noted of the snapshot
 * @property {string} buildId  of Pyodide
 * @property {number} size     of the memory, in bytes
 * @property {[page: number, pages: number][]} runs  the parts of the memory that Python has written, in pages
 * @property {import("./libraries.js").Layout} layout
 * @property {Record<string, number[]>} handles  by which Python knows the libraries
 * @property {{fd: number, path: string, flags: number, position: number}[]} open  files
 * @property {{address: number, no: number, yes: number}} runSync  where Python remembers whether it can be suspended
 * @property {string[]} packages
 * @property {unknown} config  Pyodide's own
 *
 * @typedef {object} Snapshot  both may come while Python's WebAssembly is compiled
 * @property {Promise<import("./parts.js").Parts>} parts
 * @property {Promise<Uint8Array>} heap  what Python has written
 *
 * @typedef {object} Loader  Pyodide's own two modules
 * @property {(options: any) => Promise<Pyodide>} loadPyodide
 * @property {(settings: any) => Promise<any>} createModule
 */

export const PAGE = 4096; // bytes

/** O_CREAT, O_EXCL and O_TRUNC: a file that is open already is neither made nor emptied. */
const MAKES = 0o100 | 0o200 | 0o1000;

/** The build's random numbers and its time zone are not the reader's. What Python does at its start is done again. */
const AFRESH = `
import random, time, numpy.random
random.seed()
numpy.random.seed()

year = (365 * 24 + 6) * 3600
january = int(time.time()) // year * year
standard, summer = sorted((time.localtime(january + month) for month in (0, year // 2)), key=lambda when: when.tm_gmtoff)
time.timezone, time.altzone = -standard.tm_gmtoff, -summer.tm_gmtoff
time.daylight = int(standard.tm_gmtoff != summer.tm_gmtoff)
time.tzname = (standard.tm_zone, summer.tm_zone)
`;

/**
 * @param {Loader} loader
 * @param {Snapshot} snapshot
 * @param {object} options  for loadPyodide
 * @param {(FS: any, tables: import("./parts.js").Parts["tables"]) => void} prepare  puts the other files into Python's file system
 * @returns {Promise<Pyodide>} it rejects if anything is not as it was when the snapshot was taken
 */
export async function restore({ loadPyodide, createModule }, { parts, heap }, options, prepare) {
  heap.catch(() => {}); // told below
  const pyodide = await loadPyodide({
    ...options,
    _loadSnapshot: new Uint8Array(4), // so that Python does not start by itself; the memory is put in place below
    createPyodideModule: async (/** @type {any} */ settings) => {
      const there = await parts;
      const { notes } = there;
      settings.preRun.push((/** @type {any} */ Module) => {
        makeRoom(Module, there);
        place(Module.FS, there.early);
        prepare(Module.FS, there.tables);
      });
      const Module = await createModule(settings);
      const trampoline = Module.HEAP32[trampolinePlace(Module)];
      putBack(Module, notes, await heap);
      const { getExpectedKeys } = Module.API;
      Module.API.getExpectedKeys = () => Object.assign(getExpectedKeys(), { 6: Module.API.packageManager.loadedPackages });
      Module.API.restoreSnapshot = () => {
        Module.HEAP32[trampolinePlace(Module)] = trampoline;
        Module.HEAPU32[notes.runSync.address >> 2] = Module.jspiSupported ? notes.runSync.yes : notes.runSync.no;
        for (const file of notes.open) reopen(Module.FS, file);
        return notes.config;
      };
      return Module;
    },
  });
  setTimeZone(/** @type {any} */ (pyodide)._module);
  for (const name of (await parts).notes.packages) pyodide.loadedPackages[name] = "snapshot";
  pyodide.runPython(AFRESH, { globals: pyodide.toPy({}) });
  return pyodide;
}

/** Have the memory and the libraries lie where they lay. @param {any} Module @param {import("./parts.js").Parts} parts */
function makeRoom(Module, { notes, libraries }) {
  if (Module.API.config.BUILD_ID !== notes.buildId) throw new Error("the snapshot is of another Pyodide");
  Module.growMemory(notes.size);
  const { layout } = preload(Module, libraries);
  if (JSON.stringify(layout) !== JSON.stringify(notes.layout)) throw new Error("the libraries lie elsewhere");
  const { loadedLibsByHandle, loadedLibsByName } = Module.LDSO;
  for (const [path, handles] of Object.entries(notes.handles)) {
    for (const handle of handles) loadedLibsByHandle[handle] = loadedLibsByName[path];
  }
}

/** @param {any} Module @param {Notes} notes @param {Uint8Array} heap */
function putBack({ HEAPU8 }, { runs }, heap) {
  let start = 0;
  for (const [page, pages] of runs) {
    HEAPU8.set(heap.subarray(start, (start += pages * PAGE)), page * PAGE);
  }
}

/** @param {any} FS @param {Notes["open"][number]} file */
function reopen(FS, { fd, path, flags, position }) {
  const stream = FS.open(path, flags & ~MAKES);
  if (stream.fd !== fd) throw new Error(`${path} was opened as ${stream.fd}, not as ${fd}`);
  stream.position = position;
}

/** Have C know the names of the reader's time zone, as it asks for them once only. @param {any} Module */
function setTimeZone(Module) {
  const [standard, summer] = Module.HEAPU32.subarray(Module._tzname >> 2);
  const ignored = Module._malloc(8);
  Module.__tzset_js(ignored, ignored + 4, standard, summer);
  Module._free(ignored);
}
