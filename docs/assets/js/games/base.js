// A game: rounds from a seed, points against par, a clock that can be switched off, the link to a round, the best result.
import { button } from "../elements.js";
import { announce } from "../page.js";
import { keepCheck, NOT_KEPT, records } from "../practice/kept.js";
import { bestOf, inWords, keepBest } from "./best.js";
import { countdown } from "./countdown.js";
import { hashOf, seedIn } from "./link.js";
import { pointsFor } from "./points.js";
import { newSeed } from "./random.js";

/**
 * @typedef {object} Table  what a round may do with the game around it
 * @property {(words: string) => void} say        what has happened
 * @property {(tries: number, words: string) => void} hit  something was found, with so many tries
 * @property {() => void} finish                  all is found
 *
 * @typedef {object} Play  a round on the table
 * @property {HTMLElement} element
 * @property {string} opening         what to do
 * @property {number} par
 * @property {() => void} focus       go to what can be done first
 * @property {() => void} close       the round is over: take no more, and show what was what
 *
 * @typedef {object} Rules
 * @property {string} id              permanent, such as "G1"
 * @property {string} title
 * @property {number} most            the points of a perfect round
 * @property {number} [seconds]       of a round against the clock
 * @property {(seed: number, table: Table) => Play} deal
 */

/** The time that is left is also told to those who do not see it, but not often enough to disturb. */
const TOLD = [30, 10];

/** Of what is kept in the reader's file. */
const VERSION = "1";

export class Game {
  #seed = 0;
  #points = 0;
  #isTimed = false;

  /** The round that a link has set, until it was begun. @type {number | null} */
  #linked = null;

  /** @type {Play | null} */
  #play = null;

  #stopClock = () => {};

  /** @param {HTMLElement} element @param {Rules} rules */
  constructor(element, rules) {
    this.element = element;
    this.rules = rules;
    this.clock = document.createElement("input");
    this.head = line("mf-game__head");
    this.time = line("mf-game__time");
    this.time.role = "timer";
    this.said = line("mf-game__said");
    this.said.ariaLive = "polite";
    this.place = document.createElement("div");
    this.best = line("mf-game__best");
    this.told = line("mf-game__told");
    this.told.role = "status";
    this.start = button("start", "Start");
    this.again = button("again", "Same round again");
    this.share = button("share", "Copy a link");
    this.start.addEventListener("click", () => this.#begin(this.#linked ?? newSeed()));
    this.again.addEventListener("click", () => this.#begin(this.#seed));
    this.share.addEventListener("click", () => void this.#share());
    this.again.hidden = this.share.hidden = true;
    const actions = line("mf-game__actions");
    actions.append(this.start, this.again, this.share, ...this.#clockChoice());
    const top = document.createElement("div");
    top.className = "mf-game__top";
    top.append(this.head, this.time);
    element.classList.add("mf-game");
    element.role = "group";
    element.ariaLabel = rules.title;
    element.dataset.mfState = "start";
    const state = document.createElement("div");
    state.className = "mf-game__state";
    state.append(top, this.said);
    element.replaceChildren(state, this.place, actions, this.told, this.best);
    this.#say("Press Start.");
    this.#showBest(this.clock.checked);
    this.follow();
    element.dataset.mfReady = "";
  }

  /** Take up the round that the page's address carries, if it is for this game. */
  follow() {
    const seed = seedIn(location.hash, this.rules.id);
    if (seed === null || (seed === this.#seed && this.#play)) return;
    if (seed === "damaged") return this.#tell("The link is damaged: it names no round. Press the button for a new one.");
    this.#linked = seed;
    this.start.textContent = "Start";
    this.#tell(`The link has set round ${seed}. Press Start.`);
  }

  /** @param {number} seed */
  #begin(seed) {
    this.#stopClock();
    this.#linked = null;
    this.#seed = seed;
    this.#points = 0;
    const play = this.rules.deal(seed, {
      say: (words) => this.#say(words),
      hit: (tries, words) => this.#hit(tries, words),
      finish: () => {
        this.#end("");
        this.start.focus({ preventScroll: true });
      },
    });
    this.#play = play;
    history.replaceState(history.state, "", hashOf(this.rules.id, seed));
    this.element.dataset.mfState = "playing";
    this.place.replaceChildren(play.element);
    this.start.textContent = "New round";
    this.again.hidden = this.share.hidden = false;
    this.#tell("");
    this.#showHead();
    this.#startClock();
    this.#say(`${play.opening} Par is ${play.par}.`);
    play.focus();
  }

  /** @param {number} tries @param {string} words */
  #hit(tries, words) {
    this.#points += pointsFor(tries);
    this.#showHead();
    this.#say(`${words} ${this.#points} ${this.#points === 1 ? "point" : "points"}.`);
  }

  /** @param {string} why */
  #end(why) {
    const play = this.#play;
    if (!play || this.element.dataset.mfState !== "playing") return;
    this.#stopClock();
    this.element.dataset.mfState = "over";
    play.close();
    const result = { points: this.#points, par: play.par, seed: this.#seed };
    const kept = keepBest(this.#name(this.#isTimed), result);
    this.#say(`${why || this.said.textContent} The round is over: ${inWords(result)}.${this.#keep(result)}`);
    if (!kept) this.#tell("This browser does not keep your best result.");
    this.#showBest(this.#isTimed);
  }

  /** A game that was mastered comes back in the review deck, and from then on each round counts there. @param {import("./best.js").Result} result */
  #keep({ points, par, seed }) {
    const { id, most } = this.rules;
    const isMastered = points >= par;
    const isKnown = (records().get(id)?.log.length ?? 0) > 0;
    if (!isMastered && !isKnown) return "";
    const answer = `${points} of ${most} points, par ${par}, round ${seed}`;
    if (!keepCheck(id, VERSION, answer, { correct: isMastered, hints: 0, confidence: 0 })) return ` ${NOT_KEPT}`;
    return isMastered && !isKnown ? " The game will come back on the page Today." : "";
  }

  /** What the best result is kept under: a round against the clock is another thing. @param {boolean} isTimed */
  #name(isTimed) {
    return this.rules.seconds && !isTimed ? `${this.rules.id}:no-clock` : this.rules.id;
  }

  #clockChoice() {
    const { seconds } = this.rules;
    if (!seconds) return [];
    this.clock.type = "checkbox";
    this.clock.checked = true;
    this.clock.addEventListener("change", () => {
      const isOn = this.clock.checked;
      if (!isOn) {
        this.#stopClock();
        this.#isTimed = false;
      }
      this.#tell(isOn ? `The next round has ${seconds} seconds.` : "The clock is off. Take your time.");
      this.#showBest(isOn);
    });
    const label = document.createElement("label");
    label.className = "mf-game__choice";
    label.append(this.clock, ` Against the clock: ${seconds} seconds`);
    return [label];
  }

  #startClock() {
    const { seconds } = this.rules;
    this.#isTimed = Boolean(seconds) && this.clock.checked;
    if (!seconds || !this.#isTimed) return;
    const stop = countdown(seconds, {
      shown: (left) => {
        if (!this.element.isConnected) return stop();
        this.time.textContent = `${left} s`;
        if (TOLD.includes(left)) announce(`${left} seconds left.`);
      },
      over: () => this.#end("The time is up."),
    });
    this.#stopClock = () => {
      stop();
      this.time.textContent = "";
    };
  }

  async #share() {
    const hash = hashOf(this.rules.id, this.#seed);
    try {
      await navigator.clipboard.writeText(`${location.origin}${location.pathname}${hash}`);
      this.#tell("The link is copied. It gives this round to whoever opens it.");
    } catch {
      history.replaceState(history.state, "", hash);
      this.#tell("Your browser keeps the clipboard closed. Copy the address of this page instead: it names this round.");
    }
  }

  #showHead() {
    this.head.textContent = `Round ${this.#seed}: ${this.#points} of ${this.rules.most} points, par ${this.#play?.par}`;
  }

  /** @param {boolean} isTimed */
  #showBest(isTimed) {
    const best = bestOf(this.#name(isTimed));
    const how = this.rules.seconds ? (isTimed ? " against the clock" : " without the clock") : "";
    this.best.textContent = best ? `Your best${how}: ${inWords(best)} (round ${best.seed}).` : "";
  }

  /** @param {string} words */
  #say(words) {
    this.said.textContent = words;
  }

  /** @param {string} words */
  #tell(words) {
    this.told.textContent = words;
  }
}

/** @param {string} name */
function line(name) {
  return Object.assign(document.createElement("p"), { className: name });
}
