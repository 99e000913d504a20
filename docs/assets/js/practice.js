// Everything with which a reader answers and practises, bundled into one file that a page loads when it is near.
import { mountDrill } from "./practice/drill.js";
import { Exercise } from "./practice/exercise.js";
import { mountExplain } from "./practice/explain.js";
import { mountLab } from "./practice/lab.js";
import { mountRoute } from "./practice/route.js";

/** What a tool of the book is, by its name in data-mf-tool. @type {Record<string, (element: HTMLElement) => void>} */
const TOOLS = { drill: mountDrill, explain: mountExplain, route: mountRoute };

/** Bring an exercise, a lab or a tool to life. @param {HTMLElement} element */
export function mountPractice(element) {
  const { mfExercise, mfLab, mfTool = "" } = element.dataset;
  if (mfExercise) new Exercise(element, mfExercise);
  else if (mfLab) mountLab(element);
  else TOOLS[mfTool]?.(element);
}
