// An axis of a plot: from numbers to places and back, round steps, and numbers in words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readable, readAxis, roundNumber, snap } from "../../docs/assets/js/practice/axis.js";

test("an axis", () => {
  const y = readAxis("-4 10 198 8");
  assert.equal(y.place(-4), 198);
  assert.equal(y.place(10), 8);
  assert.ok(Math.abs(y.value(y.place(3.25)) - 3.25) < 1e-12);
  assert.equal(y.within(12), 10);
  assert.equal(y.within(-4.5), -4);
  assert.equal(y.step, 0.2);
});

test("round numbers from above", () => {
  for (const [size, wanted] of [[0.04, 0.05], [0.05, 0.05], [0.14, 0.2], [1, 1], [0.1, 0.1], [0.001, 0.001], [7, 10], [2e6, 2e6]]) {
    assert.ok(Math.abs(roundNumber(Number(size)) / Number(wanted) - 1) < 1e-12, `${size}`);
  }
});

test("numbers for readers", () => {
  assert.equal(readable(-0.5, 0.05), "−0.5");
  assert.equal(readable(-0.001, 0.05), "0");
  assert.equal(readable(1 / 3, 0.01), "0.33");
  assert.equal(readable(1234.4, 5), "1234");
  assert.equal(snap(0.3000001, 0.1), 0.3);
  assert.equal(snap(-7.26, 0.5), -7.5);
});
