// The interactive figures of the book, bundled into one file that a page loads when one comes near; the library with it.
import { FIGURES } from "./figures/all.js";
import { Interactive } from "./figures/base/interactive.js";

/** What is alive already. @type {Map<HTMLElement, Interactive>} */
const alive = new Map();

addEventListener("hashchange", () => {
  for (const [element, figure] of alive) {
    if (element.isConnected) figure.follow();
    else alive.delete(element);
  }
});

/** Bring a figure to life. @param {HTMLElement} element @param {import("./figures/base/plane.js").Library} library JSXGraph */
export function mountFigure(element, library) {
  const figure = FIGURES.get(element.dataset.mfFigure ?? "");
  if (figure && !alive.has(element)) alive.set(element, new Interactive(element, figure, library));
}
