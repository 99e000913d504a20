// The formula of a field as Python understands it, typeset while it is being typed.
import { later } from "../load.js";
import { ask, isReady } from "./ask.js";
import { misread } from "./misread.js";

/** A formula is shown so many milliseconds after the last key. */
const PAUSE = 250;

/**
 * @param {HTMLInputElement} field @param {HTMLElement} shown
 * @param {(reply: any) => void} [heard]  hears what Python has understood
 */
export function typed(field, shown, heard = () => {}) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** The formula of which it is said elsewhere why it cannot be read. */
  let judged = "";
  const show = async () => {
    const text = field.value.trim();
    if (!text) return shown.replaceChildren();
    const reply = await ask({ about: "preview", text }, (progress) => shown.replaceChildren(progress));
    if (text !== field.value.trim()) return; // there is a newer one already
    heard(reply);
    if (reply.problem) return shown.replaceChildren(...(text === judged ? [] : misread(text, reply)));
    const box = document.createElement("div");
    const { typeset } = await later();
    await typeset(reply.latex, box);
    if (text === field.value.trim()) shown.replaceChildren(box);
  };
  const tryToShow = () => show().catch((error) => shown.replaceChildren(String(error.message ?? error)));
  return {
    /** The field has changed. */
    update() {
      judged = "";
      clearTimeout(timer);
      if (!field.value.trim()) shown.replaceChildren();
      else if (isReady()) timer = setTimeout(tryToShow, PAUSE);
    },
    /** What is wrong with this formula is said elsewhere now. @param {string} text */
    leaveToJudge(text) {
      judged = text;
      if (text === field.value.trim()) shown.replaceChildren();
    },
    /** Load Python, which the reader is about to need, then show what has been typed meanwhile. */
    async start() {
      try {
        await ask({ about: "preview", text: "x" }, (progress) => shown.replaceChildren(progress));
      } catch (error) {
        return shown.replaceChildren(error instanceof Error ? error.message : String(error));
      }
      await tryToShow();
    },
  };
}
