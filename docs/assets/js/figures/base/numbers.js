// Numbers as a reader wants to see them.

/** So many digits say enough, and are few enough to read. */
const DIGITS = 4;

/** The digits of a power of ten. */
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A number in a few digits: 0.8415, −12, 1.2·10⁻⁶. @param {number} value @param {number} [digits] */
export function inWords(value, digits = DIGITS) {
  if (!Number.isFinite(value)) return "no number";
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) {
    const [factor = "", power = ""] = rounded.toExponential().split("e");
    const raised = [...power.replace("+", "")].map((digit) => (digit === "-" ? "⁻" : RAISED[Number(digit)])).join("");
    return `${factor === "1" ? "" : `${withMinus(factor)}·`}10${raised}`;
  }
  return withMinus(String(rounded));
}

/** A number with the sign that it has among words. @param {string} text */
function withMinus(text) {
  return text.replace("-", "−");
}
