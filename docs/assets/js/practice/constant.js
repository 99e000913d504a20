// The number that a typed expression without letters stands for: 1/2, -(pi^2 + 1), 2*sqrt(3), 3e-4.
// Each rule takes its tokens from the front of the list; NaN stands for what cannot be read, and stays NaN.

const TOKEN = /(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|[a-zπ]+|\*\*|\S/gu;

const NAMED = new Map([["e", Math.E], ["pi", Math.PI], ["π", Math.PI]]);

/** @param {string} text @returns {number} NaN if it is no such expression */
export function constant(text) {
  const tokens = text.toLowerCase().match(TOKEN) ?? [];
  const value = sum(tokens);
  return tokens.length === 0 ? value : NaN;
}

/** @param {string[]} tokens */
function sum(tokens) {
  let value = product(tokens);
  for (let sign = taken(tokens, "+", "-"); sign; sign = taken(tokens, "+", "-")) {
    const next = product(tokens);
    value += sign === "+" ? next : -next;
  }
  return value;
}

/** @param {string[]} tokens */
function product(tokens) {
  let value = signed(tokens);
  for (let sign = taken(tokens, "*", "/"); sign; sign = taken(tokens, "*", "/")) {
    const next = signed(tokens);
    value = sign === "*" ? value * next : value / next;
  }
  return value;
}

/** A minus is weaker than a power: -3^2 is -9, and 10^-3 has one, too. @param {string[]} tokens @returns {number} */
function signed(tokens) {
  const sign = taken(tokens, "+", "-");
  const base = single(tokens);
  const value = taken(tokens, "^", "**") ? base ** signed(tokens) : base;
  return sign === "-" ? -value : value;
}

/** @param {string[]} tokens @returns {number} */
function single(tokens) {
  if (taken(tokens, "sqrt")) return tokens[0] === "(" ? Math.sqrt(single(tokens)) : NaN;
  if (taken(tokens, "(")) {
    const value = sum(tokens);
    return taken(tokens, ")") ? value : NaN;
  }
  const token = tokens.shift() ?? "";
  return NAMED.get(token) ?? (/^[\d.]/.test(token) ? Number(token) : NaN);
}

/** The next token if it is one of these, which then is off the list. @param {string[]} tokens @param {string[]} wanted */
function taken(tokens, ...wanted) {
  return wanted.includes(tokens[0] ?? "") ? tokens.shift() : undefined;
}
