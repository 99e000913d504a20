// A formula that a run has given, typeset by KaTeX, which is loaded when the first one comes.
import { addresses } from "./config.js";
import { load } from "./load.js";

/** As in the pages (scripts/katex.mjs), but what comes from a reader's code may warn, and never link or load. */
const OPTIONS = /** @type {const} */ ({
  displayMode: true,
  output: "htmlAndMathml",
  strict: "ignore",
  throwOnError: true,
  trust: false,
  maxSize: 30, // em
});

/** Show `latex` in `box`; as text where KaTeX cannot be loaded or does not know it. @param {string} latex @param {HTMLElement} box */
export async function typeset(latex, box) {
  try {
    /** @type {typeof import("../../../scripts/vendor_katex.mjs")} */
    const { render } = await load(addresses.katex);
    render(latex, box, OPTIONS);
  } catch {
    box.textContent = latex;
  }
}
