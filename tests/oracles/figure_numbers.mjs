// Print what each figure computes at random states, as JSON lines: {id, state, numbers}.
import { FIGURES } from "../../docs/assets/js/figures/all.js";
import { fromScale, toScale } from "../../docs/assets/js/figures/base/variable.js";

const STATES = 60;
let seed = 20261121;
/** Marsaglia's xorshift, for states that are the same each time. */
function random() {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return (seed >>> 0) / 2 ** 32;
}

for (const { id, variables, numbers } of FIGURES.values()) {
  for (let n = 0; n < STATES; n += 1) {
    const state = Object.fromEntries(
      Object.entries(/** @type {import("../../docs/assets/js/figures/base/variable.js").Variables} */ (variables)).map(([name, variable]) => {
        const [low, high] = [toScale(variable, variable.low), toScale(variable, variable.high)];
        return [name, fromScale(variable, low + random() * (high - low))];
      }),
    );
    console.log(JSON.stringify({ id, state, numbers: numbers(state) }));
  }
}
