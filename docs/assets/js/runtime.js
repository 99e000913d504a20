// The page's side of Python: one worker for the whole visit, its loading steps, and one run at a time.
import { addresses, sizes } from "./config.js";
import { describe } from "./progress.js";

/**
 * @typedef {object} Request
 * @property {number} visit     which visit of a page the variables belong to
 * @property {string} name      the cell's id
 * @property {string} code
 * @property {string} want      what the book prints
 * @property {boolean} isolated whether the cell has its own variables
 *
 * @typedef {object} Outcome
 * @property {string} text
 * @property {string[]} figures SVG
 * @property {boolean} failed   whether it ended in an exception
 * @property {boolean} same     whether it printed what the book prints
 *
 * @typedef {{type: "step", name: string, done: boolean}} StepMessage
 * @typedef {{type: "ready"}} ReadyMessage
 * @typedef {{type: "outcome", outcome: Outcome}} OutcomeMessage
 * @typedef {{type: "failed", message: string}} FailedMessage
 * @typedef {StepMessage | ReadyMessage | OutcomeMessage | FailedMessage} Message
 */

class Runtime {
  /** @type {Worker | null} */
  #worker = null;

  /** @type {Map<string, boolean>} name of a part → whether it is loaded */
  #steps = new Map();

  ready = false;

  /**
   * Run one cell; the caller waits for the end of one run before it asks for the next.
   * @param {Request} request
   * @param {(progress: string) => void} onProgress called with the loading steps, then with "" when code runs
   * @returns {Promise<Outcome>}
   */
  run(request, onProgress) {
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve, reject) => {
      const fail = (/** @type {string} */ message) => {
        this.#discard();
        reject(new Error(message));
      };
      worker.onmessage = (/** @type {MessageEvent<Message>} */ { data }) => {
        if (data.type === "step") {
          this.#steps.set(data.name, data.done);
          onProgress(describe(this.#steps, sizes));
        } else if (data.type === "ready") {
          this.ready = true;
          setRuntimeState("ready");
          onProgress("");
        } else if (data.type === "outcome") {
          this.#steps.clear();
          resolve(data.outcome);
        } else fail(data.message);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        fail("Python stopped unexpectedly. Your code is kept; press Retry to start it again.");
      };
      worker.postMessage({ type: "run", request });
    });
  }

  #start() {
    setRuntimeState("loading");
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "mfml" });
    worker.postMessage({ type: "start", addresses });
    return worker;
  }

  #discard() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#steps.clear();
    this.ready = false;
    setRuntimeState("failed");
  }
}

export const runtime = new Runtime();

/** @param {"loading" | "ready" | "failed"} state */
function setRuntimeState(state) {
  document.documentElement.dataset.mfRuntime = state;
}
