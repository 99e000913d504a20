// Numbers that are typed as expressions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { constant } from "../../docs/assets/js/practice/constant.js";

test("an expression of numbers has its value", () => {
  const values = {
    e: Math.E,
    "1/e": 1 / Math.E,
    pi: Math.PI,
    "2π": NaN,
    "2*π": 2 * Math.PI,
    "-(pi^2+1)": -(Math.PI ** 2 + 1),
    "sqrt(2)": Math.SQRT2,
    "2*sqrt(3)/3": (2 * Math.sqrt(3)) / 3,
    "10^-3": 0.001,
    "10**(-3)": 0.001,
    "2/3*pi": (2 / 3) * Math.PI,
    "1 - 2 - 3": -4,
    "8/4/2": 1,
    "2*-3": -6,
    "2 - -3": 5,
    "-3^2": -9,
    "(-3)^2": 9,
    "2^3^2": 512,
    "2^-1^2": 0.5,
    "1 + 2*3^2": 19,
    "3E-4": 0.0003,
    "2.e1": 20,
    "((7))": 7,
  };
  for (const [text, value] of Object.entries(values)) assert.equal(constant(text), value, text);
});

test("all else is no number", () => {
  const texts = ["", "x", "2pi", "2 pi", "3e", "1..2", "1 2", "(1", "1)", "()", "sqrt 2", "sqrt", "sin(1)", "--2", "2 +", "*2", "2 ** ", "2^^3", "1,5", ".", "constructor", "3 m"];
  for (const text of texts) assert.ok(Number.isNaN(constant(text)), text);
});
