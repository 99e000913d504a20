// A live cell: the element in the page, its code, its state, and what its buttons do.
// Everything heavy (the editor, the runtime) is imported when the reader first asks for it.

/** @typedef {import("./runtime.js").Outcome} Outcome */
/** @typedef {"static"|"queued"|"loading"|"running"|"ok"|"error"} State */

/** Marks the visit of a page: each has its own variables, also when a page is opened a second time. */
let visit = 0;

/** @type {Cell[]} the cells of the page that is shown, from top to bottom */
let cells = [];

/** The run in progress; the next one starts when it has ended. */
let turn = Promise.resolve();

/** Find the cells of the page; calling it twice for the same page changes nothing. */
export function mountCells() {
  const elements = [...document.querySelectorAll("[data-mf-cell]")];
  if (elements.length > 0 && cells[0]?.element === elements[0]) return;
  visit += 1;
  cells = elements.map((element) => new Cell(/** @type {HTMLElement} */ (element)));
}

export class Cell {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.id = element.dataset.mfCell ?? "";
    this.number = element.dataset.mfNumber ?? "";
    this.want = element.dataset.mfWant ?? "";
    this.isolated = element.dataset.mfIsolated === "true";
    this.block = find(element, "[data-mf-code]");
    this.output = find(element, "[data-mf-output]");
    this.status = find(element, "[data-mf-status]");
    this.book = { code: this.code, block: this.block.innerHTML, output: [...this.output.childNodes] };
    /** @type {string | null} the code of the last run */
    this.ran = null;
    /** @type {import("./editor.js").Editor | null} */
    this.editor = null;
    element.addEventListener("click", (event) => this.#clicked(event));
    this.block.addEventListener("focus", () => {
      if (this.block.matches(":focus-visible")) void this.edit();
    });
  }

  /** The code as it would run. */
  get code() {
    return this.block.textContent ?? "";
  }

  /** @param {State} state */
  set state(state) {
    this.element.dataset.mfState = state;
  }

  get edited() {
    return this.code !== this.book.code;
  }

  /**
   * Replace the code block by the editor.
   * @param {{x: number, y: number}} [point] where the reader clicked
   */
  async edit(point) {
    if (this.editor) return;
    const { openEditor } = await import("./editor.js");
    if (this.editor || !this.element.isConnected) return;
    this.editor = await openEditor(this, point);
  }

  /** Take over what the reader typed. @param {string} code */
  typed(code) {
    this.block.textContent = code;
    this.#markEdited();
  }

  /** Put the book's code and output back. */
  reset() {
    this.block.innerHTML = this.book.block;
    this.editor?.setCode(this.book.code);
    this.output.replaceChildren(...this.book.output);
    this.#say("");
    this.#markEdited();
    delete this.element.dataset.mfMatch;
    this.ran = null;
    this.state = "static";
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.code);
      this.#say("Copied.");
    } catch {
      getSelection()?.selectAllChildren(this.block);
      this.#say("Your browser keeps the clipboard closed; the code is selected instead.");
    }
  }

  /** Run this cell, after the cells above it that have not run as they stand. */
  run() {
    const above = cells.slice(0, cells.indexOf(this)).filter((cell) => cell.ran !== cell.code);
    const waiting = this.isolated ? [this] : [...above, this];
    for (const cell of waiting) {
      cell.state = "queued";
      cell.#say(cell === this ? "" : `Runs first, because cell ${this.number} needs it.`);
    }
    turn = turn.then(() => runInOrder(waiting));
    return turn;
  }

  /** Run this cell now. @returns {Promise<boolean>} whether the cells below may go on */
  async runNow() {
    const code = this.code;
    const { runtime } = await import("./runtime.js");
    this.state = runtime.ready ? "running" : "loading";
    const request = { visit, name: this.id, code, want: this.want, isolated: this.isolated };
    try {
      const outcome = await runtime.run(request, (progress) => {
        this.state = progress ? "loading" : "running";
        this.#say(progress);
      });
      this.ran = code;
      this.#show(outcome);
      return !outcome.failed || outcome.same;
    } catch (error) {
      this.state = "error";
      this.#say(`${error instanceof Error ? error.message : error} `);
      this.status.append(actionButton("retry", "Retry"));
      return false;
    }
  }

  /** Go back to what it was before it waited for a run that does not come. */
  unqueue() {
    this.state = "static";
    this.#say("Not run: a cell above it ended in an error.");
  }

  /** @param {Outcome} outcome */
  #show(outcome) {
    const parts = [];
    if (outcome.text) parts.push(textElement(outcome.text));
    for (const svg of outcome.figures) parts.push(this.#figure(svg));
    this.output.replaceChildren(...parts);
    this.state = outcome.failed && !outcome.same ? "error" : "ok";
    this.element.dataset.mfMatch = outcome.same ? "same" : "different";
    this.#say(outcome.same ? "Same as in the book." : this.edited ? "Your version." : "The book prints:");
    if (!outcome.same && !this.edited) this.status.append(textElement(this.want || "(nothing)"));
    announce(`Cell ${this.number}: ${outcome.failed ? "ended in an error" : "done"}. ${this.status.textContent}`);
  }

  /** @param {string} svg */
  #figure(svg) {
    const { mfAlt: alt = "A figure drawn by this cell", mfCaption: caption = "" } = this.element.dataset;
    const image = document.createElement("img");
    image.alt = this.edited ? `${alt} (drawn by your version)` : alt;
    void import("./figure.js").then(({ paint }) => paint(image, svg));
    const figure = document.createElement("figure");
    figure.append(image);
    if (caption) figure.append(Object.assign(document.createElement("figcaption"), { textContent: caption }));
    return figure;
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const target = /** @type {Element} */ (event.target);
    const action = target.closest("[data-mf-action]")?.getAttribute("data-mf-action");
    if (action === "run" || action === "retry") void this.run();
    else if (action === "reset") this.reset();
    else if (action === "copy") void this.copy();
    else if (this.block.contains(target) && getSelection()?.isCollapsed) {
      void this.edit({ x: event.clientX, y: event.clientY });
    }
  }

  #markEdited() {
    this.element.toggleAttribute("data-mf-edited", this.edited);
  }

  /** @param {string} text */
  #say(text) {
    this.status.textContent = text;
  }
}

/** @param {Cell[]} waiting */
async function runInOrder(waiting) {
  let goOn = true;
  for (const cell of waiting) {
    if (!cell.element.isConnected) return;
    if (goOn) goOn = await cell.runNow();
    else cell.unqueue();
  }
}

/** @param {string} action @param {string} label */
function actionButton(action, label) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `mf-button mf-button--${action}`;
  button.dataset.mfAction = action;
  button.textContent = label;
  return button;
}

/** @param {string} text */
function textElement(text) {
  return Object.assign(document.createElement("pre"), { textContent: text });
}

/** Tell a screen reader, through the page's one live region. @param {string} text */
function announce(text) {
  let region = document.getElementById("mf-live");
  if (!region) {
    region = document.createElement("div");
    region.id = "mf-live";
    region.className = "mf-hidden";
    region.setAttribute("aria-live", "polite");
    document.body.append(region);
  }
  region.textContent = text;
}

/** @param {HTMLElement} element @param {string} selector */
function find(element, selector) {
  const found = element.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the cell ${element.dataset.mfCell} has no ${selector}`);
  return found;
}
