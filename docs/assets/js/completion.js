// Completion: the names of the live variables while Python is free, otherwise keywords and the words of the page.
import { completions } from "./hints.js";

/** @typedef {typeof import("../../../scripts/vendor.mjs")} Vendor */

const WORD = /[\p{L}\p{N}_]*/u;
const WORDS = /[\p{L}_][\p{L}\p{N}_]+/gu;
const LETTERS = 2; // typed before names are offered unasked

const KEYWORDS = (
  "False None True and as assert async await break class continue def del elif else except finally for from global " +
  "if import in is lambda nonlocal not or pass raise return try while with yield"
).split(" ");

/** What comes first among names that fit equally well. @type {Readonly<Record<string, number>>} */
const BOOST = { argument: 2, word: -1, keyword: -1, "built-in": -1 };

/** @param {Vendor} vendor @param {import("./cell.js").Cell} cell */
export function completion(vendor, cell) {
  /** @param {import("@codemirror/autocomplete").CompletionContext} context */
  async function names(context) {
    const word = context.matchBefore(WORD);
    if (!word) return null;
    const code = context.state.doc.toString();
    const afterDot = code[word.from - 1] === ".";
    if (!context.explicit && !afterDot && word.text.length < LETTERS) return null;
    const live = await completions(cell, code, context.pos);
    const options = (live ?? offline(afterDot))
      .filter(([name]) => name !== word.text)
      .map(([label, detail]) => ({ label, detail, boost: BOOST[detail] ?? 0 }));
    const isPrivate = word.text.startsWith("_");
    const isStill = (/** @type {string} */ text) => text.match(WORD)?.[0] === text && text.startsWith("_") === isPrivate;
    // If Python did not answer, the next letter asks again.
    return live ? { from: word.from, options, validFor: isStill } : { from: word.from, options };
  }

  // No name is chosen until the reader chooses, so that Enter stays a new line; Tab takes the first.
  /** @param {import("@codemirror/view").EditorView} view */
  function takeFirst(view) {
    if (vendor.completionStatus(view.state) !== "active") return false;
    if ((vendor.selectedCompletionIndex(view.state) ?? -1) < 0) view.dispatch({ effects: vendor.setSelectedCompletion(0) });
    vendor.acceptCompletion(view);
    return true;
  }

  return [
    vendor.autocompletion({
      override: [vendor.ifNotIn(["String", "FormatString", "Comment", "Number"], names)],
      icons: false,
      selectOnOpen: false,
      filterStrict: true,
    }),
    vendor.keymap.of([{ key: "Tab", run: takeFirst }]),
  ];
}

/** @param {boolean} afterDot @returns {[name: string, kind: string][]} */
function offline(afterDot) {
  const code = [...document.querySelectorAll("[data-mf-code]")].map((block) => block.textContent).join("\n");
  const words = [...new Set(code.match(WORDS))].filter((word) => !KEYWORDS.includes(word));
  /** @param {string} kind @returns {(name: string) => [name: string, kind: string]} */
  const of = (kind) => (name) => [name, kind];
  return [...(afterDot ? [] : KEYWORDS.map(of("keyword"))), ...words.map(of("word"))];
}
