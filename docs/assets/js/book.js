// The entry: bring the page's live cells to life, on the first page and after each instant navigation.
import { configOfPage, edition, offline } from "./config.js";
import { keepThePage } from "./jumps.js";
import { later } from "./load.js";
import { watchForPractice } from "./near.js";
import { mountCells } from "./page.js";
import { watchTables } from "./tables.js";
import { watchTerms } from "./terms.js";

/** @typedef {{subscribe: (visit: () => void) => void}} Visits */

document.documentElement.dataset.mfRuntime ??= "off";
watchTerms();

// Material publishes `document$`, which emits once per page shown; without it the page is the only one.
const visits = /** @type {{document$?: Visits}} */ (/** @type {unknown} */ (window)).document$;
if (visits) visits.subscribe(show);
else mount();
keepThePage();

/** Mount a page, unless it came from a newer build than our scripts: then both begin afresh. */
function show() {
  if (configOfPage().edition === edition) mount();
  else location.reload();
}

function mount() {
  mountCells();
  watchTables();
  watchForPractice();
}

// Keeping the book for the time without a network begins with the first touch, and costs nothing before it.
if (offline && "serviceWorker" in navigator) {
  const untouched = new AbortController();
  const touched = () => {
    untouched.abort();
    // If it cannot be loaded, the book is only not there without a network.
    later().then(({ keepForOffline }) => keepForOffline(), () => {});
  };
  for (const touch of ["pointerdown", "keydown", "wheel"]) {
    addEventListener(touch, touched, { signal: untouched.signal, passive: true });
  }
  // Another edition has taken over, because the reader said so here or on another page of the book.
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
}
