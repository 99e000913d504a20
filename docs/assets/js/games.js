// The games of the book, bundled into one file that a page loads when one comes near.
import { Game } from "./games/base.js";
import { derivativeMatch } from "./games/derivative_match.js";
import { ruleSniper } from "./games/rule_sniper.js";

/** By their permanent ids. */
const GAMES = new Map([derivativeMatch, ruleSniper].map((rules) => [rules.id, rules]));

/** What is alive already. @type {Map<HTMLElement, Game>} */
const alive = new Map();

addEventListener("hashchange", () => {
  forgetGone();
  for (const game of alive.values()) game.follow();
});

/** Let go of the games of pages that are no longer shown. */
function forgetGone() {
  for (const element of alive.keys()) if (!element.isConnected) alive.delete(element);
}

/** Bring a game to life. @param {HTMLElement} element */
export function mountGame(element) {
  forgetGone();
  const rules = GAMES.get(element.dataset.mfFigure ?? "");
  if (rules) alive.set(element, new Game(element, rules));
}
