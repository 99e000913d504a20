// What is said of answers to exercises that need no Python.
import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeChoice, judgeMatch, judgeNumber, judgeOrder, readNumber } from "../../docs/assets/js/practice/judges.js";

test("a choice", () => {
  const one = { says: [null, 0, 1] };
  assert.equal(judgeChoice([], one).result, "unreadable");
  assert.equal(judgeChoice([0], one).result, "correct");
  assert.deepEqual(judgeChoice([2], one), { result: "wrong", says: 1 });
  const two = { says: [null, 0, null, null] };
  assert.deepEqual(judgeChoice([0], two), { result: "wrong", words: "2 more are right." });
  assert.deepEqual(judgeChoice([0, 1], two), { result: "wrong", says: 0 });
  assert.equal(judgeChoice([0, 2, 3], two).result, "correct");
});

test("a number, and how it is written", () => {
  for (const [text, value] of [["-0.5", -0.5], [" −15 ", -15], ["1/2", 0.5], ["-3 / 4", -0.75], ["3e-4", 0.0003], [".5", 0.5], ["6.6·10^-9", 6.6e-9], ["−sqrt(4)", -2]]) {
    assert.equal(readNumber(String(text)), value);
  }
  assert.equal(readNumber("0,5"), "Write a point, not a comma: 0.5");
  for (const text of ["", "two", "3 kWh", "1/0", "1e999", "--2", "sqrt(-1)"]) assert.equal(typeof readNumber(text), "string");
});

test("a wrong number is recognised", () => {
  const data = { value: -10.8696, within: 0.0005, wrong: [{ value: 0, says: 4 }] };
  const said = (/** @type {string} */ text) => judgeNumber(text, data);
  assert.equal(said("-10.8696").result, "correct");
  assert.equal(said("-10.87").result, "correct");
  assert.deepEqual(said("0"), { result: "wrong", says: 4 });
  const words = { "10.8696": /sign/, "-21.7392": /factor of 2/, "-5.4348": /factor of 2/, "-108.696": /decimal point/, "-10.9": /Close/, "-622.782": /degrees/, "-0.092": /one divided/, 7: /^$/ };
  for (const [text, pattern] of Object.entries(words)) assert.match(said(text).words ?? "", pattern, text);
});

test("what is said of a wrong number is true of it, also where the right one is 0 or need not be exact", () => {
  const zero = { value: 0, within: 0.0001, wrong: [] };
  for (const text of ["2", "-0.5", "1000"]) assert.equal(judgeNumber(text, zero).words, "", text);
  const read = { value: 54, within: 4, wrong: [] };
  for (const text of ["0", "-1", "0.06", "20", "200"]) assert.equal(judgeNumber(text, read).words, "", text);
  assert.match(judgeNumber("60", read).words ?? "", /Close/);
  assert.match(judgeNumber("108", read).words ?? "", /factor of 2/);
});

test("lines in order", () => {
  const data = { places: [1, null, 0, 2], says: [null, 7, null, null] };
  assert.equal(judgeOrder([], data).result, "unreadable");
  assert.equal(judgeOrder([2, 0, 3], data).result, "correct");
  assert.deepEqual(judgeOrder([2, 1], data), { result: "wrong", says: 7 });
  assert.match(judgeOrder([2, 3], data).words ?? "", /right up to line 1/);
  assert.match(judgeOrder([0], data).words ?? "", /Another line comes first/);
  assert.match(judgeOrder([2, 0], data).words ?? "", /one line is missing/);
});

test("pairs", () => {
  /** @type {import("../../docs/assets/js/practice/judges.js").MatchData} */
  const data = { right: [2, 0], wrong: [[1, 1, 5]] };
  assert.equal(judgeMatch([null, null], data).result, "unreadable");
  assert.equal(judgeMatch([2, 0], data).result, "correct");
  assert.deepEqual(judgeMatch([2, 1], data), { result: "wrong", says: 5, row: 2 });
  assert.equal(judgeMatch([2, null], data).words, "1 of 2 are right, and 1 still open.");
});
