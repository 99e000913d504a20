// A program: the reader completes a cell of the page, and checks run it in a copy of the page's variables.
import { Clock } from "../../clock.js";
import { button } from "../../elements.js";
import { later } from "../../load.js";
import { cellNamed, inTurn, replay, run } from "../../page.js";
import { ask } from "../ask.js";
import { offerLines } from "../parsons.js";

/**
 * @typedef {object} CodeData
 * @property {string} cell       id of the cell
 * @property {string} solution   id of the cell with the solution
 * @property {boolean} lines     whether it may be put together from its lines
 * @property {string} program    runs all checks
 * @property {string[]} checks   the code of each
 * @property {string[]} wants    what each is to print
 * @property {number} visible    so many are shown from the start
 * @property {{number: number, got: string, says: number}[]} wrong  how known mistakes fail
 * @typedef {import("../judges.js").Verdict} Verdict
 */

/**
 * @param {HTMLFormElement} form @param {CodeData} data @param {() => void} _changed @param {(...words: (string | Node)[]) => void} say
 * @returns {import("../part.js").Widget}
 */
export function code(form, data, _changed, say) {
  const cell = () => cellNamed(data.cell);
  const take = (/** @type {string} */ program) => cell()?.replaceCode(program, "Put together from its lines. Run it, or check it.");
  if (data.lines) offerLines(form, () => cellNamed(data.solution)?.source.book.text, take);
  return {
    answer: () => (cell()?.edited ? cell()?.code : null),
    restore(answer) {
      // The cell keeps its own edits; this is an answer of another device, or of before a reset.
      const own = cell();
      if (typeof answer !== "string" || !own || own.edited || own.code === answer) return;
      const back = button("restore", "Bring back my program");
      back.addEventListener("click", () => {
        own.replaceCode(answer, "This is your program of before.");
        back.remove();
      });
      form.append(back);
    },
    async judge() {
      const own = cell();
      if (!own) return { result: "unreadable", words: "The cell of this exercise is not on the page." };
      const unfinished = own.edited ? blank(own.code) : "Write your program in the cell above first.";
      if (unfinished) return { result: "unreadable", words: unfinished };
      await run(own);
      if (own.state !== "ok") return { result: "unreadable", words: NOT_RUN[own.state] ?? "Your program has not run: see the cells above it." };
      const printed = await inTurn(() => runChecks(own, data.program, say));
      if (printed === null) return { result: "wrong", words: "The checks did not come to an end: does a loop run for ever?" };
      const failed = await ask({ about: "checks", wants: data.wants, text: printed, wrong: data.wrong }, say);
      return "number" in failed ? explained(failed, data) : { result: "correct" };
    },
  };
}

/** @type {Record<string, string>} */
const NOT_RUN = {
  error: "Your program ends in an error. Mend it, then check again.",
  stopped: "Your program was stopped, so it was not checked.",
};

/** Say what is still to be filled in, if anything is. @param {string} program */
function blank(program) {
  const line = program.split("\n").findIndex((text) => /\b___+\b|^\s*\.\.\.\s*(#.*)?$|NotImplementedError/.test(text));
  return line < 0 ? "" : `Line ${line + 1} still has a blank to fill in.`;
}

/**
 * Run the checks; null if they did not come to an end.
 * @param {import("../../cell.js").Cell} cell @param {string} program @param {(...words: (string | Node)[]) => void} say
 */
async function runChecks(cell, program, say) {
  const { Died, runtime } = await later();
  const clock = new Clock({ say, clock: null }, () => runtime.stop());
  const request = { visit: cell.visit, name: "checks", code: program, want: "", isolated: false, aside: true };
  try {
    const outcome = await runtime.run(request, { loading: () => clock.start(), output: () => {}, ask: () => {} });
    return outcome.stoppedAt ? null : outcome.text;
  } catch (error) {
    if (!(error instanceof Died)) throw error;
    replay();
    return null;
  } finally {
    clock.stop();
  }
}

/** @param {{number: number, got: string, says: number | null}} failed @param {CodeData} data @returns {Verdict} */
function explained({ number, got, says }, data) {
  const words = number < data.visible ? "A check fails:" : "A check that was not shown fails:";
  const prompted = (data.checks[number] ?? "").trim().replaceAll("\n", "\n    ");
  const shown = `>>> ${prompted}\n\nprints\n${got.trim() || "(nothing)"}\n\nand should print\n${(data.wants[number] ?? "").trim()}`;
  return { result: "wrong", words, shown, says };
}
