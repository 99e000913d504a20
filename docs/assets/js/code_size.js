// The size of code, as the reader likes it: for all cells, remembered in this browser.
import { button } from "./elements.js";
import { remember, remembered } from "./storage.js";

const KEY = "mfml:code-size";
const SIZES = [0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2];

let size = recall();
apply();

/** The two buttons that change it. @param {(text: string) => void} tell */
export function sizeButtons(tell) {
  const step = (/** @type {-1 | 1} */ by) => () => {
    size = SIZES[SIZES.indexOf(size) + by] ?? size;
    apply();
    remember(KEY, String(size));
    tell(`Code at ${Math.round(size * 100)} %.`);
  };
  const group = Object.assign(document.createElement("span"), { className: "mf-code-size" });
  group.append(sizeButton("smaller-code", "A−", "A−, smaller code", step(-1)), sizeButton("larger-code", "A+", "A+, larger code", step(1)));
  return group;
}

/** @param {string} action @param {string} label @param {string} name @param {() => void} pressed */
function sizeButton(action, label, name, pressed) {
  const element = button(action, label);
  element.setAttribute("aria-label", name);
  element.addEventListener("click", pressed);
  return element;
}

function apply() {
  document.documentElement.style.setProperty("--mf-code-scale", String(size));
}

function recall() {
  const kept = Number(remembered(KEY));
  return SIZES.includes(kept) ? kept : 1;
}
