// Days in words.

const DAY = 86_400_000; // milliseconds

const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

/** @param {number} time in milliseconds since 1970 */
export function onDay(time) {
  const days = daysFromToday(time);
  return days === 0 ? "today" : days === -1 ? "yesterday" : `on ${date.format(time)}`;
}

/** @param {number} time in milliseconds since 1970 */
export function inDays(time) {
  const days = daysFromToday(time);
  return days <= 0 ? "today" : days === 1 ? "tomorrow" : `in ${days} days`;
}

/** The last moment of the day: what is due on a day is due from its morning on. @param {number} time in milliseconds since 1970 */
export function endOfDay(time) {
  return new Date(time).setHours(23, 59, 59, 999);
}

/** @param {number} time */
function daysFromToday(time) {
  return Math.round((midnight(time) - midnight(Date.now())) / DAY);
}

/** @param {number} time */
function midnight(time) {
  return new Date(time).setHours(0, 0, 0, 0);
}
