// The way to a derivative: a numbered list of rules, each with its equation.
import { formula } from "./typeset_in.js";

/** @typedef {{rule: string, says: string, latex: string}} Step */

/** @param {Step[]} steps */
export function stepList(steps) {
  const list = document.createElement("ol");
  list.className = "mf-steps";
  for (const { rule, says, latex } of steps) {
    const item = document.createElement("li");
    const name = document.createElement("strong");
    name.textContent = `${rule}. `;
    item.append(name, ...(says === `${rule}.` ? [] : [says]), formula(latex));
    list.append(item);
  }
  return list;
}
