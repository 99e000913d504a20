// A round of Rule sniper: eight expressions, what is said of them, and the points of a plain player.
import { around, expressionOf, kindOf, operationsOf, written } from "./expressions.js";
import { pointsFor } from "./points.js";
import { pick, randomFrom, shuffled } from "./random.js";

/** @typedef {import("./expressions.js").Kind} Kind */
/** @typedef {import("./expressions.js").Operation} Operation */

const STRUCTURES = ["sum", "product", "quotient", "power", "composition"];

/** How many operations the expressions of a round have. */
const OPERATIONS = [2, 2, 3, 3, 3, 4, 4, 4];

/** In a round. */
export const EXPRESSIONS = OPERATIONS.length;

/** @type {Record<Kind, string>} */
const NAMES = {
  sum: "the sum", difference: "the difference", product: "the product", quotient: "the quotient", power: "the power",
  sin: "the sine", cos: "the cosine", exp: "the exponential", ln: "the logarithm", sqrt: "the square root",
};

/** Each structure comes at least once, and no expression twice. @param {number} seed @returns {Operation[]} */
export function sniperRound(seed) {
  const random = randomFrom(seed);
  const more = OPERATIONS.slice(STRUCTURES.length).map(() => pick(random, STRUCTURES));
  const structures = shuffled(random, [...STRUCTURES, ...more]);
  /** @type {Map<string, Operation>} */
  const round = new Map();
  while (round.size < EXPRESSIONS) {
    const root = expressionOf(random, kindOf(random, structures[round.size] ?? "sum"), OPERATIONS[round.size] ?? 2);
    if (!round.has(written(root))) round.set(written(root), root);
  }
  return [...round.values()];
}

/** What an expression is, and how one begins to differentiate it. @param {Operation} root */
export function structureOf({ kind, parts }) {
  const [a = "", b = ""] = parts.map(written);
  switch (kind) {
    case "sum": return `It is a sum, of ${a} and ${b}. Begin with the sum rule.`;
    case "difference": return `It is a difference, ${a} less ${b}. Begin with the sum rule, which also holds for differences.`;
    case "product": return `It is a product, of ${a} and ${b}. Begin with the product rule.`;
    case "quotient": return `It is a quotient, ${a} over ${b}. Begin with the quotient rule.`;
    case "power": return `It is one function inside another: a power, with ${a} inside. Begin with the chain rule.`;
    default: return `It is one function inside another: ${NAMES[kind]}, with ${a} inside. Begin with the chain rule.`;
  }
}

/** Why an operation is not the outermost. @param {Operation} root @param {Operation} tapped */
export function whyNotLast(root, tapped) {
  const after = around(root, tapped);
  return after ? `Not that one: ${NAMES[tapped.kind]} is worked out before ${NAMES[after.kind]} around it.` : "";
}

/**
 * The points of a plain player, who knows which sign binds weakest but overlooks brackets: the last + or −, else
 * the last · or /, else the first operation; and after a miss the first that is left.
 * @param {readonly Operation[]} round
 */
export function sniperPar(round) {
  return round.reduce((points, root) => {
    const all = operationsOf(root);
    const last = (/** @type {Kind[]} */ ...kinds) => all.findLast(({ kind }) => kinds.includes(kind));
    const first = last("sum", "difference") ?? last("product", "quotient") ?? all[0];
    const order = [first, ...all.filter((each) => each !== first)];
    return points + pointsFor(1 + order.indexOf(root));
  }, 0);
}
