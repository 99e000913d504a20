// The service worker: it answers from the shelf what this edition of the book consists of, and leaves all else alone.
import { fetchSmallest } from "../js/smallest.js";
import { Shelf } from "./shelf.js";

/** @typedef {import("./shelf.js").Content} Content */
/** @typedef {import("./shelf.js").ShelfOrder} ShelfOrder */
/** @typedef {Record<string, Content>} Files  what each place in the site holds */

/**
 * @typedef {object} Edition  written by scripts/offline_files.py in front of this program
 * @property {Files} shell    what every page needs: kept from the beginning
 * @property {Files} rest     kept when it was used, and all of it after Python has run
 * @property {Files} runtime  Python: kept after it has run
 */

const worker = /** @type {ServiceWorkerGlobalScope & {EDITION: Edition}} */ (/** @type {unknown} */ (self));
const { shell, rest, runtime } = worker.EDITION;
const files = new Map(Object.entries({ ...shell, ...rest, ...runtime }));
const home = new URL(worker.registration.scope);
const shelf = new Shelf(home.href);

/** What the host has in another version: its book is of another edition. @type {Set<string>} */
const foreign = new Set();

/** The orders are obeyed one after the other, so that nothing is fetched twice. */
let work = Promise.resolve();

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(shelf.keepOnly([...files.values()])));

worker.addEventListener("fetch", (event) => {
  const content = event.request.method === "GET" && contentOf(event.request.url);
  if (content) event.respondWith(answer(event, content));
});

worker.addEventListener("message", (event) => {
  const order = /** @type {ShelfOrder} */ (event.data);
  if (order.type === "take-over") void worker.skipWaiting();
  else event.waitUntil((work = work.then(() => keepForLater(order))));
});

/** An edition that is not there in full (its files are being published, or there is no room) does not begin. */
async function install() {
  for (const place of Object.keys(shell)) {
    if (!(await keep(place))) throw new Error(`${place} is not the file of this edition`);
  }
}

/** @param {FetchEvent} event @param {Content} content */
async function answer(event, content) {
  const kept = await shelf.find(content).catch(() => undefined);
  if (kept) return kept;
  // A page's name does not tell its edition, so ask whether the browser's copy is still the right one.
  const isPage = placeOf(event.request.url).endsWith("/");
  const response = await fetch(event.request, isPage ? { cache: "no-cache" } : {});
  // Of a large file the page may want the compressed copy instead: it is kept when Python has run.
  if (placeOf(event.request.url) in runtime) return response;
  event.waitUntil(shelf.put(content, response.clone()).catch(() => false));
  return response;
}

/** @param {Extract<ShelfOrder, {type: "keep"}>} order */
async function keepForLater({ addresses, ran, sparing }) {
  try {
    for (const address of addresses) {
      if (contentOf(address)) await keep(placeOf(address), sparing);
    }
    if (ran) await keepAll(runtime, sparing);
    if (!sparing && (await hasRun())) await keepAll(rest);
  } catch {
    // There is no room: the book goes on, with the network.
  }
}

async function hasRun() {
  for (const content of Object.values(runtime)) {
    if (await shelf.find(content)) return true;
  }
  return false;
}

/** @param {Files} group @param {boolean} [sparing] */
async function keepAll(group, sparing) {
  for (const place of Object.keys(group)) await keep(place, sparing);
}

/**
 * Put a file on the shelf, from the browser's own cache if it is there.
 * @param {string} place
 * @param {boolean} [sparing] use nothing but the browser's own cache
 * @returns {Promise<boolean>} whether it is on the shelf
 */
async function keep(place, sparing = false) {
  const content = files.get(place);
  if (!content || foreign.has(place)) return false;
  if (await shelf.find(content)) return true;
  /** @type {RequestCache[]} An old copy is as good as a new one if the hash is right. */
  const ways = sparing ? ["only-if-cached"] : ["force-cache", "reload"];
  for (const cache of ways) {
    const response = await fetchSmallest(new URL(place, home).href, { cache, mode: "same-origin", priority: "low" }).catch(() => undefined);
    if (response && (await shelf.put(content, response))) return true;
    if (response && cache === "reload") foreign.add(place);
  }
  return false;
}

/** What this edition has at an address of the book. @param {string} address */
function contentOf(address) {
  return address.startsWith(home.href) ? files.get(placeOf(address)) : undefined;
}

/** The place in the site; a page's is its folder. @param {string} address inside the book */
function placeOf(address) {
  const { pathname } = new URL(address);
  return pathname.slice(home.pathname.length).replace(/(^|\/)index\.html$/, "$1") || "./";
}
