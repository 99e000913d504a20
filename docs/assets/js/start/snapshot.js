// Start Python from the snapshot: fetched, or from the copy in this browser. What a cell may still need of Python's
// library and of the packages comes afterwards, from the bundles.
import { unpack } from "./bundle.js";
import { keepsFunctions } from "./engine.js";
import { handOver, handOverProgram } from "./handed_over.js";
import { placeLater } from "./late_files.js";
import { EMPTY_ZIP } from "./library.js";
import { LocalCopy } from "./local_copy.js";
import { readParts } from "./parts.js";
import { restore } from "./restore.js";

/** @typedef {import("./ways.js").Start} Start */
/** @typedef {import("./ways.js").Order} Order */
/** @typedef {import("./bundle.js").File} File */
/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** After so many milliseconds nobody waits any longer to hear whether the snapshot is switched off. */
const PATIENCE = 3000;

const SCRIPTS = ["pyodide.mjs", "pyodide.asm.mjs"];

/** @type {Start} */
export async function startFromSnapshot(order) {
  const { addresses, get, check } = order;
  if (!addresses.snapshot) throw new Error("this edition has no snapshot");
  if (!keepsFunctions()) throw new Error("the snapshot is not for this browser");
  const copy = copyOf(addresses);
  const kept = await copy.open();
  const scripts = kept ? importScripts(order) : checkedScripts(order);
  scripts.catch(() => {}); // told by whoever waits for them
  /** What was fetched. @type {File[]} */
  const files = [];
  const fetched = async (/** @type {string} */ address) => {
    const content = new Uint8Array(await get(address));
    files.push([name(address), content]);
    return content;
  };
  /** One after the other, so that the first can be used while the others wait. @type {Promise<unknown>} */
  let before = Promise.resolve();
  const copied = (/** @type {string} */ address) => {
    const content = before.then(async () => {
      const bytes = (await kept?.content(name(address))) ?? new Uint8Array();
      await check(address, bytes);
      return bytes;
    });
    before = content;
    return content;
  };
  try {
    const python = await start(order, scripts, kept ? copied : fetched, kept ? 0 : undefined);
    return { ...python, uncopied: kept ? undefined : files };
  } catch (error) {
    kept?.close();
    if (kept) await copy.drop(); // it may be the cause
    throw error;
  } finally {
    kept?.close();
  }
}

/**
 * Have a copy of the snapshot in this browser, for the next start. It takes the time of a worker that has nothing else to do.
 * @param {Order["addresses"]} addresses @param {File[]} files
 */
export async function keepCopy(addresses, files) {
  await copyOf(addresses).keep(files);
}

/** @param {Order["addresses"]} addresses */
function copyOf({ root, snapshot }) {
  return new LocalCopy(root, name(snapshot));
}

/** @param {Order["addresses"]} addresses */
function filesOf({ snapshot, runtime }) {
  return {
    heap: `${snapshot}heap.bin`,
    parts: `${snapshot}parts.bin`,
    wasm: `${runtime}pyodide.asm.wasm`,
    lock: `${runtime}pyodide-lock.json`,
  };
}

/** Fetch Pyodide's own two modules, and check them before they run. @param {Order} order */
async function checkedScripts(order) {
  await Promise.all(SCRIPTS.map((name) => order.get(order.addresses.runtime + name)));
  return importScripts(order);
}

/** Pyodide's own two modules. @param {Order} order @returns {Promise<import("./restore.js").Loader>} */
async function importScripts({ addresses: { runtime } }) {
  const [{ loadPyodide }, { default: createModule }] = await Promise.all(SCRIPTS.map((name) => import(runtime + name)));
  return { loadPyodide, createModule };
}

/** @param {Order} order @param {Promise<import("./restore.js").Loader>} scripts @param {(address: string) => Promise<Bytes>} bring @param {number} [bytes] */
async function start({ addresses, get, step }, scripts, bring, bytes) {
  const { runtime, bundles, book } = addresses;
  const files = filesOf(addresses);
  const allowed = isAllowed(addresses.startUp);
  const wasm = bring(files.wasm);
  const core = Promise.all([
    wasm.then((program) => handOverProgram(files.wasm, program)),
    bring(files.lock).then((lock) => handOver(files.lock, lock)),
  ]);
  const parts = bring(files.parts).then(readParts);
  // The memory is the largest, and needed last: what is needed before it is compiled while it comes.
  const heap = Promise.all([wasm.then(() => bring(files.heap)), allowed]).then(([content, isOn]) => {
    if (!isOn) throw new Error("the snapshot is switched off");
    return content;
  });
  step("snapshot", Promise.all([scripts, parts, core, heap]), bytes).catch(() => {}); // told below
  const [loader] = await Promise.all([scripts, core]);
  handOver(`${runtime}python_stdlib.zip`, EMPTY_ZIP);
  /** @type {[address: string, fill: ReturnType<typeof placeLater>][]} */
  const late = [];
  /** @type {Parameters<typeof restore>[3]} */
  const prepare = (FS, tables) => {
    for (const [bundle, table] of Object.entries(tables)) {
      const address = bundle === "book" ? book : `${bundles}${bundle}.bin`;
      late.push([address, placeLater(FS, table, () => unpack(bytesNow(address)))]);
    }
  };
  const pyodide = await restore(loader, { parts, heap }, { indexURL: runtime }, prepare);
  const rest = async () => {
    await Promise.all(late.map(async ([address, fill]) => fill(unpack(new Uint8Array(await get(address))))));
  };
  return { pyodide, load: async () => {}, rest };
}

/**
 * Whether the book's owner lets readers start from the snapshot. Without a network, or where the host takes too long,
 * it is as it was.
 * @param {string} address
 */
async function isAllowed(address) {
  const answer = await fetch(address, { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
  if (!answer) return true;
  const said = await answer.json().catch(() => ({}));
  return answer.ok && said.snapshot === true;
}

/** Fetch a file while Python waits. @param {string} address @returns {Bytes} */
function bytesNow(address) {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`the answer for ${name(address)} was ${request.status}`);
  return new Uint8Array(request.response);
}

/** The last part of an address. @param {string} address */
function name(address) {
  return new URL(address).pathname.split("/").findLast((part) => part) ?? "";
}
