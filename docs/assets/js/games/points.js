// What a hit is worth, in every game.

/** The points for a hit at the first try; at the second it is one less, and then none are left. */
export const MOST = 2;

/** @param {number} tries  with the hit */
export function pointsFor(tries) {
  return Math.max(0, MOST + 1 - tries);
}
