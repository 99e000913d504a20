// The page Progress: what is done in the book's list, how well a reader knows what they know, and the file of it all.
import { calibration, calibrationView } from "./calibration.js";
import { sectionDone, wasDone } from "./deck.js";
import { exchange } from "./exchange.js";
import { onChange, records } from "./kept.js";
import { entriesOf } from "./listing.js";

/** @typedef {import("./listing.js").Entry} Entry */
/** @typedef {import("./records.js").Records} Records */

let show = () => {};
onChange(() => show());
addEventListener("pageshow", ({ persisted }) => persisted && show());

/** @param {HTMLElement} element with the list that the build has written */
export function mountProgress(element) {
  /** @type {Map<string, Entry[]>} */
  const bySection = new Map();
  for (const entry of entriesOf(element)) bySection.set(entry.section, [...(bySection.get(entry.section) ?? []), entry]);
  const sum = document.createElement("p");
  const sure = document.createElement("div");
  element.prepend(sum);
  element.append(heading("How sure, and how right"), sure, heading("Your file"));
  show = () => {
    if (!element.isConnected) return;
    const all = records();
    sum.textContent = markList(bySection, all);
    sure.replaceChildren(...calibrationView(calibration(all)));
  };
  element.append(exchange(() => show()));
  show();
}

/** Mark each entry and each section. @param {Map<string, Entry[]>} bySection @param {Records} all @returns {string} what it comes to */
function markList(bySection, all) {
  let [done, of, sectionsDone] = [0, 0, 0];
  for (const entries of bySection.values()) {
    const states = entries.map((entry) => {
      const isDone = wasDone(all, entry.id);
      const record = all.get(entry.id);
      mark(entry, isDone ? "right" : record?.log.length ? "not right yet" : record ? "begun" : "");
      return { stars: entry.stars, done: isDone };
    });
    const right = states.filter((state) => state.done).length;
    const whole = sectionDone(states);
    const first = entries[0];
    if (first) markSection(first, right, states.length, whole);
    done += right;
    of += states.length;
    if (whole) sectionsDone += 1;
  }
  const sections = bySection.size === 1 ? "the section is" : `${sectionsDone} of ${bySection.size} sections are`;
  const isWhole = bySection.size === 1 && sectionsDone === 0 ? " not" : "";
  return `You have answered ${done} of ${of} exercises right, and ${sections}${isWhole} done.`;
}

/** @param {Entry} entry @param {string} words */
function mark({ item }, words) {
  item.dataset.mfResult = words === "right" ? "correct" : words === "not right yet" ? "wrong" : "open";
  note(item, words);
}

/** @param {Entry} first of the section @param {number} right @param {number} of @param {boolean} whole */
function markSection(first, right, of, whole) {
  const section = first.item.closest("[data-mf-section]");
  const title = section?.querySelector("h3");
  if (!(section instanceof HTMLElement) || !title) return;
  section.toggleAttribute("data-mf-done", whole);
  note(title, `${right} of ${of}${whole ? ", done" : ""}`);
}

/** Say something beside an element of the list. @param {Element} element @param {string} words */
function note(element, words) {
  let aside = element.querySelector(":scope > .mf-aside");
  if (!aside) {
    if (!words) return;
    aside = Object.assign(document.createElement("span"), { className: "mf-aside" });
    element.append(" ", aside);
  }
  aside.textContent = words;
}

/** @param {string} text */
function heading(text) {
  return Object.assign(document.createElement("h2"), { textContent: text });
}
