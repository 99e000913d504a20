// A program that is put together instead of written: the lines of the solution, in another order, with their indentation.
import { button } from "../elements.js";
import { announce } from "../page.js";
import { orderList } from "./order_list.js";

/**
 * Offer it below a form.
 * @param {HTMLFormElement} form
 * @param {() => string | undefined} solution  the program in the book
 * @param {(program: string) => void} take     puts the finished program where the reader's stands
 */
export function offerLines(form, solution, take) {
  const offer = button("lines", "Stuck? Put it together from its lines");
  form.append(offer);
  offer.addEventListener("click", () => {
    const program = solution();
    if (program === undefined) return;
    form.dataset.mfHelped = "";
    const lines = puzzle(program.split("\n").filter((line) => line.trim()), take);
    offer.replaceWith(lines);
    lines.querySelector("button")?.focus();
  });
}

/** @param {string[]} program @param {(program: string) => void} take */
function puzzle(program, take) {
  const element = document.createElement("div");
  element.className = "mf-parsons";
  const told = document.createElement("p");
  const use = button("take", "Put it into the cell");
  use.hidden = true;
  const shown = shuffled(program);
  const lines = shown.map((line) => Object.assign(document.createElement("code"), { textContent: line, className: "mf-parsons__line" }));
  const list = orderList(element, lines, () => {
    told.textContent = "";
    use.hidden = true;
  });
  const check = button("check-lines", "Check the order");
  check.addEventListener("click", () => {
    const order = list.order().map((number) => shown[number]);
    const wrong = order.findIndex((line, place) => line !== program[place]);
    const right = wrong < 0 ? order.length : wrong;
    list.markRight(right);
    use.hidden = right < program.length;
    told.textContent = !use.hidden
      ? "This is a program that does it. Put it into the cell, read it line by line, and check it."
      : right === order.length
        ? `Right so far: ${right} of ${program.length} lines.`
        : `Line ${right + 1} is not the next one${right > 0 ? "; the lines above it are right" : ""}.`;
    announce(told.textContent);
  });
  use.addEventListener("click", () => take(program.join("\n")));
  element.append(check, use, told);
  return element;
}

/** The lines in an order that says nothing of the right one: by their text, and never the right one itself. @param {string[]} program */
function shuffled(program) {
  const sorted = [...program].sort((a, b) => (a.trim() < b.trim() ? -1 : 1));
  return sorted.join("\n") === program.join("\n") ? sorted.reverse() : sorted;
}
