// What is said of a line that is to touch a curve: the point and the slope, each apart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeTangent, slopeOf } from "../../docs/assets/js/practice/judge_tangent.js";

/** x² at 1: height 1, slope 2. A frequent mistake is the slope 1, the height. */
const DATA = { letter: "x", at: 1, height: 1, slope: 2, within: 0.2, near: 0.1, wrong: [{ value: 1, says: 3 }] };

/** @param {number} slope @param {number} [above] the point @returns {[[number, number], [number, number]]} */
function line(slope, above = 0) {
  return [[0, 1 - slope + above], [3, 1 + 2 * slope + above]];
}

test("an untouched and a vertical line are no answers", () => {
  assert.equal(judgeTangent(null, DATA).result, "unreadable");
  assert.match(judgeTangent([[1, 0], [1, 3]], DATA).words ?? "", /vertical/);
});

test("a line through the point with the right slope, in either direction", () => {
  assert.deepEqual(judgeTangent(line(2), DATA), { result: "correct" });
  assert.deepEqual(judgeTangent(line(1.85, 0.05), DATA), { result: "correct" });
  const [left, right] = line(2);
  assert.deepEqual(judgeTangent([right, left], DATA), { result: "correct" });
});

test("the point and the slope are told apart", () => {
  const said = (/** @type {number} */ slope, above = 0) => judgeTangent(line(slope, above), DATA);
  assert.deepEqual(said(2, 0.5), { result: "wrong", words: "The line misses the marked point: at x = 1 it is too high. Its slope is right." });
  assert.match(said(2, -0.5).words ?? "", /too low/);
  assert.deepEqual(said(3), { result: "wrong", words: "The line goes through the marked point. It is too steep." });
  assert.match(said(1.5).words ?? "", /not steep enough/);
  assert.match(said(-2).words ?? "", /It falls, but the curve rises there/);
  assert.match(judgeTangent(line(2), { ...DATA, slope: -1 }).words ?? "", /It rises, but the curve falls there/);
});

test("a known mistake in the slope is told by its words, with what is said of the point", () => {
  assert.deepEqual(judgeTangent(line(1.1), DATA), { result: "wrong", says: 3, words: "The line goes through the marked point." });
});

test("run and rise go from left to right", () => {
  assert.deepEqual(slopeOf([[3, 1], [1, 5]]), { run: 2, rise: -4, slope: -2 });
  assert.equal(slopeOf([[0.1, 0], [0.3, 0.2]]).slope, 1);
});
