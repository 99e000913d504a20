// The best result of each game, which this browser remembers. A result is as good as it is above par.
import { remember, remembered } from "../storage.js";

/** @typedef {{points: number, par: number, seed: number}} Result */

const placeOf = (/** @type {string} */ name) => `mfml:best:${name}`;

/** @param {string} name of a game, and of how it is played @returns {Result | null} */
export function bestOf(name) {
  try {
    const { points, par, seed } = JSON.parse(remembered(placeOf(name)) ?? "null");
    return [points, par, seed].every(Number.isInteger) ? { points, par, seed } : null;
  } catch {
    return null;
  }
}

/** Keep a result if there is no better one. @param {string} name @param {Result} result @returns {boolean} false if the browser did not keep it */
export function keepBest(name, result) {
  const best = bestOf(name);
  const isBetter = !best || result.points - result.par > best.points - best.par;
  return !isBetter || remember(placeOf(name), JSON.stringify(result));
}

/** @param {Result} result */
export function inWords({ points, par }) {
  const over = points - par;
  const against = over === 0 ? "exactly par" : `${Math.abs(over)} ${over > 0 ? "over" : "under"} par`;
  return `${points} ${points === 1 ? "point" : "points"}, ${against}`;
}
