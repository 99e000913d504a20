// Devices bring their records together in any order, a file says what is new in it, and a change is taken back whole.
import assert from "node:assert/strict";
import { test } from "node:test";
import { arriving, takenBack } from "../../docs/assets/js/practice/changes.js";
import { due, merge, read, write } from "../../docs/assets/js/practice/records.js";

/** @typedef {import("../../docs/assets/js/practice/records.js").Records} Records */
/** @typedef {import("../../docs/assets/js/practice/records.js").Check} Check */

/** Numbers that look random, the same each time. @param {number} seed @returns {(below: number) => number} */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Records with few ids, times and answers, so that all kinds of coincidence occur. @param {(below: number) => number} roll @returns {Records} */
function someRecords(roll) {
  /** @type {Records} */
  const records = new Map();
  for (let n = roll(5); n > 0; n -= 1) {
    const log = Array.from({ length: roll(5) }, () => /** @type {Check} */ ([roll(4), roll(2), roll(2), roll(3)]));
    records.set(`E1.${roll(3)}`, { version: `v${roll(2)}`, answer: `${roll(2)}`, edited: roll(3), log });
  }
  // As a device has them: kept, and read again.
  const kept = read(write(records));
  assert.ok("records" in kept);
  return kept.records;
}

/** @param {Records} records in an order of their own, to compare */
const sorted = (records) => new Map([...records].sort(([a], [b]) => (a < b ? -1 : 1)));

test("merging is commutative, associative and idempotent, and loses no check", () => {
  for (let seed = 0; seed < 2000; seed += 1) {
    const roll = dice(seed);
    const [a, b, c] = [someRecords(roll), someRecords(roll), someRecords(roll)];
    assert.deepEqual(sorted(merge(a, b)), sorted(merge(b, a)), `commutative ${seed}`);
    assert.deepEqual(sorted(merge(merge(a, b), c)), sorted(merge(a, merge(b, c))), `associative ${seed}`);
    assert.deepEqual(sorted(merge(a, a)), sorted(a), `idempotent ${seed}`);
    const both = merge(a, b);
    assert.deepEqual(sorted(merge(both, b)), sorted(both), `again ${seed}`);
    for (const [id, { log }] of [...a, ...b]) {
      const merged = new Set(both.get(id)?.log.map((check) => check.join()));
      assert.ok(log.every((check) => merged.has(check.join())), `lost ${seed}`);
    }
  }
});

test("a file with a log in disorder is read in order", () => {
  const text = write(new Map([["E1.1", { version: "", answer: "", edited: 5, log: [[5, 1, 0, 0], [1, 0, 0, 0], [5, 1, 0, 0]] }]]));
  const found = read(text);
  assert.ok("records" in found);
  const item = found.records.get("E1.1");
  assert.deepEqual(item?.log, [[1, 0, 0, 0], [5, 1, 0, 0]]);
  assert.equal(item && due(item), 5 + 86_400_000);
});

test("what a file would bring is counted", () => {
  const item = (/** @type {number} */ time) => ({ version: "", answer: "", edited: time, log: [/** @type {Check} */ ([time, 1, 0, 0])] });
  const here = new Map([["a", item(1)], ["b", item(1)]]);
  const there = new Map([["a", item(1)], ["b", item(2)], ["c", item(1)], ["d", item(1)]]);
  assert.deepEqual(arriving(here, there), { items: 4, fresh: 2, further: 1 });
  assert.deepEqual(arriving(here, here), { items: 2, fresh: 0, further: 0 });
});

test("taking an import or an erasure back keeps what was answered since", () => {
  const item = (/** @type {number[]} */ ...times) =>
    ({ version: "", answer: "", edited: times.at(-1) ?? 0, log: times.map((time) => /** @type {Check} */ ([time, 1, 0, 0])) });
  const before = new Map([["a", item(1)], ["b", item(1)]]);
  const imported = merge(before, new Map([["b", item(2)], ["c", item(2)]]));
  const since = new Map(imported).set("d", item(3));
  assert.deepEqual(takenBack(before, imported, imported), before);
  assert.deepEqual(takenBack(before, imported, since), new Map(before).set("d", item(3)));
  assert.deepEqual(takenBack(before, new Map(), new Map([["a", item(4)]])), new Map(before).set("a", item(1, 4)));
});

test("a file of many items, of great depth, or of another version is refused whole", () => {
  const item = '{"version":"","answer":"","edited":0,"log":[]}';
  const file = (/** @type {string} */ items, version = "1") => `{"format":"mfml-progress","version":${version},"items":{${items}}}`;
  const refused = {
    many: file(Array.from({ length: 1_000_000 }, (_, n) => `"E1.${n}":${item}`).join()),
    deep: file(`"E1.1":${"[".repeat(2_000_000)}${"]".repeat(2_000_000)}`),
    "deep log": file(`"E1.1":{"version":"","answer":"","edited":0,"log":${"[".repeat(100_000)}${"]".repeat(100_000)}}`),
    prototype: file('"E1.1":{"version":"","answer":"","edited":0,"log":[],"__proto__":{"polluted":1}}'),
    constructor: file('"constructor":{"prototype":{"polluted":1}}'),
    old: file("", "0"), negative: file("", "-1"), between: file("", "1.5"), text: file("", '"1"'), none: file("", "null"),
  };
  for (const [name, text] of Object.entries(refused)) {
    const found = read(text);
    assert.ok("problem" in found, name);
    assert.ok(found.problem.endsWith("."), name);
  }
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
});
