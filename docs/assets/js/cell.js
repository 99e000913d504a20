// A live cell: the element in the page, its state, and what its buttons do.
// Everything heavy (the editor, the runtime) is imported when the reader first asks for it.
import { Code } from "./code.js";
import { notLoaded } from "./download.js";
import { button, textBlock } from "./elements.js";
import { later } from "./load.js";
import { Output } from "./output.js";
import { changed, run, stop } from "./page.js";

/** @typedef {"static"|"queued"|"loading"|"running"|"ok"|"error"|"stopped"} State */

export class Cell {
  /** The editor is opened once. @type {Promise<void> | undefined} */
  #opening;

  /** @param {HTMLElement} element @param {number} visit */
  constructor(element, visit) {
    this.element = element;
    this.visit = visit;
    this.id = element.dataset.mfCell ?? "";
    this.number = element.dataset.mfNumber ?? "";
    this.want = element.dataset.mfWant ?? "";
    this.isolated = element.dataset.mfIsolated === "true";
    this.source = new Code(find(element, "[data-mf-code]"), this.id);
    this.block = this.source.block;
    this.status = find(element, "[data-mf-status]");
    this.output = new Output(find(element, "[data-mf-output]"), element.dataset);
    /** @type {{code: string, above: string} | null} the last run: the code, and that of the cells above it */
    this.ran = null;
    /** @type {number[]} where the last run failed: line, column, end line, end column */
    this.errorAt = [];
    /** @type {import("./editor.js").Editor | null} */
    this.editor = null;
    /** @type {import("./clock.js").Clock | null} while it runs */
    this.clock = null;
    element.addEventListener("click", (event) => this.#clicked(event));
    this.block.addEventListener("focus", () => {
      if (this.block.matches(":focus-visible")) void this.edit();
    });
    this.#recall();
  }

  /** The code as it would run. */
  get code() {
    return this.source.text;
  }

  /** @returns {State} */
  get state() {
    return /** @type {State} */ (this.element.dataset.mfState);
  }

  set state(state) {
    this.element.dataset.mfState = state;
  }

  get busy() {
    return ["queued", "loading", "running"].includes(this.state);
  }

  get edited() {
    return this.source.edited;
  }

  /**
   * Replace the code block by the editor.
   * @param {{x: number, y: number}} [point] where the reader clicked
   */
  async edit(point) {
    this.#opening ??= this.#open(point).catch((error) => {
      this.#opening = undefined;
      const again = button("edit", "Try again");
      again.addEventListener("click", () => void this.edit());
      this.say(`${notLoaded("The editor", error)} and try again. `, again);
    });
    await this.#opening;
  }

  /** @param {{x: number, y: number}} [point] */
  async #open(point) {
    const { openEditor } = await later();
    if (this.element.isConnected) this.editor = await openEditor(this, point);
  }

  /** Take over what the reader typed. @param {string} code */
  typed(code) {
    if (code === this.code) return; // it came from here
    this.source.text = code;
    this.#keep();
  }

  /** Put code in the cell, also in the editor. @param {string} code */
  setCode(code) {
    this.source.text = code;
    this.editor?.setCode(code);
    this.#keep();
  }

  /** Show what another tab has made of the code. */
  follow() {
    const code = this.source.fromElsewhere();
    if (code === null) return;
    this.source.text = code;
    this.editor?.setCode(code);
    this.#mark();
    this.say("Changed in another tab.");
  }

  /** Put the book's code and output back. */
  reset() {
    if (this.busy) return;
    this.output.reset();
    delete this.element.dataset.mfMatch;
    this.markError([]);
    this.ran = null;
    this.state = "static";
    if (this.edited) this.replaceCode(this.source.book.text, "Back to the book's version.");
    else this.say("");
  }

  /** Put other code in the cell, with a way back. @param {string} code @param {string} words what to say */
  replaceCode(code, words) {
    const before = this.code;
    this.setCode(code);
    const undo = button("undo", "Undo");
    undo.addEventListener("click", () => {
      this.setCode(before);
      this.say("Your version is back.");
    });
    this.say(`${words} `, undo);
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.code);
      this.say("Copied.");
    } catch {
      getSelection()?.selectAllChildren(this.block);
      this.say("Your browser keeps the clipboard closed; the code is selected instead.");
    }
  }

  /** Wait for its turn. @param {string} reason */
  queue(reason) {
    this.state = "queued";
    this.say(reason);
  }

  /** Go back to what it was before it waited for a run that does not come. @param {string} reason */
  unqueue(reason) {
    this.state = "static";
    this.say(reason);
  }

  /** Say something below the code. @param {...(string | Node)} parts */
  say(...parts) {
    this.status.replaceChildren(...parts);
  }

  /** Underline where the run failed. @param {number[]} place */
  markError(place) {
    const before = this.errorAt;
    this.errorAt = place;
    if (this.editor) this.editor.markError();
    else if (place.length + before.length > 0) {
      void later().then(({ blamed, underlineIn }) => underlineIn(this.block, blamed(this.code, this.errorAt)));
    }
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const target = /** @type {Element} */ (event.target);
    const action = target.closest("[data-mf-action]")?.getAttribute("data-mf-action");
    if (action === "run" || action === "retry") void run(this);
    else if (action === "stop") event.detail > 1 || stop(this); // the second half of a double click on Run
    else if (action === "reset") this.reset();
    else if (action === "copy") void this.copy();
    else if (action === "share") void this.#share();
    else if (this.block.contains(target) && getSelection()?.isCollapsed) {
      void this.edit({ x: event.clientX, y: event.clientY });
    }
  }

  async #share() {
    try {
      const { share } = await later();
      await share(this);
    } catch (error) {
      this.say(`${notLoaded("What makes the link", error)} and try again.`);
    }
  }

  /** Remember the edit, for this visit and the next ones. */
  #keep() {
    if (!this.source.keep()) this.say("This browser does not keep edits (its storage is full or closed). Copy what you want to keep.");
    this.#mark();
    this.element.dispatchEvent(new Event("mf-edit"));
  }

  /** Mark what follows from an edit. */
  #mark() {
    this.element.toggleAttribute("data-mf-edited", this.edited);
    changed();
  }

  /** Bring back the edit of an earlier visit. */
  #recall() {
    const bookChanged = this.source.recall();
    this.element.toggleAttribute("data-mf-edited", this.edited);
    if (!bookChanged) return;
    const now = document.createElement("details");
    now.append(
      Object.assign(document.createElement("summary"), { textContent: "The book's version now" }),
      textBlock(this.source.book.text),
    );
    this.say("The book changed since your edit. Yours is kept; Reset takes the book's.", now);
  }
}

/** @param {HTMLElement} element @param {string} selector */
function find(element, selector) {
  const found = element.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the cell ${element.dataset.mfCell} has no ${selector}`);
  return found;
}
