// The reader's desk: what to do today, how far one is, a plan, and a converter of notation, bundled into one file.
import { mountLayouts } from "./layout_converter.js";
import { mountPlan } from "./practice/plan.js";
import { mountProgress } from "./practice/progress.js";
import { mountToday } from "./practice/today.js";

/** What a tool of the book is, by its name in data-mf-tool. @type {Record<string, (element: HTMLElement) => void>} */
const TOOLS = { today: mountToday, progress: mountProgress, plan: mountPlan, layouts: mountLayouts };

/** What is alive already: near.js may see an element twice. @type {WeakSet<HTMLElement>} */
const mounted = new WeakSet();

/** Bring a tool to life. @param {HTMLElement} element */
export function mountPractice(element) {
  if (mounted.has(element)) return;
  TOOLS[element.dataset.mfTool ?? ""]?.(element);
  mounted.add(element);
}
