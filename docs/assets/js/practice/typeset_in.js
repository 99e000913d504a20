// Formulas that Python has sent, typeset in boxes which scroll sideways when they are too wide.
import { later } from "../load.js";
import { reachable } from "../reach.js";

/** A box with a formula, or its LaTeX where it cannot be typeset. @param {string} latex */
export function formula(latex) {
  const box = document.createElement("div");
  box.className = "mf-formula";
  void later().then(
    ({ typeset }) => typeset(latex, box),
    () => box.replaceChildren(latex),
  );
  reachable(box, "Formula");
  return box;
}
