// The editor of a cell: CodeMirror, set up for short pieces of Python.
import { sizeButtons } from "./code_size.js";
import { completion } from "./completion.js";
import { addresses } from "./config.js";
import { blamed, errorMark } from "./errors.js";
import { indentation } from "./indentation.js";
import { load } from "./load.js";
import { announce, run, runNext } from "./page.js";
import { keepInSight } from "./screen.js";
import { signatureHelp } from "./signature.js";

/** @typedef {{setCode: (code: string) => void, markError: () => void, focus: () => void}} Editor */

const MOD = /Mac|iP(hone|ad|od)/.test(navigator.platform) ? "⌘" : "Ctrl+";
const HINT = `${MOD}Enter runs, Shift+Enter runs and goes on. Esc, then Tab, leaves the editor.`;
const TAB_LEAVES = 2000; // milliseconds after Escape

/**
 * Put an editor in the place of the cell's code and the cursor where the reader pointed.
 * @param {import("./cell.js").Cell} cell
 * @param {{x: number, y: number}} [point]
 * @returns {Promise<Editor>}
 */
export async function openEditor(cell, point) {
  /** @type {typeof import("../../../scripts/vendor.mjs")} */
  const vendor = await load(addresses.editor);
  const { EditorView, EditorState, keymap } = vendor;
  const hadFocus = point !== undefined || document.activeElement === cell.block;
  const mark = errorMark(vendor);

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
        // Escape may close something, too; Tab leaves after it all the same.
        vendor.Prec.highest(keymap.of([{ key: "Escape", run: () => (view.setTabFocusMode(TAB_LEAVES), false) }])),
        signatureHelp(vendor, cell),
        completion(vendor, cell),
        mark.extension,
        vendor.history(),
        vendor.drawSelection(),
        indentation(vendor),
        vendor.bracketMatching(),
        vendor.closeBrackets(),
        new vendor.LanguageSupport(vendor.pythonLanguage),
        vendor.syntaxHighlighting(vendor.classHighlighter),
        keymap.of([
          ...vendor.closeBracketsKeymap,
          ...vendor.defaultKeymap,
          ...vendor.historyKeymap,
          vendor.indentWithTab,
        ]),
        keepInSight(vendor),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": `Code of live cell ${cell.number}, editable`,
          "aria-description": HINT,
          autocapitalize: "off",
          autocorrect: "off",
          spellcheck: "false",
        }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          // Tab moves on until something is typed, so that nobody who tabs through the page is caught here.
          if (!view.hasFocus) view.setTabFocusMode(true);
          else if (docChanged || vendor.completionStatus(state)) view.setTabFocusMode(false);
          if (docChanged) cell.typed(state.doc.toString());
        }),
      ],
    }),
  });
  view.setTabFocusMode(true);
  const foot = Object.assign(document.createElement("div"), { className: "mf-cell__foot" });
  const hint = Object.assign(document.createElement("p"), { className: "mf-cell__hint", textContent: HINT });
  foot.append(hint, sizeButtons(announce));
  cell.block.hidden = true;
  cell.block.after(view.dom, foot);
  if (hadFocus) view.focus();
  const position = point && view.posAtCoords(point);
  if (position) view.dispatch({ selection: { anchor: position } });

  const editor = {
    setCode(/** @type {string} */ code) {
      if (code === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: code } });
    },
    markError() {
      view.dispatch({ effects: mark.show.of(blamed(view.state.doc.toString(), cell.errorAt)) });
    },
    focus() {
      view.focus();
    },
  };
  editor.markError();
  return editor;
}
