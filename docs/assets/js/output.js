// What a cell prints and draws: shown while it runs, complete at the end, as text and images, never as markup.
import { button, textBlock } from "./elements.js";
import { later } from "./load.js";
import { reachable } from "./reach.js";

/** @typedef {import("./runtime.js").Outcome} Outcome */

/** So many characters are shown at once; the reader can ask for the rest. */
const SHOWN = 100_000;

export class Output {
  /** The text that grows during a run. @type {Text | null} */
  #stream = null;

  #fresh = false;

  /** @param {HTMLElement} element @param {DOMStringMap} words alt and caption of the figures */
  constructor(element, words) {
    this.element = element;
    this.words = words;
    this.book = [...element.childNodes];
    for (const block of element.querySelectorAll("pre")) reachable(block);
  }

  /** A run begins: the old output stays until there is a new one, so that nothing jumps. */
  begin() {
    this.#stream = null;
    this.#fresh = true;
  }

  /** @param {string} text */
  stream(text) {
    if (!this.#stream) {
      this.#stream = document.createTextNode("");
      const block = textBlock("");
      block.append(this.#stream);
      reachable(block);
      this.#add(block);
    }
    const room = SHOWN - this.#stream.length;
    if (room > 0) this.#stream.appendData(text.slice(0, room));
  }

  /** Show a field for what input() waits for. @param {string} prompt @param {(answer: string) => void} reply */
  ask(prompt, reply) {
    const form = document.createElement("form");
    const label = Object.assign(document.createElement("label"), { textContent: prompt || "Answer: " });
    const field = Object.assign(document.createElement("input"), { type: "text", autocomplete: "off" });
    field.setAttribute("autocapitalize", "off");
    label.append(field);
    form.className = "mf-cell__ask";
    form.append(label, Object.assign(button("answer", "Enter"), { type: "submit" }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      form.remove();
      reply(field.value);
    });
    this.#add(form);
    const { activeElement } = document; // somewhere else the reader may be typing
    if (activeElement === document.body || this.element.parentElement?.contains(activeElement)) field.focus();
  }

  /** A run has ended without an outcome: what it printed stays. */
  end() {
    this.element.querySelector(".mf-cell__ask")?.remove();
  }

  /** @param {Outcome} outcome @param {boolean} edited */
  show({ text, latex, figures }, edited) {
    const parts = text ? this.#text(text) : [];
    const drawn = figures.map((svg) => this.#figure(svg, edited));
    this.element.replaceChildren(...parts, ...latex.map(formula), ...drawn);
  }

  /** Put the book's output back. */
  reset() {
    this.element.replaceChildren(...this.book);
  }

  /** @param {HTMLElement} part */
  #add(part) {
    if (this.#fresh) this.element.replaceChildren();
    this.#fresh = false;
    this.element.append(part);
  }

  /** @param {string} text @returns {HTMLElement[]} */
  #text(text) {
    const block = textBlock(text.slice(0, SHOWN));
    reachable(block);
    if (text.length <= SHOWN) return [block];
    const more = button("show-all", `Show all ${Math.ceil(text.length / 1000)} kB`);
    more.addEventListener("click", () => {
      block.textContent = text;
      more.remove();
    });
    return [block, more];
  }

  /** @param {string} svg @param {boolean} edited */
  #figure(svg, edited) {
    const { mfAlt: alt = "A figure drawn by this cell", mfCaption: caption = "", mfCell: name = "figure" } = this.words;
    const image = document.createElement("img");
    image.alt = edited ? `${alt} (drawn by your version)` : alt;
    const figure = document.createElement("figure");
    figure.append(image);
    if (caption) figure.append(Object.assign(document.createElement("figcaption"), { textContent: caption }));
    void later().then(({ paint, saveButtons }) => {
      paint(image, svg);
      figure.append(saveButtons(svg, name));
    });
    return figure;
  }
}

/** A formula, in a box like that of the page's own. @param {string} latex */
function formula(latex) {
  const box = document.createElement("div");
  box.className = "mf-formula";
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", "formula");
  void later().then(({ typeset }) => typeset(latex, box));
  return box;
}
