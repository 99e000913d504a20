// The review deck: the order of what is due, when the next comes, what to go on with, and when a section is done.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deck, nextDue, nextUndone, sectionDone, wasDone } from "../../docs/assets/js/practice/deck.js";

const DAY = 86_400_000;

/** @typedef {import("../../docs/assets/js/practice/records.js").Item} Item */

/** An item that was answered once, at a time. @param {number} time @param {0 | 1} [correct] @returns {Item} */
const once = (time, correct = 1) => ({ version: "1", answer: "", edited: time, log: [[time, correct, 0, 0]] });

/** The section is the letter that an id begins with. @param {string} id */
const sectionOf = (id) => (id.startsWith("x") ? undefined : id[0]);

test("the longest overdue comes first, and no two of a section in a row while there is another", () => {
  const times = { a1: 1, a2: 2, a3: 3, b1: 4, c1: 5, a4: 6 };
  const records = new Map(Object.entries(times).map(([id, time]) => [id, once(time)]));
  assert.deepEqual(deck(records, sectionOf, DAY + 6), ["a1", "b1", "a2", "c1", "a3", "a4"]);
  assert.deepEqual(deck(records, sectionOf, DAY + 3), ["a1", "a2", "a3"]);
});

test("what the book has no longer, and what was never checked, does not come", () => {
  const records = new Map([["x1", once(1)], ["a1", { ...once(1), log: [] }], ["b1", once(2)]]);
  assert.deepEqual(deck(records, sectionOf, 2 * DAY), ["b1"]);
  assert.equal(nextDue(records, sectionOf, 0), 2 + DAY);
  assert.equal(nextDue(records, sectionOf, 2 + DAY), Infinity);
});

test("each place is taken by the item overdue longest of those that may stand there", () => {
  for (let sections = 1; sections <= 5; sections += 1) {
    const times = Array.from({ length: 120 }, (_, n) => [`${"abcde"[(n * n + (n >> 3)) % sections]}${n}`, (n * 7919) % 1000]);
    const records = new Map(times.map(([id, time]) => [String(id), once(Number(time))]));
    const waiting = times.sort(([, a], [, b]) => Number(a) - Number(b)).map(([id]) => String(id));
    /** @type {string[]} */
    const order = [];
    while (waiting.length > 0) {
      const place = waiting.findIndex((id) => sectionOf(id) !== sectionOf(order.at(-1) ?? ""));
      order.push(...waiting.splice(Math.max(place, 0), 1));
    }
    assert.deepEqual(deck(records, sectionOf, 2 * DAY), order);
  }
});

test("one goes on with the section last worked in, then with those after it", () => {
  const entries = ["a1", "a2", "b1", "b2", "c1"].map((id) => ({ id, section: id[0] ?? "" }));
  const next = (/** @type {Record<string, Item>} */ items) => nextUndone(new Map(Object.entries(items)), entries);
  assert.equal(next({}), "a1");
  assert.equal(next({ a1: once(1), b1: once(2) }), "b2");
  assert.equal(next({ a1: once(3), b1: once(2) }), "a2");
  assert.equal(next({ b1: once(2, 0) }), "b1");
  assert.equal(next({ b1: once(1), b2: once(2) }), "c1");
  assert.equal(next({ c1: once(1) }), "a1");
  assert.equal(next(Object.fromEntries(entries.map(({ id }, n) => [id, once(n)]))), null);
  assert.equal(nextUndone(new Map(), []), null);
});

test("what was once right stays done", () => {
  const item = { ...once(1), log: [.../** @type {Item} */ (once(1)).log, .../** @type {Item} */ (once(2, 0)).log] };
  assert.ok(wasDone(new Map([["a", item]]), "a"));
  assert.ok(!wasDone(new Map([["a", once(1, 0)]]), "a"));
  assert.ok(!wasDone(new Map(), "a"));
});

test("a section is done with all of ★ and ★★ and one that is harder; a lab with all its parts", () => {
  const section = (/** @type {string} */ stars, /** @type {string} */ done) =>
    sectionDone([...stars].map((n, place) => ({ stars: Number(n), done: done[place] === "x" })));
  assert.ok(section("1223344", "xxxx---"));
  assert.ok(section("1234", "xx-x"));
  assert.ok(!section("1223", "xxx-"));
  assert.ok(!section("1223", "x-xx"));
  assert.ok(section("12", "xx"));
  assert.ok(section("33", "-x"));
  assert.ok(section("000", "xxx"));
  assert.ok(!section("000", "xx-"));
});
