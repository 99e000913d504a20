// A formula, shown as it was understood while it is typed, and judged as mathematics by Python.
import { savesData } from "../../connection.js";
import { ask, isReady } from "../ask.js";
import { typed } from "../preview.js";

/** @typedef {{value: string, domain: Record<string, number[]>, upToConstant: string, wrong: {value: string, says: number}[]}} ExpressionData */

/**
 * @param {HTMLFormElement} form @param {ExpressionData} data @param {() => void} changed @param {(...words: (string | Node)[]) => void} say
 * @returns {import("../part.js").Widget}
 */
export function expression(form, data, changed, say) {
  const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const preview = typed(field, /** @type {HTMLElement} */ (form.querySelector("[data-mf-preview]")));
  field.addEventListener("input", () => {
    changed();
    preview.update();
  });
  field.addEventListener("focus", () => savesData() || isReady() || void preview.start());
  return {
    answer: () => field.value.trim() || null,
    restore(answer) {
      if (typeof answer === "string") field.value = answer;
    },
    async judge() {
      const text = field.value.trim();
      if (!text) return { result: "unreadable", words: "Type a formula first." };
      const { value, domain, upToConstant } = data;
      const wrong = data.wrong.map((mistake) => mistake.value);
      const question = { about: "judge", text, value, domain, wrong, up_to_constant: upToConstant };
      const { result, message, known } = await ask(question, say);
      if (known !== null) return { result, says: data.wrong[known]?.says };
      if (result === "unreadable") preview.leaveToJudge(text);
      const [words, ...place] = message.split("\n"); // of a formula that cannot be read Python marks the place
      return { result, words, shown: place.join("\n") };
    },
  };
}
