// The way out when one is stuck: hints one after the other, and the solution after an attempt or a while.
import { button } from "../elements.js";

/** After so many milliseconds the solution opens without an attempt. */
const LONG_ENOUGH = 3 * 60_000;

export class Help {
  /** How many hints are open. */
  open = 0;

  #attempted = false;

  #since = performance.now();

  /** @param {HTMLElement} exercise @param {(words: string) => void} say */
  constructor(exercise, say) {
    this.say = say;
    this.hints = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (exercise.querySelectorAll("[data-mf-hint]"))];
    this.solution = /** @type {HTMLDetailsElement | null} */ (exercise.querySelector("[data-mf-solution]"));
    this.hintButton = button("hint", "");
    this.hintButton.addEventListener("click", () => this.#nextHint());
    const solutionButton = button("solution", "Solution");
    solutionButton.addEventListener("click", () => this.#showSolution());
    this.buttons = this.hints.length ? [this.hintButton, solutionButton] : [solutionButton];
    this.#nameHint();
  }

  /** How much help was taken: the number of hints, and the solution counts as one at least. */
  get used() {
    return Math.max(this.open, this.solution?.open ? 1 : 0);
  }

  /** The reader has tried. */
  tried() {
    this.#attempted = true;
  }

  #nextHint() {
    const hint = this.hints[this.open];
    if (!hint) return this.say("There are no more hints. The solution shows every step.");
    this.open += 1;
    this.#nameHint();
    reveal(hint);
  }

  #nameHint() {
    const { length } = this.hints;
    this.hintButton.textContent = this.open < length ? `Hint ${this.open + 1} of ${length}` : "No more hints";
  }

  #showSolution() {
    const wait = LONG_ENOUGH - (performance.now() - this.#since);
    if (!this.#attempted && wait > 0) {
      const minutes = Math.ceil(wait / 60_000);
      return this.say(`Try first: the solution opens after your first check, or in ${minutes} minute${minutes > 1 ? "s" : ""}.`);
    }
    if (this.solution) reveal(this.solution);
  }
}

/** Show what is folded, and lead there whoever listens instead of looking. @param {HTMLDetailsElement} folded */
function reveal(folded) {
  folded.dataset.mfShown = "";
  folded.open = true;
  folded.querySelector("summary")?.focus();
}
