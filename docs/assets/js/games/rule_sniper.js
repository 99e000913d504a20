// G2, Rule sniper: in each expression, tap the operation that is worked out last.
import { button } from "../elements.js";
import { pieces, written } from "./expressions.js";
import { MOST } from "./points.js";
import { EXPRESSIONS, sniperPar, sniperRound, structureOf, whyNotLast } from "./sniper_round.js";

/** @typedef {import("./base.js").Table} Table */
/** @typedef {import("./expressions.js").Operation} Operation */

/** How a sign is spoken. @type {Record<string, string>} */
const SPOKEN = {
  "+": "plus", "−": "minus", "·": "times", "/": "divided by", "²": "to the power 2", "³": "to the power 3", "⁴": "to the power 4",
  "√": "square root", "(": "open bracket", ")": "close bracket",
};

/** @type {import("./base.js").Rules} */
export const ruleSniper = {
  id: "G2",
  title: "Rule sniper",
  most: MOST * EXPRESSIONS,
  deal: (seed, table) => new Sniper(seed, table),
};

class Sniper {
  #number = 0;
  #isHit = false;

  /** What was tapped beside the mark. @type {Set<Operation>} */
  #missed = new Set();

  /** @param {number} seed @param {Table} table */
  constructor(seed, table) {
    this.table = table;
    this.round = sniperRound(seed);
    this.par = sniperPar(this.round);
    this.element = document.createElement("div");
    this.expression = Object.assign(document.createElement("div"), { className: "mf-sniper", role: "group" });
    this.next = button("next", "Next");
    this.next.addEventListener("click", () => {
      this.#number += 1;
      this.#show();
      this.table.say(this.opening);
      this.focus();
    });
    this.element.append(this.expression, this.next);
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.#show();
  }

  get opening() {
    return `Expression ${this.#number + 1} of ${EXPRESSIONS}: ${written(this.#root)}. Which operation is worked out last?`;
  }

  focus() {
    this.#targets[0]?.focus();
  }

  close() {
    this.next.hidden = true;
    const list = document.createElement("ol");
    list.className = "mf-game__list";
    for (const root of this.round) {
      const line = document.createElement("li");
      line.append(Object.assign(document.createElement("strong"), { textContent: written(root) }), ` ${structureOf(root)}`);
      list.append(line);
    }
    this.element.append(list);
  }

  get #root() {
    const root = this.round[this.#number];
    if (!root) throw new Error(`there is no expression ${this.#number}`);
    return root;
  }

  /** @returns {HTMLButtonElement[]} */
  get #targets() {
    return [...this.expression.querySelectorAll("button")];
  }

  #show() {
    this.#isHit = false;
    this.#missed.clear();
    this.next.hidden = true;
    const all = pieces(this.#root);
    this.expression.ariaLabel = all.map(({ text }) => SPOKEN[text] ?? text).join(" ");
    this.expression.replaceChildren(
      ...all.map(({ text, operation }) => {
        if (!operation) return Object.assign(document.createElement("span"), { textContent: text });
        const target = button("operation", text);
        target.ariaLabel = SPOKEN[text] ?? text;
        target.addEventListener("click", () => this.#tap(operation, target));
        return target;
      }),
    );
  }

  /** @param {Operation} tapped @param {HTMLButtonElement} target */
  #tap(tapped, target) {
    if (this.#isHit || this.#missed.has(tapped)) return;
    const root = this.#root;
    if (tapped !== root) {
      this.#missed.add(tapped);
      target.ariaDisabled = "true";
      target.classList.add("mf-sniper__missed");
      return this.table.say(whyNotLast(root, tapped));
    }
    this.#isHit = true;
    target.classList.add("mf-sniper__hit");
    for (const each of this.#targets) each.ariaDisabled = "true";
    this.table.hit(this.#missed.size + 1, `Right. ${structureOf(root)}`);
    if (this.#number + 1 === EXPRESSIONS) return this.table.finish();
    this.next.hidden = false;
    this.next.focus({ preventScroll: true });
  }

  /** Arrows go from operation to operation. @param {KeyboardEvent} event */
  #key({ key, target, altKey, ctrlKey, metaKey }) {
    if (altKey || ctrlKey || metaKey) return;
    const targets = this.#targets;
    const at = targets.findIndex((each) => each === target);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (at >= 0 && step) targets[at + step]?.focus();
  }
}
