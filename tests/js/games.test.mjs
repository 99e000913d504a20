// The rounds of the games: the same from the same seed, fair, and against a par that can be reached.
import assert from "node:assert/strict";
import { test } from "node:test";
import { around, operationsOf, written } from "../../docs/assets/js/games/expressions.js";
import { hashOf, seedIn } from "../../docs/assets/js/games/link.js";
import { matchPar, matchRound, REACH, whyNot } from "../../docs/assets/js/games/match_round.js";
import { pointsFor } from "../../docs/assets/js/games/points.js";
import { newSeed, readSeed } from "../../docs/assets/js/games/random.js";
import { EXPRESSIONS, sniperPar, sniperRound, structureOf, whyNotLast } from "../../docs/assets/js/games/sniper_round.js";

const SEEDS = Array.from({ length: 400 }, (_, n) => n + 1);
const XS = Array.from({ length: 61 }, (_, n) => -REACH + n / 10);

test("the same seed gives the same round, and another one another", () => {
  const said = (/** @type {number} */ seed) => JSON.stringify([matchRound(seed), sniperRound(seed)]);
  assert.equal(said(7), said(7));
  assert.equal(new Set(SEEDS.map((seed) => JSON.stringify(matchRound(seed)))).size, SEEDS.length);
  assert.equal(new Set(SEEDS.map((seed) => JSON.stringify(sniperRound(seed)))).size, SEEDS.length);
});

test("a link carries a seed, and nothing else is taken", () => {
  assert.equal(seedIn(hashOf("G1", 123), "G1"), 123);
  assert.equal(seedIn(hashOf("G1", 123), "G2"), null);
  assert.equal(seedIn("#g1", "G1"), null);
  for (const damaged of ["", "0", "-1", "1.5", "1234567", "seven"]) assert.equal(seedIn(`#figure=G1&seed=${damaged}`, "G1"), "damaged", damaged);
  for (let n = 0; n < 100; n += 1) {
    const seed = newSeed();
    assert.equal(readSeed(String(seed)), seed);
  }
});

test("points for the tries", () => {
  assert.deepEqual([1, 2, 3, 4].map(pointsFor), [2, 1, 0, 0]);
});

test("no two cards of a kind can be taken for each other", () => {
  const shown = (/** @type {number} */ value) => Math.max(-REACH, Math.min(REACH, value));
  for (const seed of SEEDS) {
    const { pairs, slopes } = matchRound(seed);
    assert.deepEqual([...slopes].sort(), [0, 1, 2, 3, 4, 5]);
    for (const kind of /** @type {const} */ (["formula", "slope"])) {
      pairs.forEach((a, n) => {
        for (const b of pairs.slice(n + 1)) {
          const apart = Math.max(...XS.map((x) => Math.abs(shown(a[kind].at(x)) - shown(b[kind].at(x)))));
          assert.ok(apart > 0.55, `${a[kind].text} and ${b[kind].text} are ${apart} apart`);
        }
      });
    }
  }
});

test("in each round two functions see themselves among the slopes", () => {
  for (const seed of SEEDS) {
    const { pairs } = matchRound(seed);
    const slopes = new Set(pairs.map(({ slope }) => slope.text));
    assert.equal(pairs.filter(({ formula }) => slopes.has(formula.text)).length, 2);
  }
});

test("a wrong slope is told what it is", () => {
  const { pairs } = matchRound(1);
  const [root, middle, changed] = /** @type {const} */ (["root", "middle", "flip"]).map((change) => ({ .../** @type {typeof pairs[0]} */ (pairs[0]), change }));
  assert.ok(root && middle && changed);
  assert.match(whyNot(middle, root), /the function itself/);
  assert.match(whyNot(middle, changed), /upside down/);
  assert.match(whyNot(changed, middle), /upside down/);
  assert.match(whyNot(middle, { ...changed, change: "shift" }), /moved to the side/);
  assert.match(whyNot(root, middle), /level/);
  assert.match(whyNot(root, { ...root, family: -1 }), /another shape/);
});

test("the par of a match is what the plain player gets", () => {
  const flat = { formula: { text: "", at: () => 0 }, family: 0, change: /** @type {const} */ ("root") };
  const pairs = [1, 1, -1].map((sign) => ({ ...flat, slope: { text: "", at: () => sign } }));
  assert.equal(matchPar({ pairs, slopes: [0, 1, 2] }), 6);
  assert.equal(matchPar({ pairs, slopes: [1, 0, 2] }), 5); // the second slope is tried first, once
  assert.equal(matchPar({ pairs, slopes: [2, 1, 0] }), 5);
  const all = SEEDS.map((seed) => matchPar(matchRound(seed)));
  assert.ok(Math.min(...all) >= 3 && Math.max(...all) <= 12);
});

test("each round of expressions has each structure, grows, and repeats no expression and no part", () => {
  for (const seed of SEEDS) {
    const round = sniperRound(seed);
    assert.equal(round.length, EXPRESSIONS);
    assert.deepEqual(round.map((root) => operationsOf(root).length), [2, 2, 3, 3, 3, 4, 4, 4]);
    const told = round.map((root) => /** @type {string} */ (/^It is (?:a|one) ([\w ]+)/.exec(structureOf(root))?.[1]));
    assert.ok(told.some((words) => words === "sum" || words === "difference"));
    for (const structure of ["product", "quotient", "function inside another"]) assert.ok(told.includes(structure), `${seed}: ${told}`);
    assert.equal(new Set(round.map(written)).size, EXPRESSIONS);
    for (const { parts } of round) assert.equal(new Set(parts.map(written)).size, parts.length);
  }
});

test("each other operation is told what is worked out after it", () => {
  for (const root of sniperRound(5)) {
    assert.equal(whyNotLast(root, root), "");
    for (const each of operationsOf(root)) {
      if (each === root) continue;
      assert.match(whyNotLast(root, each), /^Not that one: the [a-z ]+ is worked out before the [a-z ]+ around it\.$/);
      assert.ok(around(root, each)?.parts.includes(each));
    }
  }
});

test("the par of a round of expressions is what the plain player gets", () => {
  /** @typedef {import("../../docs/assets/js/games/expressions.js").Expression} Expression */
  const of = (/** @type {import("../../docs/assets/js/games/expressions.js").Kind} */ kind, /** @type {Expression[]} */ ...parts) => ({ kind, parts, exponent: 2 });
  const inner = of("sum", "x", "1");
  assert.equal(sniperPar([of("sum", of("sin", "x"), "x")]), 2);
  assert.equal(sniperPar([of("product", of("sin", "x"), "x")]), 2);
  assert.equal(sniperPar([of("sin", of("cos", "x"))]), 2);
  assert.equal(sniperPar([of("sin", inner)]), 1); // takes the + within the brackets, then the sine
  assert.equal(sniperPar([of("product", of("sin", "x"), inner)]), 0); // the +, the sine, and only then the product
});
