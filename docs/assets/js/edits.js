// The reader's edits, kept in this browser from visit to visit: for each cell the code, and the book's code then.

/** @typedef {{code: string, book: string}} Edit */

/** @param {string} id of a cell on the page that is shown */
const key = (id) => `mfml:edit:${location.pathname}#${id}`;

/** @param {string} id @returns {Edit | null} */
export function recall(id) {
  try {
    const edit = JSON.parse(localStorage.getItem(key(id)) ?? "null");
    return typeof edit?.code === "string" && typeof edit.book === "string" ? edit : null;
  } catch {
    return null; // no storage, or somebody else's words in it
  }
}

/** @param {string} id @param {Edit} edit @returns {boolean} whether it is kept */
export function store(id, edit) {
  try {
    localStorage.setItem(key(id), JSON.stringify(edit));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} id @returns {boolean} */
export function forget(id) {
  try {
    localStorage.removeItem(key(id));
  } catch {
    // Nothing was kept where there is no storage.
  }
  return true;
}

/** Tell of each cell of the page that another tab edits or resets. @param {(id: string) => void} tell */
export function watchOtherTabs(tell) {
  addEventListener("storage", (event) => {
    if (event.key?.startsWith(key(""))) tell(event.key.slice(key("").length));
  });
}
