// Chance that comes from a number: the same seed gives the same round, on every device.

const LARGEST_SEED = 999_999;

/** @typedef {() => number} Random  the next number, at least 0 and below 1 */

/** Marsaglia's xorshift. @param {number} seed @returns {Random} */
export function randomFrom(seed) {
  // Seeds that follow each other would begin alike: their bits are spread first (Knuth's multiplier).
  let state = Math.imul(seed, 2_654_435_761); // never 0, as the multiplier is odd
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** One of several things. @template T @param {Random} random @param {readonly T[]} things @returns {T} */
export function pick(random, things) {
  return /** @type {T} */ (things[Math.floor(random() * things.length)]);
}

/** The same things in another order (Fisher and Yates). @template T @param {Random} random @param {readonly T[]} things @returns {T[]} */
export function shuffled(random, things) {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = /** @type {[T, T]} */ ([order[other], order[last]]);
  }
  return order;
}

/** A number that makes a new round. */
export function newSeed() {
  return 1 + Math.floor(Math.random() * LARGEST_SEED);
}

/** The seed that a text names, or null. @param {string} text */
export function readSeed(text) {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}
