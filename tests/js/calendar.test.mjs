// A calendar file by the rules of RFC 5545; tests/practice/test_calendar.py reads one with another's program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { calendar } from "../../docs/assets/js/practice/calendar.js";

const EVENT = {
  uid: "abc-1-1@mfml", start: "2026-11-23T19:00", minutes: 80, title: "1 What is calculus?", text: "1.1 A\n1.2 B", address: "https://book.example/a/",
};
const NOW = Date.UTC(2026, 10, 21, 8, 5, 9);

/** The lines of the file, put together again. @param {Partial<typeof EVENT>} [by] */
const lines = (by = {}) => calendar([{ ...EVENT, ...by }], 3, NOW).replaceAll("\r\n ", "").split("\r\n");

test("an event has all that a calendar needs", () => {
  assert.deepEqual(lines(), [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mfml//Six-week plan//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    "BEGIN:VEVENT", "UID:abc-1-1@mfml", "SEQUENCE:3", "DTSTAMP:20261121T080509Z", "DTSTART:20261123T190000", "DTEND:20261123T202000",
    "SUMMARY:1 What is calculus?", "DESCRIPTION:1.1 A\\n1.2 B", "URL:https://book.example/a/", "END:VEVENT", "END:VCALENDAR", "",
  ]);
});

test("commas, semicolons, backslashes and line breaks are escaped", () => {
  assert.ok(lines({ title: "a, b; c\\d\r\ne" }).includes("SUMMARY:a\\, b\\; c\\\\d\\ne"));
});

test("a sitting may go on after midnight", () => {
  assert.ok(lines({ start: "2026-12-31T23:30", minutes: 45 }).includes("DTEND:20270101T001500"));
});

test("no line has more than 75 bytes, and no character is torn apart", () => {
  for (let n = 40; n < 80; n += 1) {
    const title = `${"x".repeat(n)}χ²′🎲${"–".repeat(90)}`;
    const file = calendar([{ ...EVENT, title }], 0, NOW);
    assert.ok(!/[^\r]\n|\r[^\n]/.test(file));
    for (const line of file.split("\r\n")) {
      const bytes = new TextEncoder().encode(line);
      assert.ok(bytes.length <= 75, line);
      assert.equal(new TextDecoder().decode(bytes), line);
    }
    assert.ok(file.replaceAll("\r\n ", "").includes(title));
  }
});
