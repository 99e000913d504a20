// The page's side of Python: one worker for the whole visit, its loading steps, and one run at a time.
import { addresses, sizes } from "./config.js";

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

const TITLES = new Map([["python", "Python"], ["numpy", "NumPy"], ["mfml", "mfml"], ["matplotlib", "Matplotlib"]]);

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
          onProgress(this.#progress());
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

  #progress() {
    return [...this.#steps]
      .map(([name, done]) => `${TITLES.get(name) ?? name} ${megabytes(sizes[name] ?? 0)} ${done ? "✓" : "…"}`)
      .join("  ");
  }
}

export const runtime = new Runtime();

/** @param {"loading" | "ready" | "failed"} state */
function setRuntimeState(state) {
  document.documentElement.dataset.mfRuntime = state;
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return bytes < 1e5 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
