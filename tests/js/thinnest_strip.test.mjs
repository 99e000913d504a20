// The thinnest straight strip around a set of points.
import assert from "node:assert/strict";
import { test } from "node:test";
import { thinnestStrip } from "../../docs/assets/js/figures/thinnest_strip.js";

/** @typedef {import("../../docs/assets/js/figures/base/plane.js").Point} Point */

/** The width of the strip in one direction that holds all points. @param {Point[]} points @param {number} angle */
function widthAlong(points, angle) {
  const across = points.map(([x, y]) => y * Math.cos(angle) - x * Math.sin(angle));
  return Math.max(...across) - Math.min(...across);
}

test("a corner, a rectangle that leans, and a line", () => {
  const corner = thinnestStrip([[-1, 1], [0, 0], [1, 1]]);
  assert.deepEqual(corner.middle.map(Math.abs), [1, 0.5]);
  assert.equal(corner.half, 0.5);
  assert.equal(corner.along[1], 0);
  const leaning = thinnestStrip([[0, 0], [1, -1], [4, 4], [5, 3]]);
  assert.ok(Math.abs(leaning.half - Math.SQRT1_2) < 1e-15);
  assert.ok(Math.abs(leaning.along[1] / leaning.along[0] - 1) < 1e-15);
  assert.equal(thinnestStrip([[0, 0], [1, 2], [2, 4]]).half, 0);
});

test("no direction has a thinner one, and the strip holds all points", () => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let round = 0; round < 200; round += 1) {
    const points = Array.from({ length: 3 + (round % 40) }, () => /** @type {Point} */ ([random(), random() * random()])).sort(([a], [b]) => a - b);
    const { half, middle, along: [dx, dy] } = thinnestStrip(points);
    const thinnest = Math.min(...Array.from({ length: 1000 }, (_, n) => widthAlong(points, (n * Math.PI) / 1000)));
    assert.ok(2 * half <= thinnest + 1e-12 && 2 * half > thinnest - 0.005, `${round}: ${2 * half} and ${thinnest}`);
    for (const [x, y] of points) assert.ok(Math.abs(dx * (y - middle[1]) - dy * (x - middle[0])) <= half + 1e-12);
  }
});
