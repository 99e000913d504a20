import assert from "node:assert/strict";
import test from "node:test";

import { describe, readable } from "../../docs/assets/js/progress.js";

test("sizes are readable", () => {
  assert.equal(readable(6_312_345), "6.3 MB");
  assert.equal(readable(99_999), "100 kB");
  assert.equal(readable(100_000), "0.1 MB");
  assert.equal(readable(1), "1 kB");
});

test("steps are named in the order of their parts, whichever came first, each with its size and state", () => {
  const steps = new Map([["numpy", { done: false }], ["python", { done: true }]]);
  assert.equal(describe(steps, { python: 6_300_000, numpy: 2_900_000 }), "Python 6.3 MB ✓  NumPy 2.9 MB …");
  assert.equal(describe(new Map(), {}), "");
});

test("what was given up is not told", () => {
  const steps = new Map([["snapshot", { done: false, givenUp: true }], ["python", { done: false }]]);
  assert.equal(describe(steps, { snapshot: 16_000_000, python: 6_300_000 }), "Python 6.3 MB …");
});

test("what really came is told instead of the size, also if it is nothing", () => {
  const steps = new Map([["snapshot", { done: true, bytes: 18_000_000 }], ["numpy", { done: true, bytes: 0 }]]);
  const told = "NumPy from this browser ✓  Python, NumPy, Matplotlib and mfml 18.0 MB ✓";
  assert.equal(describe(steps, { snapshot: 16_000_000, numpy: 2_900_000 }), told);
});
