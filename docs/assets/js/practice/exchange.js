// The reader's answers as a file: save it, bring one in, erase everything; each change can be taken back.
import { button } from "../elements.js";
import { announce } from "../page.js";
import { forget, remember, remembered } from "../storage.js";
import { arriving, takenBack } from "./changes.js";
import { records, replaceAll } from "./kept.js";
import { merge, read, write } from "./records.js";
import { saveFile } from "./save.js";
import { PLAN, today } from "./schedule.js";

/** @typedef {import("./records.js").Records} Records */

const NOT_KEPT = " This browser does not keep it: save a file before you close the page.";
const LARGEST_FILE = 60_000_000; // bytes; what is in it has fewer characters

/** @param {() => void} changed  is called when the records are others */
export function exchange(changed) {
  const element = document.createElement("div");
  element.className = "mf-exchange";
  const told = Object.assign(document.createElement("p"), { className: "mf-told" });
  told.dataset.mfStatus = "";

  const say = (/** @type {string} */ text, /** @type {HTMLElement[]} */ ...more) => {
    told.replaceChildren(text, ...more.flatMap((part) => [" ", part]));
    announce(text);
  };

  /** Put other records in the place of these, and offer the way back. */
  const change = (/** @type {Records} */ after, /** @type {string} */ text, back = () => {}) => {
    const before = records();
    const kept = replaceAll(after);
    const undo = button("undo", "Undo");
    undo.addEventListener("click", () => {
      const isKept = replaceAll(takenBack(before, after, records()));
      back();
      say(`It is as it was before.${isKept ? "" : NOT_KEPT}`);
      told.tabIndex = -1; // the button is gone, so the focus goes where its answer stands
      told.focus();
      changed();
    });
    say(`${text}${kept ? "" : NOT_KEPT}`, undo);
    changed();
    return undo;
  };

  const save = button("export", "Save a file");
  save.addEventListener("click", () => {
    saveFile(write(records()), `mfml-progress-${today(Date.now())}.json`, "application/json");
    say("The file is saved with your downloads. Bring it in on another device, or here when this browser has forgotten.");
  });

  const chooser = Object.assign(document.createElement("input"), { type: "file", accept: ".json,application/json", hidden: true });
  const bring = button("import", "Bring in a file");
  bring.addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", async () => {
    const file = chooser.files?.[0];
    if (!file) return;
    const found = file.size > LARGEST_FILE ? { problem: "The file is too large to be one of this book." } : read(await textOf(file));
    chooser.value = ""; // so that the same file can be chosen again
    if ("problem" in found) return say(`${found.problem} Nothing has changed.`);
    const here = records();
    change(merge(here, found.records), brought(arriving(here, found.records)));
  });

  const erase = button("erase", "Erase everything");
  const dialog = confirmation(() => {
    const plan = remembered(PLAN);
    forget(PLAN);
    const undo = change(new Map(), "Your answers and your plan are erased. Until you leave this page you can take that back.", () => {
      if (plan !== null) remember(PLAN, plan);
    });
    undo.focus();
  });
  erase.addEventListener("click", () => {
    const n = records().size;
    const title = dialog.querySelector("h3");
    if (title) title.textContent = `Erase ${n === 1 ? "the answer to one exercise" : `the answers to ${n} exercises`} and your plan?`;
    dialog.showModal();
  });

  const buttons = Object.assign(document.createElement("p"), { className: "mf-buttons" });
  buttons.append(save, bring, chooser, erase);
  element.append(buttons, told, dialog);
  return element;
}

/** @param {File} file */
async function textOf(file) {
  try {
    return await file.text();
  } catch {
    return ""; // it was taken away meanwhile; `read` says that it is damaged
  }
}

/** @param {{items: number, fresh: number, further: number}} of what arrives */
function brought({ items, fresh, further }) {
  if (items === 0) return "The file holds no answers.";
  if (fresh + further === 0) return `${exercises(items)} came, all of them known already.`;
  const parts = [fresh > 0 ? `${fresh} of them new` : "", further > 0 ? `${further} with further answers` : ""];
  return `${exercises(items)} came, ${parts.filter(Boolean).join(" and ")}.`;
}

/** @param {number} n */
function exercises(n) {
  return n === 1 ? "1 exercise" : `${n} exercises`;
}

/** @param {() => void} erase */
function confirmation(erase) {
  const dialog = document.createElement("dialog");
  dialog.className = "mf-dialog";
  const title = Object.assign(document.createElement("h3"), { id: "mf-erase" });
  dialog.setAttribute("aria-labelledby", title.id);
  const text = document.createElement("p");
  text.textContent = "They stand in this browser only. If you may want them again, save a file first. Your changes of the code in live cells stay, and so do your best results in games.";
  const no = button("cancel", "Keep everything");
  const yes = button("erase-now", "Erase everything");
  no.addEventListener("click", () => dialog.close());
  yes.addEventListener("click", () => {
    dialog.close();
    erase();
  });
  const buttons = Object.assign(document.createElement("p"), { className: "mf-buttons" });
  buttons.append(no, yes);
  dialog.append(title, text, buttons);
  return dialog;
}
