// The expressions of Rule sniper: trees of operations, made by chance, and written so that each operation can be tapped.
import { pick } from "./random.js";

/**
 * @typedef {"sum" | "difference" | "product" | "quotient" | "power" | Outer} Kind
 * @typedef {"sin" | "cos" | "exp" | "ln" | "sqrt"} Outer  a function of what stands in its brackets
 * @typedef {{kind: Kind, parts: Expression[], exponent: number}} Operation  the exponent is that of a power
 * @typedef {string | Operation} Expression  a text is a letter or a number
 * @typedef {{text: string, operation: Operation | null}} Piece  of what is written, from left to right
 * @typedef {import("./random.js").Random} Random
 */

/** @type {readonly Outer[]} */
const OUTER = ["sin", "cos", "exp", "ln", "sqrt"];

/** What can be had with one operation only: x + 3, x − 3, x², sin(x). */
const SMALLEST = new Set(/** @type {Kind[]} */ (["sum", "difference", "power", ...OUTER]));

/** Which part of an operation would not be seen as one: (a + b) + c, and a / b · c. @type {Partial<Record<Kind, readonly Kind[]>>} */
const NOT_WITHIN = {
  sum: ["sum", "difference"],
  difference: ["sum", "difference"],
  product: ["product", "quotient"],
  quotient: ["quotient"],
  power: ["power"],
  sin: ["sin"],
  cos: ["cos"],
  exp: ["exp", "ln"],
  ln: ["exp", "ln"],
  sqrt: ["sqrt", "power"],
};

/** @type {Partial<Record<Kind, string>>} */
const SIGNS = { sum: "+", difference: "−", product: "·", quotient: "/", sqrt: "√" };

/** Each kind of structure; a composition is one of five functions. @param {Random} random @param {string} structure @returns {Kind} */
export function kindOf(random, structure) {
  if (structure === "sum") return pick(random, /** @type {const} */ (["sum", "difference"]));
  return structure === "composition" ? pick(random, OUTER) : /** @type {Kind} */ (structure);
}

/** An expression whose outermost operation is of this kind. @param {Random} random @param {Kind} kind @param {number} count of its operations @returns {Operation} */
export function expressionOf(random, kind, count) {
  if (!isBinary(kind)) {
    return { kind, parts: [partOf(random, kind, count - 1)], exponent: 2 + Math.floor(random() * 3) };
  }
  const first = Math.floor(random() * count);
  const a = partOf(random, kind, first);
  const b = count === 1 ? pick(random, ["1", "2", "3", "5"]) : partOf(random, kind, count - 1 - first);
  return written(a) === written(b) ? expressionOf(random, kind, count) : { kind, parts: [a, b], exponent: 0 };
}

/** @param {Random} random @param {Kind} around @param {number} count @returns {Expression} */
function partOf(random, around, count) {
  if (count === 0) return "x";
  const all = /** @type {Kind[]} */ (["sum", "difference", "product", "quotient", "power", ...OUTER]);
  const fitting = all.filter((kind) => !NOT_WITHIN[around]?.includes(kind) && (count > 1 || SMALLEST.has(kind)));
  return expressionOf(random, pick(random, fitting), count);
}

/** @param {Kind} kind */
function isBinary(kind) {
  return ["sum", "difference", "product", "quotient"].includes(kind);
}

/** How an expression is written, from left to right. @param {Expression} expression @returns {Piece[]} */
export function pieces(expression) {
  if (typeof expression === "string") return [{ text: expression, operation: null }];
  const { kind, parts } = expression;
  const [a = "x", b = "x"] = parts;
  const own = { text: signOf(expression), operation: expression };
  if (kind === "power") return [...(typeof a === "string" ? pieces(a) : bracketed(a)), own];
  if (!isBinary(kind)) return [own, ...bracketed(a)];
  return [...(needsBrackets(kind, a) ? bracketed(a) : pieces(a)), own, ...(needsBrackets(kind, b) ? bracketed(b) : pieces(b))];
}

/** @param {Expression} expression @returns {Piece[]} */
function bracketed(expression) {
  return [{ text: "(", operation: null }, ...pieces(expression), { text: ")", operation: null }];
}

/** @param {Kind} around @param {Expression} part */
function needsBrackets(around, part) {
  if (typeof part === "string" || around === "sum" || around === "difference") return false;
  return ["sum", "difference"].includes(part.kind) || (around === "quotient" && part.kind === "product");
}

/** The sign of an operation, as it stands in the expression. @param {Operation} operation */
export function signOf({ kind, exponent }) {
  return kind === "power" ? (["²", "³", "⁴"][exponent - 2] ?? "") : (SIGNS[kind] ?? kind);
}

/** An expression in one line. @param {Expression} expression */
export function written(expression) {
  return pieces(expression)
    .map(({ text, operation }) => (operation && isBinary(operation.kind) ? ` ${text} ` : text))
    .join("");
}

/** The operations of an expression, from left to right. @param {Expression} expression */
export function operationsOf(expression) {
  return pieces(expression).flatMap(({ operation }) => operation ?? []);
}

/** The operation that takes up what another one gives. @param {Operation} root @param {Operation} inner */
export function around(root, inner) {
  return operationsOf(root).find(({ parts }) => parts.includes(inner));
}
