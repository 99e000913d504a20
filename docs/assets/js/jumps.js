// Jumps within a page. The theme takes the first one of a visit for a new page: it fetches the page again and puts it in
// the place of the one in which the reader has run cells and typed. So the browser does them, until another page is asked for.

const { pathname, search } = location;

let isFirstPage = true;

/** What the theme publishes of where it is. @typedef {{next: (address: URL) => void}} Places */

/** Leave jumps within the first page to the browser. */
export function keepThePage() {
  document.addEventListener("click", leaveToTheBrowser, { capture: true });
  const places = /** @type {{location$?: Places}} */ (/** @type {unknown} */ (window)).location$;
  if (!places) return;
  // The theme hears of the jump nevertheless, before any listener of ours could.
  const next = places.next.bind(places);
  places.next = (address) => {
    if (isFirstPage && isHere(address)) return;
    isFirstPage = false; // also while the other page is still on its way: who goes back then has to be heard
    next(address);
  };
}

/** @param {URL | HTMLAnchorElement} address */
function isHere(address) {
  return address.origin === location.origin && address.pathname === pathname && address.search === search;
}

/** @param {MouseEvent} event */
function leaveToTheBrowser(event) {
  const { target } = event;
  const link = isFirstPage && target instanceof Element && target.closest("a");
  if (!(link instanceof HTMLAnchorElement) || !link.href || !isHere(link)) return;
  if (link.hash) {
    link.target ||= "_self"; // the theme does not touch a link that has a target
  } else if (!link.target && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault(); // the page that is open is asked for: nothing is fetched
    event.stopPropagation();
    scrollTo({ top: 0 });
    const drawer = document.querySelector("[data-md-toggle=drawer]");
    if (drawer instanceof HTMLInputElement && drawer.checked) drawer.click();
  }
}
