// A program: the reader completes a cell of the page, and checks run it in a copy of the page's variables.
import { Clock } from "../../clock.js";
import { button } from "../../elements.js";
import { later } from "../../load.js";
import { cellNamed, inTurn, replay, run } from "../../page.js";
import { ask } from "../ask.js";
import { offerLines } from "../parsons.js";

/** So much is shown of what a failed check printed, in characters. */
const MOST_SHOWN = 2000;

/** What stands in a program where the reader is to write. */
const BLANK = /\b___+\b/;
const STUB = /^\.\.\.$|NotImplementedError/;

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
 * @param {HTMLFormElement} form @param {CodeData} data @param {() => void} changed @param {(...words: (string | Node)[]) => void} say
 * @returns {import("../part.js").Widget}
 */
export function code(form, data, changed, say) {
  const own = cellNamed(data.cell); // looked up once: the reader may go to another page while it is checked
  const take = (/** @type {string} */ program) => own?.replaceCode(program, "Put together from its lines. Run it, or check it.");
  if (data.lines) offerLines(form, () => cellNamed(data.solution)?.source.book.text, take);
  own?.element.addEventListener("mf-edit", changed);
  const back = button("restore", "Bring back my program");
  return {
    answer: () => (own?.edited ? own.code : null),
    restore(answer) {
      back.remove();
      // The cell keeps its own edits; this is an answer of another device, or of before a reset.
      if (typeof answer !== "string" || !own || own.edited) return;
      back.onclick = () => {
        own.replaceCode(answer, "This is your program of before.");
        back.remove();
        own.block.focus();
      };
      form.append(back);
    },
    async judge() {
      if (!own) return { result: "unreadable", words: "The cell of this exercise is not on the page." };
      const unfinished = own.edited ? blank(own.code, own.source.book.text) : "Write your program in the cell above first.";
      if (unfinished) return { result: "unreadable", words: unfinished };
      const { code: program } = own;
      if (own.busy) await run(own); // it may be an older program that runs
      // Both take their turn at once, so that no other cell comes between.
      const ran = run(own);
      const printed = inTurn(async () => (own.state === "ok" && own.ran?.code === program ? runChecks(own, data.program, say) : undefined));
      await ran;
      const text = await printed;
      if (text === undefined) return { result: "unreadable", words: notRun(own, program) };
      if (text === null) return { result: "wrong", words: "The checks did not come to an end: does a loop run for ever?" };
      const failed = await ask({ about: "checks", wants: data.wants, text, wrong: data.wrong }, say);
      return "number" in failed ? explained(failed, data) : { result: "correct" };
    },
  };
}

/** Say why the program was not checked. @param {import("../../cell.js").Cell} cell @param {string} program */
function notRun(cell, program) {
  if (cell.state === "stopped") return "Your program was stopped, so it was not checked.";
  if (cell.ran?.code !== program) return "Your program has not run: see the cell, and those above it.";
  return "Your program ends in an error. Mend it, then check again.";
}

/** Say what is still to be filled in, if anything is. @param {string} program @param {string} start the program in the book */
function blank(program, start) {
  const stubs = lines(start).filter((line) => BLANK.test(line) || STUB.test(line));
  const number = stubs.length ? lines(program).findIndex((line) => BLANK.test(line) || stubs.includes(line)) : -1;
  return number < 0 ? "" : `Line ${number + 1} still has a blank to fill in.`;
}

/** The lines of a program, each without the comment and the spaces around. @param {string} program */
const lines = (program) => program.split("\n").map((line) => line.replace(/#.*/, "").trim());

/**
 * Run the checks; null if they did not come to an end.
 * @param {import("../../cell.js").Cell} cell @param {string} program @param {(...words: (string | Node)[]) => void} say
 */
async function runChecks(cell, program, say) {
  const { Died, runtime } = await later();
  const clock = new Clock({ say, clock: null }, () => runtime.stop());
  const request = { visit: cell.visit, name: "checks", code: program, want: "", isolated: false, aside: true };
  try {
    const outcome = await runtime.run(request, {
      loading: (progress) => (progress ? say(progress) : clock.start()),
      output: () => {},
      ask: () => runtime.answer(""), // nobody sits before a check
    });
    return outcome.stoppedAt ? null : outcome.text;
  } catch (error) {
    if (!(error instanceof Died)) throw error;
    replay();
    if (clock.stopping) return null;
    throw error;
  } finally {
    clock.stop();
  }
}

/** @param {{number: number, got: string, says: number | null}} failed @param {CodeData} data @returns {Verdict} */
function explained({ number, got, says }, data) {
  const words = number < data.visible ? "A check fails:" : "A check that was not shown fails:";
  const prompted = (data.checks[number] ?? "").trim().replaceAll("\n", "\n    ");
  const shown = `>>> ${prompted}\n\nprints\n${got.trim().slice(0, MOST_SHOWN) || "(nothing)"}\n\nand should print\n${(data.wants[number] ?? "").trim()}`;
  return { result: "wrong", words, shown, says };
}
