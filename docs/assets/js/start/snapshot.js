// Start Python from the snapshot: fetched, or from the copy in this browser. What a cell may still need of Python's
// library and of the packages comes afterwards, from the bundles.
import { unpack } from "./bundle.js";
import { handOver } from "./handed_over.js";
import { placeLater } from "./late_files.js";
import { EMPTY_ZIP } from "./library.js";
import { LocalCopy } from "./local_copy.js";
import { readParts } from "./parts.js";
import { restore } from "./restore.js";

/** @typedef {import("./ways.js").Start} Start */
/** @typedef {import("./ways.js").Order} Order */
/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** After so many milliseconds nobody waits any longer to hear whether the snapshot is switched off. */
const PATIENCE = 3000;

/** @type {Start} */
export async function startFromSnapshot(order) {
  const { addresses, get, check } = order;
  if (!addresses.snapshot) throw new Error("this edition has no snapshot");
  const copy = new LocalCopy(addresses.root, name(addresses.snapshot));
  const kept = await copy.find();
  const fetched = async (/** @type {string} */ address) => new Uint8Array(await get(address));
  const copied = async (/** @type {string} */ address) => {
    const content = kept?.get(name(address)) ?? new Uint8Array();
    await check(address, content);
    return content;
  };
  const bringForCopy = async (/** @type {string} */ address) => /** @type {[string, Bytes]} */ ([name(address), await fetched(address)]);
  try {
    const python = await start(order, kept ? copied : fetched);
    return { ...python, keep: () => copy.keep(() => Promise.all(Object.values(filesOf(addresses)).map(bringForCopy))) };
  } catch (error) {
    if (kept) await copy.drop(); // it may be the cause
    throw error;
  }
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

/** @param {Order} order @param {(address: string) => Promise<Bytes>} bring */
async function start({ addresses, get, step }, bring) {
  const { runtime, bundles, book } = addresses;
  const [mjs, asm] = [`${runtime}pyodide.mjs`, `${runtime}pyodide.asm.mjs`];
  const files = filesOf(addresses);
  const heap = Promise.all([bring(files.heap), isAllowed(addresses.startUp)]).then(([content, allowed]) => {
    if (!allowed) throw new Error("the snapshot is switched off");
    return content;
  });
  const others = Promise.all([bring(files.parts), bring(files.wasm), bring(files.lock), get(mjs), get(asm)]);
  step("snapshot", Promise.all([heap, others])).catch(() => {}); // told below
  const [parts, wasm, lock] = await others;
  handOver(files.wasm, wasm);
  handOver(files.lock, lock);
  handOver(`${runtime}python_stdlib.zip`, EMPTY_ZIP);
  const { notes, tables, libraries, open } = await readParts(parts);
  const [{ loadPyodide }, { default: createModule }] = await Promise.all([import(mjs), import(asm)]);
  /** @type {[address: string, fill: ReturnType<typeof placeLater>][]} */
  const late = [];
  const prepare = (/** @type {any} */ FS) => {
    for (const [bundle, table] of Object.entries(tables)) {
      const address = bundle === "book" ? book : `${bundles}${bundle}.bin`;
      late.push([address, placeLater(FS, table, () => unpack(bytesNow(address)))]);
    }
  };
  const pyodide = await restore({ loadPyodide, createModule }, { notes, libraries, open, heap }, { indexURL: runtime }, prepare);
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
