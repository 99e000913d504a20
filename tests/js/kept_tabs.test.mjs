// What this browser keeps: several tabs add to it, what one has erased stays erased, and a full browser loses nothing.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

/** @type {Map<string, string>} */
const storage = new Map();
let isFull = false;

Object.assign(globalThis, {
  localStorage: {
    getItem: (/** @type {string} */ key) => storage.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => {
      if (isFull) throw new Error("full");
      storage.set(key, value);
    },
    removeItem: (/** @type {string} */ key) => storage.delete(key),
  },
  addEventListener: () => {},
});

let tabs = 0;

/** A tab of its own: the module as if it were loaded again. @returns {Promise<typeof import("../../docs/assets/js/practice/kept.js")>} */
const openTab = () => import(`../../docs/assets/js/practice/kept.js?${(tabs += 1)}`);

const RIGHT = { correct: true, hints: 0, confidence: 0 };

beforeEach(() => {
  storage.clear();
  isFull = false;
});

test("two tabs add to each other's answers", async () => {
  const [one, two] = [await openTab(), await openTab()];
  one.keepCheck("E1.1", "v", "a", RIGHT);
  two.keepCheck("E1.2", "v", "b", RIGHT);
  one.keepAnswer("E1.3", "v", "c");
  assert.deepEqual([...one.records().keys()].sort(), ["E1.1", "E1.2", "E1.3"]);
  assert.deepEqual(two.records(), one.records());
  assert.deepEqual((await openTab()).records(), one.records());
});

test("what one tab has erased does not come back from another that has heard nothing", async () => {
  const [one, two] = [await openTab(), await openTab()];
  one.keepCheck("E1.1", "v", "a", RIGHT);
  assert.equal(two.records().size, 1);
  one.replaceAll(new Map());
  assert.equal(storage.size, 0);
  two.keepCheck("E1.2", "v", "b", RIGHT);
  assert.deepEqual([...(await openTab()).records().keys()], ["E1.2"]);
});

test("a browser that is full says so and loses nothing while the page is open", async () => {
  const tab = await openTab();
  assert.equal(tab.keepCheck("E1.1", "v", "a", RIGHT), true);
  isFull = true;
  assert.equal(tab.keepCheck("E1.2", "v", "b", RIGHT), false);
  assert.deepEqual([...tab.records().keys()], ["E1.1", "E1.2"]);
  isFull = false;
  (await openTab()).keepAnswer("E1.4", "v", "d");
  assert.equal(tab.keepAnswer("E1.3", "v", "c"), true);
  assert.deepEqual([...(await openTab()).records().keys()].sort(), ["E1.1", "E1.2", "E1.3", "E1.4"]);
});

test("a browser that keeps nothing at all has it while the page is open", async () => {
  isFull = true;
  const tab = await openTab();
  assert.equal(tab.keepCheck("E1.1", "v", "a", RIGHT), false);
  assert.equal(tab.records().size, 1);
});

test("what cannot be read is put aside, until everything is erased", async () => {
  storage.set("mfml:progress", "{ not ours");
  const tab = await openTab();
  assert.equal(tab.records().size, 0);
  tab.keepAnswer("E1.1", "v", "a");
  assert.ok([...storage.values()].includes("{ not ours"));
  tab.replaceAll(new Map());
  assert.equal(storage.size, 0);
});
