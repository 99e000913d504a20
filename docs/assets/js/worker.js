// The worker: loads Pyodide, NumPy and mfml, and runs cells with the same cells.py that built the page.
// The reader's code runs here and nowhere else: there is no document to reach.
import { check, download, reason } from "./download.js";
import { keepCopy } from "./start/snapshot.js";
import { startPython } from "./start/ways.js";
import { StopSignal, waiting } from "./stop.js";

/** @typedef {import("./runtime.js").Request} Request */
/** @typedef {import("./runtime.js").Outcome} Outcome */
/** @typedef {import("./runtime.js").Message} Message */
/** @typedef {import("./runtime.js").Order} Order */
/** @typedef {import("./runtime.js").Question} Question */
/** @typedef {import("pyodide/ffi").PyProxy & Record<string, any>} PyProxy */

/** Where our own files lie in Python's file system. */
const RUNNER_FOLDER = "/book";

const REHEARSAL = `
import matplotlib.pyplot as plt
line = plt.plot([0, 1], label="$x$")
legend = plt.legend()
`;

/** After so many drawings the next takes a third of the time of the first. */
const REHEARSALS = 6;

/** @typedef {import("./start/ways.js").Python & {way: string, addresses: typeof import("./config.js").addresses, cells: PyProxy}} Python */

/** @type {Promise<Python> | undefined} */
let python;

/** The packages that were asked for and have not failed. @type {Map<string, Promise<void>>} */
const packages = new Map();

/** What Python has begun without, if it was asked for and has not failed. @type {Promise<void> | undefined} */
let completion;

/** The variables of the page that is shown. @type {{visit: number, variables: PyProxy} | undefined} */
let namespace;

/** What answers questions about code, once there was one. @type {PyProxy | undefined} */
let hints;

/** What answers the page's own questions, once there was one. @type {PyProxy | undefined} */
let questions;

const signal = new StopSignal();

/** Whether this browser can put Python aside while it waits (JSPI). */
const canSuspend = "Suspending" in WebAssembly;

/** The run in progress. */
let current = 0;

/** Whether its code runs, or is suspended. */
let running = false;

/** The last run that the reader has stopped, which may not have begun. */
let stopped = 0;

/** @param {Message} message */
const post = (message) => self.postMessage(message);

self.onmessage = async (/** @type {MessageEvent<Order>} */ { data, ports }) => {
  if (data.type === "start") {
    python = start(data);
    python.then(({ way }) => post({ type: "ready", way }), (error) => post({ type: "unavailable", message: reason(error) }));
    live(data.life);
  } else if (data.type === "keep") {
    await keepCopy(data.addresses, data.files).finally(() => post({ type: "settled" }));
  } else if (data.type === "stop") {
    stopped = data.run;
    if (waiting.end(undefined)) signal.rest(); // one word is enough: a second would stop Python's own tidying up
    else signal.stop();
  } else if (data.type === "answer") waiting.end(data.text);
  else if (data.type === "hint") ports[0]?.postMessage(await hint(data.question));
  else if (data.type === "ask") await reply(data.question, ports[0]);
  else if (data.type === "warm") await warm();
  else await obey(data.request);
};

/** Answer a question of the page: first that Python is there, then the answer. @param {string} question @param {MessagePort | undefined} port */
async function reply(question, port) {
  let begun = false;
  try {
    const loaded = await python;
    questions ??= /** @type {PyProxy} */ (loaded?.pyodide.pyimport("questions"));
    begun = true;
    port?.postMessage({ begun });
    port?.postMessage({ answer: questions.answer(question) });
  } catch (error) {
    // An exception of Python's leaves it as it was; anything else is its end.
    const isPythons = error instanceof Error && error.name === "PythonError";
    port?.postMessage({ [begun && !isPythons ? "died" : "failed"]: reason(error) });
  }
}

/** Hold a lock for as long as this worker lives, so that the page hears of its end. @param {string} lock */
function live(lock) {
  const forever = () => new Promise(() => post({ type: "alive" }));
  void navigator.locks?.request(lock, forever); // only where the address is a secure one
}

/** Run a cell and tell how it ended. @param {Request} request */
async function obey(request) {
  const { run: number } = request;
  let begun = false;
  try {
    if (!python) throw new Error("a cell was run before Python was started");
    const loaded = await python;
    const { cells } = loaded;
    if (loaded.rest && cells.imports_more(request.code)) await step("rest", complete(loaded)).catch(() => {}); // Python tells what is missing
    for (const needed of cells.packages_needed(request.code).toJs()) {
      if (!(needed in loaded.pyodide.loadedPackages)) await step(needed, load(loaded, needed));
    }
    if (stopped === number) return;
    begun = true;
    post({ type: "begun", run: number });
    post({ type: "outcome", run: number, outcome: await run(cells, request) });
  } catch (error) {
    post({ type: begun ? "died" : "failed", run: number, message: reason(error) });
  }
}

/** @param {PyProxy} cells @param {Request} request @returns {Promise<Outcome>} */
async function run(cells, { run: number, visit, name, code, want, isolated, aside, stopAddress }) {
  current = number;
  if (namespace?.visit !== visit) {
    namespace?.variables.destroy();
    namespace = { visit, variables: cells.new_namespace() };
  }
  const variables = isolated ? cells.new_namespace() : aside ? cells.copied(namespace.variables) : namespace.variables;
  signal.watch(stopAddress);
  const show = (/** @type {string} */ text) => post({ type: "output", run: number, text });
  running = true;
  // A "promising" call can be suspended in sleep() and input(); a browser that cannot suspend refuses it.
  const call = async () =>
    canSuspend ? cells.run.callPromising(code, variables, name, show) : cells.run(code, variables, name, show);
  const outcome = await call().finally(() => {
    running = false;
  });
  signal.rest();
  const { text, failed, advice, stopped_at: stoppedAt } = outcome;
  const [latex, figures, errorAt] = [outcome.latex, outcome.figures, outcome.error_at].map((list) => list.toJs());
  const result = { text, failed, advice, stoppedAt, errorAt, latex, figures, same: cells.agrees(want, text) };
  outcome.destroy();
  return result;
}

/** Answer a question about code that is being typed, as lists of texts. @param {Question} question */
async function hint({ about, visit, isolated, code, position }) {
  const loaded = await python;
  if (!loaded) return null;
  const { pyodide, cells } = loaded;
  hints ??= /** @type {PyProxy} */ (pyodide.pyimport("hints"));
  const variables = namespace?.visit === visit && !isolated ? namespace.variables : cells.new_namespace();
  return hints[about](code, position, variables)?.toJs() ?? null;
}

/** @param {import("./runtime.js").StartOrder} order @returns {Promise<Python>} */
async function start({ addresses, hashes, way, draws }) {
  const isSound = (/** @type {string} */ address, /** @type {Uint8Array<ArrayBuffer>} */ bytes) => check(address, bytes, hashes[address] ?? "");
  const started = await startPython({ addresses, get: getter(hashes), check: isSound, step, draws }, way);
  const { pyodide } = started;
  pyodide.pyimport("sys").path.insert(0, RUNNER_FOLDER);
  const cells = pyodide.pyimport("cells");
  const nap = (/** @type {number} */ milliseconds) => {
    signal.hold();
    return waiting.nap(milliseconds);
  };
  const ask = (/** @type {string} */ prompt) => {
    signal.hold();
    post({ type: "ask", run: current, prompt });
    return waiting.begin();
  };
  pyodide.pyimport("waiting").install(nap, ask, () => signal.release());
  pyodide.setInterruptBuffer(/** @type {any} */ (signal));
  return { ...started, addresses, cells };
}

/** What fetches and checks a file of the book. @param {Readonly<Record<string, string>>} hashes */
function getter(hashes) {
  return (/** @type {string} */ address) => download(address, hashes[address] ?? "");
}

/** Load a package; after a failure the next call tries again. @param {Python} loaded @param {string} name */
function load(loaded, name) {
  const known = packages.get(name);
  if (known) return known;
  const loading = loaded.load(name);
  packages.set(name, loading);
  loading.catch(() => packages.delete(name));
  return loading;
}

/** Load what Python has begun without; after a failure the next call tries again. @param {Python} loaded */
function complete(loaded) {
  completion ??= Promise.resolve(loaded.rest?.()).then(() => {
    loaded.rest = undefined;
  });
  completion.catch(() => {
    completion = undefined;
  });
  return completion;
}

/** Do while nobody waits what will be needed: load all that is missing, rehearse a drawing, keep a copy. */
async function warm() {
  try {
    const loaded = await python;
    if (!loaded) return;
    if (!("matplotlib" in loaded.pyodide.loadedPackages)) await load(loaded, "matplotlib");
    await complete(loaded);
    await rehearse(loaded.cells);
    await copy(loaded);
  } catch {
    // It will be loaded, or fail with a message, when a cell needs it.
  } finally {
    post({ type: "settled" });
  }
}

/**
 * Run a cell that draws what nobody sees, so that the browser compiles what it takes. A run that comes has its turn
 * between two drawings.
 * @param {PyProxy} cells
 */
async function rehearse(cells) {
  // In the middle of a run, "stop" would hit the drawing instead of the cell.
  for (let times = 0; times < REHEARSALS && !running; times += 1) {
    const variables = cells.new_namespace();
    // This call is not a "promising" one: no run may begin before it has ended.
    const outcome = cells.run(REHEARSAL, variables, "rehearsal");
    for (const proxy of [outcome, variables]) proxy.destroy();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/**
 * Have another worker, which nobody waits for, copy what was fetched for this start. Nothing is fetched again: a private
 * window does not keep files as large as these.
 * @param {Python} loaded
 */
async function copy(loaded) {
  const files = loaded.uncopied;
  if (!files) return;
  loaded.uncopied = undefined;
  const keeper = new Worker(`${self.location.href}#copy`, { type: "module" });
  await new Promise((resolve) => {
    keeper.onmessage = keeper.onerror = resolve;
    keeper.postMessage({ type: "keep", addresses: loaded.addresses, files }, files.map(([, { buffer }]) => buffer));
  });
  keeper.terminate();
}

/**
 * Report a part as loading, then as loaded, or as given up.
 * @template T @param {string} name @param {Promise<T>} work @param {number} [bytes]  how many come, if it is not the usual number
 */
async function step(name, work, bytes) {
  post({ type: "step", name, bytes, done: false });
  try {
    const result = await work;
    post({ type: "step", name, bytes, done: true });
    return result;
  } catch (error) {
    post({ type: "step", name, done: false, givenUp: true });
    throw error;
  }
}
