// Exercises, labs and the tools for practice come to life when they come near what the reader sees.
import { notLoaded } from "./download.js";
import { button } from "./elements.js";
import { practice } from "./load.js";

const NEAR = "[data-mf-exercise], [data-mf-tool], [data-mf-lab]";

/** So far above and below the window: enough that the script is there when the exercise is. */
const MARGIN = "800px";

/** @type {IntersectionObserver | undefined} */
let watcher;

/** Watch the exercises, labs and tools of the page that is shown. */
export function watchForPractice() {
  watcher?.disconnect();
  watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) void mount(/** @type {HTMLElement} */ (target));
    },
    { rootMargin: MARGIN },
  );
  for (const element of document.querySelectorAll(NEAR)) watcher.observe(element);
}

/** @param {HTMLElement} element */
async function mount(element) {
  watcher?.unobserve(element);
  try {
    const { mountPractice } = await practice();
    if (element.isConnected) mountPractice(element);
  } catch (error) {
    const again = button("retry", "Try again");
    const told = document.createElement("p");
    told.append(`${notLoaded("What checks your answer", error)} and try again. `, again);
    again.addEventListener("click", () => {
      told.remove();
      void mount(element);
    });
    element.append(told);
  }
}
