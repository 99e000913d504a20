// A plan as a calendar file (iCalendar, RFC 5545) that calendars of phones and computers can read.

/**
 * @typedef {object} Event
 * @property {string} uid      the same each time, so that a calendar renews an entry and does not double it
 * @property {string} start    such as "2026-11-23T19:00": by the clock on the wall, wherever the reader is
 * @property {number} minutes
 * @property {string} title
 * @property {string} text
 * @property {string} address
 */

const LONGEST_LINE = 75; // bytes, without the end of the line

/**
 * @param {readonly Event[]} events
 * @param {number} revision  a calendar takes an entry it knows only when this has grown
 * @param {number} now       in milliseconds since 1970
 */
export function calendar(events, revision, now) {
  const stamp = `${basic(new Date(now).toISOString().slice(0, 19))}Z`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//mfml//Six-week plan//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...events.flatMap((event) => [
      "BEGIN:VEVENT",
      `UID:${event.uid}`,
      `SEQUENCE:${revision}`,
      `DTSTAMP:${stamp}`,
      `DTSTART:${basic(`${event.start}:00`)}`,
      `DTEND:${basic(later(event.start, event.minutes))}`,
      `SUMMARY:${escaped(event.title)}`,
      `DESCRIPTION:${escaped(event.text)}`,
      `URL:${event.address}`,
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/** Break a long line; what follows begins with a space. No character is torn apart. @param {string} line */
function folded(line) {
  const encoder = new TextEncoder();
  let out = "";
  let used = 0;
  for (const character of line) {
    const bytes = encoder.encode(character).length;
    if (used + bytes > LONGEST_LINE) {
      out += "\r\n ";
      used = 1;
    }
    out += character;
    used += bytes;
  }
  return out;
}

/** @param {string} start @param {number} minutes */
function later(start, minutes) {
  // Counted as if it were universal time, which knows no summer time, as a clock on the wall does not.
  return new Date(Date.parse(`${start}Z`) + minutes * 60_000).toISOString().slice(0, 19);
}

/** @param {string} time such as "2026-11-23T19:00:00" @returns {string} such as "20261123T190000" */
function basic(time) {
  return time.replace(/[-:]/g, "");
}
