// What this browser keeps of the reader's answers: nothing is lost between tabs, and a refusal costs nothing else.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const KEY = "mfml:progress";

/** @type {Map<string, string>} */
const stored = new Map();
let full = false;

Object.defineProperty(globalThis, "localStorage", {
  value: {
    getItem: (/** @type {string} */ key) => stored.get(key) ?? null,
    setItem(/** @type {string} */ key, /** @type {string} */ value) {
      if (full) throw new Error("full");
      stored.set(key, value);
    },
    removeItem: (/** @type {string} */ key) => stored.delete(key),
  },
});

let tabs = 0;

/** Another tab: the same script with a memory of its own. @returns {Promise<typeof import("../../docs/assets/js/practice/kept.js")>} */
async function tab() {
  tabs += 1;
  const address = `../../docs/assets/js/practice/kept.js?tab=${tabs}`;
  return import(address);
}

const CHECK = { correct: true, hints: 0, confidence: 2 };

beforeEach(() => {
  stored.clear();
  full = false;
});

test("an answer and its checks", async () => {
  const { keepAnswer, keepCheck, records } = await tab();
  assert.equal(keepAnswer("E1.5", "v1", "[1]"), true);
  assert.deepEqual(records().get("E1.5")?.log, []);
  keepCheck("E1.5", "v1", "[2]", CHECK);
  keepAnswer("E1.5", "v1", "[3]");
  const item = records().get("E1.5");
  assert.equal(item?.answer, "[3]");
  assert.deepEqual(item?.log.map(([, ...rest]) => rest), [[1, 0, 2]]);
});

test("two tabs add to each other", async () => {
  const [one, two] = [await tab(), await tab()];
  one.keepCheck("E1.1", "v", "[]", CHECK);
  two.keepCheck("E1.2", "v", "[]", CHECK);
  one.keepCheck("E1.1", "v", "[]", { ...CHECK, correct: false });
  for (const { records } of [one, two, await tab()]) {
    assert.deepEqual([...records().keys()].sort(), ["E1.1", "E1.2"]);
    assert.equal(records().get("E1.1")?.log.length, 2);
  }
});

test("a text that cannot be read is put aside", async () => {
  stored.set(KEY, "{cut short");
  const { keepAnswer, records } = await tab();
  assert.equal(records().size, 0);
  keepAnswer("E1.5", "v", "[]");
  assert.equal(stored.get("mfml:progress-unreadable"), "{cut short");
  assert.equal((await tab()).records().size, 1);
});

test("a full browser loses nothing that it had, and the page goes on with what is new", async () => {
  const { keepCheck, records } = await tab();
  keepCheck("E1.1", "v", "[]", CHECK);
  full = true;
  assert.equal(keepCheck("E1.2", "v", "[]", CHECK), false);
  assert.equal(records().size, 2);
  assert.equal((await tab()).records().size, 1);
  full = false;
  assert.equal(keepCheck("E1.3", "v", "[]", CHECK), true);
  assert.equal((await tab()).records().size, 3);
});

test("one item that cannot be read costs no other", async () => {
  const { keepCheck } = await tab();
  keepCheck("E1.1", "v", "[]", CHECK);
  const text = stored.get(KEY)?.replace("{", '{"strange":1,').replace('"items":{', '"items":{"E1.2":{"version":7},') ?? "";
  stored.set(KEY, text);
  const { records } = await tab();
  assert.deepEqual([...records().keys()], ["E1.1"]);
  assert.equal(stored.get("mfml:progress-unreadable"), text);
});

test("an answer that is too long to keep leaves the one before, and its check counts", async () => {
  const { keepAnswer, keepCheck, records } = await tab();
  keepAnswer("E1.9", "v", '["short"]');
  assert.equal(keepCheck("E1.9", "v", "x".repeat(20_001), CHECK), false);
  assert.equal(records().get("E1.9")?.answer, '["short"]');
  assert.equal(records().get("E1.9")?.log.length, 1);
  assert.equal((await tab()).records().get("E1.9")?.log.length, 1);
});

test("the answer to an exercise that has changed stays beside the new one", async () => {
  const { keepAnswer, keepCheck, ofBefore, records } = await tab();
  keepCheck("E1.5", "old", "[1]", CHECK);
  keepAnswer("E1.5", "new", "[2]");
  keepAnswer("E1.5", "new", "[3]");
  assert.equal(records().get("E1.5")?.answer, "[3]");
  assert.equal(records().get("E1.5")?.log.length, 1);
  const before = records().get(ofBefore("E1.5"));
  assert.deepEqual([before?.version, before?.answer, before?.log], ["old", "[1]", []]);
});

test("all can be erased", async () => {
  const { keepCheck, records, replaceAll } = await tab();
  keepCheck("E1.1", "v", "[]", CHECK);
  assert.equal(replaceAll(new Map()), true);
  assert.equal(records().size, 0);
  assert.equal(stored.has(KEY), false);
});
