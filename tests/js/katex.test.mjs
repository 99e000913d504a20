import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";

/** @param {unknown} formulas */
function katex(formulas) {
  const done = spawnSync(process.execPath, ["scripts/katex.mjs"], { input: JSON.stringify(formulas), encoding: "utf-8" });
  assert.equal(done.status, 0, done.stderr);
  return JSON.parse(done.stdout);
}

test("a formula becomes HTML and MathML", () => {
  const [answer] = katex([{ tex: "\\frac{a}{b}", display: true }]);
  assert.match(answer.html, /katex-display/);
  assert.match(answer.html, /<mfrac>/);
});

test("what KaTeX only warns about is an error", () => {
  const [unknown, unicode, fine] = katex(["\\nosuch", "x = 5 €", "x"].map((tex) => ({ tex, display: false })));
  assert.match(unknown.error, /nosuch/);
  assert.ok(unicode.error);
  assert.ok(fine.html);
});
