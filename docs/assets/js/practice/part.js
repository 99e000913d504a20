// One part of an exercise: its form, the widget of its kind, and what is said of the answer.
import { textBlock } from "../elements.js";
import { choice } from "./kinds/choice.js";
import { code } from "./kinds/code.js";
import { essay } from "./kinds/essay.js";
import { expression } from "./kinds/expression.js";
import { match } from "./kinds/match.js";
import { number } from "./kinds/number.js";
import { order } from "./kinds/order.js";
import { sketch } from "./kinds/sketch.js";
import { tangent } from "./kinds/tangent.js";

/** @typedef {import("./judges.js").Verdict} Verdict */
/**
 * @typedef {object} Widget  what a kind makes of its form
 * @property {() => unknown} answer       as plain data; null while nothing was answered
 * @property {(answer: unknown) => void} restore  take what fits of an answer, which may be of an older version
 * @property {() => Verdict | Promise<Verdict>} judge
 * @property {(verdict: Verdict | null) => void} [mark]  show on the widget what is right; null when the answer has changed
 */
/** @typedef {(form: HTMLFormElement, data: any, changed: () => void, say: (...words: (string | Node)[]) => void) => Widget} Kind */

/** @type {Record<string, Kind>} */
const KINDS = { choice, code, essay, expression, match, number, order, sketch, tangent };

export class Part {
  /** @param {HTMLFormElement} form @param {() => void} changed */
  constructor(form, changed) {
    this.form = form;
    this.feedback = Object.assign(document.createElement("div"), { className: "mf-answer__feedback" });
    this.feedback.dataset.mfFeedback = "";
    /** @type {{because?: number}} */
    this.data = JSON.parse(form.dataset.mfData ?? "{}");
    const make = KINDS[form.dataset.mfKind ?? ""];
    if (!make) throw new Error(`there is no kind of exercise named ${form.dataset.mfKind}`);
    this.widget = make(
      form,
      this.data,
      () => {
        this.#show(null);
        changed();
      },
      (...words) => this.feedback.replaceChildren(...words),
    );
    form.append(this.feedback);
  }

  /** What is said of the answer, as text. */
  get said() {
    const said = /** @type {HTMLElement} */ (this.feedback.cloneNode(true));
    // A formula stands there twice, for eyes and for readers, the latter with its source.
    for (const other of said.querySelectorAll(".katex-html, annotation")) other.remove();
    return said.textContent?.trim().replaceAll(/\s+/g, " ") ?? "";
  }

  answer() {
    return this.widget.answer();
  }

  /** Show an answer of before, of which nothing is said yet. @param {unknown} answer */
  restore(answer) {
    if (answer === null || JSON.stringify(answer) === JSON.stringify(this.answer())) return;
    this.clear();
    this.widget.restore(answer);
  }

  /** Take back what was said. */
  clear() {
    this.#show(null);
  }

  /** How much help the widget itself has given, in hints. */
  get help() {
    return this.form.dataset.mfHelped === undefined ? 0 : 1;
  }

  /** Judge the answer and say what there is to say of it. @returns {Promise<Verdict>} */
  async check() {
    /** @type {Verdict} */
    let verdict;
    try {
      verdict = await this.widget.judge();
    } catch (error) {
      verdict = { result: "unreadable", words: error instanceof Error ? error.message : String(error) };
    }
    this.#show(verdict);
    return verdict;
  }

  /** @param {Verdict | null} verdict */
  #show(verdict) {
    this.widget.mark?.(verdict);
    if (verdict) this.form.dataset.mfVerdict = verdict.result;
    else delete this.form.dataset.mfVerdict;
    this.feedback.replaceChildren(...(verdict ? this.#words(verdict) : []));
  }

  /** @param {Verdict} verdict @returns {(Node | string)[]} */
  #words({ result, says, row, words = "", shown }) {
    const text = result === "correct" ? this.data.because : says;
    const mark = { correct: "✓ Right. ", wrong: "✗ Not right. ", unreadable: "" }[result];
    return [
      mark,
      ...(row === undefined ? [] : [`Row ${row}: `]),
      ...(text === undefined || text === null ? [] : this.#template(text)),
      ...(words ? [` ${words}`] : []),
      ...(shown ? [textBlock(shown)] : []),
    ];
  }

  /** What the author has written for this case. @param {number} number */
  #template(number) {
    const template = /** @type {HTMLTemplateElement | null} */ (this.form.querySelector(`template[data-mf-says="${number}"]`));
    return template ? [template.content.cloneNode(true)] : [];
  }
}
