// Where to begin: what first answers say of the sections that they are about.
import assert from "node:assert/strict";
import { test } from "node:test";
import { advise } from "../../docs/assets/js/practice/advice.js";

/** @typedef {import("../../docs/assets/js/practice/records.js").Item} Item */

const ROWS = [
  { questions: ["a1", "a2"], missed: "A", right: undefined },
  { questions: ["b1", "b2"], missed: "B", right: undefined },
  { questions: ["a1", "a2"], missed: "start", right: "later" },
  { questions: ["c"], missed: undefined, right: "much later" },
];
const RIGHT = /** @type {const} */ ([1, 0]);
const WRONG = /** @type {const} */ ([0, 0]);
const WITH_A_HINT = /** @type {const} */ ([1, 1]);

/** @param {Record<string, (readonly [0 | 1, number])[]>} answers  to each question: whether right, and hints, in order */
function after(answers) {
  const items = Object.entries(answers).map(([id, checks]) => {
    /** @type {Item["log"]} */
    const log = checks.map(([correct, hints], time) => [time, correct, hints, 0]);
    return /** @type {[string, Item]} */ ([id, { version: "1", answer: "", edited: 0, log }]);
  });
  return advise(ROWS, new Map(items));
}

const ALL = { a1: [RIGHT], a2: [RIGHT], b1: [RIGHT], b2: [RIGHT], c: [RIGHT] };

test("before anything is answered, the first question comes next", () => {
  assert.deepEqual(after({}), { answered: 0, of: 5, next: "a1" });
  assert.deepEqual(after({ a1: [] }), { answered: 0, of: 5, next: "a1" }, "begun, and not checked");
});

test("there is no advice as long as a row is open, and the first open question comes next", () => {
  assert.deepEqual(after({ a1: [RIGHT], b1: [WRONG], c: [RIGHT] }), { answered: 3, of: 5, next: "a2" });
  assert.deepEqual(after({ a1: [RIGHT], a2: [RIGHT], c: [RIGHT] }), { answered: 3, of: 5, next: "b1" });
});

test("one miss decides for a section, so its other question may stay open", () => {
  assert.deepEqual(after({ a1: [WRONG], b2: [WRONG], c: [WRONG] }), {
    answered: 3,
    of: 5,
    advice: { skip: [], read: ["A", "B"], begin: "start" },
  });
});

test("who misses nothing skips all, and begins where the last question leads", () => {
  assert.deepEqual(after(ALL), { answered: 5, of: 5, advice: { skip: ["A", "B"], read: [], begin: "much later" } });
  assert.deepEqual(after({ ...ALL, c: [WRONG] }), { answered: 5, of: 5, advice: { skip: ["A", "B"], read: [], begin: "later" } });
});

test("a section that was missed is read first, wherever one begins", () => {
  const advice = { skip: ["A"], read: ["B"], begin: "much later" };
  assert.deepEqual(after({ ...ALL, b1: [WRONG] }), { answered: 5, of: 5, advice });
});

test("only the first answer counts, and only without a hint", () => {
  const advice = { skip: ["A"], read: ["B"], begin: "much later" };
  assert.deepEqual(after({ ...ALL, b1: [WRONG, RIGHT, RIGHT] }), { answered: 5, of: 5, advice });
  assert.deepEqual(after({ ...ALL, b1: [WITH_A_HINT, RIGHT] }), { answered: 5, of: 5, advice });
  assert.deepEqual(after({ ...ALL, b1: [RIGHT, WRONG] }), { answered: 5, of: 5, advice: { ...advice, skip: ["A", "B"], read: [] } });
});
