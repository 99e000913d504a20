// Python is started ahead of the first run, so that the reader waits less: when they take up a cell, and on a page
// with cells at once where this browser has fetched this very Python before. It is tried once for a visit, and not
// where the reader pays for each byte. Nobody is told if it fails: the first run starts Python afresh, and tells.
import { savesData } from "./connection.js";
import { isFetched } from "./fetched.js";
import { whenIdle } from "./idle.js";
import { later } from "./load.js";

const CELL = "[data-mf-cell]";
const PROGRAM = "[data-mf-kind=code]";
const RUN = "[data-mf-action^=run]";

const untilWanted = new AbortController();

/** Start when a sign comes from where the reader needs Python. @param {string} sign @param {(target: Element) => unknown} isLive */
function watch(sign, isLive) {
  const heard = (/** @type {Event} */ { target }) => {
    if (target instanceof Element && isLive(target)) startAhead();
  };
  addEventListener(sign, heard, { signal: untilWanted.signal, passive: true });
}

/** In a cell, or in an exercise that asks for a program. @param {Element} target */
const isAboutCode = (target) => target.closest(CELL) ?? target.closest("[data-mf-exercise]")?.querySelector(PROGRAM);

watch("focusin", isAboutCode);
watch("click", isAboutCode); // a press that becomes a scroll is none
watch("pointerover", (target) => target.closest(RUN));

/** Start Python if that costs no more than a look into the browser's own cache, after all that the page itself needs. */
export function startIfFetched() {
  if (!isFetched()) return;
  if (document.readyState === "complete") startAhead();
  else addEventListener("load", startAhead, { once: true });
}

function startAhead() {
  if (untilWanted.signal.aborted || savesData()) return;
  untilWanted.abort();
  whenIdle(start);
}

/** Start Python now, or as soon as the page is seen. */
function start() {
  if (document.visibilityState === "hidden") {
    document.addEventListener("visibilitychange", () => whenIdle(start), { once: true });
  } else later().then(({ runtime }) => runtime.startAhead(), () => {});
}
