// One task of the drill: the question, its form, the check, the steps, and what is kept of it.
import { button } from "../elements.js";
import { announce } from "../page.js";
import { formOf } from "./drill_form.js";
import { KINDS } from "./drill_link.js";
import { keepCheck, NOT_KEPT } from "./kept.js";
import { Part } from "./part.js";
import { stepList } from "./steps.js";
import { formula } from "./typeset_in.js";

/** The version that is kept with an answer: tasks are made anew from their seeds, which hold for ever. */
const VERSION = "1";

export class DrillTask {
  #stepsShown = false;

  #counted = false;

  #checking = false;

  /** How often the answer was changed. */
  #changes = 0;

  /**
   * @param {import("./drill_form.js").Task} task @param {import("./drill_link.js").Choice} choice
   * @param {(isRight: boolean) => void} answered  hears of the first answer
   */
  constructor(task, choice, answered) {
    this.task = task;
    this.choice = choice;
    this.answered = answered;
    this.element = document.createElement("section");
    this.element.className = "mf-drill__task";
    this.heading = document.createElement("h2");
    this.heading.textContent = `${KINDS[choice.kind]} · level ${choice.level}`;
    this.heading.tabIndex = -1;
    const asks = document.createElement("p");
    asks.textContent = task.asks;
    this.form = formOf(task);
    this.part = new Part(this.form, () => {
      this.#changes += 1;
      this.element.dataset.mfResult = "open";
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.check();
    });
    this.note = document.createElement("p");
    this.note.className = "mf-exercise__status";
    this.steps = document.createElement("div");
    this.element.dataset.mfResult = "open";
    this.element.append(this.heading, asks, ...(task.formula ? [formula(task.formula)] : []), this.form, this.#actions(), this.note, this.steps);
  }

  #actions() {
    const row = document.createElement("div");
    row.className = "mf-exercise__actions";
    const check = button("check", "Check");
    check.addEventListener("click", () => void this.check());
    const steps = button("solution", "Show the steps");
    steps.addEventListener("click", () => this.#showSteps());
    row.append(check, steps);
    return row;
  }

  async check() {
    if (this.#checking) return;
    this.#checking = true;
    const [given, changes] = [this.part.answer(), this.#changes];
    const { result } = await this.part.check();
    this.#checking = false;
    if (this.#changes !== changes) return this.part.clear();
    if (this.element.isConnected) announce(this.part.said);
    if (result === "unreadable") return;
    const correct = result === "correct";
    this.element.dataset.mfResult = result;
    const { kind, level, seed } = this.choice;
    const answer = JSON.stringify({ seed, answer: given });
    const check = { correct, hints: this.#stepsShown ? 1 : 0, confidence: 0 };
    this.note.textContent = keepCheck(`drill:${kind}:${level}`, VERSION, answer, check) ? "" : NOT_KEPT;
    this.#count(correct);
  }

  #showSteps() {
    this.#count(false);
    if (!this.#stepsShown) this.steps.append(...this.#solutions());
    this.#stepsShown = true;
    this.steps.querySelector("h3")?.focus();
  }

  #solutions() {
    const heading = document.createElement("h3");
    heading.textContent = "The steps";
    heading.tabIndex = -1;
    const { solutions } = this.task;
    return [heading, ...solutions.flatMap(({ latex, steps }) => [...(solutions.length > 1 ? [formula(latex)] : []), stepList(steps)])];
  }

  /** Only the first answer of a task counts, and none that was read off the steps. @param {boolean} isRight */
  #count(isRight) {
    if (this.#counted) return;
    this.#counted = true;
    this.answered(isRight);
  }

  /** Lead the reader to the task: into the field where there is a keyboard, which on a phone would cover half of it. */
  focus() {
    const field = /** @type {HTMLElement | null} */ (this.form.querySelector("input, select"));
    (matchMedia("(hover: hover)").matches && field ? field : this.heading).focus();
  }
}
