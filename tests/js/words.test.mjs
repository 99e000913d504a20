// Days in words, seen from today, whatever the hour.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { inDays, onDay } from "../../docs/assets/js/practice/words.js";

const at = (/** @type {string} */ time) => new Date(time).getTime();

test("a day that is past, and one to come", () => {
  mock.timers.enable({ apis: ["Date"], now: at("2026-03-02T23:30") });
  assert.equal(onDay(at("2026-03-02T00:10")), "today");
  assert.equal(onDay(at("2026-03-01T23:59")), "yesterday");
  assert.equal(onDay(at("2026-02-27T12:00")), "on 27 February 2026");
  assert.equal(inDays(at("2026-03-02T23:40")), "today");
  assert.equal(inDays(at("2026-03-03T00:10")), "tomorrow");
  assert.equal(inDays(at("2026-04-06T08:00")), "in 35 days"); // over the change of the clocks, too
  assert.equal(inDays(at("2026-03-01T08:00")), "today");
  mock.timers.reset();
});
