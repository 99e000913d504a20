// Print what the build writes of each interactive figure, as JSON: its variables, and what is said of it at first.
import { FIGURES } from "../../docs/assets/js/figures/all.js";
import { startOf } from "../../docs/assets/js/figures/base/figure.js";
import { isToggle, saidOf, toScale } from "../../docs/assets/js/figures/base/variable.js";

/** An end of a slider, on one of its steps: else the browser would not let the slider reach it. @param {import("../../docs/assets/js/figures/base/variable.js").Variable} variable @param {number} value */
const end = (variable, value) => Number((Math.round(toScale(variable, value) / variable.step) * variable.step).toPrecision(12));

const definitions = [...FIGURES.values()].map(({ id, title, aspect, variables, describe }) => ({
  id,
  title,
  aspect,
  said: describe(startOf(variables)),
  controls: Object.entries(/** @type {import("../../docs/assets/js/figures/base/variable.js").Variables} */ (variables))
    .filter(([, { onStage }]) => !onStage)
    .map(([name, variable]) => ({
      name,
      label: variable.label,
      kind: variable.names ? "choice" : isToggle(variable) ? "toggle" : "slider",
      names: variable.names ?? [],
      start: end(variable, variable.start),
      low: end(variable, variable.low),
      high: end(variable, variable.high),
      step: variable.step,
      said: saidOf(variable, variable.start),
    })),
}));
process.stdout.write(JSON.stringify(definitions));
