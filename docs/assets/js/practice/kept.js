// What this browser keeps of the reader's answers: one text, read before and written after each change, so that
// several tabs add to it and none takes another's answers away.
import { forget, remember, remembered } from "../storage.js";
import { LONGEST_ANSWER, merge, read, salvage, write } from "./records.js";

/** @typedef {import("./records.js").Records} Records */
/** @typedef {import("./records.js").Item} Item */

const KEY = "mfml:progress";
/** What stood there and could not be read: put aside, because it may still be worth something. */
const ASIDE = "mfml:progress-unreadable";

/** What to tell the reader of an answer that is not kept. */
export const NOT_KEPT =
  "Your answer could not be kept: this browser keeps nothing, is full, or the answer is too long. The progress page can save the others to a file.";

/** All that is known; a browser that keeps nothing has it for as long as the page is open. @type {Records} */
let known = new Map();

/** The text that `known` was read from. @type {string | null} */
let text = null;

/** Whether the last write was refused, so that some of what is known stands nowhere else. */
let refused = false;

/** @returns {Records} what was answered, also in other tabs */
export function records() {
  const now = remembered(KEY);
  if (now === text) return known;
  text = now;
  const found = now === null ? new Map() : understood(now);
  return (known = refused ? merge(known, found) : found);
}

/** Keep an answer as it is being given. @param {string} id @param {string} version @param {string} answer @returns {boolean} whether the browser keeps it */
export function keepAnswer(id, version, answer) {
  return put(id, { version, answer, edited: Date.now(), log: records().get(id)?.log ?? [] });
}

/**
 * Keep an answer that was checked.
 * @param {string} id @param {string} version @param {string} answer
 * @param {{correct: boolean, hints: number, confidence: number}} check  confidence from 1 to 4, 0 if it was not given
 * @returns {boolean} whether the browser keeps it
 */
export function keepCheck(id, version, answer, { correct, hints, confidence }) {
  const time = Date.now();
  /** @type {import("./records.js").Check} */
  const check = [time, correct ? 1 : 0, hints, confidence];
  return put(id, { version, answer, edited: time, log: [...(records().get(id)?.log ?? []), check] });
}

/** The name under which the answer to an exercise as it was before a change is kept. @param {string} id */
export function ofBefore(id) {
  return `${id}:before`;
}

/** Keep these records in the place of all others. @param {Records} others @returns {boolean} whether the browser keeps them */
export function replaceAll(others) {
  known = others;
  if (others.size === 0) {
    forget(KEY);
    forget(ASIDE);
    text = null;
    refused = false;
    return true;
  }
  const written = write(known);
  refused = !remember(KEY, written);
  text = refused ? remembered(KEY) : written;
  return !refused;
}

/** Hear of what other tabs have added. @param {() => unknown} listener */
export function onChange(listener) {
  addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) listener();
  });
}

/** @param {string} id @param {Item} item */
function put(id, item) {
  const all = new Map(records());
  const before = all.get(id);
  if (before && before.version !== item.version) all.set(ofBefore(id), { ...before, log: [] });
  const fits = item.answer.length <= LONGEST_ANSWER;
  return replaceAll(all.set(id, fits ? item : { ...item, answer: before?.answer ?? "" })) && fits;
}

/** @param {string} now */
function understood(now) {
  const found = read(now);
  if ("records" in found) return found.records;
  remember(ASIDE, now);
  return salvage(now);
}
