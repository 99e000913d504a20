// The state of a figure: its variables, how they are said, and the link that carries them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FIGURES } from "../../docs/assets/js/figures/all.js";
import { marksOf } from "../../docs/assets/js/figures/base/axis.js";
import { startOf } from "../../docs/assets/js/figures/base/figure.js";
import { stateIn } from "../../docs/assets/js/figures/base/link.js";
import { inWords } from "../../docs/assets/js/figures/base/numbers.js";
import { afterKey, choice, isToggle, isValue, nearest, saidOf, toggle } from "../../docs/assets/js/figures/base/variable.js";

const x = { label: "x", start: 1, low: -2, high: 3, step: 0.1 };
const h = /** @type {const} */ ({ label: "h", start: 1, low: 1e-6, high: 1, step: 0.05, scale: "log" });

test("a value is brought to the nearest step within the range", () => {
  assert.equal(nearest(x, 0.123), 0.1);
  assert.equal(nearest(x, 0.3), 0.3); // and not 0.30000000000000004
  assert.equal(nearest(x, 99), 3);
  assert.equal(nearest(x, -99), -2);
  assert.equal(nearest(h, 0.0101), 0.01);
  assert.equal(nearest(h, 5), 1);
  assert.equal(nearest(h, 1e-9), 1e-6);
});

test("keys move by one step, by ten, and to the ends", () => {
  assert.equal(afterKey(x, 1, "ArrowRight"), 1.1);
  assert.equal(afterKey(x, 1, "ArrowDown"), 0.9);
  assert.equal(afterKey(x, 1, "PageUp"), 2);
  assert.equal(afterKey(x, 1, "Home"), -2);
  assert.equal(afterKey(x, 1, "End"), 3);
  assert.equal(afterKey(h, 1, "ArrowLeft"), 0.89);
  assert.equal(afterKey(h, 1, "PageDown"), 0.32);
  assert.equal(afterKey(x, 1, "a"), null);
});

test("a choice and a switch", () => {
  const curve = choice("curve", ["x²", "|x|"]);
  assert.ok(!isToggle(curve) && isToggle(toggle("more")));
  assert.ok(isValue(curve, 1) && !isValue(curve, 0.5) && !isValue(curve, 2));
  assert.equal(saidOf(curve, 1), "|x|");
});

test("a special number takes the place of the step nearest to it, by slider, keys and link", () => {
  const b = { label: "base b", start: 2, low: 1.2, high: 4, step: 0.05, special: { value: Math.E, name: "e" } };
  assert.equal(nearest(b, 2.7), Math.E);
  assert.equal(nearest(b, 2.66), 2.65);
  assert.equal(afterKey(b, 2.65, "ArrowRight"), Math.E);
  assert.equal(afterKey(b, Math.E, "ArrowRight"), 2.75);
  assert.equal(afterKey(b, Math.E, "ArrowLeft"), 2.65);
  assert.equal(saidOf(b, Math.E), "e");
  assert.equal(saidOf(b, 2.75), "2.75");
  const { b: shared } = /** @type {{b: number}} */ (stateIn(`#figure=F1.4&b=${Math.E}`, "F1.4", { b }));
  assert.equal(nearest(b, shared), Math.E);
});

test("numbers in words", () => {
  for (const [value, words] of /** @type {[number, string][]} */ ([
    [0.841470985, "0.8415"], [-12, "−12"], [0, "0"], [-0.00005, "−5·10⁻⁵"], [1e-6, "10⁻⁶"], [1234567, "1.235·10⁶"], [0.1 + 0.2, "0.3"], [NaN, "no number"],
  ])) assert.equal(inWords(value), words);
});

test("a link carries a whole state, and nothing else is taken", () => {
  const variables = { x, h };
  const link = "#figure=F1.1&x=2.5&h=0.01";
  assert.deepEqual(stateIn(link, "F1.1", variables), { x: 2.5, h: 0.01 });
  assert.equal(stateIn(link, "F1.2", variables), null);
  assert.equal(stateIn("#recall", "F1.1", variables), null);
  assert.deepEqual(stateIn("#figure=F1.1&x=2.5", "F1.1", variables), { x: 2.5, h: 1 }); // the rest is as in the book
  for (const damaged of ["x=2.5&h=0", "x=9&h=1", "x=&h=1", "x=NaN&h=1", "x=1&h=1e999"]) {
    assert.equal(stateIn(`#figure=F1.1&${damaged}`, "F1.1", variables), "damaged", damaged);
  }
});

test("an axis has marks at round numbers", () => {
  assert.deepEqual(marksOf({ low: -1, high: 7 }).map(([value]) => value), [0, 2, 4, 6]);
  assert.deepEqual(marksOf({ low: -1.5, high: 1.5 }).map(([, text]) => text), ["−1", "0", "1"]);
});

test("each figure begins with a state that it can have, and says it", () => {
  for (const { id, variables, describe, title } of FIGURES.values()) {
    const start = startOf(variables);
    for (const [name, variable] of Object.entries(variables)) {
      const value = Number(start[name]);
      assert.ok(isValue(variable, value), `${id} ${name}`);
      assert.equal(nearest(variable, value), value, `${id}: ${name} does not start on a step`);
      for (const end of [variable.low, variable.high]) assert.equal(nearest(variable, end), end, `${id}: an end of ${name} is no step`);
    }
    assert.match(describe(start), /[.!?]$/, id);
    assert.ok(title && !/(undefined|NaN)/.test(describe(start)), id);
  }
});
