// The drill: task after task, made by Python from a seed, as many as one likes.
import { button } from "../elements.js";
import { announce } from "../page.js";
import { ask } from "./ask.js";
import { radio } from "./drill_form.js";
import { KINDS, LEVELS, newSeed, readLink, writeLink } from "./drill_link.js";
import { DrillTask } from "./drill_task.js";

/** @typedef {import("./drill_link.js").Choice} Choice */

/** So many right answers in a row suggest the next level. */
const ENOUGH = 5;

/** What was answered since the book was opened. */
const sitting = { answered: 0, right: 0 };

/** @param {HTMLElement} element */
export function mountDrill(element) {
  new Drill(element);
}

class Drill {
  #busy = false;

  /** Right answers in a row, of this kind and level. */
  #row = 0;

  /** What the row is of. */
  #rowOf = "";

  /** The task that a link has set, until it was begun. @type {Choice | null} */
  #linked = null;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.form = document.createElement("form");
    this.form.className = "mf-answer mf-drill__choice";
    const levels = LEVELS.map((words, n) => radio("level", String(n + 1), `${n + 1}: ${words}`));
    this.next = button("start", "Start");
    this.next.type = "submit";
    const row = document.createElement("div");
    row.className = "mf-exercise__actions";
    row.append(this.next);
    this.form.append(
      group("What to practise", Object.entries(KINDS).map(([kind, words]) => radio("kind", kind, words))),
      group("Level", levels),
      row,
    );
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#make(this.#linked ?? { ...this.#chosen(), seed: newSeed() });
    });
    this.form.addEventListener("change", () => (this.#linked = null));
    this.status = document.createElement("p");
    this.status.className = "mf-exercise__status";
    this.status.dataset.mfSaid = "";
    this.place = document.createElement("div");
    this.score = document.createElement("p");
    this.score.className = "mf-drill__score";
    this.score.dataset.mfScore = "";
    this.advice = document.createElement("p");
    element.replaceChildren(this.form, this.status, this.place, this.score, this.advice);
    this.#choose({ kind: "differentiate", level: 1 });
    this.#follow();
    const follow = () => (element.isConnected ? this.#follow() : removeEventListener("hashchange", follow));
    addEventListener("hashchange", follow);
  }

  /** Take up what the page's address says. */
  #follow() {
    const link = readLink(location.hash);
    if (link === null) return;
    if (link === "damaged") return this.#say("The link is damaged: it names no task. Choose one here.");
    this.#linked = link;
    this.#choose(link);
    this.next.textContent = "Start";
    this.#say("The link has set a task. Press Start.");
  }

  /** @returns {{kind: string, level: number}} */
  #chosen() {
    const chosen = new FormData(this.form);
    return { kind: String(chosen.get("kind")), level: Number(chosen.get("level")) };
  }

  /** @param {{kind: string, level: number}} choice */
  #choose({ kind, level }) {
    for (const input of this.form.querySelectorAll("input")) {
      input.checked = input.value === (input.name === "kind" ? kind : String(level));
    }
  }

  /** Make a task and show it. @param {Choice} choice */
  async #make(choice) {
    if (this.#busy) return;
    this.#busy = true;
    this.#say("One moment …");
    try {
      const task = await ask({ about: "drill", ...choice }, (progress) => progress && this.#say(progress));
      if (!this.element.isConnected) return;
      if (task.problem) this.#say(task.problem);
      else this.#show(task, choice);
    } catch (error) {
      if (!this.element.isConnected) return;
      const words = error instanceof Error ? error.message : String(error);
      const retry = button("retry", "Retry");
      retry.addEventListener("click", () => {
        this.next.focus();
        void this.#make(choice);
      });
      this.#say(`${words} `, retry);
      announce(words);
    } finally {
      this.#busy = false;
    }
  }

  /** @param {import("./drill_form.js").Task} task @param {Choice} choice */
  #show(task, choice) {
    this.#linked = null;
    this.#choose(choice);
    history.replaceState(history.state, "", writeLink(choice));
    this.next.textContent = "New task";
    this.#say();
    this.advice.replaceChildren();
    const shown = new DrillTask(task, choice, (isRight) => this.#count(choice, isRight));
    const next = button("next", "Next");
    next.addEventListener("click", () => void this.#make({ kind: choice.kind, level: choice.level, seed: newSeed() }));
    const share = button("share", "Copy the link");
    share.addEventListener("click", () => void this.#share());
    shown.element.querySelector(".mf-exercise__actions")?.append(next, share);
    this.place.replaceChildren(shown.element);
    shown.focus();
    announce(`New task. ${task.asks}`);
  }

  /** @param {Choice} choice @param {boolean} isRight */
  #count({ kind, level }, isRight) {
    sitting.answered += 1;
    sitting.right += isRight ? 1 : 0;
    if (this.#rowOf !== `${kind} ${level}`) this.#row = 0;
    this.#rowOf = `${kind} ${level}`;
    this.#row = isRight ? this.#row + 1 : 0;
    this.score.textContent = `Right at the first try: ${sitting.right} of ${sitting.answered} in this sitting.`;
    if (this.#row < ENOUGH || level === LEVELS.length) return;
    const up = button("level-up", `Go to level ${level + 1}`);
    up.addEventListener("click", () => void this.#make({ kind, level: level + 1, seed: newSeed() }));
    this.advice.replaceChildren(`${this.#row} right in a row. You are ready for the next level. `, up);
  }

  async #share() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.#tell("The link is copied. It gives this task to whoever opens it.");
    } catch {
      this.#tell("Your browser keeps the clipboard closed. Copy the address of this page instead: it names the task.");
    }
  }

  /** @param {string} words */
  #tell(words) {
    this.#say(words);
    announce(words);
  }

  /** @param {(Node | string)[]} content */
  #say(...content) {
    this.status.replaceChildren(...content);
  }
}

/** @param {string} name @param {HTMLElement[]} choices */
function group(name, choices) {
  const set = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = name;
  set.append(legend, ...choices);
  return set;
}
