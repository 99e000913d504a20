// Where the last run of a cell failed: underlined until that line is changed.

/** @typedef {typeof import("../../../scripts/vendor.mjs")} Vendor */
/** @typedef {{from: number, to: number}} Span */

/**
 * The part of the code that a run blames; null if it blames none of it.
 * @param {string} code
 * @param {number[]} place  line, column, end line, end column as Python counts them
 * @returns {Span | null}
 */
export function blamed(code, place) {
  const [line, column, endLine, endColumn] = place;
  if (line === undefined || column === undefined || endLine === undefined || endColumn === undefined) return null;
  const lines = code.split("\n");
  const start = (/** @type {number} */ n) => lines.slice(0, n - 1).join("\n").length + (n > 1 ? 1 : 0);
  const text = (/** @type {number} */ n) => lines[n - 1] ?? "";
  // Python counts characters, the browser counts halves of some.
  const at = (/** @type {number} */ n, /** @type {number} */ k) => start(n) + [...text(n)].slice(0, k).join("").length;
  const from = at(line, column);
  const to = at(endLine, endColumn);
  if (from < to) return { from, to };
  const end = start(line) + text(line).length;
  // Python names no end, or an end where nothing is left to underline: then it is the line.
  return { from: from < end ? from : end - text(line).trimStart().length, to: end };
}

/** The underline in an editor. @param {Vendor} vendor */
export function errorMark({ Decoration, EditorView, StateEffect, StateField }) {
  const show = /** @type {import("@codemirror/state").StateEffectType<Span | null>} */ (StateEffect.define());
  const underline = Decoration.mark({ class: "mf-error" });
  /** @type {import("@codemirror/state").StateField<Span | null>} */
  const shown = StateField.define({
    create: () => null,
    update(/** @type {Span | null} */ span, { changes, effects, startState }) {
      for (const effect of effects) if (effect.is(show)) return effect.value;
      if (!span || changes.empty) return span;
      const { doc } = startState;
      if (changes.touchesRange(doc.lineAt(span.from).from, doc.lineAt(span.to).to)) return null;
      return { from: changes.mapPos(span.from), to: changes.mapPos(span.to) };
    },
    provide: (field) =>
      EditorView.decorations.from(field, (span) =>
        span && span.from < span.to ? Decoration.set(underline.range(span.from, span.to)) : Decoration.none,
      ),
  });
  return { extension: shown, show };
}

/** The underlines of code that is not in an editor. @type {WeakMap<Element, Range>} */
const ranges = new WeakMap();

/** Underline a part of a code block, where the browser can do so without new elements. */
/** @param {HTMLElement} block @param {Span | null} span */
export function underlineIn(block, span) {
  if (!("highlights" in CSS)) return;
  const highlight = CSS.highlights.get("mf-error") ?? new Highlight();
  CSS.highlights.set("mf-error", highlight);
  const before = ranges.get(block);
  if (before) highlight.delete(before);
  if (!span) return;
  const range = rangeOf(block, span);
  ranges.set(block, range);
  highlight.add(range);
}

/** @param {HTMLElement} block @param {Span} span */
function rangeOf(block, { from, to }) {
  const range = document.createRange();
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let passed = 0;
  while (texts.nextNode()) {
    const { currentNode: text } = texts;
    const length = text.textContent?.length ?? 0;
    if (passed <= from && from < passed + length) range.setStart(text, from - passed);
    if (passed < to && to <= passed + length) range.setEnd(text, to - passed);
    passed += length;
  }
  return range;
}
