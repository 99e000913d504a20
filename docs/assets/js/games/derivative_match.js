// G1, Derivative match: six curves and their six slopes, as cards on a table.
import { draggable } from "../drag.js";
import { matchPar, matchRound, whyNot } from "./match_round.js";
import { heights, plotCard } from "./plot_card.js";
import { MOST } from "./points.js";

/** @typedef {import("./base.js").Table} Table */
/** @typedef {{item: HTMLElement, button: HTMLButtonElement, label: HTMLElement, name: string}} Card */

const LETTERS = "ABCDEF";

/** @type {import("./base.js").Rules} */
export const derivativeMatch = {
  id: "G1",
  title: "Derivative match",
  most: MOST * LETTERS.length,
  seconds: 60,
  deal: (seed, table) => new Match(seed, table),
};

class Match {
  opening = "Choose a function, then its slope.";

  /** The function that is chosen. @type {number | null} */
  #held = null;

  #isOver = false;

  /** @type {Set<number>} */
  #found = new Set();

  /** @param {number} seed @param {Table} table */
  constructor(seed, table) {
    this.table = table;
    this.round = matchRound(seed);
    this.par = matchPar(this.round);
    this.tries = this.round.pairs.map(() => 0);
    this.functions = this.round.pairs.map(({ formula }, number) => card(LETTERS[number] ?? "", "Function", formula.at));
    this.slopes = this.round.slopes.map((number, place) => card(String(place + 1), "Slope", this.#pair(number).slope.at));
    this.element = document.createElement("div");
    this.element.append(...row("Functions", this.functions), ...row("Slopes", this.slopes));
    this.functions.forEach(({ item, button }, number) => {
      button.addEventListener("click", ({ detail }) => this.#choose(number, detail === 0));
      const grip = Object.assign(document.createElement("span"), { className: "mf-grip", ariaHidden: "true" });
      item.append(grip);
      draggable(grip, (start) => this.#drag(number, start));
    });
    this.slopes.forEach(({ button }, place) => button.addEventListener("click", ({ detail }) => this.#try(place, detail === 0)));
    this.element.addEventListener("keydown", (event) => this.#key(event));
  }

  focus() {
    this.functions[0]?.button.focus();
  }

  close() {
    this.#isOver = true;
    this.#hold(null);
    const list = document.createElement("ul");
    this.round.pairs.forEach((pair, number) => {
      const place = this.round.slopes.indexOf(number);
      if (!this.#found.has(number)) this.#join(number, place, false);
      const line = document.createElement("li");
      line.append(`${LETTERS[number]} and ${place + 1}: `, code(pair.formula.text), " has the slope ", code(pair.slope.text));
      list.append(line);
    });
    list.className = "mf-game__list";
    this.element.append(list);
  }

  /** @param {number} number @param {boolean} byKey */
  #choose(number, byKey) {
    if (this.#isOver || this.#found.has(number)) return;
    const isSame = this.#held === number;
    this.#hold(isSame ? null : number);
    this.table.say(isSame ? "No function is chosen." : `Function ${LETTERS[number]} is chosen. Which is its slope?`);
    if (byKey && !isSame) this.#focusOpen(this.slopes);
  }

  /** @param {number} place of a slope @param {boolean} byKey */
  #try(place, byKey) {
    const other = this.round.slopes[place] ?? 0;
    if (this.#isOver || this.#found.has(other)) return;
    const number = this.#held;
    if (number === null) return this.table.say("Choose a function first, then its slope.");
    this.tries[number] = (this.tries[number] ?? 0) + 1;
    const name = LETTERS[number];
    if (number !== other) return this.table.say(`Not ${place + 1} for ${name}. ${whyNot(this.#pair(number), this.#pair(other))}`);
    this.#found.add(number);
    this.#hold(null);
    this.#join(number, place, true);
    this.table.hit(this.tries[number] ?? 1, `Right: ${place + 1} is the slope of ${name}. ${this.#found.size} of ${LETTERS.length} found.`);
    if (this.#found.size === LETTERS.length) this.table.finish();
    else if (byKey) this.#focusOpen(this.functions);
  }

  /** Show what belongs together. @param {number} number @param {number} place @param {boolean} isFound */
  #join(number, place, isFound) {
    const [a, b] = [this.functions[number], this.slopes[place]];
    if (!a || !b) return;
    for (const [mine, other] of /** @type {const} */ ([[a, b], [b, a]])) {
      mine.item.classList.add(isFound ? "mf-card--found" : "mf-card--open");
      const both = `${mine.name} – ${other.name}`;
      mine.label.textContent = both;
      mine.button.ariaDisabled = "true";
      mine.button.ariaLabel = mine.button.ariaLabel?.replace(`${mine.name}:`, `${both}:`) ?? both;
    }
  }

  /** @param {number | null} number */
  #hold(number) {
    this.#held = number;
    this.functions.forEach(({ button }, other) => (button.ariaPressed = String(other === number)));
  }

  /** @param {Card[]} cards */
  #focusOpen(cards) {
    cards.find(({ button }) => button.ariaDisabled !== "true")?.button.focus();
  }

  /** Arrows go from card to card and between the rows. @param {KeyboardEvent} event */
  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && this.#held !== null) {
      event.stopPropagation();
      const { button } = this.functions[this.#held] ?? {};
      this.#hold(null);
      button?.focus();
      return this.table.say("No function is chosen.");
    }
    const rows = [this.functions, this.slopes];
    const mine = rows.findIndex((cards) => cards.some(({ button }) => button === event.target));
    const at = rows[mine]?.findIndex(({ button }) => button === event.target) ?? -1;
    if (at < 0) return;
    const step = { ArrowRight: 1, ArrowLeft: LETTERS.length - 1 }[event.key];
    const isAcross = event.key === "ArrowUp" || event.key === "ArrowDown";
    if (step === undefined && !isAcross) return;
    event.preventDefault(); // the page does not scroll
    rows[isAcross ? 1 - mine : mine]?.[(at + (step ?? 0)) % LETTERS.length]?.button.focus();
  }

  /** @param {number} number @param {import("../drag.js").Place} start */
  #drag(number, start) {
    const card = this.functions[number];
    let over = -1;
    const [left, top] = [scrollX, scrollY];
    const aim = (/** @type {number} */ place) => {
      over = place;
      this.slopes.forEach(({ item }, other) => item.classList.toggle("mf-card--target", other === place));
    };
    const letGo = () => {
      aim(-1);
      card?.item.classList.remove("mf-card--held");
      if (card) card.item.style.translate = "";
    };
    if (!this.#isOver && !this.#found.has(number)) {
      this.#hold(number);
      card?.item.classList.add("mf-card--held");
    }
    return {
      /** @param {import("../drag.js").Place} place */
      move: (place) => {
        if (this.#held !== number || !card) return;
        card.item.style.translate = `${place.x - start.x + scrollX - left}px ${place.y - start.y + scrollY - top}px`;
        aim(this.slopes.findIndex(({ item }) => holds(item, place)));
      },
      drop: () => {
        const place = over;
        letGo();
        if (place >= 0 && this.#held === number) this.#try(place, false);
      },
      cancel: letGo,
    };
  }

  /** @param {number} number */
  #pair(number) {
    const pair = this.round.pairs[number];
    if (!pair) throw new Error(`there is no pair ${number}`);
    return pair;
  }
}

/** @param {string} name @param {string} kind @param {(x: number) => number} curve @returns {Card} */
function card(name, kind, curve) {
  const item = document.createElement("li");
  item.className = "mf-card";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "mf-card__face";
  button.ariaLabel = `${kind} ${name}: ${heights(curve)}`;
  const label = Object.assign(document.createElement("span"), { className: "mf-card__name", textContent: name });
  button.append(plotCard(curve), label);
  item.append(button);
  return { item, button, label, name };
}

/** @param {string} title @param {Card[]} cards */
function row(title, cards) {
  const list = document.createElement("ul");
  list.className = "mf-cards";
  list.role = "list"; // Safari takes a list without marks for none
  list.ariaLabel = `${title}, by their heights at −3, −2, −1, 0, 1, 2, 3`;
  list.append(...cards.map(({ item }) => item));
  return [Object.assign(document.createElement("p"), { className: "mf-cards__title", textContent: title, ariaHidden: "true" }), list];
}

/** @param {string} text */
function code(text) {
  return Object.assign(document.createElement("code"), { textContent: text });
}

/** @param {HTMLElement} element @param {import("../drag.js").Place} place */
function holds(element, { x, y }) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
}
