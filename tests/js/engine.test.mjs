import assert from "node:assert/strict";
import test from "node:test";

import { keepsFunctions } from "../../docs/assets/js/start/engine.js";

test("V8 keeps the functions of a program as they are", () => assert.equal(keepsFunctions(), true));

test("an engine that gives another object from a table is found out", (t) => {
  t.mock.method(WebAssembly.Table.prototype, "get", () => () => {});
  assert.equal(keepsFunctions(), false);
});
