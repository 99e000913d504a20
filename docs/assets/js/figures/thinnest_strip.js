// How straight a set of points is: the thinnest straight strip that holds them all.

/** @typedef {import("./base/plane.js").Point} Point */

/**
 * @typedef {object} Strip
 * @property {number} half       half its width: no point is farther from the middle line
 * @property {Point} middle      a point of the middle line
 * @property {Point} along       the middle line's direction, of length 1
 */

/**
 * One edge of the thinnest strip always lies along an edge of the hull, so it is enough to try those. As we go round
 * the hull from edge to edge, the corner that is farthest from the edge goes round, too (M. Shamos's calipers).
 * @param {readonly Point[]} points  from left to right @returns {Strip}
 */
export function thinnestStrip(points) {
  const corners = hullOf(points);
  const corner = (/** @type {number} */ n) => corners[n % corners.length] ?? [0, 0];
  /** @type {Strip} */
  let thinnest = { half: Infinity, middle: [0, 0], along: [1, 0] };
  let farthest = 1;
  for (let n = 0; n < corners.length; n += 1) {
    const [[x, y], [toX, toY]] = [corner(n), corner(n + 1)];
    const length = Math.hypot(toX - x, toY - y);
    const [dx, dy] = [(toX - x) / length, (toY - y) / length];
    const away = (/** @type {number} */ m) => dx * (corner(m)[1] - y) - dy * (corner(m)[0] - x);
    while (away(farthest + 1) > away(farthest)) farthest += 1;
    const half = away(farthest) / 2;
    if (half < thinnest.half) thinnest = { half, middle: [x - dy * half, y + dx * half], along: [dx, dy] };
  }
  return thinnest;
}

/** The corners of the convex hull, anticlockwise (A. Andrew's monotone chain). @param {readonly Point[]} points from left to right */
function hullOf(points) {
  const below = chain(points);
  const above = chain(points.toReversed());
  return [...below.slice(0, -1), ...above.slice(0, -1)];
}

/** The points at which a line that goes round the others has to turn left. @param {readonly Point[]} points */
function chain(points) {
  /** @type {Point[]} */
  const kept = [];
  for (const point of points) {
    while (kept.length > 1 && !turnsLeft(kept.at(-2), kept.at(-1), point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

/** @param {Point | undefined} a @param {Point | undefined} b @param {Point} c */
function turnsLeft(a = [0, 0], b = [0, 0], c) {
  return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0]);
}
