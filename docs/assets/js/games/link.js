// A link to a round: #figure=G1&seed=… in the page's address.
import { readSeed } from "./random.js";

/** @param {string} id @param {number} seed */
export function hashOf(id, seed) {
  return `#${new URLSearchParams({ figure: id, seed: String(seed) })}`;
}

/** The seed that an address carries for a game; null if it carries none. @param {string} hash @param {string} id @returns {number | "damaged" | null} */
export function seedIn(hash, id) {
  const parts = new URLSearchParams(hash.slice(1));
  if (parts.get("figure") !== id) return null;
  return readSeed(parts.get("seed") ?? "") ?? "damaged";
}
