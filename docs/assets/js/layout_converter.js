// The layout converter of the page Notation: the reader says what is differentiated by what, and sees it in two layouts.
import { conversion, derivative, shapeInWords } from "./layouts.js";
import { announce } from "./page.js";
import { reachable } from "./reach.js";

/** @typedef {import("./layouts.js").Layout} Layout */
/** @typedef {{outputs: number | null, inputs: number | null, other: Layout}} Chosen  null is a single number */

const MOST = 1000;
const SHOWN = 4; // rows and columns; of a larger matrix the first two and the last one
const FIRST = { outputs: 2, inputs: 3 };

/** @param {HTMLElement} element with the table that says the same */
export function mountLayouts(element) {
  const form = formOf();
  const shown = document.createElement("div");
  shown.className = "mf-layouts__shown";
  const told = Object.assign(document.createElement("p"), { className: "mf-told" });
  element.prepend(form.element, shown, told);

  const show = () => {
    const chosen = form.chosen();
    if (typeof chosen === "string") return chosen; // what is shown stays while the reader types
    const [outputs, inputs] = [chosen.outputs ?? 1, chosen.inputs ?? 1];
    const ours = derivative(outputs, inputs, "numerator");
    const theirs = derivative(outputs, inputs, chosen.other);
    shown.replaceChildren(
      panel("This book, numerator layout", ours, chosen),
      panel(`The other book, ${chosen.other} layout`, theirs, chosen),
    );
    const what = conversion(outputs, inputs, chosen.other);
    return outputs === 1 && inputs === 1 ? what : `Here ${shapeInWords(ours)}; there ${shapeInWords(theirs)}. ${what}`;
  };
  form.element.addEventListener("input", () => {
    told.textContent = show();
    announce(told.textContent);
  });
  told.textContent = show();
}

/** One of the two layouts. @param {string} title @param {ReturnType<typeof derivative>} matrix @param {Chosen} chosen */
function panel(title, matrix, chosen) {
  const element = document.createElement("div");
  const heading = Object.assign(document.createElement("p"), { className: "mf-layouts__title", textContent: title });
  const shape = Object.assign(document.createElement("p"), { textContent: shapeInWords(matrix) });
  const box = Object.assign(document.createElement("div"), { className: "mf-layouts__matrix" });
  box.append(formula(matrix, chosen));
  reachable(box, `${title}: the slopes`);
  element.append(heading, shape, box);
  return element;
}

/** The derivative, written out. @param {ReturnType<typeof derivative>} matrix @param {Chosen} chosen */
function formula(matrix, { outputs, inputs }) {
  const slope = (/** @type {number} */ row, /** @type {number} */ column) => {
    const { output, input } = matrix.slope(row, column);
    return partial(outputs === null ? null : output, inputs === null ? null : input);
  };
  const math = mathml("math", partial(null, null), mathml("mo", "="));
  math.setAttribute("display", "block");
  if (matrix.rows === 1 && matrix.columns === 1) {
    math.append(slope(1, 1));
    return math;
  }
  const table = mathml("mtable");
  for (const row of places(matrix.rows)) {
    const cells = places(matrix.columns).map((column) =>
      mathml("mtd", row && column ? slope(row, column) : mathml("mo", row ? "⋯" : column ? "⋮" : "⋱")),
    );
    table.append(mathml("mtr", ...cells));
  }
  math.append(table); // furniture.css draws its brackets: not every device has a font that stretches them
  return math;
}

/** The rows or columns that are shown; 0 stands for those that are left out. @param {number} size */
function places(size) {
  return size > SHOWN ? [1, 2, 0, size] : Array.from({ length: size }, (_, n) => n + 1);
}

/** ∂y/∂x, with the number of the output and of the input if there are several. @param {number | null} output @param {number | null} input */
function partial(output, input) {
  const one = (/** @type {string} */ name, /** @type {number | null} */ number) =>
    mathml("mrow", mathml("mo", "∂"), number === null ? mathml("mi", name) : mathml("msub", mathml("mi", name), mathml("mn", String(number))));
  return mathml("mfrac", one("y", output), one("x", input));
}

/** @param {string} name @param {...(Node | string)} inside */
function mathml(name, ...inside) {
  const element = document.createElementNS("http://www.w3.org/1998/Math/MathML", name);
  element.append(...inside);
  return element;
}

function formOf() {
  const element = document.createElement("form");
  element.className = "mf-layouts";
  element.addEventListener("submit", (event) => event.preventDefault());
  const outputs = quantity("Differentiate", "y", "outputs", FIRST.outputs);
  const inputs = quantity("by", "x", "inputs", FIRST.inputs);
  const other = menu("layout", ["denominator", "denominator: Ax by x gives Aᵀ"], ["numerator", "numerator: Ax by x gives A"]);
  element.append(...outputs.labels, ...inputs.labels, labelled("layout of the other book", other));
  return {
    element,
    /** What is chosen, or what is missing. @returns {Chosen | string} */
    chosen() {
      const [m, n] = [outputs.size(), inputs.size()];
      const lack = [m === undefined && "outputs", n === undefined && "inputs"].filter(Boolean).join(" and of ");
      if (lack || m === undefined || n === undefined) return `Type a whole number from 1 to ${MOST} as the number of ${lack}.`;
      return { outputs: m, inputs: n, other: /** @type {Layout} */ (other.value) };
    },
  };
}

/** What is differentiated, or by what: one number or a column. @param {string} label @param {string} letter @param {string} name @param {number} size */
function quantity(label, letter, name, size) {
  const kind = menu(name, ["column", `a column ${letter} of numbers`], ["number", `one number ${letter}`]);
  const field = Object.assign(document.createElement("input"), { type: "number", min: "1", max: String(MOST), step: "1", value: String(size), required: true });
  field.addEventListener("input", () => (field.ariaInvalid = String(!field.validity.valid)));
  kind.addEventListener("input", () => (field.disabled = kind.value === "number"));
  return {
    labels: [labelled(label, kind), labelled(`number of ${name}`, field)],
    /** @returns {number | null | undefined} null is a single number, undefined no size */
    size: () => (kind.value === "number" ? null : field.validity.valid ? field.valueAsNumber : undefined),
  };
}

/** @param {string} name @param {...[value: string, text: string]} choices */
function menu(name, ...choices) {
  const element = Object.assign(document.createElement("select"), { name });
  element.append(...choices.map(([value, text]) => new Option(text, value)));
  return element;
}

/** @param {string} text @param {HTMLElement} field */
function labelled(text, field) {
  const label = document.createElement("label");
  label.append(text, field);
  return label;
}
