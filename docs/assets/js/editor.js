// The editor of a cell: CodeMirror, set up for short pieces of Python.
import { addresses } from "./config.js";
import { run, runNext } from "./page.js";

/** @typedef {{setCode: (code: string) => void, focus: () => void}} Editor */

const HINT = "Ctrl+Enter runs, Shift+Enter runs and goes on. Esc, then Tab, leaves the editor.";

/**
 * Put an editor in the place of the cell's code and the cursor where the reader pointed.
 * @param {import("./cell.js").Cell} cell
 * @param {{x: number, y: number}} [point]
 * @returns {Promise<Editor>}
 */
export async function openEditor(cell, point) {
  /** @type {typeof import("../../../scripts/vendor.mjs")} */
  const vendor = await import(addresses.editor);
  const { EditorView, EditorState, keymap } = vendor;
  const hadFocus = point !== undefined || document.activeElement === cell.block;

  const runCell = () => {
    void run(cell);
    return true;
  };
  const runAndGoOn = () => {
    void runNext(cell);
    return true;
  };
  const view = new EditorView({
    state: EditorState.create({
      doc: cell.code,
      extensions: [
        keymap.of([{ key: "Mod-Enter", run: runCell }, { key: "Shift-Enter", run: runAndGoOn }]),
        vendor.history(),
        vendor.drawSelection(),
        vendor.indentUnit.of("    "),
        vendor.indentOnInput(),
        vendor.bracketMatching(),
        vendor.closeBrackets(),
        vendor.python(),
        vendor.syntaxHighlighting(vendor.classHighlighter),
        keymap.of([
          ...vendor.closeBracketsKeymap,
          ...vendor.defaultKeymap,
          ...vendor.historyKeymap,
          vendor.indentWithTab,
        ]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": `Code of live cell ${cell.number}, editable`,
          "aria-description": HINT,
          autocapitalize: "off",
          autocorrect: "off",
          spellcheck: "false",
        }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          // Until the first edit Tab moves on, so that nobody who tabs through the page is caught here.
          view.setTabFocusMode(false);
          cell.typed(update.state.doc.toString());
        }),
      ],
    }),
  });
  view.setTabFocusMode(true);
  const hint = Object.assign(document.createElement("p"), { className: "mf-cell__hint", textContent: HINT });
  cell.block.hidden = true;
  cell.block.after(view.dom, hint);
  if (hadFocus) view.focus();
  const position = point && view.posAtCoords(point);
  if (position) view.dispatch({ selection: { anchor: position } });

  return {
    setCode(code) {
      if (code === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: code } });
    },
    focus() {
      view.focus();
    },
  };
}
