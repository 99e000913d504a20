// How sure a reader was, and how often right: the counts, and what is said of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { calibration, inWords } from "../../docs/assets/js/practice/calibration.js";

/** @param {...[correct: 0 | 1, confidence: number]} checks @returns {import("../../docs/assets/js/practice/records.js").Item} */
const item = (...checks) => ({ version: "", answer: "", edited: 0, log: checks.map(([correct, confidence], n) => [n, correct, 0, confidence]) });

/** @param {number} times @param {number} right @param {number} confidence @returns {[string, ReturnType<typeof item>][]} */
const many = (times, right, confidence) =>
  Array.from({ length: times }, (_, n) => [`${confidence}-${n}`, item([n < right ? 1 : 0, confidence])]);

test("each check counts with the confidence given, and without one it does not", () => {
  const found = calibration(new Map([["a", item([0, 4], [1, 2], [1, 0])], ["b", item([1, 4])], ["c", item([1, 0])]]));
  assert.equal(found.items, 2);
  assert.deepEqual(found.levels, [{ times: 0, right: 0 }, { times: 1, right: 1 }, { times: 0, right: 0 }, { times: 2, right: 1 }]);
});

test("fewer than five items are not judged", () => {
  assert.deepEqual(inWords(calibration(new Map(many(4, 2, 4)))).length, 1);
  assert.match(inWords(calibration(new Map(many(4, 2, 4))))[0] ?? "", /4 of 5 so far/);
});

test("it is said in words, the surest first", () => {
  const records = new Map([...many(12, 9, 4), ...many(2, 1, 2), ...many(1, 0, 1)]);
  assert.deepEqual(inWords(calibration(records)), [
    "You were sure 12 times and right 9 times.",
    "You were unsure twice and right once.",
    "You were guessing once and right never.",
  ]);
});

test("who is too sure, or not sure enough, hears so", () => {
  assert.match(inWords(calibration(new Map(many(12, 7, 4))))[0] ?? "", /sure of what is wrong/);
  assert.match(inWords(calibration(new Map(many(10, 8, 1))))[0] ?? "", /know more than you think/);
  assert.equal(inWords(calibration(new Map(many(10, 7, 1)))).length, 1);
});
