// The entry: bring the page's live cells to life, on the first page and after each instant navigation.
import { mountCells } from "./page.js";

/** @typedef {{subscribe: (visit: () => void) => void}} Visits */

document.documentElement.dataset.mfRuntime ??= "off";

// Material publishes `document$`, which emits once per page shown; without it the page is the only one.
const visits = /** @type {{document$?: Visits}} */ (/** @type {unknown} */ (window)).document$;
if (visits) visits.subscribe(mountCells);
else mountCells();
