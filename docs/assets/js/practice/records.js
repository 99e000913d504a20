// What a reader has answered, and when each item is to be looked at again. Plain data, kept and merged without loss:
// of each item the log of all checks, from which everything else follows, and the answer as it stands.

import { endOfDay } from "./words.js";

/**
 * @typedef {readonly [time: number, correct: 0 | 1, hints: number, confidence: number]} Check
 *   time in milliseconds since 1970; hints that were open; confidence from 1 to 4, 0 if it was not given
 * @typedef {object} Item
 * @property {string} version  of the exercise that was answered
 * @property {string} answer   as the reader gave it last, or as it is being given
 * @property {number} edited   when
 * @property {Check[]} log     by time
 * @typedef {Map<string, Item>} Records  by the exercise's permanent name
 */

const DAY = 86_400_000; // milliseconds
/** Days until an item comes again, by the number of right answers in a row. */
export const INTERVALS = [1, 3, 7, 16, 35];
const FORMAT = "mfml-progress";
const FORMAT_VERSION = 1;
const LONGEST_FILE = 20_000_000; // characters
export const LONGEST_ANSWER = 20_000; // characters

/** @param {Item} item whether it was ever answered right */
export function isDone(item) {
  return item.log.some(([, correct]) => correct === 1);
}

/** When an item is to be looked at again, in milliseconds since 1970. @param {Item} item */
export function due(item) {
  let row = 0;
  let time = Infinity;
  for (const [at, correct, hints] of item.log) {
    // Right once more on the same day, or before its time: that says nothing of what will be remembered later.
    if (correct && row > 0 && at < time && endOfDay(at) < time) continue;
    // A right answer with hints counts, but comes again as soon as before.
    row = correct ? Math.min(row + (hints > 0 && row > 0 ? 0 : 1), INTERVALS.length) : 0;
    time = at + (INTERVALS[Math.max(row - 1, 0)] ?? 0) * DAY;
  }
  return time;
}

/** The items to look at now, the longest overdue first. @param {Records} records @param {number} now */
export function dueNow(records, now) {
  return [...records]
    .map(([id, item]) => ({ id, time: due(item) }))
    .filter(({ time }) => time <= now)
    .sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

/** Everything that two devices know. @param {Records} here @param {Records} there @returns {Records} */
export function merge(here, there) {
  const merged = new Map(here);
  for (const [id, item] of there) {
    const own = here.get(id);
    merged.set(id, own ? mergeItems(own, item) : item);
  }
  return merged;
}

/** @param {Item} a @param {Item} b @returns {Item} */
function mergeItems(a, b) {
  const checks = new Map([...a.log, ...b.log].map((check) => [check.join(), check]));
  const log = [...checks.values()].sort((x, y) => x[0] - y[0] || (x.join() < y.join() ? -1 : 1));
  const [first, second] = [a, b].map((item) => [item.answer, item.version].join("\0"));
  const { version, answer, edited } = (a.edited - b.edited || (String(first) < String(second) ? -1 : 1)) > 0 ? a : b;
  return { version, answer, edited, log };
}

/** @param {Records} records @returns {string} the text of a file, or of the browser's storage */
export function write(records) {
  return JSON.stringify({ format: FORMAT, version: FORMAT_VERSION, items: Object.fromEntries(records) });
}

/**
 * Read what `write` has written, here or on another device.
 * @param {string} text
 * @returns {{records: Records} | {problem: string}}
 */
export function read(text) {
  if (text.length > LONGEST_FILE) return { problem: "The file is too large to be one of this book." };
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: "The file is damaged or cut short." };
  }
  if (data?.format !== FORMAT) return { problem: "This is not a progress file of this book." };
  // When there is a second format, what has the first is brought up to it here.
  if (data.version !== FORMAT_VERSION) {
    return { problem: "The file is of a newer edition of the book, or of none; reload the page and try again." };
  }
  if (!isObject(data.items)) return { problem: "The file has no items." };
  const items = Object.entries(data.items);
  const bad = items.find((entry) => !isEntry(entry));
  if (bad) return { problem: `The file has an item that cannot be read: ${bad[0].slice(0, 80)}.` };
  return { records: inOrder(items) };
}

/** What can be read of a text that `read` refuses, item by item. @param {string} text @returns {Records} */
export function salvage(text) {
  try {
    return inOrder(Object.entries(JSON.parse(text).items).filter(isEntry));
  } catch {
    return new Map();
  }
}

/** Merged with itself, a log is in order and has no check twice, whoever wrote it. @param {[string, unknown][]} items @returns {Records} */
function inOrder(items) {
  return new Map(/** @type {[string, Item][]} */ (items).map(([id, item]) => [id, mergeItems(item, item)]));
}

/** @param {[string, unknown]} entry */
function isEntry([id, item]) {
  return /^[\w.:-]{1,80}$/.test(id) && isItem(item);
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} item */
function isItem(item) {
  if (!isObject(item) || Object.keys(item).sort().join() !== "answer,edited,log,version") return false;
  const { version, answer, edited, log } = item;
  const texts = typeof version === "string" && version.length <= 80 && typeof answer === "string" && answer.length <= LONGEST_ANSWER;
  return texts && isTime(edited) && Array.isArray(log) && log.every(isCheck);
}

/** @param {unknown} check */
function isCheck(check) {
  if (!Array.isArray(check) || check.length !== 4) return false;
  const [time, correct, hints, confidence] = check;
  const isSmall = (/** @type {unknown} */ n, /** @type {number} */ most) => Number.isInteger(n) && Number(n) >= 0 && Number(n) <= most;
  return isTime(time) && isSmall(correct, 1) && isSmall(hints, 3) && isSmall(confidence, 4);
}

/** @param {unknown} time */
function isTime(time) {
  return Number.isFinite(time) && Number(time) >= 0 && Number(time) < 1e14;
}
