// How sure the reader is of an answer before it is checked: four steps, and none has to be taken.

export const STEPS = ["guessing", "unsure", "fairly sure", "sure"];

/** @param {string} id of the exercise */
export function confidence(id) {
  const element = document.createElement("fieldset");
  element.className = "mf-confidence";
  const legend = document.createElement("legend");
  legend.textContent = "How sure are you? (if you like)";
  element.append(legend);
  const choices = STEPS.map((step, n) => {
    const input = Object.assign(document.createElement("input"), { type: "radio", name: `confidence ${id}`, value: String(n + 1) });
    const label = document.createElement("label");
    label.append(input, step);
    element.append(label);
    return input;
  });
  return {
    element,
    /** What was chosen, from 1 to 4, 0 if nothing was; the next check begins without a choice. */
    take() {
      const chosen = choices.find((choice) => choice.checked);
      if (chosen) chosen.checked = false;
      return Number(chosen?.value ?? 0);
    },
  };
}
