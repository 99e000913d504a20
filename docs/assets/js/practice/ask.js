// Questions of the page to Python: whether a formula is right, what its derivative is, a new task to practise.
// They take their turn among the runs of cells, and see nothing of the reader's variables.
import { notLoaded } from "../download.js";
import { later } from "../load.js";
import { inTurn, replay } from "../page.js";

/** @typedef {{about: string} & Record<string, unknown>} Question */

/**
 * @param {Question} question  what docs/assets/python/questions.py knows to answer
 * @param {(progress: string) => void} loading  hears the loading steps, then ""
 * @returns {Promise<any>}
 */
export function ask(question, loading) {
  return inTurn(async () => {
    const parts = await later().catch((error) => {
      throw new Error(`${notLoaded("Python", error)} and try again.`);
    });
    try {
      return JSON.parse(await parts.runtime.ask(JSON.stringify(question), loading));
    } catch (error) {
      if (error instanceof parts.Died) replay();
      throw error;
    }
  });
}

/** Whether Python is there already, so that a question costs nothing. */
export function isReady() {
  return document.documentElement.dataset.mfRuntime === "ready";
}
