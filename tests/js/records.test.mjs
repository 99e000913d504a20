// What a reader has answered: when it comes again, how two devices are merged, and which files are refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import { due, dueNow, INTERVALS, isDone, merge, read, write } from "../../docs/assets/js/practice/records.js";

const DAY = 86_400_000;

/** @param {...import("../../docs/assets/js/practice/records.js").Check} log */
function item(...log) {
  return { version: "1a", answer: "3", edited: log.at(-1)?.[0] ?? 0, log };
}

/** Noon of a day. @param {number} day */
const noon = (day) => new Date(2026, 0, 1 + day, 12).getTime();

/** In whole days, whatever the clock does in spring. @param {number} from @param {number} to */
const days = (from, to) => Math.round((to - from) / DAY);

test("right answers, each when it is due, come again after 1, 3, 7, 16 and 35 days", () => {
  /** @type {import("../../docs/assets/js/practice/records.js").Check[]} */
  const log = [];
  let day = 0;
  const waits = [1, 2, 3, 4, 5, 6].map(() => {
    log.push([noon(day), 1, 0, 0]);
    const wait = days(noon(day), due(item(...log)));
    day += wait;
    return wait;
  });
  assert.deepEqual(waits, [...INTERVALS, 35]);
});

test("right again before its time changes nothing, and on its day counts from the morning on", () => {
  const first = /** @type {const} */ ([noon(0), 1, 0, 0]);
  const again = [1, 2, 3].map((n) => /** @type {const} */ ([noon(0) + n, 1, 0, 0]));
  assert.equal(due(item(first, ...again)), due(item(first)));
  const morning = new Date(2026, 0, 2, 7).getTime();
  assert.equal(days(morning, due(item(first, [morning, 1, 0, 0]))), 3);
});

test("an error brings it back tomorrow, hints keep the interval", () => {
  assert.equal(due(item([noon(0), 1, 0, 0], [noon(1), 1, 0, 0], [noon(2), 0, 0, 0])), noon(2) + DAY);
  assert.equal(due(item([noon(0), 1, 0, 0], [noon(1), 1, 2, 0])), noon(1) + DAY);
  assert.equal(due(item([noon(0), 1, 2, 0])), noon(0) + DAY);
  assert.equal(due(item()), Infinity);
  assert.ok(isDone(item([0, 1, 3, 0], [1, 0, 0, 0])));
});

test("what is due, the oldest first", () => {
  const records = new Map([["b", item([5, 1, 0, 0])], ["a", item([3, 1, 0, 0])], ["c", item([DAY, 1, 0, 0])]]);
  assert.deepEqual(dueNow(records, DAY + 6), ["a", "b"]);
});

test("merging loses nothing, in any order and again", () => {
  const here = new Map([["a", item([1, 0, 0, 0], [4, 1, 0, 2])], ["b", item([2, 1, 0, 0])]]);
  const there = new Map([["a", { ...item([1, 0, 0, 0], [9, 0, 1, 1]), answer: "later" }], ["c", item([3, 1, 0, 0])]]);
  const both = merge(here, there);
  assert.deepEqual([...both.keys()].sort(), ["a", "b", "c"]);
  assert.deepEqual(both.get("a")?.log, [[1, 0, 0, 0], [4, 1, 0, 2], [9, 0, 1, 1]]);
  assert.equal(both.get("a")?.answer, "later");
  const other = merge(there, here);
  for (const [id, merged] of both) assert.deepEqual(other.get(id), merged);
  assert.deepEqual(merge(both, there), both);
});

test("what is written can be read", () => {
  const records = new Map([["E1.5", item([1, 1, 0, 3])]]);
  assert.deepEqual(read(write(records)), { records });
});

test("a foreign, newer, damaged or hostile file is refused with a reason", () => {
  const good = JSON.parse(write(new Map([["E1.5", item([1, 1, 0, 3])]])));
  const change = (/** @type {object} */ by) => JSON.stringify({ ...good, ...by });
  const inItem = (/** @type {object} */ by) => change({ items: { "E1.5": { ...good.items["E1.5"], ...by } } });
  const cases = {
    "": /damaged/, "{": /damaged/, "null": /not a progress file/, "[]": /not a progress file/,
    [change({ format: "other" })]: /not a progress file/,
    [change({ version: 2 })]: /newer edition/,
    [change({ version: "1" })]: /newer edition/,
    [change({ items: [] })]: /no items/,
    [change({ items: { "<script>": good.items["E1.5"] } })]: /<script>/,
    '{"format": "mfml-progress", "version": 1, "items": {"__proto__": 3}}': /__proto__/,
    [inItem({ log: [[1, 2, 0, 0]] })]: /E1.5/, [inItem({ log: [[1, 1, 0]] })]: /E1.5/, [inItem({ log: [[-1, 1, 0, 0]] })]: /E1.5/,
    [inItem({ log: 3 })]: /E1.5/, [inItem({ edited: "now" })]: /E1.5/, [inItem({ answer: 3 })]: /E1.5/, [inItem({ more: 1 })]: /E1.5/,
    [inItem({ answer: "x".repeat(20_001) })]: /E1.5/,
    [JSON.stringify(good).slice(0, -4)]: /damaged/,
  };
  for (const [text, reason] of Object.entries(cases)) {
    const result = read(text);
    assert.ok("problem" in result, text);
    assert.match(result.problem, reason);
  }
});
