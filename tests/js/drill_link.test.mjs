// Links to tasks of the drill.
import assert from "node:assert/strict";
import { test } from "node:test";
import { KINDS, LEVELS, newSeed, readLink, writeLink } from "../../docs/assets/js/practice/drill_link.js";

test("a link brings back the task that it was made of", () => {
  for (const kind of Object.keys(KINDS)) {
    for (let level = 1; level <= LEVELS.length; level += 1) {
      const task = { kind, level, seed: newSeed() };
      assert.deepEqual(readLink(writeLink(task)), task);
    }
  }
});

test("other addresses are no links to tasks", () => {
  for (const hash of ["", "#", "#cell=rise&code=x", "#the-idea"]) assert.equal(readLink(hash), null);
});

test("a damaged link is known as such", () => {
  for (const hash of [
    "#kind=match",
    "#kind=match&level=5&seed=7",
    "#kind=match&level=0&seed=7",
    "#kind=match&level=2&seed=-7",
    "#kind=match&level=2&seed=1e3",
    "#kind=match&level=2&seed=12345678",
    "#kind=integrate&level=2&seed=7",
    "#kind=constructor&level=2&seed=7",
  ]) {
    assert.equal(readLink(hash), "damaged", hash);
  }
});

test("seeds are whole numbers that a link can hold", () => {
  for (let n = 0; n < 200; n += 1) {
    const seed = newSeed();
    assert.ok(Number.isInteger(seed) && seed >= 1 && seed <= 999_999);
  }
});

test("a link without a seed is to any task of its kind and level", () => {
  const link = readLink("#kind=match&level=2");
  assert.ok(link && link !== "damaged");
  assert.deepEqual([link.kind, link.level], ["match", 2]);
  assert.ok(link.seed >= 1);
});
