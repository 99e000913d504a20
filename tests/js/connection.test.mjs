import assert from "node:assert/strict";
import test from "node:test";

import { savesData } from "../../docs/assets/js/connection.js";

/** @param {object | undefined} connection */
function savesOn(connection) {
  Object.defineProperty(globalThis, "navigator", { value: { connection }, configurable: true });
  return savesData();
}

test("bytes are dear where the browser says so, on a mobile network, and where they come slowly", () => {
  const dear = [{ saveData: true }, { type: "cellular", effectiveType: "4g" }, { effectiveType: "2g" }, { effectiveType: "slow-2g" }];
  for (const connection of dear) assert.equal(savesOn(connection), true, JSON.stringify(connection));
});

test("else they are not, nor where the browser says nothing", () => {
  const cheap = [undefined, {}, { saveData: false, type: "wifi", effectiveType: "4g" }, { effectiveType: "3g" }];
  for (const connection of cheap) assert.equal(savesOn(connection), false, JSON.stringify(connection));
});
