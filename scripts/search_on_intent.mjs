// Written into the head of every page, before the theme's script. On each page the theme starts a worker for its
// search and asks for the search index, which grows with the book. Let both wait until the reader turns to the search.
{
  const { open, send } = XMLHttpRequest.prototype;
  const Now = Worker;
  const wanted = new Promise((resolve) => {
    // An address with `?h=` comes from the search: its words are marked on the page, and the index says how.
    if (new URLSearchParams(location.search).has("h")) resolve(true);
    addEventListener("focusin", ({ target }) => {
      if (target instanceof Element && target.closest(".md-search")) resolve(true);
    });
  });

  /** @type {(this: XMLHttpRequest, ...request: any[]) => void} */
  XMLHttpRequest.prototype.open = function (...request) {
    Reflect.apply(open, this, request);
    if (!`${request[1]}`.endsWith("/search/search_index.json")) return;
    this.send = (body) => void wanted.then(() => send.call(this, body));
  };

  /** Stands for the search's worker until it is wanted, and passes on what is said. */
  class Later extends EventTarget {
    /** @type {Promise<Worker>} */
    #worker;

    /** @param {string | URL} address */
    constructor(address) {
      super();
      this.#worker = wanted.then(() => new Now(address));
      void this.#worker.then((worker) => {
        worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
      });
    }

    /** @param {unknown} message */
    postMessage(message) {
      void this.#worker.then((worker) => worker.postMessage(message));
    }
  }

  /** @type {any} */
  const choose = function (/** @type {string | URL} */ address, /** @type {WorkerOptions} */ options) {
    return `${address}`.includes("/workers/search.") ? new Later(address) : new Now(address, options);
  };
  globalThis.Worker = choose;
}
