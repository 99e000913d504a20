// The worker: loads Pyodide, NumPy and mfml, and runs cells with the same cells.py that built the page.
// The reader's code runs here and nowhere else: there is no document to reach.

/** @typedef {import("./runtime.js").Request} Request */
/** @typedef {import("./runtime.js").Outcome} Outcome */
/** @typedef {import("./runtime.js").Message} Message */
/** @typedef {typeof import("./config.js").addresses} Addresses */
/** @typedef {import("pyodide").PyodideInterface} Pyodide */
/** @typedef {import("pyodide/ffi").PyProxy & Record<string, any>} PyProxy */

/** Where the runner and the style of figures lie in Python's own file system. */
const RUNNER_FOLDER = "/book";

/** @type {Promise<{pyodide: Pyodide, cells: PyProxy}> | undefined} */
let python;

/** The variables of the page that is shown. @type {{visit: number, variables: PyProxy} | undefined} */
let namespace;

/** @param {Message} message */
const post = (message) => self.postMessage(message);

self.onmessage = async ({ data }) => {
  try {
    if (data.type === "start") python = start(data.addresses);
    else post({ type: "outcome", outcome: await run(data.request) });
  } catch (error) {
    post({ type: "failed", message: explain(error) });
  }
};

/** @param {Addresses} addresses */
async function start(addresses) {
  const files = Promise.all([addresses.runner, addresses.figureStyle, addresses.wheel].map(download));
  files.catch(() => {}); // awaited below, after Python
  const { loadPyodide } = /** @type {typeof import("pyodide")} */ (await import(`${addresses.runtime}pyodide.mjs`));
  const pyodide = await step("python", Promise.race([loadPyodide({ indexURL: addresses.runtime }), brokenDownload()]));
  await step("numpy", loadPackage(pyodide, "numpy"));
  await step("mfml", install(pyodide, files));
  const cells = pyodide.pyimport("cells");
  post({ type: "ready" });
  return { pyodide, cells };
}

/**
 * Reject when a download fails. Pyodide only logs it when its WebAssembly cannot be fetched, and waits for ever.
 * @returns {Promise<never>}
 */
function brokenDownload() {
  const fetch = self.fetch;
  return new Promise((_, reject) => {
    self.fetch = async (input, init) => {
      const answer = fetch(input, init);
      answer.then(({ ok, status, url }) => ok || reject(new Error(`${url} answered ${status}`)), reject);
      return answer;
    };
  });
}

/** @param {Pyodide} pyodide @param {Promise<ArrayBuffer[]>} files */
async function install(pyodide, files) {
  const [runner, figureStyle, wheel] = await files;
  if (!runner || !figureStyle || !wheel) throw new Error("a file of the runtime is missing");
  pyodide.FS.mkdirTree(RUNNER_FOLDER);
  pyodide.FS.writeFile(`${RUNNER_FOLDER}/cells.py`, new Uint8Array(runner));
  pyodide.FS.writeFile(`${RUNNER_FOLDER}/matplotlibrc`, new Uint8Array(figureStyle));
  pyodide.unpackArchive(wheel, "wheel");
  pyodide.pyimport("sys").path.insert(0, RUNNER_FOLDER);
}

/** @param {Request} request @returns {Promise<Outcome>} */
async function run({ visit, name, code, want, isolated }) {
  if (!python) throw new Error("a cell was run before Python was started");
  const { pyodide, cells } = await python;
  for (const needed of cells.packages_needed(code).toJs()) {
    if (!(needed in pyodide.loadedPackages)) await step(needed, loadPackage(pyodide, needed));
  }
  post({ type: "ready" });
  if (namespace?.visit !== visit) {
    namespace?.variables.destroy();
    namespace = { visit, variables: cells.new_namespace() };
  }
  const variables = isolated ? cells.new_namespace() : namespace.variables;
  const outcome = cells.run(code, variables, name);
  const { text, failed } = outcome;
  const result = { text, failed, figures: outcome.figures.toJs(), same: cells.agrees(want, text) };
  outcome.destroy();
  return result;
}

/** @param {Pyodide} pyodide @param {string} name */
async function loadPackage(pyodide, name) {
  /** @type {string[]} */
  const errors = [];
  await pyodide.loadPackage(name, { messageCallback() {}, errorCallback: (message) => errors.push(message) });
  if (!(name in pyodide.loadedPackages)) throw new Error(errors.join(" ") || `${name} could not be loaded`);
}

/** Report a part as loading, then as loaded. @template T @param {string} name @param {Promise<T>} work */
async function step(name, work) {
  post({ type: "step", name, done: false });
  const result = await work;
  post({ type: "step", name, done: true });
  return result;
}

/** @param {string} address */
async function download(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.arrayBuffer();
}

/** @param {unknown} error */
function explain(error) {
  const reason = error instanceof Error ? error.message : String(error);
  return `Python could not be loaded (${reason.trim().split("\n").at(-1)}). Check the connection and press Retry.`;
}
