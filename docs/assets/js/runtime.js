// The page's side of Python: one worker for the whole visit, its loading steps, and one run at a time.
import { addresses, hashes, sizes, way } from "./config.js";
import { savesData } from "./connection.js";
import { download, notLoaded } from "./download.js";
import { noteFetched } from "./fetched.js";
import { whenIdle } from "./idle.js";
import { announce, replay } from "./page.js";
import { describe } from "./progress.js";

/**
 * @typedef {object} Request
 * @property {number} run       its number
 * @property {number} visit     which visit of a page the variables belong to
 * @property {string} name      the cell's id
 * @property {string} code
 * @property {string} want      what the book prints
 * @property {boolean} isolated whether the cell has its own variables
 * @property {boolean} [aside]  whether it gets a copy of the page's variables, and so leaves them as they are
 * @property {string} stopAddress  the run is to stop when this address no longer answers
 *
 * @typedef {object} Outcome
 * @property {string} text
 * @property {string[]} latex   the shown values as formulas, where they have one
 * @property {string[]} figures SVG
 * @property {boolean} failed   whether it ended in an exception
 * @property {number} stoppedAt the line where the reader stopped it; 0 if nobody did
 * @property {string} advice   one sentence of help for a common error
 * @property {boolean} same     whether it printed what the book prints
 * @property {number[]} errorAt line, column, end line and end column of the error, if it lies in this cell
 *
 * @typedef {object} Question   about code that is being typed
 * @property {"completions" | "signature"} about
 * @property {number} visit
 * @property {boolean} isolated
 * @property {string} code
 * @property {number} position  in characters
 *
 * @typedef {object} Listener   what the cell wants to hear during a run
 * @property {(progress: string) => void} loading  with the loading steps, then with "" when code runs
 * @property {(text: string) => void} output       with each piece that is printed
 * @property {(prompt: string) => void} ask        when input() waits for an answer
 *
 * @typedef {{type: "start", way: typeof way, addresses: typeof addresses, hashes: typeof hashes, life: string, draws: boolean}} StartOrder
 *   `way`: the one to begin with, `life`: name of a lock, `draws`: whether Matplotlib will be needed at once
 * @typedef {{type: "run", request: Request} | {type: "stop", run: number} | {type: "warm"} | {type: "answer", text: string}
 *   | {type: "hint", question: Question} | {type: "ask", question: string}} LaterOrder  both get their answer through the port that comes with them
 * @typedef {{type: "keep", addresses: typeof addresses, files: import("./start/bundle.js").File[]}} KeepOrder  to a worker without Python
 * @typedef {StartOrder | LaterOrder | KeepOrder} Order  what the page tells the worker
 *
 * @typedef {{type: "step", name: string} & import("./progress.js").Step} StepMessage
 * @typedef {{type: "ready", way: string} | {type: "unavailable", message: string}} StartMessage  whether Python is there, also when nobody waits
 * @typedef {{run: number} & ({type: "begun"} | {type: "output", text: string} | {type: "ask", prompt: string}
 *   | {type: "outcome", outcome: Outcome} | {type: "failed" | "died", message: string})} RunMessage
 * @typedef {StepMessage | StartMessage | RunMessage | {type: "settled"} | {type: "alive"}} Message
 *   `settled`: nothing more is fetched while nobody waits, `alive`: the worker holds its lock
 *
 * @typedef {object} Current    what the reader waits for
 * @property {number} run       its number; 0 for a question of the page
 * @property {string} address   the run is to stop when it no longer answers
 * @property {boolean} begun
 * @property {(progress: string) => void} loading
 * @property {(message: RunMessage) => void} hear
 * @property {(error: Error) => void} fail
 * @property {() => void} abandon
 */

/** After so many milliseconds without an answer to "stop" the worker is ended. */
const PATIENCE = 1500;

/** After so many milliseconds the answer to a question about code that is being typed comes too late. */
const HINT_PATIENCE = 500;

/** After so many milliseconds a question of the page itself will not be answered any more. */
const ASK_PATIENCE = 10_000;

/** Code that draws names one of these; cells.py knows for certain. */
const DRAWS = /\b(?:matplotlib|plotting)\b/;

/** Where the page draws, Matplotlib is needed, too. */
const DRAWN = "[data-mf-cell] [data-mf-output] figure";

/** Python is gone, and with it all variables; the cells that had run must run again. */
export class Died extends Error {}

/** The worker's lock is free, though the worker said nothing. */
const ENDED = new Died("The browser has ended Python, so it was started again.");

/** The reader stopped a run while Python was still loading or busy; nothing of it has run. */
export class NotBegun extends Error {}

class Runtime {
  /** @type {Worker | null} */
  #worker = null;

  /** The worker, or that it is on its way. @type {Promise<void> | null} */
  #starting = null;

  /** @type {Map<string, import("./progress.js").Step>} by name of a part */
  #steps = new Map();

  /** The run in progress. @type {Current | null} */
  #current = null;

  #runs = 0;

  #warmed = false;

  /** Whether this Python has done something for the reader, who would miss it. */
  #isUsed = false;

  /** Whether all is there that is fetched while nobody waits. */
  #isSettled = false;

  #tellUsed = () => {};

  /** Fulfilled when Python has done something for the reader, and then fetches nothing more. @type {Promise<void>} */
  used = new Promise((resolve) => {
    this.#tellUsed = resolve;
  });

  ready = false;

  /** Start Python before anybody waits for it, if that was not tried yet. */
  startAhead() {
    if (document.documentElement.dataset.mfRuntime !== "off") return;
    this.#start(document.querySelector(DRAWN) !== null).catch(() => {});
  }

  /**
   * Run one cell; the caller waits for the end of one run before it asks for the next.
   * @param {Omit<Request, "run" | "stopAddress">} request
   * @param {Listener} listener
   * @returns {Promise<Outcome>}
   */
  run(request, listener) {
    const stopAddress = URL.createObjectURL(new Blob(["go on"]));
    const run = (this.#runs += 1);
    /** @type {Promise<Outcome>} */
    const outcome = new Promise((resolve, reject) => {
      const fail = (/** @type {Error} */ error) => {
        this.#discard();
        reject(error);
      };
      const abandon = () => reject(new NotBegun("Stopped before it began."));
      const hear = (/** @type {RunMessage} */ data) => {
        if (data.type === "begun") {
          current.begun = true;
          this.#becomeUsed();
          listener.loading("");
        } else if (data.type === "output") listener.output(data.text);
        else if (data.type === "ask") listener.ask(data.prompt);
        else if (data.type === "outcome") resolve(data.outcome);
        else if (data.type === "died") fail(new Died(explain(data.message)));
        else if (this.ready) reject(failure(data.message)); // one more package is missing; the variables live on
        else fail(failure(data.message));
      };
      const current = { run, address: stopAddress, begun: false, loading: listener.loading, hear, fail, abandon };
      this.#attend(current);
      const begin = () => {
        if (this.#current !== current) return; // stopped meanwhile
        this.#tell({ type: "run", request: { ...request, run, stopAddress } });
      };
      this.#start(DRAWS.test(request.code)).then(begin, (error) => this.#current === current && fail(failure(error)));
    });
    return outcome.finally(() => {
      URL.revokeObjectURL(stopAddress);
      this.#current = null;
      this.#afterUse();
    });
  }

  /** Stop the run in progress: gently, so that the variables stay; if it does not answer, with force. */
  stop() {
    const current = this.#current;
    if (!current) return;
    URL.revokeObjectURL(current.address);
    this.#tell({ type: "stop", run: current.run });
    if (!current.begun) return current.abandon();
    setTimeout(() => {
      if (this.#current === current) current.fail(new Died("It did not answer, so Python was ended and started again."));
    }, PATIENCE);
  }

  /** Give input() its answer. @param {string} text */
  answer(text) {
    this.#tell({ type: "answer", text });
  }

  /** Ask about code that is being typed; null at once if Python is not there or busy. @param {Question} question */
  async hint(question) {
    if (!this.ready || this.#current) return null;
    const { port1: here, port2: there } = new MessageChannel();
    const answer = new Promise((resolve) => {
      here.onmessage = ({ data }) => resolve(data);
      setTimeout(resolve, HINT_PATIENCE, null);
    });
    this.#tell({ type: "hint", question }, [there]);
    return answer.finally(() => here.close());
  }

  /**
   * Ask docs/assets/python/questions.py; as with a run, the caller waits for the end of the one before.
   * @param {string} question @param {(progress: string) => void} loading  hears the loading steps, then ""
   * @returns {Promise<string>}
   */
  ask(question, loading) {
    const { port1: here, port2: there } = new MessageChannel();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    /** @type {Promise<string>} */
    const answer = new Promise((resolve, reject) => {
      const fail = (/** @type {Error} */ error) => {
        this.#discard();
        reject(error);
      };
      const current = { run: 0, address: "", begun: true, loading, hear: () => {}, fail, abandon: () => {} };
      this.#attend(current);
      here.onmessage = ({ data }) => {
        if (data.begun) {
          this.#becomeUsed();
          loading("");
          timer = setTimeout(fail, ASK_PATIENCE, new Died("This takes too long, so Python was ended and started again."));
        } else if ("died" in data) fail(new Died(explain(data.died)));
        else if ("failed" in data) this.ready ? reject(new Error(data.failed)) : fail(failure(data.failed, "try again"));
        else resolve(data.answer);
      };
      const begin = () => this.#tell({ type: "ask", question }, [there]);
      this.#start().then(begin, (error) => this.#current === current && fail(failure(error, "try again")));
    });
    return answer.finally(() => {
      clearTimeout(timer);
      here.close();
      this.#current = null;
      this.#afterUse();
    });
  }

  /** @param {LaterOrder} order @param {Transferable[]} [ports] */
  #tell(order, ports = []) {
    this.#worker?.postMessage(order, ports);
  }

  /** Have somebody hear the loading steps, first those of before. @param {Current} current */
  #attend(current) {
    this.#current = current;
    if (this.ready) this.#steps.clear();
    else if (this.#steps.size > 0) current.loading(describe(this.#steps, sizes));
  }

  /** Have the worker, which is made once for all who want it. @param {boolean} [draws] whether it will have to draw at once */
  #start(draws = false) {
    this.#starting ??= this.#makeWorker(draws).catch((error) => {
      if (!this.#current) this.#discard("off");
      throw error;
    });
    return this.#starting;
  }

  /** @param {boolean} draws */
  async #makeWorker(draws) {
    setRuntimeState("loading");
    await download(addresses.worker, hashes[addresses.worker] ?? "");
    const worker = new Worker(addresses.worker, { type: "module", name: "mfml" });
    const life = `mfml ${Math.random()}`;
    worker.onmessage = (/** @type {MessageEvent<Message>} */ { data }) => {
      if (data.type === "alive") void navigator.locks.request(life, () => this.#worker === worker && this.#lost(ENDED));
      else this.#hear(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#lost(this.ready ? new Died(explain(event.message)) : failure(event.message));
    };
    worker.postMessage({ type: "start", way: way || (savesData() ? "bundle" : ""), addresses, hashes, life, draws });
    this.#worker = worker;
  }

  /** @param {Exclude<Message, {type: "alive"}>} message */
  #hear(message) {
    if (message.type === "step") {
      this.#steps.set(message.name, message);
      this.#current?.loading(describe(this.#steps, sizes));
    } else if (message.type === "ready") {
      document.documentElement.dataset.mfWay = message.way;
      this.#becomeReady();
      if (!this.#current && document.querySelector(DRAWN)) this.#warm();
    } else if (message.type === "settled") {
      this.#isSettled = true;
      this.#afterUse();
    } else if (message.type === "unavailable") {
      if (!this.#current) this.#discard("off"); // who waits is told by the end of the run
    } else if (message.run === this.#current?.run) this.#current.hear(message); // else of one that was stopped before it began
  }

  /** Python is gone, in the middle of a run or between two. @param {Error} error */
  #lost(error) {
    if (this.#current) return this.#current.fail(error);
    if (!this.#isUsed) return this.#discard("off"); // nobody has waited for it
    this.#discard();
    announce(error.message);
    replay();
  }

  #becomeReady() {
    if (this.ready) return;
    this.ready = true;
    noteFetched();
    setRuntimeState("ready");
  }

  #becomeUsed() {
    this.#becomeReady();
    this.#steps.clear();
    this.#isUsed = true;
  }

  #afterUse() {
    if (this.#isUsed && (this.#isSettled || savesData())) this.#tellUsed();
    this.#warm();
  }

  /** Have the worker fetch, while nobody waits, what it may still need. */
  #warm() {
    if (this.#warmed || !this.ready || savesData()) return;
    whenIdle(() => {
      if (this.#current || !this.ready) return; // it comes again after the next run
      this.#warmed = true;
      this.#tell({ type: "warm" });
    });
  }

  /** @param {"failed" | "off"} state */
  #discard(state = "failed") {
    if (this.#worker) {
      // Its last words may come after its end; they are not about the worker that follows it.
      this.#worker.onmessage = this.#worker.onerror = null;
      this.#worker.terminate();
    }
    this.#worker = this.#starting = null;
    this.#steps.clear();
    this.ready = this.#isUsed = this.#isSettled = this.#warmed = false;
    setRuntimeState(state);
  }
}

export const runtime = new Runtime();

/** @param {unknown} cause @param {string} [remedy] */
function failure(cause, remedy = "press Retry") {
  return new Error(`${notLoaded("Python", cause)} and ${remedy}.`);
}

/** Say in the reader's words why Python died. @param {string} message */
function explain(message) {
  if (/call stack|recursion|stack overflow/i.test(message)) {
    return "The calls went too deep for the browser (a function that calls itself without end?), so Python was ended and started again.";
  }
  if (/memory|allocat/i.test(message)) {
    return "The browser's memory was full, so Python was ended and started again.";
  }
  return `Python stopped unexpectedly (${message}) and was started again.`;
}

/** @param {"off" | "loading" | "ready" | "failed"} state */
function setRuntimeState(state) {
  document.documentElement.dataset.mfRuntime = state;
}
