// A number.
import { judgeNumber } from "../judges.js";

/**
 * @param {HTMLFormElement} form @param {import("../judges.js").NumberData} data @param {() => void} changed
 * @returns {import("../part.js").Widget}
 */
export function number(form, data, changed) {
  const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  field.addEventListener("input", changed);
  return {
    answer: () => field.value.trim() || null,
    restore(answer) {
      if (typeof answer === "string") field.value = answer;
    },
    judge: () => judgeNumber(field.value, data),
  };
}
