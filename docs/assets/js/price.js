// Where the reader pays for each byte, Run says what the first run costs: "Run: 9 MB, once".
import { sizes } from "./config.js";
import { isFetched } from "./fetched.js";
import { readable } from "./progress.js";

/** What every run needs; Matplotlib is loaded only where a cell draws. */
const PARTS = ["python", "numpy", "mfml"];

const html = document.documentElement;

/** Put the price on the Run buttons until it is paid. @param {import("./cell.js").Cell[]} cells */
export function tellPrice(cells) {
  if (html.dataset.mfRuntime === "ready" || isFetched()) return;
  const price = `${readable(PARTS.reduce((sum, part) => sum + (sizes[part] ?? 0), 0))}, once`;
  const labels = cells.map(({ element, number }) => {
    const run = /** @type {HTMLElement} */ (element.querySelector("[data-mf-action=run]"));
    const free = { text: run.textContent, name: run.getAttribute("aria-label") ?? "" };
    run.textContent = `Run: ${price}`;
    run.setAttribute("aria-label", `Run: ${price} (cell ${number})`);
    return { run, free };
  });
  const observer = new MutationObserver(() => {
    if (html.dataset.mfRuntime !== "ready") return;
    observer.disconnect();
    for (const { run, free } of labels) {
      run.textContent = free.text;
      run.setAttribute("aria-label", free.name);
    }
  });
  observer.observe(html, { attributeFilter: ["data-mf-runtime"] });
}
