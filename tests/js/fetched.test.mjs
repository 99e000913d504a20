import assert from "node:assert/strict";
import test from "node:test";

const textContent = JSON.stringify({ root: ".", bundles: "assets/bundles/3c/", snapshot: "assets/snapshot/5e/", needs: {}, hashes: {} });
const document = { baseURI: "https://book.test/mfml/", getElementById: () => ({ textContent }) };
/** @type {Map<string, string>} */
const storage = new Map();
const localStorage = {
  getItem: (/** @type {string} */ key) => storage.get(key) ?? null,
  setItem: (/** @type {string} */ key, /** @type {string} */ value) => void storage.set(key, value),
};
Object.assign(globalThis, { document, location: { search: "" } });
Object.defineProperty(globalThis, "localStorage", { value: localStorage });
const { isFetched, noteFetched } = await import("../../docs/assets/js/fetched.js");

/** @type {{saveData: boolean}} */
const connection = { saveData: false };
Object.defineProperty(globalThis, "navigator", { value: { connection } });

test("what was fetched where bytes are dear is enough there, and not elsewhere", () => {
  connection.saveData = true;
  noteFetched();
  assert.equal(isFetched(), true);
  connection.saveData = false;
  assert.equal(isFetched(), false);
  noteFetched();
  connection.saveData = true;
  assert.equal(isFetched(), true);
  connection.saveData = false;
  storage.clear();
});

test("this very Python is remembered, and no other one", () => {
  assert.equal(isFetched(), false);
  noteFetched();
  assert.equal(isFetched(), true);
  for (const key of storage.keys()) storage.set(key, "https://book.test/mfml/assets/snapshot/6f/");
  assert.equal(isFetched(), false);
});
