// The review deck: what to look at today, in which order, and what to go on with when nothing is waiting.
import { due, dueNow, isDone } from "./records.js";

/** @typedef {import("./records.js").Records} Records */

/**
 * What waits until a moment, the longest overdue first; but no two of the same section in a row where it can be
 * helped, because to see which method fits is half of the exercise.
 * @param {Records} records
 * @param {(id: string) => string | undefined} sectionOf  undefined where the book has no such item any more
 * @param {number} until
 */
export function deck(records, sectionOf, until) {
  const waiting = dueNow(records, until).flatMap((id) => {
    const section = sectionOf(id);
    return section === undefined ? [] : { id, section };
  });
  /** Passed over because their section has just had its turn, so all of one section. @type {typeof waiting} */
  const held = [];
  /** @type {string[]} */
  const order = [];
  let last = "";
  for (let place = 0; order.length < waiting.length; ) {
    let next = held[0]?.section === last ? undefined : held.shift();
    if (!next) {
      for (; waiting[place]?.section === last; place += 1) held.push(...waiting.slice(place, place + 1));
      next = waiting[place] ?? held.shift();
      place += 1;
    }
    if (next) order.push(next.id);
    last = next?.section ?? "";
  }
  return order;
}

/** When the next item comes after a moment; Infinity if none does. @param {Records} records @param {(id: string) => string | undefined} sectionOf @param {number} after */
export function nextDue(records, sectionOf, after) {
  let next = Infinity;
  for (const [id, item] of records) {
    const time = due(item);
    if (time > after && time < next && sectionOf(id) !== undefined) next = time;
  }
  return next;
}

/**
 * What to do next: the first exercise that is not done of the section last worked in, or of those after it.
 * @param {Records} records
 * @param {readonly {id: string, section: string}[]} entries  in the order of the book
 * @returns {string | null} null if all is done
 */
export function nextUndone(records, entries) {
  const touched = entries.filter(({ id }) => records.has(id));
  const time = (/** @type {string} */ id) => records.get(id)?.edited ?? 0;
  const last = touched.reduce((a, b) => (a && time(a.id) >= time(b.id) ? a : b), touched[0]);
  const start = Math.max(entries.findIndex(({ section }) => section === last?.section), 0);
  const open = [...entries.slice(start), ...entries.slice(0, start)].find(({ id }) => !wasDone(records, id));
  return open?.id ?? null;
}

/** @param {Records} records @param {string} id */
export function wasDone(records, id) {
  const item = records.get(id);
  return item !== undefined && isDone(item);
}

/**
 * A section is done when all its ★ and ★★ were answered right, and one that is harder, if it has any; a lab, when all
 * its parts were (they have no stars).
 * @param {readonly {stars: number, done: boolean}[]} entries  of the section
 */
export function sectionDone(entries) {
  const hard = entries.filter(({ stars }) => stars >= 3);
  return entries.every(({ stars, done }) => done || stars >= 3) && (hard.length === 0 || hard.some(({ done }) => done));
}
