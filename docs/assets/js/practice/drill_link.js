// A link to a task of the drill: #kind=…&level=…&seed=… in the page's address.

/** @typedef {{kind: string, level: number, seed: number}} Choice */

/** @type {Readonly<Record<string, string>>} */
export const KINDS = {
  differentiate: "Differentiate",
  "first-rule": "Which rule comes first?",
  match: "Match the derivatives",
};

export const LEVELS = ["one rule at a time", "one product, quotient or chain", "two of them, nested", "beasts"];

const LARGEST_SEED = 999_999;

/** @param {Choice} choice */
export function writeLink({ kind, level, seed }) {
  return `#${new URLSearchParams({ kind, level: String(level), seed: String(seed) })}`;
}

/** A link without a seed is to any task of a kind and level. @param {string} hash @returns {Choice | "damaged" | null} null if the address is not of a task */
export function readLink(hash) {
  const parts = new URLSearchParams(hash.slice(1));
  if (!parts.has("kind")) return null;
  const kind = parts.get("kind") ?? "";
  if (!parts.has("seed")) parts.set("seed", String(newSeed()));
  const [level, seed] = ["level", "seed"].map((name) => (/^\d{1,6}$/.test(parts.get(name) ?? "") ? Number(parts.get(name)) : 0));
  if (!Object.hasOwn(KINDS, kind) || !level || level > LEVELS.length || !seed) return "damaged";
  return { kind, level, seed };
}

/** A number that makes a new task. */
export function newSeed() {
  return 1 + Math.floor(Math.random() * LARGEST_SEED);
}
