// Days in words, also where the clocks change.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { endOfDay, inDays, onDay } from "../../docs/assets/js/practice/words.js";

process.env.TZ = "Europe/Berlin"; // 25 October 2026 has 25 hours there, 28 March 2027 has 23

/** @param {number} year @param {number} month @param {number} day @param {number} hour @param {number} [minute] */
const at = (year, month, day, hour, minute = 0) => new Date(year, month - 1, day, hour, minute).getTime();

test("a day is named by its midnights, not by hours", () => {
  mock.timers.enable({ apis: ["Date"], now: at(2026, 10, 24, 23, 50) });
  assert.equal(onDay(at(2026, 10, 24, 0)), "today");
  assert.equal(onDay(at(2026, 10, 23, 23, 59)), "yesterday");
  assert.equal(onDay(at(2026, 10, 17, 12)), "on 17 October 2026");
  assert.equal(inDays(at(2026, 10, 24, 0)), "today");
  assert.equal(inDays(at(2026, 10, 25, 0, 5)), "tomorrow");
  assert.equal(inDays(at(2026, 10, 25, 23, 55)), "tomorrow");
  assert.equal(inDays(at(2026, 10, 31, 12)), "in 7 days");
  mock.timers.reset();
  mock.timers.enable({ apis: ["Date"], now: at(2027, 3, 27, 23) });
  assert.equal(inDays(at(2027, 3, 29, 0)), "in 2 days");
  mock.timers.reset();
});

test("the day ends just before midnight", () => {
  assert.equal(endOfDay(at(2026, 10, 25, 1)) + 1, at(2026, 10, 26, 0));
});
