// Put lines into an order; some may not belong (a Parsons problem).
import { judgeOrder } from "../judges.js";
import { orderList } from "../order_list.js";

/**
 * @param {HTMLFormElement} form @param {import("../judges.js").OrderData} data @param {() => void} changed
 * @returns {import("../part.js").Widget}
 */
export function order(form, data, changed) {
  const printed = /** @type {HTMLElement} */ (form.querySelector("ol"));
  printed.classList.add("mf-print-only");
  const items = [...printed.children].map((line) => {
    const copy = document.createElement("div");
    copy.append(...[...line.childNodes].map((node) => node.cloneNode(true)));
    return copy;
  });
  const container = document.createElement("div");
  printed.after(container);
  const list = orderList(container, items, changed);

  return {
    answer: () => (list.order().length > 0 ? list.order() : null),
    restore: (answer) => list.setOrder(Array.isArray(answer) ? answer : []),
    judge: () => judgeOrder(list.order(), data),
    /** The lines that are right from the first on. */
    mark(verdict) {
      const lines = list.order();
      const wrong = lines.findIndex((line, place) => data.places[line] !== place);
      list.markRight(verdict && verdict.result !== "unreadable" ? (wrong < 0 ? lines.length : wrong) : 0);
    },
  };
}
