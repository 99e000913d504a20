// The reader's edits, kept in this browser from visit to visit: for each cell the code, and the book's code then.
import { forget, remember, remembered } from "./storage.js";

/** @typedef {{code: string, book: string}} Edit */

/** @param {string} id of a cell on the page that is shown */
const key = (id) => `mfml:edit:${location.pathname}#${id}`;

/** @param {string} id @returns {Edit | null} */
export function recall(id) {
  try {
    const edit = JSON.parse(remembered(key(id)) ?? "null");
    return typeof edit?.code === "string" && typeof edit.book === "string" ? edit : null;
  } catch {
    return null; // somebody else's words
  }
}

/** @param {string} id @param {Edit} edit @returns {boolean} whether it is kept */
export function store(id, edit) {
  return remember(key(id), JSON.stringify(edit));
}

/** @param {string} id */
export function drop(id) {
  forget(key(id));
}

/** Tell of each cell of the page that another tab edits or resets. @param {(id: string) => void} tell */
export function watchOtherTabs(tell) {
  addEventListener("storage", (event) => {
    if (event.key?.startsWith(key(""))) tell(event.key.slice(key("").length));
  });
}
