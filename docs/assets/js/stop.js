// How a running cell hears "stop", on any host: without shared memory, which needs headers that static hosts lack.
//
// Python looks at element 0 of its interrupt buffer now and then. Ours is an object whose element 0 asks, at most
// ten times a second, whether a blob address still answers; the page revokes the address to stop the run.

const POLL_EVERY = 100; // milliseconds
const SIGINT = 2;

export class StopSignal {
  /** @type {string | undefined} */
  #address;

  #nextLook = 0;

  #stopped = false;

  #isHeld = false;

  /** Whether Python has just been told to stop. */
  #isTold = false;

  /** Look at this address from now on. @param {string} address */
  watch(address) {
    this.#address = address;
    this.#nextLook = performance.now() + POLL_EVERY / 2; // a short run is not worth the question
    this.#stopped = this.#isHeld = false;
  }

  /** Let Python go on as if nothing had been said, because it is suspended. */
  hold() {
    this.#isHeld = true;
  }

  /** Let Python hear again. @returns {boolean} whether it was to stop meanwhile, which is settled by this answer */
  release() {
    this.#isHeld = false;
    const stopped = this.#stopped;
    if (stopped) this.rest();
    return stopped;
  }

  /** Do not look any more. */
  rest() {
    this.#address = undefined;
    this.#stopped = false;
  }

  /** Stop the run: the order has come as a message, because Python was suspended. */
  stop() {
    this.#stopped = this.#address !== undefined;
  }

  get 0() {
    this.#isTold = false;
    if (this.#isHeld) return 0;
    if (!this.#stopped && this.#address && performance.now() > this.#nextLook) {
      this.#nextLook = performance.now() + POLL_EVERY;
      this.#stopped = !answers(this.#address);
    }
    this.#isTold = this.#stopped;
    return this.#stopped ? SIGINT : 0;
  }

  // Python writes 0 after each look, and so also when it has taken note.
  set 0(value) {
    if (this.#isTold && value === 0) this.rest();
  }
}

/** @param {string} address */
function answers(address) {
  try {
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    request.send();
    return request.status === 200;
  } catch {
    return false;
  }
}

/** What Python waits for while it is suspended: the end of a nap, or an answer of the reader. */
export const waiting = {
  /** @type {((value: unknown) => void) | undefined} */
  resolve: undefined,

  /** Wait until somebody calls `end`. @returns {Promise<unknown>} */
  begin() {
    return new Promise((resolve) => {
      waiting.resolve = resolve;
    });
  },

  /** Wait for a time; the promise gives true after it. @param {number} milliseconds */
  nap(milliseconds) {
    const timer = setTimeout(() => waiting.end(true), milliseconds);
    return waiting.begin().finally(() => clearTimeout(timer));
  },

  /** End the wait. @param {unknown} value @returns {boolean} whether there was one */
  end(value) {
    const { resolve } = waiting;
    waiting.resolve = undefined;
    resolve?.(value);
    return resolve !== undefined;
  },
};
