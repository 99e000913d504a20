// A figure that lives: its state, its controls, what is said of it, and the link that carries it.
import { linkTo, stateIn } from "./link.js";
import { Stage } from "./stage.js";
import { startOf } from "./figure.js";
import { afterKey, fromScale, isToggle, nearest, saidOf, toScale } from "./variable.js";

/** @typedef {import("./variable.js").Variables} Variables */
/** @typedef {Record<string, number>} State */

/** What is said is read aloud when nothing has changed for so many milliseconds. */
const PAUSE = 400;

export class Interactive {
  #frame = 0;

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #reading;

  /** @param {HTMLElement} element @param {import("./figure.js").Figure<any>} figure @param {import("./plane.js").Library} library */
  constructor(element, figure, library) {
    this.element = element;
    this.figure = figure;
    /** @type {Variables} */
    this.variables = figure.variables;
    /** @type {State} */
    this.state = startOf(this.variables);
    this.words = part(element, "[data-mf-said]");
    this.read = part(element, "[aria-live]");
    this.told = part(element, "[data-mf-told]");
    this.inputs = /** @type {HTMLInputElement[]} */ ([...element.querySelectorAll("input[data-mf-variable]")]);
    const drawing = document.createElement("div");
    drawing.className = "mf-figure__drawing";
    part(element, "[data-mf-stage]").append(drawing);
    this.stage = new Stage(library, drawing, () => {
      const { state } = this;
      return () => this.set(state);
    });
    figure.draw(this.stage, () => this.state, (changes) => this.set(/** @type {State} */ (changes)));
    for (const input of this.inputs) {
      input.disabled = false;
      input.addEventListener("input", () => this.#take(input));
      if (input.type === "range") input.addEventListener("keydown", (event) => this.#press(event, input));
    }
    this.#wakeActions();
    this.size = new ResizeObserver(() => this.stage.resize());
    this.size.observe(drawing);
    this.atFirst = figure.describe(this.state);
    this.follow();
    this.#show();
    element.dataset.mfReady = "";
  }

  /** Change some of the state; a value out of range is brought into it. @param {State} changes */
  set(changes) {
    const next = { ...this.state };
    for (const [name, value] of Object.entries(changes)) {
      const variable = this.variables[name];
      if (variable) next[name] = nearest(variable, value);
    }
    if (Object.entries(next).every(([name, value]) => value === this.state[name])) return;
    this.state = next;
    this.told.textContent = "";
    this.#frame ||= requestAnimationFrame(() => this.#show());
  }

  /** Take up the state that the page's address carries, if it is for this figure. */
  follow() {
    const state = stateIn(location.hash, this.figure.id, this.variables);
    if (state === null) return;
    if (state !== "damaged") return this.set(state);
    this.set(startOf(this.variables));
    this.told.textContent = "The link is damaged: the figure cannot have this state. It starts as in the book.";
  }

  /** The page is no longer shown. */
  close() {
    this.size.disconnect();
    this.stage.close();
  }

  /** @param {HTMLInputElement} input */
  #take(input) {
    const { mfVariable: name = "" } = input.dataset;
    const variable = this.variables[name];
    if (!variable) return;
    const value = input.type === "checkbox" ? Number(input.checked) : input.type === "radio" ? Number(input.value) : fromScale(variable, Number(input.value));
    this.set({ [name]: value });
  }

  /** A slider answers the keys as a handle does; a browser's own larger step depends on the browser. @param {KeyboardEvent} event @param {HTMLInputElement} input */
  #press(event, input) {
    const { mfVariable: name = "" } = input.dataset;
    const variable = this.variables[name];
    if (!variable || event.altKey || event.ctrlKey || event.metaKey) return;
    const value = afterKey(variable, this.state[name] ?? variable.start, event.key);
    if (value === null) return;
    event.preventDefault();
    this.set({ [name]: value });
  }

  #wakeActions() {
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (this.element.querySelectorAll(".mf-figure__actions button"))) {
      button.disabled = false;
      button.addEventListener("click", () => (button.dataset.mfAction === "share" ? void this.#share() : this.#reset()));
    }
  }

  #reset() {
    this.set(startOf(this.variables));
    this.#tell("The figure is as in the book again.");
  }

  async #share() {
    const link = linkTo(this.figure.id, this.state);
    try {
      await navigator.clipboard.writeText(link);
      this.#tell("The link is copied. It shows this state to whoever opens it.");
    } catch {
      history.replaceState(history.state, "", link);
      this.#tell("Your browser keeps the clipboard closed. Copy the address of this page instead: it holds this state now.");
    }
  }

  /** @param {string} words */
  #tell(words) {
    this.told.textContent = words;
  }

  #show() {
    this.#frame = 0;
    this.stage.update();
    for (const input of this.inputs) this.#showInput(input);
    const words = this.figure.describe(this.state);
    this.words.textContent = words;
    this.element.toggleAttribute("data-mf-moved", words !== this.atFirst); // on paper stands the book's picture
    clearTimeout(this.#reading);
    this.#reading = setTimeout(() => (this.read.textContent = words), PAUSE);
  }

  /** @param {HTMLInputElement} input */
  #showInput(input) {
    const { mfVariable: name = "" } = input.dataset;
    const variable = this.variables[name];
    const value = this.state[name];
    if (!variable || value === undefined) return;
    if (variable.names) input.checked = Number(input.value) === value;
    else if (isToggle(variable)) input.checked = value === 1;
    else {
      input.value = String(toScale(variable, value));
      input.ariaValueText = saidOf(variable, value);
      const output = input.parentElement?.querySelector("output");
      if (output) output.textContent = saidOf(variable, value);
    }
  }
}

/** @param {HTMLElement} element @param {string} selector @returns {HTMLElement} */
function part(element, selector) {
  const found = element.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the figure has no ${selector}`);
  return found;
}
