// The code of a cell: the book's, the reader's version of it, and what of that the browser keeps from visit to visit.
import { drop, recall, store } from "./edits.js";

export class Code {
  /** Whether the browser has kept the last edit. */
  #kept = true;

  /** @param {HTMLElement} block where the code stands in the page @param {string} id of the cell */
  constructor(block, id) {
    this.block = block;
    this.id = id;
    /** As the book has it: the code, and the same with its colours. */
    this.book = { text: this.text, markup: block.innerHTML };
  }

  /** As it would run. */
  get text() {
    return this.block.textContent ?? "";
  }

  set text(text) {
    if (text === this.book.text) this.block.innerHTML = this.book.markup;
    else this.block.textContent = text;
  }

  get edited() {
    return this.text !== this.book.text;
  }

  /** Remember the edit. @returns {boolean} whether the browser keeps it */
  keep() {
    this.#kept = !this.edited || store(this.id, { code: this.text, book: this.book.text });
    if (!this.edited) drop(this.id);
    return this.#kept;
  }

  /** Bring back the edit of an earlier visit. @returns {boolean} whether the book has changed since */
  recall() {
    const saved = recall(this.id);
    if (!saved) return false;
    this.text = saved.code;
    return this.edited && saved.book !== this.book.text;
  }

  /** What is kept now, if that is something else: another tab may have changed it. @returns {string | null} */
  fromElsewhere() {
    if (!this.#kept) return null; // what could not be kept is nowhere else
    const kept = recall(this.id)?.code ?? this.book.text;
    return kept === this.text ? null : kept;
  }
}
