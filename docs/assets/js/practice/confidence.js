// How sure the reader is of an answer before it is checked: four steps, and none has to be taken.

export const STEPS = ["guessing", "unsure", "fairly sure", "sure"];

/** @param {string} id of the exercise */
export function confidence(id) {
  const element = document.createElement("fieldset");
  element.className = "mf-confidence";
  const legend = document.createElement("legend");
  legend.textContent = "How sure are you?";
  element.append(legend);
  const choices = ["no answer", ...STEPS].map((step, n) => {
    const input = Object.assign(document.createElement("input"), { type: "radio", name: `confidence ${id}`, value: String(n), checked: n === 0 });
    const label = document.createElement("label");
    label.append(input, step);
    element.append(label);
    return input;
  });
  return {
    element,
    /** What was chosen, from 1 to 4, 0 if nothing was; the next check begins without a choice. */
    take() {
      const chosen = choices.findIndex((choice) => choice.checked);
      for (const [n, choice] of choices.entries()) choice.checked = n === 0;
      return Math.max(chosen, 0);
    },
  };
}
