// The form of a task of the drill, as the build writes those of the exercises, so that the same widgets bring it to life.
import { formula } from "./typeset_in.js";

/** @typedef {{latex: string, text: string}} Left */
/**
 * @typedef {object} Task  as docs/assets/python/drill_questions.py makes it
 * @property {"expression" | "choice" | "match"} form
 * @property {string} asks
 * @property {string} [formula]    LaTeX
 * @property {string[]} [options]  of a choice
 * @property {Left[]} [lefts]      what is to be matched
 * @property {string[]} [rights]   with these, LaTeX
 * @property {unknown} data        for the widget
 * @property {string[]} says       what to say of the mistakes that `data` numbers
 * @property {{latex: string, steps: import("./steps.js").Step[]}[]} solutions
 */

/** @param {Task} task */
export function formOf(task) {
  const form = document.createElement("form");
  form.className = "mf-answer";
  form.dataset.mfKind = task.form;
  form.append(...fields(task));
  form.dataset.mfData = JSON.stringify(task.data);
  task.says.forEach((words, number) => {
    const template = document.createElement("template");
    template.dataset.mfSays = String(number);
    template.content.append(words);
    form.append(template);
  });
  return form;
}

/** @param {Task} task @returns {HTMLElement[]} */
function fields({ form, options = [], lefts = [], rights = [] }) {
  if (form === "expression") return formulaField("Your formula");
  if (form === "choice") return [optionList(options)];
  return [rowsToMatch(lefts, rights.length), lettered(rights)];
}

/** A field for a formula, and where it is shown as it was understood. @param {string} name */
export function formulaField(name) {
  const field = document.createElement("input");
  Object.assign(field, { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: false });
  const label = document.createElement("label");
  label.append(`${name} `, field);
  const preview = document.createElement("div");
  preview.dataset.mfPreview = "";
  return [label, preview];
}

/** @param {string[]} options */
function optionList(options) {
  const group = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = "Choose one.";
  group.append(legend, ...options.map((option, n) => radio("mf-drill-option", String(n), option)));
  return group;
}

/** @param {string} name @param {string} value @param {string} words */
export function radio(name, value, words) {
  const input = document.createElement("input");
  Object.assign(input, { type: "radio", name, value });
  const text = document.createElement("span");
  text.textContent = words;
  const label = document.createElement("label");
  label.append(input, text);
  return label;
}

/** @param {Left[]} lefts @param {number} count  of what can be chosen */
function rowsToMatch(lefts, count) {
  const list = document.createElement("ul");
  lefts.forEach(({ latex, text }, left) => {
    const menu = document.createElement("select");
    menu.setAttribute("aria-label", `Derivative of ${text}`); // a formula gives no name
    menu.dataset.mfLeft = String(left);
    menu.append(new Option(""), ...Array.from({ length: count }, (_, n) => new Option(letter(n))));
    const shown = document.createElement("span");
    shown.append(formula(latex));
    const label = document.createElement("label");
    label.append(shown, " ", menu);
    const row = document.createElement("li");
    row.append(label);
    list.append(row);
  });
  return list;
}

/** @param {string[]} rights */
function lettered(rights) {
  const list = document.createElement("ol");
  list.type = "A";
  list.append(
    ...rights.map((latex) => {
      const item = document.createElement("li");
      item.append(formula(latex));
      return item;
    }),
  );
  return list;
}

/** @param {number} number */
function letter(number) {
  return String.fromCharCode("A".charCodeAt(0) + number);
}
