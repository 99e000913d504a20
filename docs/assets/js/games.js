// The games of the book, bundled into one file that a page loads when one comes near.
import { Game } from "./games/base.js";
import { derivativeMatch } from "./games/derivative_match.js";
import { ruleSniper } from "./games/rule_sniper.js";

/** By their permanent ids. */
const GAMES = new Map([derivativeMatch, ruleSniper].map((rules) => [rules.id, rules]));

/** What is alive already. @type {Map<HTMLElement, Game>} */
const alive = new Map();

addEventListener("hashchange", () => {
  for (const [element, game] of alive) {
    if (element.isConnected) game.follow();
    else alive.delete(element);
  }
});

/** Bring a game to life. @param {HTMLElement} element */
export function mountGame(element) {
  const rules = GAMES.get(element.dataset.mfFigure ?? "");
  if (rules && !alive.has(element)) alive.set(element, new Game(element, rules));
}
