// A lab: what its check cells found is kept, as the answers of exercises are.
import { keepCheck, records } from "./kept.js";

/** There is one version of a lab's part; what the reader wrote for it is kept with the cells. */
const VERSION = "lab";

/** @param {HTMLElement} lab */
export function mountLab(lab) {
  for (const cell of /** @type {NodeListOf<HTMLElement>} */ (lab.querySelectorAll("[data-mf-checks]"))) {
    const id = cell.dataset.mfChecks ?? "";
    const last = records().get(id)?.log.at(-1);
    if (last) cell.dataset.mfResult = last[1] ? "correct" : "wrong";
    new MutationObserver(() => keep(cell, id)).observe(cell, { attributeFilter: ["data-mf-state"] });
  }
}

/** @param {HTMLElement} cell @param {string} id */
function keep(cell, id) {
  const { mfState } = cell.dataset;
  if (mfState !== "ok" && mfState !== "error") return;
  const correct = mfState === "ok";
  cell.dataset.mfResult = correct ? "correct" : "wrong";
  keepCheck(id, VERSION, "", { correct, hints: 0, confidence: 0 });
}
