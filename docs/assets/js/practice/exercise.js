// An exercise: the parts that are answered, the check, graded hints, the solution, and what is kept of it.
import { button } from "../elements.js";
import { announce } from "../page.js";
import { confidence } from "./confidence.js";
import { Help } from "./help.js";
import { keepAnswer, keepCheck, NOT_KEPT, ofBefore, onChange, records } from "./kept.js";
import { Part } from "./part.js";
import { due, isDone } from "./records.js";
import { endOfDay, inDays, onDay } from "./words.js";

/** @typedef {import("./judges.js").Verdict} Verdict */
/** @typedef {import("./records.js").Item} Item */

/** An answer is kept so many milliseconds after the last change to it. */
const PAUSE = 400;

/** The exercises that are alive, of the page that is shown. @type {Set<Exercise>} */
const alive = new Set();

/** @param {(exercise: Exercise) => void} tell */
function forAll(tell) {
  for (const exercise of alive) {
    tell(exercise);
    if (!exercise.element.isConnected) alive.delete(exercise);
  }
}

onChange(() => forAll((exercise) => exercise.recall()));
addEventListener("pageshow", ({ persisted }) => persisted && forAll((exercise) => exercise.recall()));
addEventListener("pagehide", () => forAll((exercise) => exercise.saveNow()));

export class Exercise {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #saving;

  #checking = false;

  /** How often the answer was changed here. */
  #changes = 0;

  /** The item that is shown, as text. */
  #shown = "";

  /** @param {HTMLElement} element @param {string} id */
  constructor(element, id) {
    forAll((exercise) => exercise.saveNow()); // those of the page before
    this.element = element;
    this.id = id;
    const forms = [...element.querySelectorAll("form")];
    this.version = forms.map((form) => form.dataset.mfVersion).join("-");
    this.parts = forms.map((form) => new Part(form, () => this.#changed()));
    this.status = Object.assign(document.createElement("p"), { className: "mf-exercise__status", tabIndex: -1 });
    this.status.dataset.mfSaid = "";
    this.offer = Object.assign(document.createElement("p"), { className: "mf-exercise__status" });
    this.offer.dataset.mfOffer = "";
    this.help = new Help(element, (words) => this.#say(words));
    this.confidence = confidence(id);
    this.#build(forms.at(-1));
    alive.add(this);
    const begun = this.parts.map((part) => part.answer());
    this.recall();
    // The reader was quicker than this script: what was typed or chosen meanwhile stands, beside what is kept of the rest.
    if (begun.some((answer) => answer !== null)) {
      this.parts.forEach((part, n) => part.restore(begun[n] ?? null));
      if (this.#answer() !== records().get(id)?.answer) this.#changed();
    }
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
    last?.after(this.confidence.element, row, this.status, this.offer);
  }

  /** Show what is kept of an earlier visit, another tab or another device. */
  recall() {
    if (this.#saving !== undefined || this.#checking) return; // the reader is answering here
    const item = records().get(this.id);
    if (!item || JSON.stringify(item) === this.#shown) return;
    this.#shown = JSON.stringify(item);
    this.element.dataset.mfResult = "open";
    this.#tell("");
    const last = item.log.at(-1);
    const old = item.version === this.version ? records().get(ofBefore(this.id)) : item;
    if (old && !(last && last[0] > old.edited)) {
      this.#offer(old, "The exercise has changed since you answered it. Your answer to the old version is kept.");
      if (old === item) return;
    }
    if (last && item.edited <= last[0] && isDone(item) && due(item) <= endOfDay(Date.now())) {
      return this.#offer(item, `You answered this ${onDay(last[0])}. Answer it again from memory.`);
    }
    this.#restore(item);
    if (!last || item.edited > last[0]) return;
    this.element.dataset.mfResult = last[1] ? "correct" : "wrong";
    this.help.tried();
    this.#tell(`${last[1] ? "Answered right" : "Not right yet when you checked it"} ${onDay(last[0])}. ${last[1] ? comesBack(item) : ""}`);
  }

  /** @param {Item} item */
  #restore(item) {
    const answers = readAnswers(item.answer);
    this.parts.forEach((part, n) => part.restore(answers[n] ?? null));
  }

  /** Say that there is an answer of before; it is shown when the reader asks for it. @param {Item} item @param {string} words */
  #offer(item, words) {
    const show = button("restore", "Show my answer");
    show.addEventListener("click", () => {
      this.#restore(item);
      this.offer.replaceChildren();
      this.status.focus();
    });
    this.offer.replaceChildren(`${words} `, show);
  }

  #changed() {
    this.#changes += 1;
    this.element.dataset.mfResult = "open";
    this.#tell("");
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.saveNow(), PAUSE);
  }

  /** Keep what waits to be kept. */
  saveNow() {
    if (this.#saving === undefined) return;
    clearTimeout(this.#saving);
    this.#saving = undefined;
    if (!keepAnswer(this.id, this.version, this.#answer())) this.#tell(NOT_KEPT);
    this.#shown = JSON.stringify(records().get(this.id));
  }

  #answer() {
    return JSON.stringify(this.parts.map((part) => part.answer()));
  }

  async #check() {
    if (this.#checking) return;
    this.#checking = true;
    this.#tell("Checking …");
    try {
      await this.#judge();
    } finally {
      this.#checking = false;
    }
  }

  async #judge() {
    const [answer, changes] = [this.#answer(), this.#changes];
    /** @type {Verdict[]} */
    const verdicts = [];
    for (const part of this.parts) verdicts.push(await part.check());
    if (this.#changes !== changes) {
      for (const part of this.parts) part.clear();
      return this.#say("Your answer has changed meanwhile. Check it again.");
    }
    const is = (/** @type {string} */ result) => verdicts.filter((verdict) => verdict.result === result).length;
    const correct = is("correct") === verdicts.length;
    if (!correct && is("wrong") === 0) {
      this.element.dataset.mfResult = "open";
      if (verdicts.some((verdict) => verdict.tried)) this.help.tried();
      const rest = is("correct") ? `${is("correct")} of ${verdicts.length} parts are right; the rest is open.` : "";
      return this.#say(rest || "Not checked yet.", this.#feedback());
    }
    clearTimeout(this.#saving);
    this.#saving = undefined;
    this.offer.replaceChildren();
    this.element.dataset.mfResult = correct ? "correct" : "wrong";
    this.help.tried();
    const hints = Math.max(this.help.used, ...this.parts.map((part) => part.help));
    const kept = keepCheck(this.id, this.version, answer, { correct, hints, confidence: this.confidence.take() });
    const item = records().get(this.id);
    this.#shown = JSON.stringify(item);
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
    if (this.element.isConnected) announce(`Exercise ${this.id}: ${words} ${more}`);
  }

  /** @param {string} words */
  #tell(words) {
    this.status.textContent = words;
  }
}

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
