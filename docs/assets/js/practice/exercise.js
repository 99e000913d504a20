// An exercise: the parts that are answered, the check, graded hints, the solution, and what is kept of it.
import { button } from "../elements.js";
import { announce } from "../page.js";
import { confidence } from "./confidence.js";
import { Help } from "./help.js";
import { keepAnswer, keepCheck, onChange, records } from "./kept.js";
import { Part } from "./part.js";
import { due, isDone } from "./records.js";
import { endOfDay, inDays, onDay } from "./words.js";

/** @typedef {import("./judges.js").Verdict} Verdict */
/** @typedef {import("./records.js").Item} Item */

/** An answer is kept so many milliseconds after the last change to it. */
const PAUSE = 400;

export class Exercise {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #saving;

  #checking = false;

  /** @param {HTMLElement} element @param {string} id */
  constructor(element, id) {
    this.element = element;
    this.id = id;
    const forms = [...element.querySelectorAll("form")];
    this.version = forms.map((form) => form.dataset.mfVersion).join("-");
    this.parts = forms.map((form) => new Part(form, () => this.#changed()));
    this.status = Object.assign(document.createElement("p"), { className: "mf-exercise__status" });
    this.status.dataset.mfSaid = "";
    this.help = new Help(element, (words) => this.#say(words));
    this.confidence = confidence(id);
    this.#build(forms.at(-1));
    if (this.#isBegun()) this.#changed();
    else this.#recall();
    onChange(() => this.element.isConnected && this.#recall());
    addEventListener("pagehide", () => this.#saving !== undefined && this.#save());
  }

  /** @param {HTMLFormElement | undefined} last */
  #build(last) {
    const check = button("check", "Check");
    check.addEventListener("click", () => void this.#check());
    for (const { form } of this.parts) {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        void this.#check();
      });
    }
    const row = Object.assign(document.createElement("div"), { className: "mf-exercise__actions" });
    row.append(check, ...this.help.buttons);
    last?.after(this.confidence.element, row, this.status);
  }

  /** Whether the reader was quicker than this script, and has answered something else than what is kept. */
  #isBegun() {
    return this.parts.some((part) => part.answer() !== null) && this.#answer() !== records().get(this.id)?.answer;
  }

  /** Show what is kept of an earlier visit, another tab or another device. */
  #recall() {
    if (this.#saving !== undefined) return; // the reader is answering here
    const item = records().get(this.id);
    if (!item) return;
    const answers = readAnswers(item.answer);
    if (item.version !== this.version) return this.#offer(answers, "The exercise has changed since you answered it. Your answer to the old version is kept.");
    const last = item.log.at(-1);
    if (isDone(item) && due(item) <= endOfDay(Date.now())) {
      return this.#offer(answers, `You answered this ${onDay(last?.[0] ?? 0)}. Answer it again from memory.`);
    }
    this.parts.forEach((part, n) => part.restore(answers[n] ?? null));
    if (!last || item.edited > last[0]) return;
    this.element.dataset.mfResult = last[1] ? "correct" : "wrong";
    this.help.tried();
    this.#tell(`${last[1] ? "Answered right" : "Not right yet when you checked it"} ${onDay(last[0])}. ${last[1] ? comesBack(item) : ""}`);
  }

  /** Leave the exercise blank, with a way to an answer of before. @param {unknown[]} answers @param {string} words */
  #offer(answers, words) {
    const show = button("restore", "Show my answer");
    show.addEventListener("click", () => {
      this.parts.forEach((part, n) => part.restore(answers[n] ?? null));
      this.#tell("");
    });
    this.#tell(`${words} `, show);
  }

  #changed() {
    this.element.dataset.mfResult = "open";
    this.#tell("");
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#save(), PAUSE);
  }

  #save() {
    clearTimeout(this.#saving);
    this.#saving = undefined;
    if (!keepAnswer(this.id, this.version, this.#answer())) this.#tell(NOT_KEPT);
  }

  #answer() {
    return JSON.stringify(this.parts.map((part) => part.answer()));
  }

  async #check() {
    if (this.#checking) return;
    this.#checking = true;
    try {
      await this.#judge();
    } finally {
      this.#checking = false;
    }
  }

  async #judge() {
    /** @type {Verdict[]} */
    const verdicts = [];
    for (const part of this.parts) verdicts.push(await part.check());
    const is = (/** @type {string} */ result) => verdicts.filter((verdict) => verdict.result === result).length;
    const correct = is("correct") === verdicts.length;
    if (!correct && is("wrong") === 0) {
      this.element.dataset.mfResult = "open";
      const rest = is("correct") ? `${is("correct")} of ${verdicts.length} parts are right; the rest is open.` : "";
      return this.#say(rest || "Nothing was checked yet.", this.#feedback());
    }
    clearTimeout(this.#saving);
    this.#saving = undefined;
    this.element.dataset.mfResult = correct ? "correct" : "wrong";
    this.help.tried();
    const check = { correct, hints: this.help.open, confidence: this.confidence.take() };
    const kept = keepCheck(this.id, this.version, this.#answer(), check);
    const item = records().get(this.id);
    const words = correct ? `Right. ${item ? comesBack(item) : ""}` : "Not right yet. Your answer stays; change it and check again.";
    this.#say(`${words}${kept ? "" : ` ${NOT_KEPT}`}`, this.#feedback());
  }

  /** What stands below the parts, as one text. */
  #feedback() {
    return this.parts.map((part) => part.said).filter(Boolean).join(" ");
  }

  /** Show words below the buttons, and have them read, with what else is to be read. @param {string} words @param {string} [more] */
  #say(words, more = "") {
    this.#tell(words);
    announce(`Exercise ${this.id}: ${words} ${more}`);
  }

  /** @param {...(string | Node)} words */
  #tell(...words) {
    this.status.replaceChildren(...words);
  }
}

const NOT_KEPT = "This browser keeps nothing, so your answer is gone when you leave the page; the progress page can save it to a file.";

/** @param {string} text @returns {unknown[]} */
function readAnswers(text) {
  try {
    const answers = JSON.parse(text);
    return Array.isArray(answers) ? answers : [];
  } catch {
    return [];
  }
}

/** @param {Item} item */
function comesBack(item) {
  return `It comes back for review ${inDays(due(item))}.`;
}
