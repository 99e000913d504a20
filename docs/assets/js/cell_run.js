// One run of a cell, from its turn to what the reader sees of its end.
import { Clock } from "./clock.js";
import { notLoaded } from "./download.js";
import { button, textBlock } from "./elements.js";
import { later } from "./load.js";
import { announce, changed, replay } from "./page.js";

/** @typedef {import("./cell.js").Cell} Cell */
/** @typedef {import("./runtime.js").Outcome} Outcome */

/**
 * Run a cell now.
 * @param {Cell} cell
 * @param {string} above the code of the cells above, as it has run
 * @returns {Promise<boolean>} whether the cells below may go on
 */
export async function runNow(cell, above) {
  const { code } = cell;
  const parts = await later().catch((error) => askToRetry(cell, `${notLoaded("Python", error)} and press Retry.`));
  if (!parts || cell.state !== "queued") return false; // it may have been taken back in the meantime
  const { Died, NotBegun, runtime } = parts;
  cell.say(runtime.ready ? "" : "Starting Python …");
  const clock = new Clock(cell, () => runtime.stop());
  cell.output.begin();
  try {
    const request = { visit: cell.visit, name: cell.id, code, want: cell.want, isolated: cell.isolated };
    const outcome = await runtime.run(request, {
      loading: (progress) => {
        cell.state = progress ? "loading" : "running";
        cell.say(progress);
        if (!progress) clock.start();
      },
      output: (text) => cell.output.stream(text),
      ask: (prompt) => cell.output.ask(prompt, (answer) => runtime.answer(answer)),
    });
    cell.ran = { code, above };
    show(cell, outcome, clock.verdict);
    return !outcome.failed || outcome.same;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    cell.output.end();
    if (error instanceof NotBegun) cell.unqueue(message);
    else if (error instanceof Died) {
      cell.state = clock.stopping ? "stopped" : "error";
      cell.say(`${message} `);
      cell.ran = null;
      replay();
      announce(`Cell ${cell.number}: ${message}`);
    } else askToRetry(cell, message);
    return false;
  } finally {
    clock.stop();
  }
}

/** Python did not start. @param {Cell} cell @param {string} message */
function askToRetry(cell, message) {
  cell.state = "error";
  cell.say(`${message} `, button("retry", "Retry"));
  announce(`Cell ${cell.number}: ${message}`);
}

/** @param {Cell} cell @param {Outcome} outcome @param {string} verdict what to say if it was stopped */
function show(cell, outcome, verdict) {
  cell.output.show(outcome, cell.edited);
  cell.markError(cell.ran?.code === cell.code ? outcome.errorAt : []);
  const stopped = outcome.stoppedAt > 0;
  cell.state = stopped ? "stopped" : outcome.failed && !outcome.same ? "error" : "ok";
  cell.element.dataset.mfMatch = outcome.same ? "same" : "different";
  if (stopped) cell.say(`${verdict} in line ${outcome.stoppedAt}. The variables are kept.`);
  // In a lab a cell shows what the learner's answers are worth, and is not held against what it prints without them.
  else if (cell.element.closest("[data-mf-lab]")) cell.say(outcome.advice);
  else if (outcome.same) cell.say("Same as in the book.");
  else if (outcome.advice) cell.say(outcome.advice);
  else if (cell.edited) cell.say("Your version.");
  else cell.say("The book prints:", textBlock(cell.want || "(nothing)"));
  const end = stopped ? "stopped" : outcome.failed ? "ended in an error" : "done";
  announce(`Cell ${cell.number}: ${end}. ${cell.status.textContent}`);
  changed();
}
