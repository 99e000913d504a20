// The reader's desk: what to do today, how far one is, a plan, and a converter of notation, bundled into one file.
import { mountLayouts } from "./layout_converter.js";
import { mountPlan } from "./practice/plan.js";
import { mountProgress } from "./practice/progress.js";
import { mountToday } from "./practice/today.js";

/** What a tool of the book is, by its name in data-mf-tool. @type {Record<string, (element: HTMLElement) => void>} */
const TOOLS = { today: mountToday, progress: mountProgress, plan: mountPlan, layouts: mountLayouts };

/** Bring a tool to life. @param {HTMLElement} element */
export function mountPractice(element) {
  TOOLS[element.dataset.mfTool ?? ""]?.(element);
}
