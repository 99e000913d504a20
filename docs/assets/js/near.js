// Exercises, labs, tools, figures and games come to life when they come near what the reader sees.
import { notLoaded } from "./download.js";
import { button } from "./elements.js";
import { desk, figures, games, practice } from "./load.js";

/** A tool is its page; the others can be read, and wait until the reader does something. */
const TOOLS = "[data-mf-tool]:not([data-mf-tool=layouts])";
const OTHERS = "[data-mf-exercise], [data-mf-lab], [data-mf-figure], [data-mf-tool=layouts]";

/** The tools that need nothing of what answers need. */
const ON_THE_DESK = ["today", "progress", "plan", "layouts"];

/** So far above and below the window: enough that the script is there when the exercise is. */
const MARGIN = "800px";

const SIGNS = ["scroll", "pointermove", "pointerdown", "keydown", "focusin"];

/** Whoever only looks at the top of a page pays for nothing else. @type {Promise<void>} */
const reading = new Promise((resolve) => {
  const untilThen = new AbortController();
  const begin = () => {
    untilThen.abort();
    resolve();
  };
  for (const sign of SIGNS) addEventListener(sign, begin, { signal: untilThen.signal, passive: true });
});

// A form with one field would else be sent by Enter, before the script that checks it is there.
document.addEventListener("submit", (event) => {
  if (event.target instanceof Element && event.target.matches(".mf-answer")) event.preventDefault();
});

/** @type {IntersectionObserver | undefined} */
let watcher;

/** Watch the exercises, labs and tools of the page that is shown. */
export function watchForPractice() {
  watcher?.disconnect();
  const own = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        own.unobserve(target);
        void mount(/** @type {HTMLElement} */ (target));
      }
    },
    { rootMargin: MARGIN },
  );
  watcher = own;
  for (const element of document.querySelectorAll(TOOLS)) own.observe(element);
  showLinked();
  isFromHistory = false;
  void reading.then(() => {
    if (watcher !== own) return; // another page is shown
    for (const element of document.querySelectorAll(OTHERS)) own.observe(element);
  });
}

/** A link that carries a state of a figure (figures/base/link.js) leads to that figure. */
function showLinked() {
  const id = new URLSearchParams(location.hash.slice(1)).get("figure");
  const figure = id && document.querySelector(`[data-mf-figure="${CSS.escape(id)}"]`);
  if (!(figure instanceof HTMLElement)) return;
  if (!isFromHistory) figure.scrollIntoView({ block: "center" });
  void mount(figure);
}

/** Whether the page comes out of the history: then the theme knows how far it was scrolled. */
let isFromHistory = false;
addEventListener("popstate", () => (isFromHistory = true));
addEventListener("hashchange", () => {
  isFromHistory = false;
  showLinked();
});

/** What lives, or is waiting for its script: what a link names may come near a second time. @type {WeakSet<HTMLElement>} */
const begun = new WeakSet();

/** @param {HTMLElement} element */
async function mount(element) {
  if (begun.has(element)) return;
  begun.add(element);
  let bringToLife;
  try {
    bringToLife = await mounterOf(element.dataset);
  } catch (error) {
    element.dataset.mfFailed = "";
    const again = button("retry", "Try again");
    const told = document.createElement("p");
    const { mfFigure = "" } = element.dataset;
    const what = isGame(mfFigure) ? "The game" : mfFigure ? "What moves the figure" : "What checks your answer";
    told.append(`${notLoaded(what, error)} and try again. `, again);
    again.addEventListener("click", async () => {
      told.remove();
      begun.delete(element);
      await mount(element);
      /** @type {HTMLElement | null} */ (element.querySelector(":is(input, textarea, select, button)"))?.focus();
    });
    element.append(told);
    return;
  }
  delete element.dataset.mfFailed;
  if (element.isConnected) bringToLife(element);
}

/** Load what brings an element to life. @param {DOMStringMap} dataset @returns {Promise<(element: HTMLElement) => void>} */
async function mounterOf({ mfFigure, mfTool = "" }) {
  if (isGame(mfFigure)) return (await games()).mountGame;
  if (mfFigure) return (await figures()).mountFigure;
  return (await (ON_THE_DESK.includes(mfTool) ? desk() : practice())).mountPractice;
}

/** Games have a G where figures have an F. @param {string | undefined} name */
function isGame(name) {
  return name?.startsWith("G") ?? false;
}
