// The words with a definition beside them: CSS shows it to a pointer and to the focus. Here are the other two ways that
// readers expect: the first tap of a finger shows it, the second follows the link; and Escape puts it away.

const TERM = ".mf-term";

/** The term in which the finger went down, and whether it showed its definition then. */
let tapped = { term: /** @type {Element | null} */ (null), shown: false };

/** Take part in what happens on all pages; called once. */
export function watchTerms() {
  addEventListener("pointerdown", ({ target, pointerType }) => {
    const focused = termAt(document.activeElement);
    const term = termAt(target);
    tapped = { term: pointerType === "touch" ? term : null, shown: term !== null && term === focused };
    if (focused && term !== focused) blurIn(focused);
  });
  addEventListener("pointercancel", () => (tapped = { term: null, shown: false })); // the finger scrolls
  // Captured, so that it comes before the theme, which takes clicks on links for itself.
  addEventListener("click", (event) => {
    const term = termAt(event.target);
    if (!term || term !== tapped.term || tapped.shown) return;
    tapped = { term: null, shown: true }; // Enter, which is a click without a finger, follows the link
    event.preventDefault();
    event.stopPropagation();
    term.removeAttribute("data-mf-away");
    term.querySelector("a")?.focus();
  }, { capture: true });
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    for (const term of document.querySelectorAll(`${TERM}:is(:hover, :focus-within)`)) term.setAttribute("data-mf-away", "");
  });
  // Whoever comes back to the word wants to see it again.
  for (const coming of /** @type {const} */ (["pointerover", "focusin"])) {
    addEventListener(coming, ({ target, relatedTarget }) => {
      const term = termAt(target);
      if (term !== termAt(relatedTarget)) term?.removeAttribute("data-mf-away");
    });
  }
}

/** @param {EventTarget | null} target */
function termAt(target) {
  return target instanceof Element ? target.closest(TERM) : null;
}

/** @param {Element} term */
function blurIn(term) {
  term.querySelector("a")?.blur();
}
