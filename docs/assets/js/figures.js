// The interactive figures of the book, bundled into one file that a page loads when one comes near; the library with it.
import { FIGURES } from "./figures/all.js";
import { Interactive } from "./figures/base/interactive.js";

/** What is alive already. @type {Map<HTMLElement, Interactive>} */
const alive = new Map();

addEventListener("hashchange", () => {
  closeGone();
  for (const figure of alive.values()) figure.follow();
});

/** Let go of the figures of pages that are no longer shown. */
function closeGone() {
  for (const [element, figure] of alive) {
    if (element.isConnected) continue;
    figure.close();
    alive.delete(element);
  }
}

/** Bring a figure to life. @param {HTMLElement} element @param {import("./figures/base/plane.js").Library} library JSXGraph */
export function mountFigure(element, library) {
  closeGone();
  const figure = FIGURES.get(element.dataset.mfFigure ?? "");
  if (figure) alive.set(element, new Interactive(element, figure, library));
}
