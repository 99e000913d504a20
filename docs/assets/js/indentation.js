// Indentation of Python: four spaces, more after a colon, less after a statement that leaves its block.

/** @typedef {typeof import("../../../scripts/vendor.mjs")} Vendor */

const LEAVES = /^\s+(?:return|pass|break|continue|raise)\b/;
const STEP = 4;

/** @param {Vendor} vendor */
export function indentation({ indentOnInput, indentService, indentUnit }) {
  return [
    indentUnit.of(" ".repeat(STEP)),
    indentOnInput(),
    indentService.of((context, position) => {
      // Only for a new line: one that the reader has placed stays there.
      if (context.simulatedBreak !== position) return undefined;
      const { text } = context.lineAt(position, -1);
      if (!LEAVES.test(text) || open(text)) return undefined;
      return Math.max(0, context.lineIndent(position, -1) - STEP);
    }),
  ];
}

/** Whether a bracket of the line is still open. @param {string} text */
function open(text) {
  return text.split(/[([{]/).length > text.split(/[)\]}]/).length;
}
