// What of the page an editor can use: not what is under the header of the page or the keyboard of a phone.

/** @typedef {typeof import("../../../scripts/vendor.mjs")} Vendor */

const ROOM = 8; // pixels between the line in hand and what covers the page

/** The free part of the window, in the coordinates of the layout. */
function freeSpace() {
  const { clientWidth, clientHeight } = document.documentElement;
  const { offsetTop = 0, height = clientHeight } = visualViewport ?? {};
  const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
  return { left: 0, right: clientWidth, top: Math.max(offsetTop, header), bottom: offsetTop + height };
}

/** The line with the cursor, and boxes beside it, keep to the free part. @param {Vendor} vendor */
export function keepInSight({ EditorView, tooltips }) {
  watch(EditorView);
  return tooltips({ tooltipSpace: freeSpace });
}

let watched = false;

/** When the keyboard comes, scroll the line with the cursor above it. @param {Vendor["EditorView"]} EditorView */
function watch(EditorView) {
  if (watched) return;
  watched = true;
  visualViewport?.addEventListener("resize", () => {
    const { activeElement } = document;
    const view = activeElement instanceof HTMLElement ? EditorView.findFromDOM(activeElement) : null;
    const line = view?.coordsAtPos(view.state.selection.main.head);
    if (!line) return;
    const { top, bottom } = freeSpace();
    const covered = Math.max(0, line.bottom + ROOM - bottom) || Math.min(0, line.top - ROOM - top);
    scrollBy({ top: covered, behavior: "instant" });
  });
}
