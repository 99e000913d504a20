// The six-week plan: which sections on which days. A day is a text such as "2026-11-23", without a time zone.

/**
 * @typedef {object} Week  what the page asks of a week
 * @property {string} module
 * @property {string} address  of the module's page
 * @property {string[]} sections
 * @property {number} minutes
 *
 * @typedef {object} Plan  what the reader has chosen
 * @property {string} id     names this plan in a calendar, at random
 * @property {number} saves  how often it was saved as a calendar
 * @property {string} start  the first day
 * @property {number[]} days of the week, 1 is Monday
 * @property {string} time   such as "19:00"
 *
 * @typedef {object} Sitting
 * @property {string} day
 * @property {number} minutes
 * @property {string[]} sections
 */

/** Under which the browser keeps the plan. */
export const PLAN = "mfml:plan";

const DAY = 86_400_000; // milliseconds; here all days have 24 hours, because they stand in no time zone
const STEP = 5; // minutes

/** The sittings of each week. @param {Plan} plan @param {readonly Week[]} weeks @returns {Sitting[][]} */
export function sittings({ start, days }, weeks) {
  return weeks.map(({ sections, minutes }, week) => {
    const dates = [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(start, 7 * week + n)).filter((date) => days.includes(weekday(date)));
    const each = Math.ceil(minutes / dates.length / STEP) * STEP;
    return dates.map((day, n) => ({ day, minutes: each, sections: share(sections, n, dates.length) }));
  });
}

/** The part of the sections that the n-th of some sittings takes. @param {string[]} sections @param {number} n @param {number} of */
function share(sections, n, of) {
  const cut = (/** @type {number} */ place) => Math.round((place * sections.length) / of);
  const part = sections.slice(cut(n), cut(n + 1));
  return part.length > 0 ? part : ["time to catch up"];
}

/** @param {string} day @param {number} n */
export function addDays(day, n) {
  return new Date(Date.parse(day) + n * DAY).toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday. @param {string} day */
export function weekday(day) {
  return new Date(day).getUTCDay() || 7;
}

/** @param {string} day such as "2026-11-23" @returns {string} such as "Mon 23 Nov" */
export function shortDay(day) {
  return new Date(day).toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }).replace(",", "");
}

/** The day that it is where the reader is. @param {number} now */
export function today(now) {
  const date = new Date(now);
  return new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())).toISOString().slice(0, 10);
}

/** Three evenings a week from the next Monday on. @param {number} now @returns {Plan} */
export function firstPlan(now) {
  const day = today(now);
  const id = [...crypto.getRandomValues(new Uint8Array(12))].map((n) => n.toString(16).padStart(2, "0")).join("");
  return { id, saves: 0, start: addDays(day, 8 - weekday(day)), days: [1, 3, 6], time: "19:00" };
}

/** What is missing in a plan, as a sentence; "" if nothing is. @param {Plan} plan */
export function missing({ start, days, time }) {
  if (!isDay(start)) return "Choose the day on which you begin.";
  if (days.length === 0) return "Choose at least one day of the week.";
  return isTime(time) ? "" : "Choose the time at which you begin.";
}

/** A plan as `JSON.stringify` has written it, or null if it is none. @param {string | null} text @returns {Plan | null} */
export function readPlan(text) {
  try {
    const { id, saves, start, days, time } = JSON.parse(text ?? "null") ?? {};
    const isPlan =
      /^[0-9a-f]{24}$/.test(id) && Number.isInteger(saves) && saves >= 0 && isDay(start) && isTime(time) && Array.isArray(days) &&
      days.length > 0 && days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
    return isPlan ? { id, saves, start, days, time } : null;
  } catch {
    return null; // somebody else's words
  }
}

/** @param {unknown} day */
function isDay(day) {
  return typeof day === "string" && /^20\d\d-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day;
}

/** @param {unknown} time */
function isTime(time) {
  return typeof time === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
}
