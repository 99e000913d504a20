// A wide table scrolls sideways in a box that the theme puts around it: the Tab key must reach that box.
import { reachable } from "./reach.js";

// The theme acts at its own time; the first size of a table is known afterwards.
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const box = target.closest(".md-typeset__scrollwrap");
    if (!(box instanceof HTMLElement)) continue;
    reachable(box, "Table");
    sizes.unobserve(target);
  }
});

/** Make the wide tables of the page reachable. */
export function watchTables() {
  for (const table of document.querySelectorAll(".md-content table:not([class])")) sizes.observe(table);
}
