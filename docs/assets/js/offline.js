// The book without a network: have the service worker keep what the reader has used, and tell of a new edition.
// Where there is no service worker, or no room, the book is only not there without a network.
import { addresses } from "./config.js";
import { savesData } from "./connection.js";
import { button } from "./elements.js";
import { whenIdle } from "./idle.js";
import { runtime } from "./runtime.js";

/** @typedef {import("../service-worker/shelf.js").ShelfOrder} ShelfOrder */

const html = document.documentElement;

/** Begin; once for a visit. */
export async function keepForOffline() {
  await calm();
  const registration = await register();
  if (!registration) return;
  watch(registration);
  await keepBook();
}

/** Wait until the reader waits for nothing: neither for Python nor for the browser. */
async function calm() {
  while (html.dataset.mfRuntime === "loading") await nextState();
  await new Promise((/** @type {(value: void) => void} */ resolve) => whenIdle(resolve));
}

/** Wait for the next change of the runtime's state. */
function nextState() {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve(undefined);
    });
    observer.observe(html, { attributeFilter: ["data-mf-runtime"] });
  });
}

async function register() {
  try {
    return await navigator.serviceWorker.register(addresses.serviceWorker);
  } catch {
    return undefined; // a private window, or storage that is closed or full
  }
}

/** Have everything kept that this page has loaded; when Python has run, the whole book. */
async function keepBook() {
  const { active } = await navigator.serviceWorker.ready;
  let ran = false;
  const keep = (/** @type {string[]} */ used) => {
    tell(active, { type: "keep", addresses: used, ran, sparing: savesData() });
  };
  keep([location.href]);
  if (!navigator.serviceWorker.controller) {
    // The service worker sees what later pages fetch; of this one it must be told.
    const names = (/** @type {PerformanceObserverEntryList} */ list) => list.getEntries().map((entry) => entry.name);
    new PerformanceObserver((list) => keep(names(list))).observe({ type: "resource", buffered: true });
  }
  await runtime.used;
  ran = true;
  await calm();
  keep([]);
}

/** Tell the reader when a new edition waits to take over. @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  const look = () => {
    if (registration.waiting && navigator.serviceWorker.controller) offer(registration);
  };
  look();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
}

/** @param {ServiceWorkerRegistration} registration */
function offer(registration) {
  if (document.querySelector(".mf-notice")) return;
  const notice = document.createElement("div");
  notice.className = "mf-notice md-typeset";
  notice.setAttribute("role", "status");
  document.body.append(notice);
  const reload = button("reload", "Reload");
  reload.addEventListener("click", () => tell(registration.waiting, { type: "take-over" }));
  const later = button("later", "Later");
  later.addEventListener("click", () => notice.remove());
  // Screen readers tell what comes into a status, not what a new one brings along.
  requestAnimationFrame(() => notice.append("A new edition of the book is ready.", reload, later));
}

/** @param {ServiceWorker | null} worker @param {ShelfOrder} order */
function tell(worker, order) {
  worker?.postMessage(order);
}
