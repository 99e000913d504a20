import assert from "node:assert/strict";
import test from "node:test";

import { blamed } from "../../docs/assets/js/errors.js";

/** @param {string} code @param {number[]} place */
function underlined(code, place) {
  const span = blamed(code, place);
  return span && code.slice(span.from, span.to);
}

test("the part that Python names", () => {
  assert.equal(underlined("x = 4\ny = x / 0", [2, 4, 2, 9]), "x / 0");
  assert.equal(underlined("f(\n 1,\n 2)\nx", [1, 0, 3, 3]), "f(\n 1,\n 2)");
});

test("a character outside the basic plane counts as one", () => {
  assert.equal(underlined("'𝒙' + a", [1, 6, 1, 7]), "a");
});

test("without an end it goes to the end of the line, and at the end it is the line", () => {
  assert.equal(underlined("x = (1,\n 2", [1, 4, 1, 0]), "(1,");
  assert.equal(underlined("if x:\n    for k in y", [2, 14, 2, 14]), "for k in y");
});

test("of another cell there is nothing", () => {
  assert.equal(blamed("x", []), null);
});
