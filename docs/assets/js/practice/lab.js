// A lab: what its check cells found is kept, as the answers of exercises are.
import { announce } from "../page.js";
import { keepCheck, NOT_KEPT, records } from "./kept.js";
import { endOfDay } from "./words.js";

/** There is one version of a lab's part; what the reader wrote for it is kept with the cells. */
const VERSION = "lab";

/** @param {HTMLElement} lab */
export function mountLab(lab) {
  for (const cell of /** @type {NodeListOf<HTMLElement>} */ (lab.querySelectorAll("[data-mf-checks]"))) {
    const id = cell.dataset.mfChecks ?? "";
    const last = records().get(id)?.log.at(-1);
    if (last) cell.dataset.mfResult = last[1] ? "correct" : "wrong";
    new MutationObserver(() => keep(cell, id)).observe(cell, { attributeFilter: ["data-mf-state"] });
    keep(cell, id); // it may have run before this script was there
  }
}

/** Keep what a check says, and have it read. @param {HTMLElement} cell @param {string} id */
function keep(cell, id) {
  if (cell.dataset.mfState !== "ok") return;
  const said = cell.querySelector("[data-mf-output]")?.textContent?.trim() ?? "";
  announce(said);
  if (said.includes("nothing to check yet")) return;
  const correct = /^Part \d+: passed\./.test(said);
  cell.dataset.mfResult = correct ? "correct" : "wrong";
  const last = records().get(id)?.log.at(-1);
  // A check runs again with the cells around it, which says nothing new.
  if (last && last[1] === Number(correct) && endOfDay(last[0]) === endOfDay(Date.now())) return;
  if (!keepCheck(id, VERSION, "", { correct, hints: 0, confidence: 0 })) announce(`${said} ${NOT_KEPT}`);
}
