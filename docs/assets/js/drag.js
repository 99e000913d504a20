// Dragging with a mouse, a pen or a finger. The page scrolls as usual: only a grip (in CSS `touch-action: none`) drags.

const EDGE = 60; // pixels from the edge of the window within which the page scrolls along
const SPEED = 8; // pixels a frame

/**
 * @typedef {{x: number, y: number}} Place  in the window, in pixels
 * @typedef {object} Drag
 * @property {(place: Place) => void} move   the pointer is there now
 * @property {() => void} drop               it was let go
 * @property {() => void} cancel             all is to be as it was
 */

/**
 * Call `begin` when a pointer takes hold of the grip, and what it returns as the pointer goes on.
 * @param {HTMLElement} grip @param {(place: Place) => Drag} begin
 */
export function draggable(grip, begin) {
  let isHeld = false;
  grip.addEventListener("pointerdown", (down) => {
    if (isHeld || down.button !== 0) return;
    isHeld = true;
    down.preventDefault(); // no text is selected
    grip.setPointerCapture(down.pointerId);
    const start = { x: down.clientX, y: down.clientY };
    const drag = begin(start);
    const over = new AbortController();
    const scroll = scrollAtEdges(start, (place) => drag.move(place));
    /** @param {"drop" | "cancel"} how */
    const end = (how) => {
      isHeld = false;
      scroll.stop();
      over.abort();
      drag[how]();
    };
    const mine = (/** @type {PointerEvent} */ event) => event.pointerId === down.pointerId;
    const { signal } = over;
    grip.addEventListener("pointermove", (event) => mine(event) && scroll.follow({ x: event.clientX, y: event.clientY }), { signal });
    grip.addEventListener("pointerup", (event) => mine(event) && end("drop"), { signal });
    grip.addEventListener("pointercancel", (event) => mine(event) && end("cancel"), { signal });
    grip.addEventListener("lostpointercapture", (event) => mine(event) && end("cancel"), { signal });
    const escape = (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      end("cancel");
    };
    addEventListener("keydown", escape, { signal, capture: true });
  });
}

/**
 * Tell each place of the pointer, and scroll the page while it has been brought near the upper or lower edge of the window.
 * @param {Place} start @param {(place: Place) => void} tell
 */
function scrollAtEdges(start, tell) {
  /** @type {Place | null} */
  let last = null;
  let frame = 0;
  const step = () => {
    frame = 0;
    if (!last) return;
    const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
    const up = last.y < Math.min(start.y, header + EDGE);
    const down = last.y > Math.max(start.y, innerHeight - EDGE);
    const by = up ? -SPEED : down ? SPEED : 0;
    const before = scrollY;
    if (by) scrollBy({ top: by, behavior: "instant" });
    if (scrollY === before) return;
    tell(last);
    frame = requestAnimationFrame(step);
  };
  return {
    /** @param {Place} place */
    follow(place) {
      last = place;
      tell(place);
      frame ||= requestAnimationFrame(step);
    },
    stop: () => cancelAnimationFrame(frame),
  };
}
