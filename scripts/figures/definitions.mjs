// Print what the build writes of each interactive figure, as JSON: its variables, and what is said of it at first.
import { FIGURES } from "../../docs/assets/js/figures/all.js";
import { startOf } from "../../docs/assets/js/figures/base/figure.js";
import { isToggle, saidOf, toScale } from "../../docs/assets/js/figures/base/variable.js";

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
      start: toScale(variable, variable.start),
      low: toScale(variable, variable.low),
      high: toScale(variable, variable.high),
      step: variable.step,
      said: saidOf(variable, variable.start),
    })),
}));
process.stdout.write(JSON.stringify(definitions));
