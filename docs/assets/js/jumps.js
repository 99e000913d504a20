// Jumps within a page. The theme takes the first one of a visit for a new page: it fetches the page again and puts it in
// the place of the one in which the reader has run cells and typed. So the browser does them, until another page is shown.

let pagesShown = 0;
const { pathname, search } = location;

/** What the theme publishes of where it is. @typedef {{next: (address: URL) => void}} Places */

/** Leave jumps within the first page to the browser. */
export function keepThePage() {
  document.addEventListener("click", leaveToTheBrowser, { capture: true });
  const places = /** @type {{location$?: Places}} */ (/** @type {unknown} */ (window)).location$;
  if (!places) return;
  // The theme hears of the jump nevertheless, before any listener of ours could.
  const next = places.next.bind(places);
  places.next = (address) => {
    if (!isFirstPage()) next(address);
  };
}

/** The theme shows a page; from the second one on it knows where it is. */
export function pageShown() {
  pagesShown += 1;
}

/** Whether the theme still takes a jump for a new page. */
function isFirstPage() {
  return pagesShown <= 1 && location.pathname === pathname;
}

/** The theme does not touch a link that has a target. @param {MouseEvent} event */
function leaveToTheBrowser({ target }) {
  const link = isFirstPage() && target instanceof Element && target.closest("a");
  if (link instanceof HTMLAnchorElement && link.hash && link.pathname === pathname && link.search === search) link.target ||= "_self";
}
