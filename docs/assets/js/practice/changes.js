// What an imported file brings, and how a change of all records is taken back.
import { merge } from "./records.js";

/** @typedef {import("./records.js").Records} Records */

/** What a file would bring. @param {Records} here @param {Records} there @returns {{items: number, fresh: number, further: number}} */
export function arriving(here, there) {
  let [fresh, further] = [0, 0];
  const both = merge(here, there);
  for (const id of there.keys()) {
    if (!here.has(id)) fresh += 1;
    else if (!same(here, both, id)) further += 1;
  }
  return { items: there.size, fresh, further };
}

/**
 * The records as they were before a change, with all that the reader has answered since.
 * @param {Records} before
 * @param {Records} after   the change
 * @param {Records} now
 */
export function takenBack(before, after, now) {
  return merge(before, new Map([...now].filter(([id]) => !same(after, now, id))));
}

/** @param {Records} one @param {Records} other @param {string} id */
function same(one, other, id) {
  return asText(one.get(id)) === asText(other.get(id));
}

/** @param {import("./records.js").Item | undefined} item */
function asText(item) {
  return item && JSON.stringify([item.version, item.answer, item.edited, item.log]);
}
