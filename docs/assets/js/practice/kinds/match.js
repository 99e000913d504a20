// Find what belongs together: each row has a menu, and a thing from the list can also be dragged onto a row.
import { announce } from "../../page.js";
import { draggable } from "../../drag.js";
import { judgeMatch } from "../judges.js";
import { mark } from "../order_list.js";

/**
 * @param {HTMLFormElement} form @param {import("../judges.js").MatchData} data @param {() => void} changed
 * @returns {import("../part.js").Widget}
 */
export function match(form, data, changed) {
  const menus = [.../** @type {NodeListOf<HTMLSelectElement>} */ (form.querySelectorAll("select[data-mf-left]"))];
  const rows = menus.map((menu) => prepareRow(/** @type {HTMLElement} */ (menu.closest("li"))));
  const things = [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("ol > li"))];
  const nameOf = (/** @type {number} */ thing) => menus[0]?.options[thing + 1]?.text ?? "";
  const chosen = () => menus.map(({ selectedIndex }) => (selectedIndex > 0 ? selectedIndex - 1 : null));

  /** Show which things are used, and what belongs to a letter. */
  function refresh() {
    const used = chosen();
    things.forEach((thing, number) => thing.classList.toggle("mf-match__used", used.includes(number)));
    rows.forEach(({ shown }, row) => {
      const thing = things[used[row] ?? -1]?.querySelector(".mf-match__thing");
      shown.replaceChildren(...[...(thing?.childNodes ?? [])].map((node) => node.cloneNode(true)));
    });
    rows.forEach(({ element }) => mark(element, null));
  }

  /** The reader has chosen: each thing is used once. @param {number} row */
  function take(row) {
    const thing = menus[row]?.selectedIndex ?? 0;
    const other = menus.findIndex((menu, number) => number !== row && thing > 0 && menu.selectedIndex === thing);
    const freed = menus[other];
    if (freed) {
      freed.selectedIndex = 0;
      announce(`${nameOf(thing - 1)} moved from row ${other + 1} to row ${row + 1}.`);
    }
    refresh();
    changed();
    const sign = rows[other]?.element.querySelector(".mf-mark");
    if (sign) sign.textContent = `moved to row ${row + 1}`;
  }

  menus.forEach((menu, row) => menu.addEventListener("change", () => take(row)));
  things.forEach((thing, number) => {
    const grip = document.createElement("span");
    grip.className = "mf-grip";
    grip.ariaHidden = "true"; // the menus do the same
    const content = document.createElement("span");
    content.className = "mf-match__thing";
    content.append(...thing.childNodes);
    thing.append(grip, content);
    draggable(grip, (start) => drag(thing, number, start));
  });

  /** @param {HTMLElement} thing @param {number} number @param {import("../../drag.js").Place} start */
  function drag(thing, number, start) {
    /** @type {number} */
    let over = -1;
    const scrolled = scrollY;
    const aim = (/** @type {number} */ row) => {
      over = row;
      rows.forEach(({ element }, other) => element.classList.toggle("mf-match__target", other === row));
    };
    const letGo = () => {
      aim(-1);
      thing.classList.remove("mf-match__held");
      thing.style.translate = "";
    };
    thing.classList.add("mf-match__held");
    return {
      /** @param {import("../../drag.js").Place} place */
      move(place) {
        thing.style.translate = `0 ${place.y - start.y + scrollY - scrolled}px`; // aside it would widen the page of a phone
        aim(rows.findIndex(({ element }) => holds(element, place)));
      },
      drop() {
        const row = over;
        letGo();
        const menu = menus[row];
        if (!menu || menu.selectedIndex === number + 1) return;
        const isFree = !chosen().includes(number);
        menu.selectedIndex = number + 1;
        take(row);
        if (isFree) announce(`${nameOf(number)} put into row ${row + 1}.`);
      },
      cancel: letGo,
    };
  }

  refresh();
  return {
    answer: () => (chosen().some((thing) => thing !== null) ? chosen() : null),
    restore(answer) {
      const things = Array.isArray(answer) ? answer : [];
      menus.forEach((menu, row) => {
        const thing = things[row];
        const fits = Number.isInteger(thing) && thing >= 0 && thing + 1 < menu.options.length && things.indexOf(thing) === row;
        menu.selectedIndex = fits ? thing + 1 : 0;
      });
      refresh();
    },
    judge: () => judgeMatch(chosen(), data),
    mark(verdict) {
      const isJudged = verdict !== null && verdict.result !== "unreadable";
      const used = chosen();
      rows.forEach(({ element }, row) => {
        const known = used[row] === data.right[row] ? "right" : "wrong";
        mark(element, isJudged && used[row] !== null ? known : null);
      });
    },
  };
}

/** Make room in a row for the thing that was chosen, and for the mark. @param {HTMLElement} element */
function prepareRow(element) {
  const shown = document.createElement("span");
  shown.className = "mf-match__shown";
  const sign = document.createElement("span");
  sign.className = "mf-mark";
  element.classList.add("mf-match__row");
  element.append(shown, sign);
  return { element, shown };
}

/** @param {HTMLElement} element @param {import("../../drag.js").Place} place */
function holds(element, { x, y }) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
}
