// What is said of a sketch of a slope: its sign, its zeros and its peaks, each apart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeSketch, scoreSketch, turns } from "../../docs/assets/js/practice/judge_sketch.js";

/** The slope of x³ − 3x: 3x² − 3. */
const CUBIC = dataOf((x) => 3 * x * x - 3, [-2, -1, 0, 1, 2], [-1, 1], 12);
/** The slope of x³, which is zero at 0 and has the same sign on both sides. */
const FLAT_SPOT = dataOf((x) => 3 * x * x, [-2, -1, 0, 1, 2], [0], 15);
/** A slope with zeros between the knots. */
const WAVE = dataOf(Math.sin, [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5], [-Math.PI, 0, Math.PI], 1.3);

/** @param {(x: number) => number} slope @param {number[]} knots @param {number[]} zeros @param {number} top */
function dataOf(slope, knots, zeros, top) {
  return { letter: "x", knots, slopes: knots.map(slope), top, flat: 0.06 * top, zeros };
}

/** @param {number[] | null} heights @param {import("../../docs/assets/js/practice/judge_sketch.js").SketchData} data */
function said(heights, data = CUBIC) {
  return judgeSketch(heights, data).words;
}

test("untouched points are no answer", () => {
  assert.equal(judgeSketch(null, CUBIC).result, "unreadable");
});

test("the right slope passes, and so does a rough one", () => {
  for (const data of [CUBIC, FLAT_SPOT, WAVE]) {
    for (const factor of [1, 0.5, 1.2]) {
      assert.deepEqual(judgeSketch(data.slopes.map((slope) => factor * slope), data), { result: "correct" });
    }
  }
  assert.equal(judgeSketch([4, 0.8, -1, -0.8, 11], CUBIC).result, "correct");
});

test("nothing drawn, the mirror image and the curve itself are wrong", () => {
  for (const data of [CUBIC, FLAT_SPOT, WAVE]) {
    assert.equal(judgeSketch(data.slopes.map(() => 0), data).result, "wrong");
    assert.equal(judgeSketch(data.slopes.map((slope) => -slope), data).result, "wrong");
  }
  assert.equal(judgeSketch([-2, 2, 0, -2, 2], CUBIC).result, "wrong");
});

test("one wrong sign is named, of several only the first", () => {
  assert.match(said([9, 0, -3, 0, -9]) ?? "", /^The sign is right everywhere but at x = 2\. All zeros are in the right places\./);
  assert.match(said([9, 0, 0, 0, 9]) ?? "", /^The sign is right everywhere but at x = 0\./, "zero has no sign");
  assert.match(said([9, 0, 3, 0, -9]) ?? "", /^The sign is right at 1 of 3 points; it is wrong at x = 0, for example\./);
});

test("a missing zero is named, of several only the first", () => {
  assert.equal(said([9, 0, -3, -3, 9]), "The sign is right everywhere. The zero near x = 1 is missing. The dip is in the right place.");
  assert.match(said([9, 3, -3, 3, 9]) ?? "", /2 zeros are missing, one of them near x = −1\./);
  assert.match(said(FLAT_SPOT.slopes.map((slope) => slope + 3), FLAT_SPOT) ?? "", /The zero near x = 0 is missing\./);
  assert.match(said(WAVE.slopes.map((slope, n) => (n === 6 ? 0.5 : n === 7 ? -0.5 : slope)), WAVE) ?? "", /The sign is right everywhere but at x = 3\. The zero near x = 3\.14 is missing\./);
});

test("a dip in the wrong place, and turns too many", () => {
  const bowl = dataOf((x) => x * x - 6.25, [-3, -2, -1, 0, 1, 2, 3], [-2.5, 2.5], 8);
  const start = "The sign is right everywhere. All zeros are in the right places.";
  assert.equal(said([3, -6, -4, -3, -2, -1, 3], bowl), `${start} The dip is not in the right place.`);
  assert.equal(said([3, -6, -1, -6, -1, -6, 3], bowl), `${start} Your line goes up and down more often than the slope does.`);
  assert.equal(judgeSketch([3, -2, -6, -5, -5.5, -2, 3], bowl).result, "correct", "a small wiggle is only rough");
  const line = dataOf((x) => -x, [-2, -1, 0, 1, 2], [0], 2.5);
  assert.equal(said([2, 0.5, 0, -0.5, 0.5], line), "The sign is right everywhere but at x = 2. The zero is in the right place. Your line goes up and down more often than the slope does.");
});

test("a line that has the signs, and else goes the wrong way", () => {
  const ramp = dataOf((x) => x * x - 1, [-2, -1.5, -1, 0, 1, 1.5, 2], [-1, 1], 3.9);
  for (const heights of [[0.2, 0.2, 0.4, -0.2, 0.4, 0.2, 0.2], [0.15, 0.3, 0, -3.9, 0, 0.3, 0.15], [1, 1, 0, -1, 0, 1, 1]]) {
    assert.equal(judgeSketch(heights, ramp).result, "wrong", heights.join());
  }
  assert.match(said([1, 1, 0, -1, 0, 1, 1], ramp) ?? "", /between x = −2 and −1\.5 your line goes the wrong way/);
  assert.equal(judgeSketch([2, 1, 0.1, -0.7, -0.1, 0.8, 2.5], ramp).result, "correct");
});

test("signs, zeros and peaks are counted apart, and a turn that does not belong costs one", () => {
  const score = (/** @type {number[]} */ heights) => Object.values(scoreSketch(heights, CUBIC)).map(({ got, of }) => `${got} of ${of}`);
  assert.deepEqual(score(CUBIC.slopes), ["3 of 3", "2 of 2", "1 of 1"]);
  assert.deepEqual(score([9, 0, -3, 0, -9]), ["2 of 3", "2 of 2", "0 of 1"]);
  assert.deepEqual(score([9, 0, -3, -3, 9]), ["3 of 3", "1 of 2", "1 of 1"]);
  assert.deepEqual(score([9, 6, 3, 0, -3]), ["1 of 3", "1 of 2", "0 of 1"]);
  assert.deepEqual(score([9, 0, -3, 3, -3]), ["2 of 3", "1 of 2", "0 of 1"]);
});

test("where a line turns", () => {
  assert.deepEqual(turns([0, 2, 1, 3, 0], 1.5), [{ knot: 3, kind: "peak" }]);
  assert.deepEqual(turns([0, 2, 0, 3, 0], 1.5).map(({ kind }) => kind), ["peak", "dip", "peak"]);
  assert.deepEqual(turns([5, 5, 0, 0, 5], 1), [{ knot: 2, kind: "dip" }]);
  assert.deepEqual(turns([3, 2, 1, 0], 1), []);
  assert.deepEqual(turns([0, 0, 0], 1), []);
});
