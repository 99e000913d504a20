// Two lists, "Lines" and "Your order": lines are moved across and within by click, by drag, and by keys.
import { button } from "../elements.js";
import { announce } from "../page.js";
import { draggable } from "../drag.js";

/**
 * @typedef {object} OrderList
 * @property {() => number[]} order                    the lines of the answer, as numbers of the items
 * @property {(numbers: readonly number[]) => void} setOrder  numbers of no item are left out
 * @property {(count: number) => void} markRight       so many lines of the answer, from the first, are right
 */

let lists = 0;

/**
 * @param {HTMLElement} container
 * @param {HTMLElement[]} items  what is shown of each line; they may be formulas, or code with its indentation
 * @param {() => void} changed
 * @returns {OrderList}
 */
export function orderList(container, items, changed) {
  lists += 1;
  const element = document.createElement("div");
  element.className = "mf-order";
  const source = makeList("Lines", "All lines are in your order.");
  const answer = makeList("Your order", "Add the first line here.");
  element.append(source.box, answer.box);
  container.append(element);
  /** @type {HTMLElement[]} */
  const rows = items.map((item, number) => makeRow(item, number));
  source.list.append(...rows);

  const inAnswer = (/** @type {Element} */ row) => row.parentElement === answer.list;
  const name = (/** @type {HTMLElement} */ row) => `Line ${letter(rows.indexOf(row))}`;

  /** Put a line before another one, or at the end, with the focus as it was. @param {HTMLElement} row @param {Element} list @param {Element | null} before */
  function put(row, list, before) {
    const focused = row.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
    list.insertBefore(row, before);
    refresh();
    focused?.focus({ preventScroll: true });
    if (focused?.matches(":focus-visible")) row.scrollIntoView({ block: "nearest" }); // a pointer goes on where it is
  }

  /** The reader has moved a line: say where it is now. @param {HTMLElement} row */
  function moved(row) {
    clearMarks();
    const count = answer.list.childElementCount;
    const place = [...answer.list.children].indexOf(row) + 1;
    announce(place ? `${name(row)} moved to place ${place} of ${count}.` : `${name(row)} taken back; ${count} in your order.`);
    changed();
  }

  /** @param {HTMLElement} row */
  function moveAcross(row) {
    if (inAnswer(row)) put(row, source.list, rows.find((other) => !inAnswer(other) && rows.indexOf(other) > rows.indexOf(row)) ?? null);
    else put(row, answer.list, null);
    moved(row);
  }

  /** @param {HTMLElement} row @param {-1 | 1} by */
  function moveWithin(row, by) {
    if (!inAnswer(row)) return;
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) {
      announce(`${name(row)} is the ${by < 0 ? "first" : "last"} already.`);
      return;
    }
    put(row, answer.list, by < 0 ? other : other.nextElementSibling);
    moved(row);
  }

  /** @param {HTMLElement} item @param {number} number */
  function makeRow(item, number) {
    const row = document.createElement("li");
    row.className = "mf-order__line";
    row.dataset.mfLine = String(number);
    const text = document.createElement("div");
    text.className = "mf-order__text";
    text.append(item);
    const tag = document.createElement("span");
    tag.className = "mf-order__tag";
    tag.textContent = letter(number);
    const grip = document.createElement("span");
    grip.className = "mf-grip";
    grip.ariaHidden = "true"; // the buttons do the same
    const sign = document.createElement("span");
    sign.className = "mf-mark";
    const moves = document.createElement("span");
    moves.className = "mf-order__moves";
    const up = moveButton("up", "↑", () => moveWithin(row, -1));
    const down = moveButton("down", "↓", () => moveWithin(row, 1));
    const across = moveButton("across", "", () => moveAcross(row));
    moves.append(up, down, across);
    // A box of its own, because a list item that is a flex box has no number.
    const box = document.createElement("div");
    box.className = "mf-order__row";
    box.append(grip, tag, text, sign, moves);
    row.append(box);
    row.addEventListener("keydown", (event) => {
      const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
      if (!event.altKey || by === 0) return;
      event.preventDefault();
      moveWithin(row, by);
    });
    draggable(grip, (start) => drag(row, start));
    return row;
  }

  /** Follow the pointer; a gap shows where the line would go. @param {HTMLElement} row @param {import("../drag.js").Place} start */
  function drag(row, start) {
    const box = row.getBoundingClientRect();
    const gap = document.createElement("li");
    gap.className = "mf-order__gap";
    gap.style.height = `${box.height}px`;
    row.after(gap);
    row.classList.add("mf-order__line--held");
    row.style.width = `${box.width}px`;
    row.style.left = `${box.left - element.getBoundingClientRect().left}px`; // aside it would widen the page of a phone
    /** @param {import("../drag.js").Place} place */
    const follow = (place) => {
      row.style.top = `${place.y - element.getBoundingClientRect().top - (start.y - box.top)}px`;
    };
    follow(start);
    const home = { list: row.parentElement, next: gap.nextElementSibling };
    const letGo = () => {
      gap.remove();
      row.classList.remove("mf-order__line--held");
      row.removeAttribute("style");
    };
    return {
      /** @param {import("../drag.js").Place} place */
      move(place) {
        follow(place);
        const list = nearest([source.box, answer.box], place) === answer.box ? answer.list : source.list;
        const others = [...list.children].filter((other) => other !== row && other !== gap);
        const next = others.find((other) => middle(other) > place.y) ?? null;
        if (list !== gap.parentElement || next !== gap.nextElementSibling) list.insertBefore(gap, next);
      },
      drop() {
        const list = /** @type {HTMLElement} */ (gap.parentElement);
        const next = gap.nextElementSibling === row ? row.nextElementSibling : gap.nextElementSibling;
        letGo();
        if (list === home.list && (list === source.list || next === home.next)) return;
        if (list === source.list) return moveAcross(row); // lines that are not in the answer keep their order
        put(row, list, next);
        moved(row);
      },
      cancel: letGo,
    };
  }

  /** The names of the buttons say what they do where the line is now. */
  function refresh() {
    for (const row of rows) {
      const across = /** @type {HTMLElement} */ (row.querySelector("[data-mf-action=across]"));
      across.textContent = inAnswer(row) ? "×" : "+";
      across.ariaLabel = inAnswer(row) ? `Take ${name(row)} back` : `Add ${name(row)} to your order`;
      for (const way of ["up", "down"]) {
        const move = /** @type {HTMLElement} */ (row.querySelector(`[data-mf-action=${way}]`));
        move.ariaLabel = `Move ${name(row)} ${way}`;
        move.hidden = !inAnswer(row);
      }
    }
    for (const { list, empty } of [source, answer]) empty.hidden = list.childElementCount > 0;
  }

  function clearMarks() {
    for (const row of rows) mark(row, null);
  }

  const order = () => [...answer.list.children].map((row) => rows.indexOf(/** @type {HTMLElement} */ (row))).filter((number) => number >= 0);

  refresh();
  return {
    order,
    setOrder(numbers) {
      if (element.querySelector(".mf-order__line--held")) return; // what is under the pointer stays there
      if (numbers.join() === order().join()) return; // the focus stays where it is
      clearMarks();
      source.list.append(...rows);
      for (const number of new Set(numbers)) {
        const row = rows[number];
        if (row) answer.list.append(row);
      }
      refresh();
    },
    markRight(count) {
      [...answer.list.children].forEach((row, place) => mark(/** @type {HTMLElement} */ (row), place < count ? "right" : null));
    },
  };
}

const SIGNS = { right: "✓ right", wrong: "✗ not right" };

/** Say of a row what is known of it. @param {HTMLElement} row @param {keyof typeof SIGNS | null} known */
export function mark(row, known) {
  row.classList.toggle("mf-marked", known === "right");
  row.classList.toggle("mf-marked--wrong", known === "wrong");
  const sign = /** @type {HTMLElement} */ (row.querySelector(".mf-mark"));
  sign.textContent = known ? SIGNS[known] : "";
}

/** @param {string} label @param {string} whenEmpty */
function makeList(label, whenEmpty) {
  const box = document.createElement("div");
  box.className = "mf-order__box";
  const title = document.createElement("p");
  title.className = "mf-order__title";
  title.id = `mf-order-${lists}-${label === "Lines" ? "lines" : "answer"}`;
  title.textContent = label;
  const list = document.createElement("ol");
  list.className = "mf-order__list";
  list.setAttribute("aria-labelledby", title.id);
  const empty = document.createElement("p");
  empty.className = "mf-order__empty";
  empty.textContent = whenEmpty;
  box.append(title, list, empty);
  return { box, list, empty };
}

/** @param {string} action @param {string} sign @param {() => void} act */
function moveButton(action, sign, act) {
  const element = button(action, sign);
  element.addEventListener("click", act);
  return element;
}

/** The box that holds the place, or is nearest to it. @param {HTMLElement[]} boxes @param {import("../drag.js").Place} place */
function nearest(boxes, { x, y }) {
  const distance = (/** @type {HTMLElement} */ box) => {
    const { left, right, top, bottom } = box.getBoundingClientRect();
    return Math.max(left - x, x - right, 0) + Math.max(top - y, y - bottom, 0);
  };
  return boxes.reduce((best, box) => (distance(box) < distance(best) ? box : best));
}

/** @param {Element} row */
function middle(row) {
  const { top, bottom } = row.getBoundingClientRect();
  return (top + bottom) / 2;
}

/** A, B, C, …, also of more than 26. @param {number} number @returns {string} */
export function letter(number) {
  return (number >= 26 ? letter(Math.floor(number / 26) - 1) : "") + String.fromCharCode(65 + (number % 26));
}
