// The time limit of a run: told after a while, stopped at the limit unless the reader lets it go on.
import { button } from "./elements.js";

const TOLD_AFTER = 5; // seconds
const LIMIT = 30;

export class Clock {
  #seconds = 0;

  #limited = true;

  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /** Whether the run was told to stop. */
  stopping = false;

  /** What to say when it has stopped. */
  verdict = "Stopped";

  /** @param {{say: (...words: (string | Node)[]) => void, clock: Clock | null}} cell whatever runs @param {() => void} stopRun */
  constructor(cell, stopRun) {
    this.cell = cell;
    this.stopRun = stopRun;
    cell.clock = this;
  }

  start() {
    this.#timer ??= setInterval(() => this.#tick(), 1000);
  }

  stop() {
    clearInterval(this.#timer);
    this.cell.clock = null;
  }

  /** The reader has pressed Stop. */
  halt() {
    this.stopping = true;
    this.cell.say("Stopping …");
    this.stopRun();
  }

  #tick() {
    this.#seconds += 1;
    if (this.stopping || this.#seconds < TOLD_AFTER) return;
    if (!this.#limited) return this.cell.say(`Running for ${this.#seconds} s.`);
    if (this.#seconds >= LIMIT) {
      this.halt();
      this.verdict = `Stopped after ${LIMIT} s`;
      return;
    }
    const goOn = button("keep-going", "Keep going");
    goOn.addEventListener("click", () => {
      this.#limited = false;
    });
    if (this.#seconds === TOLD_AFTER) this.cell.say(`Running; it will be stopped after ${LIMIT} s. `, goOn);
  }
}
