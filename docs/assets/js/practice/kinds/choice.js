// One or several of some options.
import { judgeChoice } from "../judges.js";

/**
 * @param {HTMLFormElement} form @param {import("../judges.js").ChoiceData} data @param {() => void} changed
 * @returns {import("../part.js").Widget}
 */
export function choice(form, data, changed) {
  const options = [...form.querySelectorAll("input")];
  const chosen = () => options.flatMap((option, n) => (option.checked ? [n] : []));
  form.addEventListener("change", changed);
  return {
    answer: () => (chosen().length ? chosen() : null),
    restore(answer) {
      if (Array.isArray(answer)) options.forEach((option, n) => (option.checked = answer.includes(n)));
    },
    judge: () => judgeChoice(chosen(), data),
  };
}
