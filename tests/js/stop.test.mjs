import assert from "node:assert/strict";
import test from "node:test";

import { StopSignal } from "../../docs/assets/js/stop.js";

const SIGINT = 2;

test("an order that comes while Python is suspended is heard when it goes on", () => {
  const signal = new StopSignal();
  signal.watch("blob:1");
  signal.hold();
  signal.stop();
  assert.equal(signal[0], 0);
  signal[0] = 0; // as Python does after each look
  assert.equal(signal.release(), true);
  assert.equal(signal[0], 0, "it was told already");
  assert.equal(signal.release(), false);
});

test("the next run begins with nothing said and nothing held back", () => {
  const signal = new StopSignal();
  signal.watch("blob:1");
  signal.hold();
  signal.stop();
  signal.watch("blob:2");
  assert.equal(signal[0], 0);
  signal.stop();
  assert.equal(signal[0], SIGINT);
  signal[0] = 0;
  assert.equal(signal[0], 0, "Python has taken note");
});
