// Explain my function: the reader types a formula; Python reads it back, differentiates it step by step, and draws it.
import { savesData } from "../connection.js";
import { button } from "../elements.js";
import { announce } from "../page.js";
import { ask, isReady } from "./ask.js";
import { formulaField, radio } from "./drill_form.js";
import { explanation } from "./explanation.js";
import { misread, misreadWords } from "./misread.js";
import { typed } from "./preview.js";

const EXAMPLES = ["x^2*sin(3*x)", "1/x", "abs(x - 1)", "exp(-x^2/2)", "ln(x)/x", "a*t^2 + b*t"];

/** The letter of a formula that has none. */
const USUAL = "x";

/** @param {HTMLElement} element */
export function mountExplain(element) {
  new Explain(element);
}

class Explain {
  #busy = false;

  /** The formula that was asked for last, perhaps while another one was being explained. */
  #wanted = "";

  /** What was typed for each letter, also for those that are not in the formula any more. @type {Map<string, string>} */
  #values = new Map();

  #letters = [USUAL];

  #letter = USUAL;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.form = document.createElement("form");
    this.form.className = "mf-answer mf-explain";
    const [label, preview] = formulaField("Your formula");
    this.field = /** @type {HTMLInputElement} */ (label?.querySelector("input"));
    this.shown = /** @type {HTMLElement} */ (preview);
    this.shown.id = "mf-explain-read";
    this.field.setAttribute("aria-describedby", this.shown.id);
    this.preview = typed(this.field, this.shown, (reply) => this.#heard(reply));
    this.field.addEventListener("input", () => this.preview.update());
    this.field.addEventListener("focus", () => savesData() || isReady() || void this.preview.start());
    this.point = document.createElement("div");
    this.point.className = "mf-explain__point";
    const row = document.createElement("div");
    row.className = "mf-exercise__actions";
    const go = button("explain", "Explain");
    go.type = "submit";
    row.append(go);
    this.status = document.createElement("p");
    this.status.className = "mf-exercise__status";
    this.status.dataset.mfSaid = "";
    this.result = document.createElement("section");
    this.result.dataset.mfResult = "open";
    this.form.append(.../** @type {Node[]} */ ([label]), this.#examples(), this.shown, this.point, row);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#explain();
    });
    this.#askForPoint();
    element.replaceChildren(this.form, this.status, this.result);
  }

  #examples() {
    const row = document.createElement("div");
    row.className = "mf-explain__examples";
    row.append("Or try: ");
    for (const text of EXAMPLES) {
      const example = button("example", text);
      example.addEventListener("click", () => {
        this.field.value = text;
        this.preview.update();
        void this.#explain();
      });
      row.append(example);
    }
    return row;
  }

  /** Python has read the formula. @param {{letters?: string[]}} reply */
  #heard({ letters }) {
    this.field.setAttribute("aria-invalid", String(!letters));
    if (!letters) return;
    const found = letters.length ? letters : [USUAL];
    if (found.join() === this.#letters.join()) return;
    this.#letters = found;
    if (!found.includes(this.#letter)) this.#letter = found.find((letter) => "xt".includes(letter)) ?? found[0] ?? USUAL;
    this.#askForPoint();
  }

  /** Ask for the number that each letter stands for and, if there are several, which of them changes. */
  #askForPoint() {
    this.point.replaceChildren();
    if (this.#letters.length > 1) {
      const group = document.createElement("fieldset");
      const legend = document.createElement("legend");
      legend.textContent = "Differentiate by which letter? The others are treated as fixed numbers.";
      group.append(legend, ...this.#letters.map((letter) => radio("letter", letter, letter)));
      for (const input of group.querySelectorAll("input")) input.checked = input.value === this.#letter;
      group.addEventListener("change", (event) => {
        this.#letter = /** @type {HTMLInputElement} */ (event.target).value;
      });
      this.point.append(group);
    }
    for (const letter of this.#letters) {
      const field = document.createElement("input");
      Object.assign(field, { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: false, name: `value-${letter}` });
      field.value = this.#values.get(letter) ?? "1";
      field.addEventListener("input", () => this.#values.set(letter, field.value));
      const label = document.createElement("label");
      label.append(`${letter} = `, field);
      this.point.append(label);
    }
  }

  async #explain() {
    const text = this.field.value.trim();
    if (!text) return this.#tell("Type a formula first.");
    this.#wanted = text;
    if (this.#busy) return;
    this.#busy = true;
    this.#say("One moment …");
    const loading = (/** @type {string} */ progress) => void (progress && this.#say(progress));
    try {
      // A formula that has just been typed may have other letters.
      this.#heard(await ask({ about: "preview", text }, loading));
      const values = Object.fromEntries(this.#letters.map((letter) => [letter, this.#values.get(letter) ?? "1"]));
      const reply = await ask({ about: "explain", text, letter: this.#letter, values }, loading);
      if (!this.element.isConnected) return;
      if (reply.problem) this.#refuse(text, reply);
      else this.#show(reply);
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      const retry = button("retry", "Retry");
      retry.addEventListener("click", () => {
        this.field.focus();
        void this.#explain();
      });
      if (this.element.isConnected) this.#tell(words, retry);
    } finally {
      this.#busy = false;
    }
    if (this.element.isConnected && this.#wanted !== text && this.#wanted === this.field.value.trim()) await this.#explain();
  }

  /** @param {string} text @param {import("./misread.js").Misread} reply */
  #refuse(text, reply) {
    this.result.replaceChildren();
    this.result.dataset.mfResult = "wrong";
    if (!reply.place) return this.#tell(reply.problem);
    this.#say();
    this.shown.replaceChildren(...misread(text, reply));
    announce(misreadWords(reply));
    this.field.focus();
    const { length: before } = this.field.value.match(/^\s*/)?.[0] ?? "";
    // Python counts characters, the browser counts halves of some.
    const at = (/** @type {number} */ place) => before + [...text].slice(0, place).join("").length;
    this.field.setSelectionRange(at(reply.place[0]), at(reply.place[1]));
  }

  /** @param {import("./explanation.js").Reply} reply */
  #show(reply) {
    this.#say();
    this.result.replaceChildren(...explanation(reply));
    this.result.dataset.mfResult = "correct";
    announce(`Explained below. ${reply.point}`);
  }

  /** @param {string} words @param {Node[]} more */
  #tell(words, ...more) {
    this.#say(`${words} `, ...more);
    announce(words);
  }

  /** @param {(Node | string)[]} content */
  #say(...content) {
    this.status.replaceChildren(...content);
  }
}
