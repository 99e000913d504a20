// What is said of an answer, for the kinds of exercises that need no Python.
import { constant } from "./constant.js";

/**
 * @typedef {object} Verdict
 * @property {"correct" | "wrong" | "unreadable"} result
 * @property {number | null} [says]  the number of the text that the author wrote for this mistake
 * @property {number} [row]          the row that this text is about, counted from 1
 * @property {string} [words]        what else to say
 * @property {boolean} [tried]       whether it was an attempt, though nothing could be judged yet
 * @property {string} [shown]        what to show as it is, line by line
 *
 * @typedef {{says: (number | null)[]}} ChoiceData          of each option; null is right
 * @typedef {{value: number, within: number, wrong: {value: number, says: number}[]}} NumberData
 * @typedef {{places: (number | null)[], says: (number | null)[]}} OrderData  of each line; null does not belong
 * @typedef {{right: number[], wrong: [number, number, number][]}} MatchData  left, right, text
 */

/** @param {number[]} chosen options @param {ChoiceData} data @returns {Verdict} */
export function judgeChoice(chosen, { says }) {
  if (chosen.length === 0) return { result: "unreadable", words: "Choose first." };
  const mistake = chosen.map((option) => says[option] ?? null).find((text) => text !== null);
  if (mistake !== undefined) return { result: "wrong", says: mistake };
  const missing = says.filter((text) => text === null).length - chosen.length;
  if (missing === 0) return { result: "correct" };
  return { result: "wrong", words: missing === 1 ? "One more is right." : `${missing} more are right.` };
}

/** @param {string} text @param {NumberData} data @returns {Verdict} */
export function judgeNumber(text, { value, within, wrong }) {
  const number = readNumber(text);
  if (typeof number === "string") return { result: "unreadable", words: number };
  const is = (/** @type {number} */ other) => Math.abs(number - other) <= within;
  if (is(value)) return { result: "correct" };
  const known = wrong.find((mistake) => is(mistake.value));
  if (known) return { result: "wrong", says: known.says };
  return { result: "wrong", words: nearMiss(number, value, within) };
}

/** Say how a wrong number is related to the right one, if it is. @param {number} number @param {number} value @param {number} within */
function nearMiss(number, value, within) {
  // As exact as the right number is asked for, in proportion.
  const is = (/** @type {number} */ other) => other !== value && Math.abs(number - other) <= within * Math.abs(other / value);
  if (value === 0) return "";
  if (is(-value)) return "Only the sign is wrong.";
  if (is(2 * value) || is(value / 2)) return "A factor of 2 is wrong.";
  if (is((value * 180) / Math.PI) || is((value * Math.PI) / 180)) return "This looks like degrees in the place of radians, or the other way round.";
  if (is(1 / value)) return "This is one divided by the right number.";
  if (is(10 * value) || is(value / 10)) return "The decimal point is one place off.";
  if (Math.abs(number - value) <= 0.01 * Math.abs(value) || Math.abs(number - value) <= 2 * within) return "Close, but not close enough.";
  return "";
}

/** @param {string} text @returns {number | string} the number, or what to write instead */
export function readNumber(text) {
  const plain = text.trim().replaceAll("−", "-").replaceAll("·", "*");
  if (plain === "") return "Type a number first.";
  if (/^[-+]?\d+,\d+$/.test(plain)) return `Write a point, not a comma: ${plain.replace(",", ".")}`;
  const number = constant(plain);
  return Number.isFinite(number) ? number : "Type a number, such as -0.5, 1/2, 3e-4, 2*pi or sqrt(2), without its unit.";
}

/** @param {number[]} lines as the reader has put them @param {OrderData} data @returns {Verdict} */
export function judgeOrder(lines, { places, says }) {
  if (lines.length === 0) return { result: "unreadable", words: "Put lines into the answer first." };
  const foreign = lines.find((line) => places[line] === null);
  if (foreign !== undefined) return { result: "wrong", says: says[foreign] ?? null };
  const first = lines.findIndex((line, place) => places[line] !== place);
  if (first === 0) return { result: "wrong", words: "Another line comes first." };
  if (first > 0) return { result: "wrong", words: `It is right up to line ${first}.` };
  const missing = places.filter((place) => place !== null).length - lines.length;
  if (missing === 0) return { result: "correct" };
  return { result: "wrong", words: missing === 1 ? "Right so far; one line is missing." : `Right so far; ${missing} lines are missing.` };
}

/** @param {(number | null)[]} chosen the right one for each left one @param {MatchData} data @returns {Verdict} */
export function judgeMatch(chosen, { right, wrong }) {
  const open = chosen.filter((choice) => choice === null).length;
  if (open === chosen.length) return { result: "unreadable", words: "Choose first." };
  const known = wrong.find(([left, choice]) => chosen[left] === choice);
  if (known) return { result: "wrong", says: known[2], row: known[0] + 1 };
  const good = chosen.filter((choice, left) => choice === right[left]).length;
  if (good === right.length) return { result: "correct" };
  return { result: "wrong", words: `${good} of ${right.length} are right${open ? `, and ${open} still open` : ""}.` };
}
