// The signature of the call that is being typed, in a small box above the line: after "(" or on Ctrl+Shift+Space.
import { signature } from "./hints.js";
import { announce } from "./page.js";

/** @typedef {typeof import("../../../scripts/vendor.mjs")} Vendor */
/** @typedef {import("@codemirror/view").EditorView} View */
/** @typedef {NonNullable<Awaited<ReturnType<typeof signature>>>} Signature */
/** @typedef {import("@codemirror/view").Tooltip & {text: string}} Box */

/** @param {Vendor} vendor @param {import("./cell.js").Cell} cell */
export function signatureHelp({ EditorView, Prec, StateEffect, StateField, keymap, showTooltip }, cell) {
  const show = /** @type {import("@codemirror/state").StateEffectType<Box | null>} */ (StateEffect.define());

  /** @type {import("@codemirror/state").StateField<Box | null>} */
  const shown = StateField.define({
    create: () => null,
    update(/** @type {Box | null} */ box, transaction) {
      for (const effect of transaction.effects) if (effect.is(show)) return effect.value;
      return box && transaction.docChanged ? { ...box, pos: transaction.changes.mapPos(box.pos) } : box;
    },
    provide: (field) => showTooltip.from(field),
  });

  let asked = 0; // only the last question counts

  /** @param {View} view */
  async function look(view) {
    const question = (asked += 1);
    const { head } = view.state.selection.main;
    const found = await signature(cell, view.state.doc.toString(), head);
    if (question !== asked) return;
    const before = view.state.field(shown);
    const box = found && boxOf(found, head);
    // In the same call it stays where it is.
    if (box && box.text === before?.text) box.pos = before.pos;
    else if (box) announce(box.text);
    if (box || before) view.dispatch({ effects: show.of(box) });
  }

  /** @param {View} view */
  function close(view) {
    asked += 1;
    if (view.state.field(shown)) view.dispatch({ effects: show.of(null) });
  }

  return [
    shown,
    keymap.of([
      { key: "Ctrl-Shift-Space", run: (view) => (void look(view), true) },
    ]),
    // Before the completion, which takes Escape for itself while it still thinks; neither keeps it from the other.
    Prec.highest(keymap.of([{ key: "Escape", run: (view) => (close(view), false) }])),
    EditorView.updateListener.of(({ docChanged, focusChanged, selectionSet, state, transactions, view }) => {
      if (focusChanged && !view.hasFocus) close(view);
      else if (transactions.some(opensCall)) void look(view);
      else if (state.field(shown) && (docChanged || selectionSet)) void look(view);
    }),
  ];
}

/** @param {import("@codemirror/state").Transaction} transaction */
function opensCall(transaction) {
  let opens = false;
  transaction.changes.iterChanges((_from, _to, _fromNow, _toNow, text) => {
    opens ||= text.toString().startsWith("(");
  });
  return opens && transaction.isUserEvent("input.type");
}

/** @param {Signature} found @param {number} position @returns {Box} */
function boxOf([before, argument, after, sentence], position) {
  const call = document.createElement("code");
  call.append(before, Object.assign(document.createElement("strong"), { textContent: argument }), after);
  const box = document.createElement("div");
  box.className = "mf-signature";
  box.setAttribute("role", "tooltip");
  box.append(call, Object.assign(document.createElement("p"), { textContent: sentence }));
  const text = `${before}${argument}${after}. ${sentence}`;
  return { pos: position, text, above: true, create: () => ({ dom: box }) };
}
