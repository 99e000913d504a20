import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

test("the bundle exports no name that the editor leaves unused", async () => {
  const source = readFileSync("docs/assets/js/editor.js", "utf-8");
  const vendor = await import("../../scripts/vendor.mjs");
  const unused = Object.keys(vendor).filter((name) => !new RegExp(`\\b${name}\\b`).test(source));
  assert.deepEqual(unused, []);
});
