// The six-week plan: which sections on which days, and what the browser has kept of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, firstPlan, missing, readPlan, shortDay, sittings, weekday } from "../../docs/assets/js/practice/schedule.js";

process.env.TZ = "Europe/Berlin"; // where midnight is not that of universal time

const PLAN = { id: "0123456789abcdef01234567", saves: 2, start: "2026-11-25", days: [1, 3, 6], time: "19:00" }; // a Wednesday
const week = (/** @type {string} */ names, minutes = 240) => ({ module: "M", address: "", sections: [...names], minutes });

test("each week begins on the weekday of the first day, and its sittings stand in order", () => {
  const [first, second] = sittings(PLAN, [week("abc"), week("d")]);
  assert.deepEqual(first?.map(({ day }) => day), ["2026-11-25", "2026-11-28", "2026-11-30"]);
  assert.deepEqual(second?.map(({ day }) => day), ["2026-12-02", "2026-12-05", "2026-12-07"]);
  assert.deepEqual(first?.map(({ minutes }) => minutes), [80, 80, 80]);
});

test("every section comes once, in order, in shares that differ by one at most", () => {
  for (const names of ["a", "abc", "abcdefgh", "abcdefghij"]) {
    for (let days = 1; days <= 7; days += 1) {
      const plan = { ...PLAN, days: [1, 2, 3, 4, 5, 6, 7].slice(0, days) };
      const [shares = []] = sittings(plan, [week(names)]);
      assert.equal(shares.length, days);
      const real = shares.map(({ sections }) => sections.filter((name) => name.length === 1));
      assert.equal(real.flat().join(""), names);
      const sizes = real.map(({ length }) => length);
      assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1, `${sizes}`);
      assert.ok(shares.every(({ sections }) => sections.length > 0));
    }
  }
});

test("the minutes are enough for the week, in steps of five", () => {
  const [[first] = []] = sittings({ ...PLAN, days: [1, 2, 3, 4, 5, 6, 7] }, [week("abc", 240)]);
  assert.equal(first?.minutes, 35);
});

test("days over the end of a month, of a year, and over the change of the clocks", () => {
  assert.equal(addDays("2026-12-30", 3), "2027-01-02");
  assert.equal(addDays("2027-03-27", 1), "2027-03-28");
  assert.equal(addDays("2028-02-28", 1), "2028-02-29");
  assert.equal(weekday("2026-11-23"), 1);
  assert.equal(weekday("2026-11-29"), 7);
  assert.equal(shortDay("2026-11-23"), "Mon 23 Nov");
});

test("the first plan begins on the next Monday, and each has a name of its own", () => {
  const now = new Date(2026, 10, 21, 23, 30).getTime(); // a Saturday, late
  const plan = firstPlan(now);
  assert.equal(plan.start, "2026-11-23");
  assert.notEqual(firstPlan(now).id, plan.id);
  assert.equal(firstPlan(new Date(2026, 10, 23, 0, 5).getTime()).start, "2026-11-30");
  assert.deepEqual(readPlan(JSON.stringify(plan)), plan);
});

test("what is missing is said", () => {
  assert.equal(missing(PLAN), "");
  assert.match(missing({ ...PLAN, start: "" }), /day on which you begin/);
  assert.match(missing({ ...PLAN, start: "0002-01-01" }), /day on which you begin/);
  assert.match(missing({ ...PLAN, days: [] }), /at least one day/);
  assert.match(missing({ ...PLAN, time: "" }), /time/);
});

test("words of somebody else are no plan", () => {
  assert.deepEqual(readPlan(JSON.stringify(PLAN)), PLAN);
  const changed = (/** @type {object} */ by) => JSON.stringify({ ...PLAN, ...by });
  const others = [
    null, "", "{", "7", "null", "[]", "{}", changed({ start: "2026-02-30" }), changed({ start: "tomorrow" }), changed({ days: [] }),
    changed({ days: [8] }), changed({ days: "1" }), changed({ time: "25:00" }), changed({ id: "x\r\nEND:VEVENT" }), changed({ saves: -1 }),
  ];
  for (const text of others) assert.equal(readPlan(text), null, String(text));
});
