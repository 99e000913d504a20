// A live cell: the element in the page, its code, its state, and what its buttons do.
// Everything heavy (the editor, the runtime) is imported when the reader first asks for it.
import { Clock } from "./clock.js";
import { notLoaded } from "./download.js";
import { forget, recall, store } from "./edits.js";
import { button, textBlock } from "./elements.js";
import { later } from "./load.js";
import { Output } from "./output.js";
import { announce, changed, replay, run, stop } from "./page.js";

/** @typedef {import("./runtime.js").Outcome} Outcome */
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
    this.block = find(element, "[data-mf-code]");
    this.status = find(element, "[data-mf-status]");
    this.output = new Output(find(element, "[data-mf-output]"), element.dataset);
    this.book = { code: this.code, block: this.block.innerHTML };
    /** Whether the browser has kept the last edit. */
    this.kept = true;
    /** @type {{code: string, above: string} | null} the last run: the code, and that of the cells above it */
    this.ran = null;
    /** @type {number[]} where the last run failed: line, column, end line, end column */
    this.errorAt = [];
    /** @type {import("./editor.js").Editor | null} */
    this.editor = null;
    /** @type {Clock | null} while it runs */
    this.clock = null;
    element.addEventListener("click", (event) => this.#clicked(event));
    this.block.addEventListener("focus", () => {
      if (this.block.matches(":focus-visible")) void this.edit();
    });
    this.#recall();
  }

  /** The code as it would run. */
  get code() {
    return this.block.textContent ?? "";
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
    return this.code !== this.book.code;
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
    this.block.textContent = code;
    this.#keep();
  }

  /** Put code in the cell, also in the editor. @param {string} code */
  setCode(code) {
    this.#write(code);
    this.#keep();
  }

  /** Show the version that is kept: another tab may have changed it. */
  follow() {
    const code = recall(this.id)?.code ?? this.book.code;
    if (!this.kept || code === this.code) return; // what could not be kept is nowhere else
    this.#write(code);
    this.#mark();
    this.say("Changed in another tab.");
  }

  /** @param {string} code */
  #write(code) {
    if (code === this.book.code) this.block.innerHTML = this.book.block;
    else this.block.textContent = code;
    this.editor?.setCode(code);
  }

  /** Put the book's code and output back. */
  reset() {
    if (this.busy) return;
    this.output.reset();
    delete this.element.dataset.mfMatch;
    this.#markError([]);
    this.ran = null;
    this.state = "static";
    if (this.edited) this.replaceCode(this.book.code, "Back to the book's version.");
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

  /**
   * Run this cell now.
   * @param {string} above the code of the cells above, as it has run
   * @returns {Promise<boolean>} whether the cells below may go on
   */
  async runNow(above) {
    const { code } = this;
    const parts = await later().catch((error) => this.#askToRetry(`${notLoaded("Python", error)} and press Retry.`));
    if (!parts) return false;
    if (this.state !== "queued") return false; // taken back in the meantime
    const { Died, NotBegun, runtime } = parts;
    this.say(runtime.ready ? "" : "Starting Python …");
    const clock = new Clock(this, () => runtime.stop());
    this.output.begin();
    try {
      const request = { visit: this.visit, name: this.id, code, want: this.want, isolated: this.isolated };
      const outcome = await runtime.run(request, {
        loading: (progress) => {
          this.state = progress ? "loading" : "running";
          this.say(progress);
          if (!progress) clock.start();
        },
        output: (text) => this.output.stream(text),
        ask: (prompt) => this.output.ask(prompt, (answer) => runtime.answer(answer)),
      });
      this.ran = { code, above };
      this.#show(outcome, clock);
      return !outcome.failed || outcome.same;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.output.end();
      if (error instanceof NotBegun) this.unqueue(message);
      else if (error instanceof Died) {
        this.state = clock.stopping ? "stopped" : "error";
        this.say(`${message} `);
        this.ran = null;
        replay();
        announce(`Cell ${this.number}: ${message}`);
      } else this.#askToRetry(message);
      return false;
    } finally {
      clock.stop();
    }
  }

  /** Python did not start. @param {string} message */
  #askToRetry(message) {
    this.state = "error";
    this.say(`${message} `, button("retry", "Retry"));
    announce(`Cell ${this.number}: ${message}`);
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

  /** @param {Outcome} outcome @param {Clock} clock */
  #show(outcome, clock) {
    this.output.show(outcome, this.edited);
    this.#markError(this.ran?.code === this.code ? outcome.errorAt : []);
    const stopped = outcome.stoppedAt > 0;
    this.state = stopped ? "stopped" : outcome.failed && !outcome.same ? "error" : "ok";
    this.element.dataset.mfMatch = outcome.same ? "same" : "different";
    if (stopped) this.say(`${clock.verdict} in line ${outcome.stoppedAt}. The variables are kept.`);
    else if (outcome.same) this.say("Same as in the book.");
    else if (outcome.advice) this.say(outcome.advice);
    else if (this.edited) this.say("Your version.");
    else this.say("The book prints:", textBlock(this.want || "(nothing)"));
    const end = stopped ? "stopped" : outcome.failed ? "ended in an error" : "done";
    announce(`Cell ${this.number}: ${end}. ${this.status.textContent}`);
    changed();
  }

  /** Underline where the run failed. @param {number[]} place */
  #markError(place) {
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
    this.kept = this.edited ? store(this.id, { code: this.code, book: this.book.code }) : forget(this.id);
    if (!this.kept) this.say("This browser does not keep edits (its storage is full or closed). Copy what you want to keep.");
    this.#mark();
  }

  /** Mark what follows from an edit. */
  #mark() {
    this.element.toggleAttribute("data-mf-edited", this.edited);
    changed();
  }

  /** Bring back the edit of an earlier visit. */
  #recall() {
    const saved = recall(this.id);
    if (!saved || saved.code === this.book.code) return;
    this.block.textContent = saved.code;
    this.element.toggleAttribute("data-mf-edited", true);
    if (saved.book === this.book.code) return;
    const now = document.createElement("details");
    now.append(Object.assign(document.createElement("summary"), { textContent: "The book's version now" }), textBlock(this.book.code));
    this.say("The book changed since your edit. Yours is kept; Reset takes the book's.", now);
  }
}

/** @param {HTMLElement} element @param {string} selector */
function find(element, selector) {
  const found = element.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the cell ${element.dataset.mfCell} has no ${selector}`);
  return found;
}
